// Quiet hours and send windows together leave a message no hour, or a gap so long that what is held is thrown away
// before it ends.
#include <set>

#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

using Range = facts::WeekSet::Range;

/// The hours that close first for this message, to point at.
const program::Hours* concerned(const Context& context, const StepView& step) {
  const auto concerns = [&](const program::Hours& hours) {
    bool channel = hours.channels.empty();
    for (const Index one : hours.channels) channel = channel || one == step.lowered->channel;
    return channel && program::matches(hours.of, context.program, step.index);
  };
  for (const auto* list : {&context.program.gate.windows, &context.program.gate.quiet}) {
    for (const auto& hours : *list) {
      if (concerns(hours)) return &hours;
    }
  }
  return nullptr;
}

/// A message that comes at this time waits longer than it may.
struct Lost {
  std::int32_t at = 0;    ///< second of the week at which it comes
  std::int32_t wait = 0;  ///< until something is open; 0: no message is lost
};

Lost lost(const Context& context, const StepView& step, const facts::WeekSet& closed) {
  const auto& gate = context.program.gate;
  const auto& policy =
      gate.policy[static_cast<std::size_t>(model::Check::hours)][static_cast<std::size_t>(step.lowered->purpose)];
  if (policy.overridden && policy.on_fail != model::OnFail::hold) return {};
  const std::int64_t allowed = facts::most_seconds(gate.hold_at_most);
  const auto inside = step.facts->when[step.node] & closed;
  for (const Range& range : inside.ranges()) {
    const auto wait = closed.until_free(range.begin);
    if (wait && *wait > allowed) return Lost{range.begin, *wait};
  }
  return {};
}

/// Windows that drop what comes outside do so on purpose.
bool drops(const program::Hours& hours) { return hours.on_fail != model::OnFail::hold; }

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::hours) != model::Mode::enforce) return;
  std::set<const program::Hours*> told;  // one cause: the hours, however many messages they concern
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!enforced(context, model::Check::hours, *step.lowered)) continue;
      const program::Hours* hours = concerned(context, step);
      if (hours == nullptr || told.count(hours) != 0) continue;
      const auto closed = facts::closed_hours(context.program, *step.lowered);
      const bool never = closed.complement().empty();
      const Lost gap = never || drops(*hours) ? Lost{} : lost(context, step, closed);
      const bool too_long = gap.wait > 0;
      if (!never && !too_long) continue;
      told.insert(hours);
      const auto& gate = context.workspace().gate;
      Draft draft(rule, {context.workspace().file, hours->span});
      std::vector<Arg> args{{"step", title_of(*step.model)}};
      if (too_long) {
        const std::int32_t at = gap.at % static_cast<std::int32_t>(day_seconds);
        args.push_back({"at", Clock{at}});
        args.push_back({"day", Word{"word.weekday." + std::to_string(gap.at / day_seconds)}});
        args.push_back({"wait", Duration{.seconds = gap.wait / 3'600 * 3'600}});
        args.push_back({"allowed", gate.hold_at_most ? gate.hold_at_most->value : context.program.gate.hold_at_most});
      }
      draft.what(args, never ? "" : "held").why({}, never ? "" : "held").advice({}, never ? "" : "held");
      draft.label(step.place(key_of(*step.model)), "message");
      if (too_long && gate.hold_at_most) draft.label({context.workspace().file, gate.hold_at_most->span}, "hold");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule quiet_never_open{{"quiet/never-open", Severity::error, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
