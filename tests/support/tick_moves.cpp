// See tick_moves.h: the tick as a whole and its rounds (semantics B.3). What the world does stands in tick_world.cpp,
// what steps do in tick_steps.cpp, the gate in tick_gate.cpp.
#include "support/tick_moves.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

using program::Index;
using program::none;

constexpr int max_rounds = 16, max_steps_at_once = 1'000;

void less(int& countdown) {
  if (countdown != for_ever && countdown > 0) --countdown;
}

}  // namespace

int Choices::choose(int options) {
  if (options <= 1) return 0;
  if (place_ == chosen_.size()) chosen_.push_back({0, options});
  return chosen_[place_++].taken;
}

bool Choices::next() {
  place_ = 0;
  while (!chosen_.empty() && chosen_.back().taken + 1 == chosen_.back().options) chosen_.pop_back();
  if (chosen_.empty()) return false;
  ++chosen_.back().taken;
  return true;
}

void Tick::run(State& state, Choices& choices, Listener* listener) {
  state_ = &state;
  choices_ = &choices;
  listener_ = listener;
  now_ = state.next;
  happened_ = {};
  signals_ = {};
  next_signals_ = {};
  fresh_ = asked_to_enter_ = 0;
  answered_.fill(-1);
  next_answered_.fill(-1);
  steps_now_.fill(0);
  count_down();
  arrivals();
  rounds_ = 0;
  do {
    ++rounds_;
    round();
    signals_ = next_signals_;
    next_signals_ = {};
    answered_ = next_answered_;
    next_answered_.fill(-1);
  } while (signals_.any() || asked_to_enter_ != 0 ||
           std::any_of(answered_.begin(), answered_.end(), [](int outcome) { return outcome >= 0; }));
  settle();
  state.next = program_.after(now_);
}

void Tick::count_down() {
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    const JourneyPlan& journey = program_.journeys[j];
    less(state_->closed[j]);
    Token& one = state_->tokens[j];
    if (one.step < 0) continue;
    less(one.wake);
    less(one.life);
    one.entered = std::min(one.entered + 1, journey.entry_cap);
    if (one.waiting == Waiting::held) ++one.due;
    for (std::size_t a = 0; a < journey.anchor_caps.size(); ++a) {
      if (one.left[a] >= 0) one.left[a] = std::min(one.left[a] + 1, journey.anchor_caps[a]);
    }
  }
  count_down_gate();
}

// What can no longer matter is forgotten, so that equal futures are equal states.
void Tick::settle() {
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    Token& one = state_->tokens[j];
    if (one.step < 0) {
      one = Token{};
      continue;
    }
    const StepPlan& step = step_of(one);
    if ((step.kept_anchors >> 31) == 0) one.entered = 0;
    for (std::size_t a = 0; a < most_anchors; ++a) {
      if ((step.kept_anchors >> a & 1U) == 0) one.left[a] = -1;
    }
    one.already &= step.kept_since;
  }
}

// ---- a round --------------------------------------------------------------------------------------------------------

void Tick::round() {
  Bits running = 0;
  for (const int j : program_.order) running |= token(j).step >= 0 ? 1U << j : 0U;
  for (const int j : program_.order) {
    if ((running >> j & 1U) != 0) exits(j);
  }
  for (const int j : program_.order) {
    if ((running >> j & 1U) != 0 && token(j).step >= 0) wake_up(j);
  }
  const Bits asked = asked_to_enter_;
  asked_to_enter_ = 0;
  for (const int j : program_.order) {
    if ((asked >> j & 1U) != 0 || plan(j).trigger.meets(signals_)) enter(j);
  }
}

void Tick::exits(int j) {
  Token& one = token(j);
  const bool over = one.life <= 0;
  const auto& rules = plan(j).exits;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const ExitPlan& rule = rules[r];
    if (rule.next >= 0 && (over || (one.exits_used >> r & 1U) != 0)) continue;
    if (!rule.trigger.meets(signals_) || !holds(rule.condition)) continue;
    if (rule.next < 0) {
      if (rule.then_enter >= 0) asked_to_enter_ |= 1U << rule.then_enter;
      return leave(j);
    }
    one.exits_used |= 1U << r;
    cancel(one);
    one.step = rule.next;
    return;
  }
  if (over) leave(j);
}

void Tick::cancel(Token& one) const {
  one.waiting = Waiting::nothing;
  one.wake = for_ever;
  one.due = 0;
}

void Tick::wake_up(int j) {
  Token& one = token(j);
  const bool over = one.wake <= 0;
  const auto woke = [&](Cause cause, Index name = none) {
    take(j, cause, name);
    run_token(j);
  };
  switch (one.waiting) {
    case Waiting::nothing:
      return run_token(j);  // an exit rule sent it on
    case Waiting::time:
      if (over) woke(Cause::waited);
      return;
    case Waiting::event:
      if (step_of(one).trigger.meets(signals_)) return woke(Cause::happened);
      if (over) woke(Cause::time_out);
      return;
    case Waiting::answer:
      if (answered_[index(j)] >= 0) return woke(Cause::answered, step_of(one).names[index(answered_[index(j)])]);
      if (over) woke(unanswered(step_of(one)));
      return;
    case Waiting::held:
      if (over && pass_gate(j)) run_token(j);
      return;
  }
}

void Tick::enter(int j) {
  const JourneyPlan& journey = plan(j);
  Token& one = token(j);
  int& closed = state_->closed[index(j)];
  if (rounds_ > max_rounds || one.step >= 0 || closed > 0 || !journey.runs || !holds(journey.condition)) return;
  one = Token{};
  one.step = journey.first >= 0 ? journey.first : nowhere;
  if (!journey.lives_long) one.life = until(journey.lifetime);
  if (!journey.again) {
    closed = for_ever;
  } else if (!journey.again_since_leave) {
    closed = until(journey.again_after);
  }
  for (const int wait : journey.since_entry) {
    if ((journey.since_triggers[index(wait)].events & fresh_) != 0) one.already |= 1U << wait;
  }
  happened_.entered = static_cast<std::uint8_t>(happened_.entered | 1U << j);
  run_token(j);
}

void Tick::leave(int j) {
  const JourneyPlan& journey = plan(j);
  token(j) = Token{};
  if (journey.again && journey.again_since_leave) state_->closed[index(j)] = until(journey.again_after);
  happened_.left = static_cast<std::uint8_t>(happened_.left | 1U << j);
}

void Tick::run_token(int j) {
  while (token(j).step >= 0) {
    if (token(j).step == nowhere || rounds_ > max_rounds || ++steps_now_[index(j)] > max_steps_at_once) return leave(j);
    happened_.reached |= StepBits{1} << token(j).step;
    if (!perform(j)) return;
  }
}

}  // namespace wayproof::testing::ticks
