// A colleague speaks to the customer when he comes to it, not when the journey gives him the task: given before the
// quiet hours, done within them, because his working hours are longer than the hours that are open.
#include <algorithm>

#include "rules/team/due.h"

namespace wayproof::rules {
namespace {

/// When the task may be done: from being given, while the checks let it pass, until it is due.
facts::WeekSet may_be_done(const StepView& step, const facts::WeekSet& closed) {
  const auto given = step.facts->when[step.node] & closed.complement();
  if (const auto time = time_to_do(*step.lowered))
    return given.spread(std::clamp<std::int64_t>(*time, 0, facts::week_seconds));
  const auto& due = step.lowered->until;
  if (due && due->at && due->anchor == model::Anchor::Kind::now && due->plus.zero() && !due->on_days) {
    return given.spread(day_seconds) & facts::WeekSet::daily(0, *due->at, {});
  }
  return given.spread(day_seconds);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (!context.facts.one_clock || mode_of(context, model::Check::hours) == model::Mode::off) return;
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::task || !step.reached() || !step.lowered->sends) continue;
    if (step.lowered->role == program::none || !applies(context, model::Check::hours, *step.lowered)) continue;
    const auto& hours = context.program.role_facts[step.lowered->role].hours;
    if (!hours) continue;
    const auto closed = facts::closed_hours(context.program, *step.lowered);
    const auto late = may_be_done(step, closed) & facts::WeekSet::daily(*hours) & closed;
    if (late.empty()) continue;
    const auto range = late.ranges().front();
    const std::string& id = context.program.roles[step.lowered->role];
    const auto* role = context.workspace().people.find(id);
    Draft draft(rule, step.place(key_of(*step.model)));
    draft
        .what({{"step", title_of(*step.model)},
               {"role", role != nullptr ? title_of(role->title, id) : ArgValue(verbatim(id))},
               {"from", Clock{static_cast<ClockTime>(range.begin % day_seconds)}},
               {"to", Clock{static_cast<ClockTime>(range.end % day_seconds)}}})
        .why()
        .advice();
    if (role != nullptr) draft.label({context.workspace().file, role->id.span}, "hours");
    draft.journey(*step.journey_model).step(*step.model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule quiet_confirmed_by_hand{
    {"quiet/confirmed-by-hand", Severity::warning, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
