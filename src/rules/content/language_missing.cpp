// A text that is written in several languages, but not in one that customers read.
#include <algorithm>
#include <set>

#include "rules/evidence.h"
#include "rules/texts.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

/// "zh" and "zh-CN" serve each other: a region is seldom another language.
std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

bool has(const model::Text& text, std::string_view language) {
  return std::any_of(text.entries.begin(), text.entries.end(),
                     [&](const auto& entry) { return primary(entry.language) == primary(language); });
}

/// A plain string says that everybody gets it.
bool by_language(const model::Text& text) { return !text.empty() && !text.entries.front().language.empty(); }

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), workspace_(context.workspace()), report_(report) {}

  void message(const SentMessage& message) {
    // Variants by language are another way to write the same.
    if (chooses_by_language(message)) return;
    for (const ContentView& view : message.contents.said) content(message, view);
  }

  void templates() {
    for (const auto& one : workspace_.templates) {
      if (one.content_given || one.languages.empty() || sent_.count(&one) == 0) continue;
      for (const auto& language : workspace_.languages) {
        const bool there = std::any_of(one.languages.begin(), one.languages.end(),
                                       [&](const auto& id) { return primary(id.value) == primary(language.value); });
        const auto falls_back = [&](const auto& id) { return is_fallback(id.value); };
        if (there || std::any_of(one.languages.begin(), one.languages.end(), falls_back)) continue;
        Draft draft(rule_, {workspace_.file, one.languages.front().span});
        draft.what({{"template", title_of(one.title, one.id.value)}, {"language", language_word(language.value)}},
                   "template");
        draft.why().advice().add_to(report_);
      }
    }
  }

  void sends(const model::Template* one) { sent_.insert(one); }

 private:
  bool is_fallback(std::string_view language) const {
    return workspace_.fallback_language && primary(workspace_.fallback_language->value) == primary(language);
  }

  bool falls_back(const model::Text& text) const {
    return std::any_of(text.entries.begin(), text.entries.end(),
                       [&](const auto& entry) { return is_fallback(entry.language); });
  }

  bool is_language(std::string_view attribute) const {
    const auto* declared = workspace_.attributes.find(attribute);
    return declared != nullptr && declared->type == model::ValueType::language;
  }

  bool chooses_by_language(const SentMessage& message) const {
    return std::any_of(message.contents.said.begin(), message.contents.said.end(), [&](const ContentView& view) {
      const auto& variants = view.content->variants;
      return std::any_of(variants.begin(), variants.end(), [&](const auto& variant) {
        bool found = false;
        for_each_part(variant.condition, [&](const model::Condition& part) {
          found = found || (part.kind == model::Condition::Kind::attribute && is_language(part.name.value));
        });
        return found;
      });
    });
  }

  void content(const SentMessage& message, const ContentView& view) {
    const model::Content& content = *view.content;
    const model::Text& text = content.text.empty() ? content.html : content.text;
    if (!by_language(text) || falls_back(text) || falls_back(content.html)) return;
    for (const auto& language : workspace_.languages) {
      if (has(content.text, language.value) || has(content.html, language.value)) continue;
      const Place place{view.file, text.entries.front().span};
      if (no_reader(message.step, language.value) || !told_.insert({place, language.value}).second) continue;
      Draft draft(rule_, place);
      draft.what({{"step", title_of(*message.step.model)}, {"language", language_word(language.value)}}).why().advice();
      if (const Span span = language.span; span.size() > 0) draft.label({workspace_.file, span}, "declared");
      if (view.from != nullptr) {
        draft.word_label(message.step.place(key_of(*message.step.model)), "label.sent_by",
                         {{"step", title_of(*message.step.model)}});
      }
      draft.journey(*message.step.journey_model).step(*message.step.model).add_to(report_);
    }
  }

  /// On every way to the step a condition has said that the customer reads something else.
  bool no_reader(const StepView& step, std::string_view language) const {
    const auto& program = context_.program;
    const auto is_this = [&](const program::Value& value) {
      return value.kind == program::Value::Kind::text &&
             primary(program.texts[static_cast<Index>(value.number)]) == primary(language);
    };
    const auto shown = shown_on_every_way(context_, step.journey, [&](const program::Condition& condition, bool holds) {
      if (condition.kind != model::Condition::Kind::attribute || condition.name == program::none) return false;
      if (!is_language(program.attributes[condition.name])) return false;
      const auto& compare = condition.compare;
      const bool constant = compare.right.source == program::Operand::Source::constant;
      if (compare.op == model::Op::is && constant) return holds != is_this(compare.right.constant);
      if (compare.op == model::Op::is_not && constant) return holds && is_this(compare.right.constant);
      if (compare.op != model::Op::in) return false;
      return holds != std::any_of(compare.list.begin(), compare.list.end(), is_this);
    });
    return shown[step.node] != 0;
  }

  const RuleInfo& rule_;
  const Context& context_;
  const model::Workspace& workspace_;
  Report& report_;
  std::set<std::pair<Place, std::string>> told_;
  std::set<const model::Template*> sent_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (context.workspace().languages.size() < 2) return;
  Check one(rule, context, report);
  for (const SentMessage& message : context.texts->messages) {
    one.message(message);
    if (message.contents.without_text != nullptr) one.sends(message.contents.without_text);
  }
  one.templates();
}

}  // namespace

extern constinit const Rule content_language_missing{
    {"content/language-missing", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
