// A message promises to be there by some time (`by`), and its own journey or the quiet hours make it late.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

using facts::WeekSet;

struct Hold {
  std::int64_t seconds = 0;
  std::int32_t at = 0;  ///< of the week: who comes then is held that long
};

/// The longest a message can be held back by closed hours; nothing when they do not hold it.
std::optional<Hold> longest_hold(const Context& context, const StepView& step) {
  const auto check = static_cast<std::size_t>(model::Check::hours);
  if (!enforced(context, model::Check::hours, *step.lowered)) return std::nullopt;
  const auto& policy = context.program.gate.policy[check][static_cast<std::size_t>(step.lowered->purpose)];
  if (policy.overridden && policy.on_fail != model::OnFail::hold) return std::nullopt;
  const WeekSet closed = facts::closed_hours(context.program, *step.lowered);
  const std::int64_t limit = facts::least_seconds(context.program.gate.hold_at_most);
  std::optional<Hold> longest;
  const WeekSet caught = step.facts->when[step.node] & closed;
  for (const auto& held : caught.ranges()) {
    const auto wait = closed.until_free(held.begin);
    if (!wait) continue;
    // Who would have to wait longer than the limit is dropped, not late; somebody who comes later waits just that long.
    const std::int64_t seconds = std::min<std::int64_t>(*wait, limit);
    const auto later = static_cast<std::int32_t>(*wait - seconds);
    if (held.begin + later >= held.end) continue;
    if (!longest || seconds > longest->seconds) longest = Hold{seconds, held.begin + later};
  }
  return longest;
}

/// The promise in seconds after entry, or after reaching the message; nothing where a clock or a date decides.
struct Limit {
  std::int64_t seconds = 0;
  bool from_entry = true;
};
std::optional<Limit> limit_of(const program::InstantSpec& by) {
  if (by.at || by.plus.months != 0) return std::nullopt;
  if (by.anchor == model::Anchor::Kind::entry) return Limit{facts::least_seconds(by.plus), true};
  if (by.anchor == model::Anchor::Kind::now) return Limit{facts::least_seconds(by.plus), false};
  return std::nullopt;
}

Duration exactly(std::int64_t seconds) {
  Duration duration;
  duration.seconds = seconds;
  return duration;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!step.lowered->by) continue;
      const auto limit = limit_of(*step.lowered->by);
      if (!limit) continue;
      const auto& elapsed = step.facts->elapsed[step.node];
      Draft draft(rule, step.place(step.model->by->span));
      draft.journey(*step.journey_model).step(*step.model).why();
      std::vector<Arg> args{{"step", title_of(*step.model)}, {"limit", step.lowered->by->plus}};
      if (limit->from_entry && elapsed.earliest > limit->seconds) {
        args.push_back({"earliest", exactly(elapsed.earliest)});
        draft.what(args, "always").advice({}, "always").add_to(report);
        continue;
      }
      if (limit->from_entry && elapsed.attained && elapsed.latest && *elapsed.latest > limit->seconds) {
        args.push_back({"latest", exactly(*elapsed.latest)});
        draft.what(args, "waits").advice({}, "waits").add_to(report);
        continue;
      }
      const auto hold = longest_hold(context, step);
      if (!hold || (limit->from_entry ? elapsed.earliest : 0) + hold->seconds <= limit->seconds) continue;
      const auto clock = [](std::int64_t second) { return Clock{static_cast<ClockTime>(second % day_seconds)}; };
      args.push_back({"at", clock(hold->at)});
      args.push_back({"sent", clock(hold->at + hold->seconds)});
      args.push_back({"channel", title_of_channel(context, context.program.channels[step.lowered->channel])});
      draft.what(args, "quiet").advice({}, "quiet");
      for (const auto& hours : context.program.gate.quiet) {
        if (!WeekSet::daily(hours.range).contains(hold->at)) continue;
        draft.label({context.workspace().file, hours.span}, "quiet");
        break;
      }
      draft.add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule quiet_promise_missed{
    {"quiet/promise-missed", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
