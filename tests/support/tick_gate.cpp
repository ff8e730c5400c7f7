// The gate of the tick oracle (semantics B.4): address and suppression always pass here, then consent, hours, alike
// messages, caps. Looked for tick by tick: the first later one at which a held message would pass as things stand.
#include <algorithm>

#include "support/tick_moves.h"

namespace wayproof::testing::ticks {

using model::OnFail;
using model::Window;

Tick::Decision Tick::decide(const StepPlan& step, const Token& token) const {
  const auto on_fail = [](const CheckRule& rule, OnFail otherwise) { return rule.on_fail.value_or(otherwise); };
  if (step.consent.decides) {
    const Consent word = step.topic >= 0 ? state_->consents[static_cast<std::size_t>(step.topic)] : Consent::unknown;
    const bool agreed = word == Consent::given || (word == Consent::unknown && !step.needs_consent);
    if (!step.topic_given || !agreed) return fails(on_fail(step.consent, OnFail::drop), std::nullopt, token);
  }
  if (const auto closed = closed_by_hours(step, now_)) {
    return fails(on_fail(step.hours, *closed), hours_open(step), token);
  }
  int alike = 0;
  for (const auto& rule : step.alike_asked) alike = std::max(alike, state_->alike[static_cast<std::size_t>(rule.slot)]);
  if (alike > 0) return fails(on_fail(step.dedupe, OnFail::drop), alike, token);
  for (const int cap : step.caps_asked) {
    if (full(cap, 0)) {
      return fails(on_fail(step.caps, program_.caps[static_cast<std::size_t>(cap)].on_full), caps_open(step), token);
    }
  }
  return {};
}

// A message is held if that is not for too long and ends within the run's life; else it is dropped.
Tick::Decision Tick::fails(OnFail on_fail, std::optional<int> until, const Token& token) const {
  if (on_fail == OnFail::leave) return {Gate::leave};
  if (on_fail == OnFail::drop || !until) return {Gate::drop};
  const int limit = program_.calendar.add(now_ - token.due, program_.hold_at_most) - now_;
  if (*until > limit || *until >= token.life) return {Gate::drop};
  return {Gate::hold, *until};
}

std::optional<OnFail> Tick::closed_by_hours(const StepPlan& step, int tick) const {
  const int local = program_.calendar.local(tick);
  for (const auto& rule : step.quiet) {
    if (program_.calendar.inside(rule.range, local)) return rule.on_fail;
  }
  for (const auto& rule : step.windows) {
    if (!program_.calendar.inside(rule.range, local)) return rule.on_fail;
  }
  return std::nullopt;
}

// Nothing beyond what any message may be held is looked at.
std::optional<int> Tick::hours_open(const StepPlan& step) const {
  const int limit = until(program_.hold_at_most) + program_.calendar.ticks_per_day();  // an overlap may shorten it
  for (int ahead = 1; ahead <= limit; ++ahead) {
    if (!closed_by_hours(step, now_ + ahead)) return ahead;
  }
  return std::nullopt;
}

std::optional<int> Tick::caps_open(const StepPlan& step) const {
  const int limit = until(program_.hold_at_most) + program_.calendar.ticks_per_day();  // an overlap may shorten it
  for (int ahead = 1; ahead <= limit; ++ahead) {
    const bool room =
        std::none_of(step.caps_asked.begin(), step.caps_asked.end(), [&](int cap) { return full(cap, ahead); });
    if (room && !closed_by_hours(step, now_ + ahead)) return ahead;
  }
  return std::nullopt;
}

// Is the cap full so many ticks from now, with what has been sent so far?
bool Tick::full(int cap, int ticks_ahead) const {
  const CapPlan& plan = program_.caps[static_cast<std::size_t>(cap)];
  const CapUse& use = state_->caps[static_cast<std::size_t>(cap)];
  int count = use.count;
  switch (plan.kind) {
    case Window::Kind::sliding:
      count = static_cast<int>(
          std::count_if(use.leaves.begin(), use.leaves.end(), [&](int leaves) { return leaves > ticks_ahead; }));
      break;
    case Window::Kind::calendar: {
      const int then = now_ + ticks_ahead;
      const bool same = plan.weekly ? program_.calendar.same_week(now_, then) : program_.calendar.same_day(now_, then);
      if (!same) count = 0;
      break;
    }
    case Window::Kind::tumbling:
      if (use.leaves[0] <= ticks_ahead) count = 0;
      break;
  }
  return count >= plan.max;
}

// A message goes out now.
void Tick::count(const StepPlan& step) {
  for (std::size_t c = 0; c < program_.caps.size(); ++c) {
    const CapPlan& plan = program_.caps[c];
    CapUse& use = state_->caps[c];
    if ((plan.of & step.bit) == 0 || plan.max == 0) continue;
    if (plan.kind == Window::Kind::sliding) {  // the latest `max` decide when there is room again
      const auto kept = use.leaves.begin() + plan.max;
      std::rotate(use.leaves.begin(), kept - 1, kept);
      use.leaves[0] = plan.length;
    } else {
      if (plan.kind == Window::Kind::tumbling && use.leaves[0] == 0) use = {0, {plan.length}};
      use.count = std::min(use.count + 1, plan.max);
    }
  }
  for (const auto& rule : step.alike_told) {
    int& alike = state_->alike[static_cast<std::size_t>(rule.slot)];
    alike = std::max(alike, until(rule.in));
  }
}

void Tick::count_down_gate() {
  for (std::size_t c = 0; c < program_.caps.size(); ++c) {
    const CapPlan& plan = program_.caps[c];
    CapUse& use = state_->caps[c];
    for (int& leaves : use.leaves) leaves = std::max(0, leaves - 1);
    if (plan.kind == Window::Kind::tumbling && use.leaves[0] == 0) use.count = 0;
    if (plan.kind != Window::Kind::calendar) continue;
    const bool same =
        plan.weekly ? program_.calendar.same_week(now_ - 1, now_) : program_.calendar.same_day(now_ - 1, now_);
    if (!same) use.count = 0;
  }
  for (int& alike : state_->alike) alike = std::max(0, alike - 1);
}

}  // namespace wayproof::testing::ticks
