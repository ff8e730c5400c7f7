// People who are planned for more tasks than fit into their hours: so many a day, so many minutes each.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& role : context.workspace().people) {
    if (!role.tasks_a_day || !role.minutes_a_task || !role.from || !role.to) continue;
    const std::int64_t minutes = (role.to->value - role.from->value + day_seconds) % day_seconds / 60;
    const std::int64_t day = minutes == 0 ? day_seconds / 60 : minutes;  // round the clock
    const std::int64_t needed = role.tasks_a_day->value * role.minutes_a_task->value;
    if (needed <= day) continue;
    Draft(rule, {context.workspace().file, role.tasks_a_day->span})
        .what({{"role", title_of(role.title, role.id.value)},
               {"tasks", role.tasks_a_day->value},
               {"each", Duration{.seconds = role.minutes_a_task->value * 60}},
               {"needed", Duration{.seconds = needed * 60}},
               {"day", Duration{.seconds = day * 60}}})
        .why()
        .advice({{"most", day / role.minutes_a_task->value}})
        .label({context.workspace().file, role.from->span}, "hours")
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_over_capacity{{"team/over-capacity", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
