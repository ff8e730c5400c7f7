// A journey that an order starts goes on for days as if the order were kept: nothing in it looks at returns, although
// the dictionary has an event for them.
#include <algorithm>
#include <set>

#include "rules/evidence.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t soon = day_seconds;  ///< nothing comes back on the day it was ordered

bool begins_with(const Context& context, const model::Trigger& trigger, model::Means means) {
  const auto* event = context.workspace().events.find(trigger.name.value);
  if (trigger.kind == model::Trigger::Kind::event && event != nullptr && event->means == means) return true;
  return std::any_of(trigger.parts.begin(), trigger.parts.end(),
                     [&](const model::Trigger& part) { return begins_with(context, part, means); });
}

/// The names of events that say an order came back.
std::vector<const model::Event*> refunds(const model::Workspace& workspace) {
  std::vector<const model::Event*> all;
  for (const auto& event : workspace.events) {
    if (event.means == model::Means::refund) all.push_back(&event);
  }
  return all;
}

/// Journeys in which anything speaks of a refund.
std::set<const model::Journey*> heeding(const Context& context) {
  std::set<const model::Journey*> all;
  const auto heed = [&](std::string_view name, const Owner& owner) {
    const auto* event = context.workspace().events.find(name);
    if (owner.journey != nullptr && event != nullptr && event->means == model::Means::refund) all.insert(owner.journey);
  };
  for_each_trigger(context.project, [&](const model::Trigger& trigger, TriggerUse, const Owner& owner) {
    if (trigger.kind == model::Trigger::Kind::event) heed(trigger.name.value, owner);
  });
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    for_each_part(condition, [&](const model::Condition& part) {
      if (part.kind == model::Condition::Kind::event) heed(part.name.value, owner);
      // A segment or a stage may stand for it.
      if (part.kind == model::Condition::Kind::segment && owner.journey != nullptr) all.insert(owner.journey);
    });
  });
  return all;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto events = refunds(context.workspace());
  if (events.empty()) return;
  const auto heeded = heeding(context);
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (!begins_with(context, journey.entry.on, model::Means::purchase)) continue;
    if (heeded.count(&journey) != 0) continue;
    for (const StepView& step : customer_messages(context, j)) {
      if (step.facts->elapsed[step.node].earliest < soon) continue;
      const std::string& event = events.front()->id.value;
      Draft draft(rule, step.place(key_of(*step.model)));
      draft.what({{"step", title_of(*step.model)},
                  {"days", step.facts->elapsed[step.node].earliest / day_seconds},
                  {"event", title_of_event(context, event)}});
      draft.why().advice({{"exit", verbatim("{\"on\": {\"event\": \"" + event + "\"}}")}});
      draft.label({journey.file, journey.entry.on.span}, "entry");
      draft.label({context.workspace().file, events.front()->id.span}, "event");
      draft.journey(journey).step(*step.model).add_to(report);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule exit_refund_ignored{
    {"exit/refund-ignored", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
