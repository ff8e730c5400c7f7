// A marketing message that can go out in its channel's quiet hours, while the check that would hold it back only
// watches. Decided from the times of the week at which the step can be reached; changes of the clock are left to the
// proof.
#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// A time a person would name: some way into the longest stretch rather than its first second.
std::int32_t example_in(const facts::WeekSet& times) {
  facts::WeekSet::Range longest;
  for (const auto& range : times.ranges()) {
    if (range.end - range.begin > longest.end - longest.begin) longest = range;
  }
  const std::int32_t length = longest.end - longest.begin;
  constexpr std::int32_t minute = 60;
  if (length > 180 * minute) return longest.begin + 100 * minute;
  if (length > 20 * minute) return (longest.begin + length / 2) / (10 * minute) * (10 * minute);
  return longest.begin;
}

const program::Hours* broken_by(const Context& context, const StepView& step, std::int32_t second) {
  const auto concerns = [&](const program::Hours& hours) {
    bool channel = hours.channels.empty();
    for (const Index one : hours.channels) channel = channel || one == step.lowered->channel;
    return channel && program::matches(hours.of, context.program, step.index);
  };
  const auto inside = [&](const program::Hours& hours) { return facts::WeekSet::daily(hours.range).contains(second); };
  for (const auto& hours : context.program.gate.quiet) {
    if (concerns(hours) && inside(hours)) return &hours;
  }
  for (const auto& hours : context.program.gate.windows) {
    if (concerns(hours) && !inside(hours)) return &hours;
  }
  return nullptr;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& gate = context.program.gate;
  const model::Mode mode = mode_of(context, model::Check::hours);
  if (mode == model::Mode::enforce || (gate.quiet.empty() && gate.windows.empty())) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!is_marketing(step.lowered->purpose) || !applies(context, model::Check::hours, *step.lowered)) continue;
      const auto inside = step.facts->when[step.node] & facts::closed_hours(context.program, *step.lowered);
      if (inside.empty()) continue;
      const std::int32_t second = example_in(inside);
      const program::Hours* hours = broken_by(context, step, second);
      if (hours == nullptr) continue;
      const bool window = hours >= gate.windows.data() && hours < gate.windows.data() + gate.windows.size();
      Draft draft(rule, step.place(key_of(*step.model)));
      std::vector<Arg> args{{"step", title_of(*step.model)},
                            {"channel", title_of_channel(context, context.program.channels[step.lowered->channel])},
                            {"at", Clock{second % static_cast<std::int32_t>(day_seconds)}},
                            {"from", Clock{hours->range.from}},
                            {"to", Clock{hours->range.to}}};
      const auto& elapsed = step.facts->elapsed[step.node];
      std::string_view variant = window ? "window" : "";
      if (!window && elapsed.attained && elapsed.latest == elapsed.earliest && elapsed.earliest > 0) {
        const std::int64_t entered = ((second - elapsed.earliest) % day_seconds + day_seconds) % day_seconds;
        args.push_back({"entered", Clock{static_cast<ClockTime>(entered)}});
        variant = "entered";
      }
      draft.what(args, variant).why().label({context.workspace().file, hours->span}, window ? "window" : "quiet");
      draft.journey(*step.journey_model).step(*step.model);
      if (mode == model::Mode::off) {
        draft.advice({}, "unknown").question("gate_hours").add_to(report);
        break;
      }
      draft.advice({{"to", Clock{hours->range.to}}});
      draft.fix("enforce", {}, Applicability::unsafe, ContactEffect::other_time,
                set_in(context, context.workspace().file, "/gate/checks/hours/mode", "\"enforce\""));
      draft.add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule quiet_reached{{"quiet/reached", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
