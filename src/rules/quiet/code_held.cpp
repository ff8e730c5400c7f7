// A one-time code that comes in quiet hours waits for the morning, or is thrown away: the check of hours concerns codes
// too. Whoever waits for a code wants it now and has asked for it himself.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::hours) != model::Mode::enforce) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (step.lowered->purpose != model::Purpose::otp || !enforced(context, model::Check::hours, *step.lowered))
        continue;
      const auto closed = facts::closed_hours(context.program, *step.lowered);
      const auto inside = step.facts->when[step.node] & closed;
      if (inside.empty()) continue;
      const std::int32_t at = inside.ranges().back().begin;  // in the evening, where there is one
      const auto wait = closed.until_free(at);
      Draft draft(rule, step.place(key_of(*step.model)));
      std::vector<Arg> args{{"step", title_of(*step.model)}, {"at", Clock{static_cast<ClockTime>(at % day_seconds)}}};
      if (wait) args.push_back({"until", Clock{static_cast<ClockTime>((at + *wait) % day_seconds)}});
      draft.what(args, wait ? "" : "never").why().advice();
      const auto& gate_check = context.workspace().gate.checks[static_cast<std::size_t>(model::Check::hours)];
      if (gate_check.given) draft.label({context.workspace().file, gate_check.span}, "check");
      draft.fix("exempt", {}, Applicability::unsafe, ContactEffect::other_time,
                set_in(context, context.workspace().file, "/gate/checks/hours/applies/otp", "false"));
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule quiet_code_held{{"quiet/code-held", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
