// A topic needs a stronger consent than its records hold: express where they are soft, a confirmed one where they are
// not. A soft consent with all facts of the exception for existing customers stands beside an express one.
#include <algorithm>
#include <array>

#include "model/words.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Greater is stronger.
int strength(model::ConsentKind kind) {
  switch (kind) {
    case model::ConsentKind::double_opt_in:
      return 3;
    case model::ConsentKind::express:
      return 2;
    case model::ConsentKind::soft:
      return 1;
    default:
      return 0;
  }
}

bool has_all_facts(const model::ConsentRecords& records) {
  std::array<bool, model::consent_fact_count> stated{};
  for (const auto& fact : records.exception) stated[static_cast<std::size_t>(fact.value)] = true;
  return std::all_of(stated.begin(), stated.end(), [](bool one) { return one; });
}

bool is_enough(const model::Topic& topic) {
  const model::ConsentRecords& records = *topic.records;
  if (!records.kind || strength(records.kind->value) >= strength(topic.consent->value)) return true;
  return topic.consent->value == model::ConsentKind::express && records.kind->value == model::ConsentKind::soft &&
         has_all_facts(records);
}

/// The first step, in file order, that sends advertising of each topic.
std::vector<std::optional<StepView>> senders(const Context& context) {
  std::vector<std::optional<StepView>> first(context.program.topics.size());
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      const Index topic = step.lowered->topic;
      if (topic != program::none && is_marketing(step.lowered->purpose) && !first[topic]) first[topic] = step;
    }
  }
  return first;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& topics = context.workspace().topics;
  const bool any =
      std::any_of(topics.begin(), topics.end(), [](const model::Topic& topic) { return topic.records.has_value(); });
  if (!any) return;
  const auto sent_by = senders(context);
  for (const auto& topic : topics) {
    if (!topic.records || !topic.consent || is_enough(topic)) continue;
    const Index index = context.program.topics.find(topic.id.value);
    if (index == program::none || !sent_by[index]) continue;
    const StepView* sender = &*sent_by[index];
    const auto& records = *topic.records;
    const bool soft = records.kind->value == model::ConsentKind::soft;
    Draft draft(rule, {context.workspace().file, records.kind->span});
    draft.what({{"topic", title_of(topic.title, topic.id.value)},
                {"needed", model::word(topic.consent->value)},
                {"had", model::word(records.kind->value)}});
    draft.why().advice({}, soft && topic.consent->value == model::ConsentKind::express ? "soft" : "");
    draft.label({context.workspace().file, topic.consent->span}, "needed");
    draft.word_label(sender->place(key_of(*sender->model)), "label.sent_by", {{"step", title_of(*sender->model)}});
    draft.journey(*sender->journey_model).step(*sender->model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule consent_kind_too_weak{
    {"consent/kind-too-weak", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
