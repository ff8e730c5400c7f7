// An exit rule ends the run at the very event for which a step waits: exit rules act first, so the way that the wait
// keeps for this event is never taken.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

bool same_tests(const std::vector<model::FieldTest>& exit, const std::vector<model::FieldTest>& wait) {
  // Every test of the exit stands at the wait too: whatever the wait takes, the exit takes before it.
  return std::all_of(exit.begin(), exit.end(), [&](const model::FieldTest& test) {
    return std::any_of(wait.begin(), wait.end(), [&](const model::FieldTest& other) {
      return test.field.value == other.field.value && test.compare.op == other.compare.op &&
             test.compare.literal == other.compare.literal && test.compare.entry_field == other.compare.entry_field &&
             test.compare.attribute == other.compare.attribute;
    });
  });
}

/// Whatever makes the wait go on makes the exit act.
bool covers(const model::Trigger& exit, const model::Trigger& wait) {
  using Kind = model::Trigger::Kind;
  if (exit.kind == Kind::any) {
    return std::any_of(exit.parts.begin(), exit.parts.end(), [&](const auto& part) { return covers(part, wait); });
  }
  if (exit.kind != Kind::event || wait.kind != Kind::event) return false;
  return exit.name.value == wait.name.value && same_tests(exit.where, wait.where);
}

/// The way for the event goes somewhere: a wait whose customers end either way loses nothing.
bool leads_on(const model::Journey& journey, const model::Step& wait) {
  const model::Step* next = wait.next ? journey.find_step(wait.next->value) : nullptr;
  return next != nullptr && next->type != model::StepType::end;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    for (const StepView& step : steps_of(context, j)) {
      if (!step.reached() || !step.model->until_event || step.model->since_given) continue;
      if (!leads_on(journey, *step.model)) continue;
      for (const auto& exit : journey.exits) {
        // A rule with a way on acts once and is there for a purpose; one with a condition may not fit.
        if (exit.condition || exit.next || !covers(exit.on, *step.model->until_event)) continue;
        Draft draft(rule, {journey.file, exit.span});
        draft.what(
            {{"step", title_of(*step.model)}, {"event", title_of_event(context, step.model->until_event->name.value)}});
        draft.why().advice();
        draft.label(step.place(step.model->until_event->span), "waits");
        draft.journey(journey).step(*step.model).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule exit_stops_too_much{
    {"exit/stops-too-much", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
