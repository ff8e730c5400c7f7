// A task is given and due again before anybody of the role is at work: it can only be overdue.
#include <algorithm>

#include "rules/team/due.h"

namespace wayproof::rules {
namespace {

/// The middle of the longest stretch: a time that nobody calls a matter of minutes.
std::int32_t example_in(const facts::WeekSet& times) {
  facts::WeekSet::Range longest;
  for (const auto& range : times.ranges()) {
    if (range.end - range.begin > longest.end - longest.begin) longest = range;
  }
  constexpr std::int32_t half_hour = 1800;
  const std::int32_t middle = longest.begin + (longest.end - longest.begin) / 2;
  return std::max(longest.begin, middle / half_hour * half_hour);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (!context.facts.one_clock) return;  // whose night it is, cannot be said
  static constexpr std::string_view days[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::task || !step.reached() || step.lowered->role == program::none) continue;
    const auto& hours = context.program.role_facts[step.lowered->role].hours;
    const auto time = time_to_do(*step.lowered);
    if (!hours || !time || *time < 0 || *time >= facts::week_seconds) continue;
    const auto at_work = facts::WeekSet::daily(*hours);
    const auto in_time = at_work.shifted(-*time).spread(*time);
    const auto late = step.facts->when[step.node] & in_time.complement();
    if (late.empty()) continue;
    const std::int32_t second = example_in(late);
    const auto* role = context.workspace().people.find(context.program.roles[step.lowered->role]);
    Draft draft(rule, step.place(step.model->due->span));
    draft.what({{"step", title_of(*step.model)},
                {"day", Word{"word.day." + std::string(days[second / day_seconds])}},
                {"given", Clock{static_cast<ClockTime>(second % day_seconds)}},
                {"due", Clock{static_cast<ClockTime>((second + *time) % day_seconds)}},
                {"role", role != nullptr ? title_of(role->title, role->id.value)
                                         : ArgValue(verbatim(context.program.roles[step.lowered->role]))},
                {"from", Clock{hours->from}},
                {"to", Clock{hours->to}}});
    draft.why().advice();
    if (role != nullptr) draft.label({context.workspace().file, role->id.span}, "hours");
    draft.journey(*step.journey_model).step(*step.model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_outside_hours{{"team/outside-hours", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
