// A goal that everybody has reached who enters: it is the event that starts the journey. Buying, booking and visiting
// are done again; the next time counts. A form is filled in once.
#include <algorithm>

#include "rules/logic.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Whoever enters through this trigger has just done what the goal counts.
bool is_goal(const model::Trigger& trigger, const model::Goal& goal) {
  if (trigger.kind == model::Trigger::Kind::any) {
    return !trigger.parts.empty() && std::all_of(trigger.parts.begin(), trigger.parts.end(),
                                                 [&](const model::Trigger& part) { return is_goal(part, goal); });
  }
  if (trigger.kind != model::Trigger::Kind::event || trigger.name.value != goal.event->value) return false;
  return std::all_of(goal.where.begin(), goal.where.end(), [&](const model::FieldTest& wanted) {
    // "The same form as at the entry" is the entry itself.
    if (wanted.compare.op == model::Op::is && wanted.compare.entry_field == wanted.field.value) return true;
    return std::any_of(trigger.where.begin(), trigger.where.end(),
                       [&](const model::FieldTest& test) { return same(test, wanted); });
  });
}

bool done_again(const model::Event* event) {
  return event == nullptr || (event->means != model::Means::nothing && event->means != model::Means::registration);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (!journey.goal || !journey.goal->event || !is_goal(journey.entry.on, *journey.goal)) continue;
    if (done_again(context.workspace().events.find(journey.goal->event->value))) continue;
    Draft(rule, {journey.file, journey.goal->event->span})
        .what({{"journey", title_of(journey)}, {"event", title_of_event(context, journey.goal->event->value)}})
        .why()
        .advice()
        .label({journey.file, journey.entry.on.span}, "entry")
        .journey(journey)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_after_the_fact{{"goal/after-the-fact", Severity::error, "2026.11", Stability::preview},
                                                check};

}  // namespace wayproof::rules
