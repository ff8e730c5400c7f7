// `wayproof init`: writes a workspace beside the journeys of a folder, or answers into the one that is there, and says
// which of the five questions are open.
#include <array>

#include "api/init.h"
#include "api/questions.h"
#include "cli/load.h"
#include "cli/paths.h"
#include "json/read.h"
#include "json/set_value.h"

namespace wayproof::cli {
namespace {

std::pair<std::string_view, std::string_view> parted(std::string_view text, char separator) {
  const std::size_t at = text.rfind(separator);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::string clock(std::string_view text) { return std::string(text) + (text.size() == 5 ? ":00" : ""); }

/// Digits stay as they are, so that JSON and with it write_answers() judge them.
std::string limit(std::string_view value) {
  const auto [max, hours] = parted(value, '/');
  return R"({"max": )" + std::string(max) + R"(, "hours": )" + std::string(hours) + "}";
}

std::string hours(std::string_view value) {
  const auto [from, to] = parted(value, '-');
  return R"({"from": )" + json::quote(clock(from)) + R"(, "to": )" + json::quote(clock(to)) + "}";
}

std::string list(std::string_view value) {
  std::string items;
  while (!value.empty()) {
    const std::string_view item = value.substr(0, value.find(','));
    items += (items.empty() ? "" : ", ") + json::quote(item);
    value.remove_prefix(std::min(value.size(), item.size() + 1));
  }
  return "[" + items + "]";
}

/// One option as an object of answers, as api/questions.h wants them.
std::string answer(std::string_view option, std::string_view value) {
  const std::string truth = value == "yes" ? "true" : "false";
  if (option == "system") return R"({"system": )" + json::quote(value) + "}";
  if (option == "consent" || option == "suppression") return "{" + json::quote(option) + ": " + truth + "}";
  if (option == "opt-out") return R"({"opt_out": )" + truth + "}";
  if (option == "caps") return R"({"caps": )" + (value == "no" ? "false" : limit(value)) + "}";
  if (option == "quiet") return R"({"quiet": )" + (value == "no" ? "false" : hours(value)) + "}";
  if (option == "regions") return R"({"regions": )" + list(value) + "}";
  const auto [name, said] = parted(value, '=');
  if (option == "topic") return R"({"topics": {)" + json::quote(name) + R"(: {"consent": )" + json::quote(said) + "}}}";
  const auto [journey, step] = parted(name, '/');
  return R"({"messages": {)" + json::quote(journey) + ": {" + json::quote(step) + ": " + json::quote(said) + "}}}";
}

std::optional<std::string> with_answers(std::string text, const Arguments& arguments) {
  for (const auto& [option, value] : arguments.options) {
    if (option == "lang") continue;
    const std::string one = answer(option, value);
    const json::ReadResult read = json::read(one);
    if (!read.errors.empty()) return std::nullopt;
    auto changed = api::write_answers(std::move(text), read.tree.root());
    if (!changed) return std::nullopt;
    text = std::move(*changed);
  }
  return text;
}

/// Which options answer a question.
std::string_view options_of(std::string_view question) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> all{
      {{"system", "--system"},
       {"enforced", "--consent --suppression --caps --quiet"},
       {"opt_out", "--opt-out"},
       {"topics", "--topic --message"},
       {"regions", "--regions"}}};
  for (const auto& [id, options] : all) {
    if (id == question) return options;
  }
  return {};
}

void say_questions(const Session& session, const std::vector<model::InputFile>& files) {
  const auto questions = api::five_questions(files, session.io.today(), session.language);
  if (questions.empty()) return;
  session.say({"cli.init.questions", {}});
  for (const api::FiveQuestion& one : questions) {
    const Message open{"cli.init.open",
                       {{"question", Verbatim{one.text}}, {"options", Verbatim{std::string(options_of(one.id))}}}};
    session.io.out(one.open ? "  [ ] " + i18n::render(open, session.language) + '\n' : "  [x] " + one.text + '\n');
  }
}

}  // namespace

ExitCode run_init(const Session& session) {
  const std::string folder = session.arguments.operands.empty() ? "." : session.arguments.operands.front();
  const std::string target = join(folder, api::starting_workspace_name);
  const bool there = session.io.kind(target) != Io::PathKind::nothing;
  const bool answers = session.arguments.options.size() > (session.arguments.has("lang") ? 1U : 0U);
  if (there && !answers) {
    session.complain({"cli.init.there-already", {{"path", Verbatim{target}}}});
    return ExitCode::usage;
  }
  Gatherer gatherer = gatherer_for(session);
  Group journeys;
  for (const std::string& path : gatherer.walk().expand("*.json", folder)) {
    if (gatherer.is_journey(path)) journeys.files.push_back({path});
  }
  if (journeys.files.empty()) {
    session.complain({"cli.init.no-journeys", {{"path", Verbatim{folder}}}});
    return ExitCode::usage;
  }
  LoadedGroup loaded = load(journeys, gatherer);
  const Io::Content before =
      there ? session.io.read(target) : Io::Content{Io::Content::Trouble::none, api::starting_workspace(loaded.files)};
  if (before.trouble != Io::Content::Trouble::none) {
    session.complain({"cli.gather.unreadable", {{"path", Verbatim{target}}}});
    return ExitCode::usage;
  }
  const auto text = with_answers(before.text, session.arguments);
  if (!text) {
    session.complain({"cli.init.bad-answer", {}});
    return ExitCode::usage;
  }
  if (!session.io.write(target, *text)) {
    session.complain({"cli.gather.unwritable", {{"path", Verbatim{target}}}});
    return ExitCode::usage;
  }
  session.say({there ? "cli.init.answered" : "cli.init.written", {{"path", Verbatim{target}}}});
  loaded.files.push_back({target, *text});
  say_questions(session, loaded.files);
  return ExitCode::clean;
}

}  // namespace wayproof::cli
