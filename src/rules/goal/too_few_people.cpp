// A goal whose day comes before anybody's time to reach it is over: on that day nothing can be decided. How many people
// a test needs is asked of the crowd.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// The first day on which somebody can enter, where the file says it.
model::Maybe<Day> first_day(const model::Journey& journey) {
  if (!journey.rollout.empty()) return journey.rollout.front().from;
  if (journey.active && journey.active->from) {
    return model::Located<Day>{day_of_local(journey.active->from->value), journey.active->from->span};
  }
  return journey.entry.on.date;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (!journey.goal || !journey.goal->by || !journey.goal->within) continue;
    const auto first = first_day(journey);
    if (!first || journey.goal->by->value < context.as_of) continue;  // a day that is over is time/past-due
    const auto days = static_cast<Day>(facts::least_seconds(journey.goal->within->value) / day_seconds);
    if (first->value + days <= journey.goal->by->value) continue;
    Draft(rule, {journey.file, journey.goal->by->span})
        .what({{"journey", title_of(journey)},
               {"by", Date{journey.goal->by->value}},
               {"first", Date{first->value}},
               {"within", journey.goal->within->value},
               {"ready", Date{first->value + days}}})
        .why()
        .advice({{"ready", Date{first->value + days}}})
        .label({journey.file, first->span}, "first")
        .journey(journey)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_too_few_people{
    {"goal/too-few-people", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
