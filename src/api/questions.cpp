#include "api/questions.h"

#include <algorithm>
#include <array>
#include <map>

#include "api/answers.h"
#include "api/check.h"
#include "api/init.h"
#include "i18n/render.h"
#include "json/pointer.h"
#include "json/read.h"
#include "json/set_value.h"
#include "model/names.h"
#include "model/words.h"
#include "report/json_writer.h"
#include "text/edit.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

// ---- answers into a workspace ---------------------------------------------------------------------------------------

constexpr std::string_view own_rule = "platform";  // id of the limit and the quiet hours that the questions made

class Writer {
 public:
  explicit Writer(std::string text) : text_(std::move(text)) {}

  std::optional<std::string> write(json::Value answers) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const json::Member member = answers.member(i);
      if (!one(member.key, member.value)) return std::nullopt;
    }
    return std::move(text_);
  }

 private:
  bool one(std::string_view question, json::Value answer) {
    const bool gone = answer.is(json::Kind::null);
    if (question == "system")
      return gone ? take_out("/gate/dialect") : answer.string() && set("/gate/dialect", json::quote(*answer.string()));
    if (question == "consent" || question == "suppression")
      return gone ? take_out_check(question) : answer.boolean() && mode(question, *answer.boolean());
    if (question == "caps") return caps(answer);
    if (question == "quiet") return quiet(answer);
    if (question == "opt_out") return (gone || answer.boolean()) && opt_out(answer.boolean());
    if (question == "topics") return topics(answer);
    if (question == "messages") return messages(answer);
    if (question == "regions") return gone ? take_out("/regions") : regions(answer);
    return false;
  }

  bool set(const std::string& pointer, std::string_view new_json) {
    const json::ReadResult read = json::read(text_);
    auto edit = json::set_value(read.tree, text_, pointer, new_json);
    if (!edit) return false;
    text_ = apply_edits(text_, {std::move(*edit)});
    return true;
  }

  /// What is not there need not be taken out.
  bool take_out(const std::string& pointer) {
    const json::ReadResult read = json::read(text_);
    if (auto edit = json::remove_value(read.tree, text_, pointer)) text_ = apply_edits(text_, {std::move(*edit)});
    return true;
  }

  bool take_out_check(std::string_view check) { return take_out("/gate/checks/" + std::string(check)); }

  bool mode(std::string_view check, bool enforced) {
    return set("/gate/checks/" + std::string(check) + "/mode", enforced ? R"("enforce")" : R"("observe")");
  }

  /// Puts a rule of the platform into a list of the gate, in place of the one it had.
  bool own_item(const char* list, const std::string& item) {
    const json::ReadResult read = json::read(text_);
    const json::Value items = read.tree.root()["gate"][list];
    if (!items) return set(std::string("/gate/") + list, "[" + item + "]");
    return set(std::string("/gate/") + list + "/" + std::to_string(own_place(items)), item);
  }

  bool take_out_own(const char* list) {
    const json::ReadResult read = json::read(text_);
    const json::Value items = read.tree.root()["gate"][list];
    const std::size_t place = own_place(items);
    return place == items.size() || take_out(std::string("/gate/") + list + "/" + std::to_string(place));
  }

  /// Where the list has the platform's rule; its size when it has none.
  static std::size_t own_place(json::Value items) {
    std::size_t place = 0;
    while (place < items.size() && items.item(place)["id"].string() != own_rule) ++place;
    return place;
  }

  bool caps(json::Value answer) {
    if (answer.is(json::Kind::null)) return take_out_own("caps") && take_out_check("caps");
    if (answer.boolean() == false) return take_out_own("caps") && mode("caps", false);
    const auto max = answer["max"].integer();
    const auto hours = answer["hours"].integer();
    if (!max || !hours || *max < 0 || *max > 100 || *hours < 1 || *hours > 24 * 366) return false;
    return mode("caps", true) &&
           own_item("caps", R"({"id": "platform", "of": {"purpose": "marketing"}, "max": )" + std::to_string(*max) +
                                R"(, "window": {"sliding": "PT)" + std::to_string(*hours) + "H\"}}");
  }

  bool quiet(json::Value answer) {
    if (answer.is(json::Kind::null)) return take_out_own("quiet") && take_out_check("hours");
    if (answer.boolean() == false) return take_out_own("quiet") && mode("hours", false);
    const auto from = answer["from"].string(), to = answer["to"].string();
    if (!from || !to || !parse_clock(*from) || !parse_clock(*to) || *from == *to) return false;
    return mode("hours", true) && own_item("quiet", R"({"id": "platform", "of": {"purpose": "marketing"}, "from": )" +
                                                        json::quote(*from) + R"(, "to": )" + json::quote(*to) + "}");
  }

  /// Every channel of mails.
  bool opt_out(std::optional<bool> offered) {
    const json::ReadResult read = json::read(text_);
    const json::Value channels = read.tree.root()["channels"];
    std::vector<std::string> mails;
    for (std::size_t i = 0; i < channels.size(); ++i) {
      const json::Member channel = channels.member(i);
      if (channel.value["kind"].string() == "email") mails.emplace_back(channel.key);
    }
    for (const std::string& mail : mails) {
      const std::string place = "/channels/" + json::pointer_token(mail) + "/opt_out_built_in";
      if (!(offered ? set(place, *offered ? "true" : "false") : take_out(place))) return false;
    }
    return true;
  }

  bool topics(json::Value answer) {
    for (std::size_t i = 0; i < answer.size(); ++i) {
      const json::Member topic = answer.member(i);
      const std::string place = "/topics/" + json::pointer_token(topic.key);
      const auto consent = topic.value["consent"].string();
      const auto sells = topic.value["sells"].boolean();
      const auto& kinds = model::names::consent_kind;
      if (consent && std::find(kinds.begin(), kinds.end(), *consent) == kinds.end()) return false;
      if (consent && !set(place + "/consent", json::quote(*consent))) return false;
      if (topic.value["consent"].is(json::Kind::null)) take_out(place + "/consent");
      if (sells && !set(place + "/sells", *sells ? "true" : "false")) return false;
    }
    return true;
  }

  bool messages(json::Value answer) {
    for (std::size_t i = 0; i < answer.size(); ++i) {
      const json::Member journey = answer.member(i);
      for (std::size_t k = 0; k < journey.value.size(); ++k) {
        const json::Member step = journey.value.member(k);
        const std::string place =
            "/imported/messages/" + json::pointer_token(journey.key) + "/" + json::pointer_token(step.key);
        const bool parts = step.value.is(json::Kind::object);
        if (const json::Value purpose = parts ? step.value["purpose"] : step.value) {
          const auto& all = model::names::purpose;
          const bool known = purpose.string() && std::find(all.begin(), all.end(), *purpose.string()) != all.end();
          if (!word(place + "/purpose", purpose, known)) return false;
        }
        if (const json::Value topic = parts ? step.value["topic"] : json::Value{}) {
          if (!word(place + "/topic", topic, topic.string() && !topic.string()->empty())) return false;
        }
      }
    }
    return true;
  }

  /// Writes a word that is known, or takes the former one out.
  bool word(const std::string& place, json::Value value, bool known) {
    if (value.is(json::Kind::null)) return take_out(place);
    return known && set(place, json::quote(*value.string()));
  }

  bool regions(json::Value answer) {
    std::string list;
    for (std::size_t i = 0; i < answer.size(); ++i) {
      const auto region = answer.item(i).string();
      if (!region) return false;
      list += (list.empty() ? "" : ", ") + json::quote(*region);
    }
    return answer.is(json::Kind::array) && set("/regions", "[" + list + "]");
  }

  std::string text_;
};

// ---- what is known and what is open ---------------------------------------------------------------------------------

/// Open questions of findings, by the one of the five that settles them.
struct Settles {
  std::string_view finding;
  std::string_view question;
};
constexpr std::array settles{Settles{"question.workspace", "system"},    Settles{"question.gate_consent", "enforced"},
                             Settles{"question.gate_hours", "enforced"}, Settles{"question.caps", "enforced"},
                             Settles{"question.mail_footer", "opt_out"}, Settles{"question.message_purpose", "topics"}};

/// Where a system's own pages say what the catalogue's "five.dialect.<system>.<check>" says. Read in November 2026.
struct Source {
  std::string_view system, check, url;
};
constexpr std::array sources{
    Source{"klaviyo", "caps", "https://help.klaviyo.com/hc/en-us/articles/115005078227"},
    Source{"journey-builder", "consent",
           "https://help.salesforce.com/s/articleView?id=mktg.mc_jb_managing_contacts.htm"},
    Source{"journey-builder", "suppression", "https://help.salesforce.com/s/articleView?id=005228040"},
};

std::string_view source_of(std::string_view system, std::string_view check) {
  for (const Source& one : sources) {
    if (one.system == system && one.check == check) return one.url;
  }
  return {};
}

class Asking {
 public:
  Asking(i18n::Language language, const Checked& checked, const model::Project& project)
      : language_(language), checked_(checked), project_(project), workspace_(project.workspace) {}

  ordered_json write() {
    ordered_json questions = ordered_json::array();
    questions.push_back(system());
    questions.push_back(enforced());
    questions.push_back(opt_out());
    questions.push_back(topics());
    questions.push_back(regions());
    return questions;
  }

 private:
  [[nodiscard]] std::string say(const std::string& key) const { return i18n::render({"five." + key, {}}, language_); }

  ordered_json question(std::string_view id, bool open) {
    std::int64_t waiting = 0;
    ordered_json of_findings = ordered_json::array();
    for (const Settles& one : settles) {
      if (one.question != id) continue;
      of_findings.push_back(one.finding);
      for (const Finding& finding : checked_.findings) waiting += one.finding == finding.question;
    }
    return {{"id", id}, {"text", say(std::string(id))}, {"open", open}, {"settles", waiting}, {"of", of_findings}};
  }

  [[nodiscard]] std::string sending_system() const {
    if (workspace_.gate.dialect) return workspace_.gate.dialect->value;
    for (const model::Journey& journey : project_.journeys) {
      if (!journey.system.empty()) return journey.system;
    }
    return {};
  }

  ordered_json system() {
    ordered_json out = question("system", !workspace_.gate.dialect);
    const std::string system = sending_system();
    out["answer"] = system.empty() ? ordered_json() : ordered_json(system);
    for (const imports::Importer& importer : imports::importers())
      out["choices"].push_back({{"value", importer.id}, {"text", importer.title}});
    out["choices"].push_back({{"value", "other"}, {"text", say("system.other")}});
    return out;
  }

  /// What the system does by itself, with the page that says so.
  ordered_json part(const char* id, model::Check check) {
    const model::CheckRule& rule = workspace_.gate.checks[static_cast<std::size_t>(check)];
    ordered_json out{{"id", id}, {"text", say(std::string("enforced.") + id)}};
    out["answer"] = rule.given ? ordered_json(rule.mode == model::Mode::enforce) : ordered_json();
    const std::string dialect = "five.dialect." + sending_system() + "." + id;
    if (i18n::known(dialect)) {
      out["by_itself"] = i18n::render({dialect, {}}, language_);
      if (const std::string_view source = source_of(sending_system(), id); !source.empty()) out["source"] = source;
    }
    return out;
  }

  ordered_json enforced() {
    ordered_json parts = ordered_json::array();
    parts.push_back(part("consent", model::Check::consent));
    parts.push_back(part("suppression", model::Check::suppression));
    parts.push_back(part("caps", model::Check::caps));
    for (const model::Cap& cap : workspace_.gate.caps) {
      if (cap.id.value != own_rule || cap.window.kind != model::Window::Kind::sliding) continue;
      parts.back()["rule"] = {{"max", cap.max.value}, {"hours", cap.window.length.seconds / 3600}};
    }
    parts.push_back(part("quiet", model::Check::hours));
    for (const model::Hours& hours : workspace_.gate.quiet) {
      if (hours.id && hours.id->value == own_rule)
        parts.back()["rule"] = {{"from", iso_clock(hours.from.value)}, {"to", iso_clock(hours.to.value)}};
    }
    const bool open =
        std::any_of(parts.begin(), parts.end(), [](const ordered_json& one) { return one["answer"].is_null(); });
    ordered_json out = question("enforced", open);
    out["parts"] = std::move(parts);
    return out;
  }

  ordered_json opt_out() {
    bool mails = false, said = true, offered = true;
    for (const model::Channel& channel : workspace_.channels) {
      if (channel.kind != model::ChannelKind::email) continue;
      mails = true;
      said = said && channel.opt_out_said;
      offered = offered && channel.opt_out_built_in;
    }
    ordered_json out = question("opt_out", mails && !said);
    out["asked"] = mails;
    out["answer"] = mails && said ? ordered_json(offered) : ordered_json();
    return out;
  }

  ordered_json topics() {
    ordered_json items = ordered_json::array(), messages = ordered_json::array();
    bool open = false;
    for (const model::Topic& topic : workspace_.topics) {
      open = open || !topic.consent;
      items.push_back(
          {{"id", topic.id.value},
           {"title", i18n::render(ArgValue{title(topic.title, topic.id.value)}, language_)},
           {"consent", topic.consent ? ordered_json(model::names::of(model::names::consent_kind, topic.consent->value))
                                     : ordered_json()},
           {"sells", topic.sells}});
    }
    for (const model::Journey& journey : project_.journeys) {
      if (journey.system.empty()) continue;
      for (const model::Step& step : journey.steps) {
        if (step.type != model::StepType::message || (step.purpose && !answered(journey, step))) continue;
        open = open || !step.purpose;
        messages.push_back(
            {{"journey", journey.id.value},
             {"step", step.id.value},
             {"title", i18n::render(ArgValue{title(step.title, step.id.value)}, language_)},
             {"topic", step.topic ? ordered_json(step.topic->value) : ordered_json()},
             {"purpose", step.purpose ? ordered_json(model::names::of(model::names::purpose, step.purpose->value))
                                      : ordered_json()}});
      }
    }
    ordered_json out = question("topics", open);
    out["topics"] = std::move(items);
    out["messages"] = std::move(messages);
    out["consents"] = choices<model::ConsentKind>(model::names::consent_kind);
    out["purposes"] = choices<model::Purpose>(model::names::purpose);
    return out;
  }

  /// The values of an enumeration, with what they are called.
  template <class Enumeration, class Names>
  ordered_json choices(const Names& names) const {
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto word = model::word(static_cast<Enumeration>(i));
      list.push_back({{"value", names[i]}, {"text", i18n::render(ArgValue{word}, language_)}});
    }
    return list;
  }

  [[nodiscard]] bool answered(const model::Journey& journey, const model::Step& step) const {
    const auto& all = workspace_.imported.messages;
    return std::any_of(all.begin(), all.end(), [&](const model::Imported::Message& one) {
      return one.journey.value == journey.id.value && one.step.value == step.id.value && one.purpose;
    });
  }

  static UserText title(const model::Text& text, const std::string& id) {
    UserText out;
    for (const auto& entry : text.entries) out.by_language.emplace_back(entry.language, entry.value);
    if (out.by_language.empty()) out.by_language.emplace_back("", id);
    return out;
  }

  ordered_json regions() {
    ordered_json out = question("regions", workspace_.regions.empty());
    out["answer"] = ordered_json::array();
    for (const model::Id& region : workspace_.regions) out["answer"].push_back(region.value);
    return out;
  }

  i18n::Language language_;
  const Checked& checked_;
  const model::Project& project_;
  const model::Workspace& workspace_;
};

/// The folder that all files lie in, with its slash; empty where that is none.
std::string common_folder(const std::vector<model::InputFile>& files) {
  std::string_view folder = files.empty() ? std::string_view{} : std::string_view(files.front().name);
  for (const model::InputFile& file : files) {
    const std::string_view name = file.name;
    std::size_t same = 0;
    while (same < folder.size() && same < name.size() && folder[same] == name[same]) ++same;
    folder = folder.substr(0, same);
    folder = folder.substr(0, folder.rfind('/') + 1);
  }
  return std::string(folder);
}

/// The workspace that answers go to: the one of the files, else the one to start from.
struct Target {
  std::string name;
  std::string text;
  bool created = false;
};

Target target_of(const std::vector<model::InputFile>& files) {
  for (const model::InputFile& file : files) {
    if (model::kind_of(json::read(file.text).tree.root()) == model::FileKind::workspace)
      return {file.name, std::string(file.text), false};
  }
  return {common_folder(files) + std::string(starting_workspace_name), starting_workspace(files), true};
}

/// Empty if no workspace among the files can be read.
ordered_json questions_about(const std::vector<model::InputFile>& files, Day as_of, i18n::Language language) {
  const Checked checked = check(files, {as_of, {}, {}});
  for (const model::Project& project : checked.loaded.projects) {
    if (project.workspace.given) return Asking(language, checked, project).write();
  }
  return ordered_json::array();
}

}  // namespace

std::optional<std::string> write_answers(std::string text, json::Value answers) {
  return Writer(std::move(text)).write(answers);
}

Answer answer_questions(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const Target target = target_of(request.files);
  std::vector<model::InputFile> files = request.files;
  if (target.created) files.push_back({target.name, target.text});
  ordered_json questions = questions_about(files, *request.as_of, request.language);
  if (questions.empty()) return BadRequest{"the workspace cannot be read"};
  ordered_json document{{"format", "wayproof/questions@1"}, {"workspace", target.name}, {"created", target.created}};
  document["strict"] = i18n::render({"five.strict", {}}, request.language);
  document["questions"] = std::move(questions);
  return report::dump(document);
}

std::vector<FiveQuestion> five_questions(const std::vector<model::InputFile>& files, Day as_of,
                                         i18n::Language language) {
  std::vector<FiveQuestion> result;
  for (const ordered_json& one : questions_about(files, as_of, language))
    result.push_back({one["id"].get<std::string>(), one["text"].get<std::string>(), one["open"].get<bool>()});
  return result;
}

Answer answer_answer(const Request& request) {
  const json::Value answers = request.root()["answers"];
  if (!answers.is(json::Kind::object)) return BadRequest{"\"answers\" is missing"};
  const Target target = target_of(request.files);
  const auto text = write_answers(target.text, answers);
  if (!text) return BadRequest{"an answer is none of those that \"questions\" asks for"};
  return report::dump(
      {{"format", "wayproof/answered@1"}, {"name", target.name}, {"created", target.created}, {"text", *text}});
}

}  // namespace wayproof::api
