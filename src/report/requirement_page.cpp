#include "report/requirement_page.h"

#include "i18n/render.h"
#include "model/names.h"
#include "model/words.h"
#include "packs/asked.h"
#include "packs/mechanisms.h"
#include "report/document.h"
#include "report/writers.h"
#include "rules/bodies.h"
#include "rules/pages.h"

namespace wayproof::report {
namespace {

template <class Located>
std::vector<Message> words_of(const std::vector<Located>& all) {
  std::vector<Message> words;
  for (const auto& one : all) words.push_back({model::word(one.value).key, {}});
  return words;
}

std::vector<Verbatim> quoted(const std::vector<model::Located<std::string>>& all) {
  std::vector<Verbatim> words;
  for (const auto& one : all) words.push_back({one.value});
  return words;
}

/// What has to hold, with its numbers and words: the mechanism's own sentence first.
class Asking {
 public:
  explicit Asking(const model::Must& must) : must_(must) {}

  std::vector<Message> sentences() {
    using Kind = model::Must::Kind;
    switch (must_.kind) {
      case Kind::invalid:
        break;
      case Kind::pass:
        add("pass", {{"rules", quoted(must_.rules)}});
        break;
      case Kind::hours:
        hours();
        break;
      case Kind::at_most:
        at_most();
        break;
      case Kind::consent_kinds:
        add("consent", {{"kinds", words_of(must_.kinds)}});
        if (!must_.facts.empty()) add("consent.with", {{"facts", words_of(must_.facts)}});
        break;
      case Kind::consent_kept:
        add("keeps", {{"kept", words_of(must_.kept)}});
        break;
      case Kind::consent_life:
        add(must_.counts_from == model::ConsentRecords::CountsFrom::last_activity ? "lasts.activity" : "lasts", most());
        if (!must_.kinds.empty()) add("lasts.of", {{"kinds", words_of(must_.kinds)}});
        break;
      case Kind::stop_within:
        add(must_.life && must_.life->value.zero() ? "stop_within.at_once"
            : must_.workdays                       ? "stop_within.workdays"
                                                   : "stop_within",
            most());
        break;
      case Kind::begin_with:
        words("begin_with");
        break;
      case Kind::say:
        words("say");
        break;
      case Kind::not_say:
        words("not_say");
        break;
      case Kind::opt_out_words:
        words("opt_out_words");
        break;
      case Kind::sender:
        add("sender", {{"parts", words_of(must_.sender)}});
        break;
      case Kind::one_click:
        add("one_click", {});
        break;
      case Kind::reply_window:
        add("reply_window", most());
        break;
      case Kind::longest:
        add("longest." + std::string(model::names::of(model::names::length_unit, must_.unit)), max());
        break;
      case Kind::attested:
        add("attested", {});
        break;
    }
    return std::move(out_);
  }

 private:
  void add(std::string_view key, std::vector<Arg> args) {
    out_.push_back({"explain.must." + std::string(key), std::move(args)});
  }
  std::vector<Arg> max() const { return {{"max", must_.max ? must_.max->value : 0}}; }
  std::vector<Arg> most() const { return {{"most", must_.life ? must_.life->value : Duration{}}}; }

  void hours() {
    std::vector<Message> open;
    for (const model::OpenHours& one : must_.hours) open.push_back(packs::named(one));
    add("hours", {{"hours", std::move(open)}});
    if (must_.closed_on_holidays) add("hours.holidays", {});
    if (must_.zone && must_.zone->value != "recipient") add("hours.zone", {{"zone", Verbatim{must_.zone->value}}});
  }

  void at_most() {
    if (!must_.window) return;
    if (must_.max && must_.max->value == 0) return add("at_most.none", {});
    const model::Window& window = *must_.window;
    std::vector<Arg> args = max();
    if (window.kind == model::Window::Kind::calendar) {
      add("at_most." + std::string(model::names::of(model::names::period, window.unit)), std::move(args));
    } else {
      args.push_back({"length", window.length});
      add("at_most", std::move(args));
    }
    if (must_.counts != model::Counts::sends)
      add("counts." + std::string(model::names::of(model::names::counts, must_.counts)), {});
  }

  void words(const std::string& key) {
    const bool subject = must_.part == model::TextPart::subject;
    for (const model::WordList& list : must_.words) {
      std::vector<Arg> args{{"words", quoted(list.words)}};
      if (!list.language.empty()) args.push_back({"language", rules::language_word(list.language)});
      add(key + (subject ? ".subject" : "") + (list.language.empty() ? "" : ".language"), std::move(args));
    }
  }

  const model::Must& must_;
  std::vector<Message> out_;
};

class Explaining {
 public:
  Explaining(const model::Pack& pack, const model::Requirement& requirement, i18n::Language language)
      : pack_(pack), requirement_(requirement), language_(language) {}

  std::string write() {
    out_.heading(1, "pack/" + packs::name_of(pack_, requirement_));
    out_.paragraph(sentence(in_words(requirement_.title)));
    std::vector<Message> asked = Asking(requirement_.must).sentences();
    for (Message& one : asked) item(std::move(one));
    item({"explain.binds",
          {{"standing", model::word(requirement_.standing.value)},
           {"severity", Word{"report.severity." + std::string(name_of(requirement_.severity))}}}});
    whom();
    when();
    written();
    optional("explain.asks", requirement_.asks);
    optional("explain.unless", requirement_.unless);
    optional("explain.why", requirement_.why);
    optional("explain.advice", requirement_.advice);
    out_.list(std::move(items_));
    return write_markdown(out_) + how();
  }

 private:
  std::string say(const Message& message) const { return i18n::render(message, language_); }
  std::string in_words(const model::Text& text) const {
    return i18n::render(ArgValue{model::title_or_id(text, {})}, language_);
  }
  void item(const Message& message) { items_.push_back(sentence(say(message))); }
  void optional(std::string key, const model::Text& text) {
    if (!text.empty()) item({std::move(key), {{"text", model::title_or_id(text, {})}}});
  }

  void whom() {
    std::vector<Verbatim> regions;
    for (const model::Id& one : packs::regions_of(pack_, requirement_)) regions.push_back({one.value});
    if (regions.empty()) {
      item({"explain.recipients.all", {}});
    } else {
      item({"explain.recipients", {{"regions", std::move(regions)}}});
    }
    std::vector<Message> purposes;
    for (const model::Purpose one : packs::purposes_of(requirement_)) purposes.push_back({model::word(one).key, {}});
    std::vector<Arg> args{{"purposes", std::move(purposes)}};
    if (requirement_.channels.empty()) return item({"explain.messages.all", std::move(args)});
    args.push_back({"channels", words_of(requirement_.channels)});
    item({"explain.messages", std::move(args)});
  }

  void when() {
    if (requirement_.from) item({"explain.from", {{"day", Date{requirement_.from->value}}}});
    if (requirement_.until) item({"explain.until", {{"day", Date{requirement_.until->value}}}});
  }

  void written() {
    for (const Citation& cite : packs::citations_of(pack_, requirement_)) {
      Line line = sentence(say({"explain.written", {}}) + (language_ == i18n::Language::zh ? "" : " "));
      line.push_back({cite.title, is_web_address(cite.url) ? Run::Kind::link : Run::Kind::plain, cite.url});
      if (!cite.checked.empty()) {
        line.push_back({say({"explain.seen", {{"day", Verbatim{cite.checked}}}}), Run::Kind::plain, {}});
      }
      items_.push_back(std::move(line));
    }
    item({"explain.read",
          {{"verified", model::word(requirement_.verified)},
           {"day", Date{pack_.reviewed_on ? pack_.reviewed_on->value : pack_.version.value}}}});
  }

  /// The mechanism's page, one level down and without its title.
  std::string how() const {
    if (requirement_.must.kind == model::Must::Kind::invalid) return {};
    const std::string id = "pack/" + std::string(model::names::of_named(model::names::must, requirement_.must.kind));
    const rules::Page* const page = rules::find_page(id, i18n::code(language_).substr(0, 2));
    if (page == nullptr) return {};
    std::string text(page->markdown.substr(page->markdown.find('\n') + 1));
    constexpr std::string_view heading = "\n## ";
    for (std::size_t at = text.find(heading); at != std::string::npos; at = text.find(heading, at + heading.size()))
      text.insert(at + 1, "#");
    return "\n## " + say({"explain.how", {}}) + "\n" + text;
  }

  const model::Pack& pack_;
  const model::Requirement& requirement_;
  i18n::Language language_;
  Document out_;
  std::vector<Line> items_;
};

}  // namespace

std::string write_requirement(const model::Pack& pack, const model::Requirement& requirement, i18n::Language language) {
  return Explaining(pack, requirement, language).write();
}

}  // namespace wayproof::report
