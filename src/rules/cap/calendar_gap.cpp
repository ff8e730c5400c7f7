// A limit by calendar day begins anew at midnight: what is sent shortly before and shortly after it adds up to twice as
// much within minutes. Only where the journeys can really send on both sides.
#include <algorithm>

#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr std::int32_t near_midnight = 3600;

/// When messages of this step go out: when it is reached, less the hours in which the checks hold it back.
facts::WeekSet sent(const Context& context, const StepView& step) {
  const auto& when = step.facts->when[step.node];
  if (!enforced(context, model::Check::hours, *step.lowered)) return when;
  return when & facts::closed_hours(context.program, *step.lowered).complement();
}

struct AtNight {
  std::vector<StepView> before, after;  ///< can be sent in the last hour of a day, in the first one
  bool repeats = false;                 ///< one of them more than once for one customer
};

AtNight around_midnight(const Context& context, const program::Cap& cap) {
  const DaySet every_day = DailyRange{}.days;
  const auto late = facts::WeekSet::daily(day_seconds - near_midnight, day_seconds, every_day);
  const auto early = facts::WeekSet::daily(0, near_midnight, every_day);
  AtNight found;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!program::matches(cap.of, context.program, step.index)) continue;
      const auto times = sent(context, step);
      if (!(times & late).empty()) found.before.push_back(step);
      if (!(times & early).empty()) found.after.push_back(step);
      found.repeats = found.repeats || step.facts->circle[step.node] != 0 || context.program.journeys[j].again;
    }
  }
  return found;
}

/// Another limit counts the same messages by the hour.
bool covered(const Context& context, const program::Cap& cap, const std::vector<StepView>& steps) {
  const auto& caps = context.program.gate.caps;
  return std::any_of(caps.begin(), caps.end(), [&](const program::Cap& other) {
    return other.kind == model::Window::Kind::sliding && other.length >= 2 * near_midnight && other.max <= cap.max &&
           std::all_of(steps.begin(), steps.end(),
                       [&](const StepView& step) { return program::matches(other.of, context.program, step.index); });
  });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  for (std::size_t c = 0; c < context.program.gate.caps.size(); ++c) {
    const auto& cap = context.program.gate.caps[c];
    if (cap.kind != model::Window::Kind::calendar || cap.unit != model::Window::Unit::day) continue;
    const AtNight night = around_midnight(context, cap);
    if (night.before.empty() || night.after.empty()) continue;
    // One message for each customer, once, is never more than any limit.
    if (!night.repeats && static_cast<std::int64_t>(night.before.size()) <= cap.max) continue;
    if (covered(context, cap, night.before)) continue;
    const StepView& last = night.before.front();
    Draft draft(rule, {workspace.file, workspace.gate.caps[c].window.span});
    draft.what({{"max", cap.max}, {"twice", 2 * cap.max}}).why().advice();
    draft.label(last.place(key_of(*last.model)), "night", {{"step", title_of(*last.model)}});
    draft.fix(
        "sliding", {}, Applicability::unsafe, ContactEffect::fewer,
        set_in(context, workspace.file, "/gate/caps/" + std::to_string(c) + "/window", "{\"sliding\": \"PT24H\"}"));
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule cap_calendar_gap{{"cap/calendar-gap", Severity::warning, "2026.11", Stability::preview},
                                             check};

}  // namespace wayproof::rules
