// 24 hours where a day was meant: on the day the clock is changed the message comes an hour earlier or later than on
// all others.
#include "json/pointer.h"
#include "json/set_value.h"
#include "rules/reliance.h"
#include "rules/time/clock_changes.h"

namespace wayproof::rules {
namespace {

/// A length that is written in hours and means whole days.
bool is_days_in_hours(const Duration& duration) {
  return duration.exact() && duration.seconds > 0 && duration.seconds % day_seconds == 0;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (!context.facts.one_clock) return;
  const auto changes = clock_changes(context.program.zone, context.as_of);
  if (changes.empty()) return;
  const LocalSeconds changed = context.program.zone.local(changes.front().at);
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto messages = customer_messages(context, j);
    for (const StepView& step : steps_of(context, j)) {
      const auto& duration = step.model->duration;
      if (step.model->wait != model::Step::WaitKind::for_ || !duration || !step.reached()) continue;
      if (!is_days_in_hours(duration->value) || step.lowered->outcomes.front().next == program::none) continue;
      const auto sent = at_once(context, *step.facts, step.lowered->outcomes.front().next - step.facts->begin);
      for (const StepView& message : messages) {
        if (sent[message.node] == 0) continue;
        Duration days;
        days.days = static_cast<std::int32_t>(duration->value.seconds / day_seconds);
        std::vector<Arg> args{{"step", title_of(*step.model)},
                              {"message", title_of(*message.model)},
                              {"hours", duration->value},
                              {"days", days},
                              {"date", Date{day_of_local(changed)}},
                              {"zone", verbatim(context.program.zone.name())}};
        Draft draft(rule, step.place(duration->span));
        draft.what(args).why().advice(args).label(message.place(key_of(*message.model)), "message");
        draft.fix("days", args, Applicability::unsafe, ContactEffect::other_time,
                  set_in(context, step.journey_model->file,
                         "/steps/" + json::pointer_token(step.model->id.value) + "/for", json::quote(iso(days))));
        draft.journey(*step.journey_model).step(*step.model).step(*message.model).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule time_day_or_24_hours{{"time/day-or-24-hours", Severity::info, "2026.11", Stability::stable},
                                                 check};

}  // namespace wayproof::rules
