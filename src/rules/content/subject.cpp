// A mail without a subject, in one of its versions or languages.
#include <set>

#include "rules/texts.h"

namespace wayproof::rules {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

const model::Text::Entry* entry_of(const model::Text& text, std::string_view language) {
  for (const auto& entry : text.entries) {
    if (entry.language == language) return &entry;
  }
  return nullptr;
}

class Check {
 public:
  Check(const RuleInfo& rule, Report& report) : rule_(rule), report_(report) {}

  void content(const SentMessage& message, const ContentView& view) {
    const model::Content& content = *view.content;
    const model::Text& words = content.text.empty() ? content.html : content.text;
    if (words.empty()) return;
    for (const auto& entry : content.subject.entries) {
      if (is_blank(entry.value)) tell(message, {view.file, entry.span}, view, "empty", entry.language);
    }
    if (content.subject.empty()) {
      // Exports keep subjects elsewhere as often as not.
      if (message.step.journey_model->system.empty()) tell(message, place_without(message, view), view, "", "");
      return;
    }
    if (content.subject.entries.front().language.empty()) return;  // one for all languages
    std::set<std::string_view> told;
    for (const model::Text* text : {&content.text, &content.html}) {
      for (const auto& entry : text->entries) {
        if (entry.language.empty() || entry_of(content.subject, entry.language) != nullptr) continue;
        if (!told.insert(entry.language).second) continue;
        tell(message, {view.file, content.subject.entries.front().span}, view, "language", entry.language);
      }
    }
  }

 private:
  /// What lacks the subject: the step, the template, or the version of one of them.
  static Place place_without(const SentMessage& message, const ContentView& view) {
    if (view.variant) {
      const model::Content& content = *view.content;
      return {view.file, (content.text.empty() ? content.html : content.text).entries.front().span};
    }
    if (view.from != nullptr) return {view.file, view.from->id.span};
    return message.step.place(key_of(*message.step.model));
  }

  void tell(const SentMessage& message, Place place, const ContentView& view, std::string_view variant,
            std::string_view language) {
    if (!told_.insert({place, std::string(language)}).second) return;
    const auto& step = message.step;
    Draft draft(rule_, place);
    const std::string_view case_of = variant.empty() && view.variant ? "version" : variant;
    std::vector<Arg> args{{"step", title_of(*step.model)}};
    if (case_of == "language") args.push_back({"language", language_word(language)});
    draft.what(std::move(args), case_of).why().advice();
    if (view.from != nullptr) {
      draft.word_label(step.place(key_of(*step.model)), "label.sent_by", {{"step", title_of(*step.model)}});
    }
    draft.journey(*step.journey_model).step(*step.model).add_to(report_);
  }

  const RuleInfo& rule_;
  Report& report_;
  std::set<std::pair<Place, std::string>> told_;  // a template is told of once
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, report);
  for (const SentMessage& message : context.texts->messages) {
    if (!message.channel.kind_known || message.channel.kind != model::ChannelKind::email) continue;
    for (const ContentView& view : message.contents.said) one.content(message, view);
  }
}

}  // namespace

extern constinit const Rule content_subject{{"content/subject", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
