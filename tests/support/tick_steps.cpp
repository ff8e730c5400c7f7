// What each type of step does when a token comes to it (semantics B.4, B.5), and what conditions read.
#include "support/tick_moves.h"

#include <algorithm>

namespace wayproof::testing::ticks {

using model::Reaction;
using program::Index;
using program::none;

bool Tick::perform(int j) {
  using Type = model::StepType;
  Token& one = token(j);
  const StepPlan& step = step_of(one);
  switch (step.type) {
    case Type::message:
      one.due = 0;
      return pass_gate(j);
    case Type::wait:
      return wait(j);
    case Type::branch:
      branch(j);
      return true;
    case Type::split:
      split(j);
      return true;
    case Type::update:
      update(j);
      return true;
    case Type::task:
      one.due = 0;
      return step.sends ? pass_gate(j) : ask(j);
    case Type::webhook:
    case Type::opaque:
      return ask(j);
    case Type::enter:
      if (step.from->enters != none) asked_to_enter_ |= 1U << step.from->enters;
      take(j, Cause::always);
      return true;
    case Type::end:
      leave(j);
      return false;
  }
  return false;
}

void Tick::take(int j, Cause cause, Index name) {
  const auto& outcomes = step_of(token(j)).from->outcomes;
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const program::Outcome& outcome) {
    return outcome.cause == cause && (name == none || outcome.name == name);
  });
  take_outcome(j, found != outcomes.end() ? &*found : outcomes.empty() ? nullptr : &outcomes.front());
}

void Tick::take_outcome(int j, const program::Outcome* outcome) {
  Token& one = token(j);
  const StepPlan& step = step_of(one);
  if (step.anchor_slot >= 0) one.left[index(step.anchor_slot)] = 0;
  for (const int wait : step.since_from) {
    const Bits bit = 1U << wait;
    const bool just_now = (plan(j).since_triggers[index(wait)].events & fresh_) != 0;
    one.already = just_now ? one.already | bit : one.already & ~bit;
  }
  cancel(one);
  one.step = outcome != nullptr && outcome->next != none ? static_cast<int>(outcome->next) : nowhere;
}

bool Tick::pass_gate(int j) {
  Token& one = token(j);
  const int number = one.step;
  const Decision decision = decide(step_of(one), one);
  switch (decision.gate) {
    case Gate::send:
      send(number);
      if (step_of(one).type == model::StepType::task) return ask(j);
      take(j, Cause::passed_gate);
      return true;
    case Gate::hold:
      one.waiting = Waiting::held;
      one.wake = decision.wake;
      return false;
    case Gate::drop:
      take(j, Cause::withheld);
      return true;
    case Gate::leave:
      leave(j);
      return false;
  }
  return false;
}

// Delivered at once; a customer may react in the same instant, which the next round sees.
void Tick::send(int number) {
  const StepPlan& step = program_.steps[index(number)];
  const auto room = std::find(happened_.sent.begin(), happened_.sent.end(), 0);
  if (room == happened_.sent.end()) throw Refused("more messages at one tick than the oracle counts");
  *room = static_cast<std::uint8_t>(number + 1);
  if (listener_ != nullptr) listener_->sent(number);
  count(step);
  for (const Reaction reaction : {Reaction::sent, Reaction::delivered}) {
    next_signals_.reacted[index(reaction)] |= step.bit & program_.listened.reacted[index(reaction)];
  }
  for (const Reaction reaction : reactions_of_customers) {
    if ((program_.listened.reacted[index(reaction)] & step.bit) == 0) continue;
    state_->delivered |= step.bit;
    if (choices_->choose(2) == 0) continue;
    next_signals_.reacted[index(reaction)] |= step.bit;
    if (listener_ == nullptr) continue;
    Move move;
    move.kind = Move::Kind::reaction;
    move.reaction = reaction;
    move.subject = static_cast<Index>(number);
    listener_->moved(move);
  }
}

program::Cause Tick::unanswered(const StepPlan& step) const {
  return step.type == model::StepType::task ? Cause::overdue : Cause::time_out;
}

bool Tick::ask(int j) {
  Token& one = token(j);
  const StepPlan& step = step_of(one);
  if (step.names.empty()) {
    take(j, Cause::always);
    return true;
  }
  one.waiting = Waiting::answer;
  one.due = 0;
  one.wake = for_ever;
  if (step.until) {
    const Resolved due = resolve(*step.until, one);
    if (!due.missing) one.wake = std::max(0, due.at - now_);
  } else if (step.duration.days != 0 || step.duration.ticks != 0) {
    one.wake = until(step.duration);
  }
  if (listener_ != nullptr) listener_->asked(one.step);
  const int answer = choices_->choose(static_cast<int>(step.names.size()) + 1) - 1;
  if (answer >= 0) {
    next_answered_[index(j)] = answer;
    if (listener_ != nullptr) {
      Move move;
      move.kind = Move::Kind::answer;
      move.subject = static_cast<Index>(one.step);
      move.detail = step.names[index(answer)];
      listener_->moved(move);
    }
    return false;  // it comes in the next round, in time even for a task that is due now
  }
  if (one.wake > 0) return false;
  take(j, unanswered(step));
  return true;
}

bool Tick::wait(int j) {
  using Kind = model::Step::WaitKind;
  Token& one = token(j);
  const StepPlan& step = step_of(one);
  switch (step.from->wait) {
    case Kind::none:
      take(j, Cause::always);
      return true;
    case Kind::for_:
      one.waiting = Waiting::time;
      one.wake = until(step.duration);
      if (one.wake > 0) return false;
      take(j, Cause::waited);
      return true;
    case Kind::until: {
      const Resolved due = resolve(*step.until, one);
      one.waiting = Waiting::time;
      one.wake = due.at - now_;
      if (!due.missing && one.wake > 0) return false;
      take(j, due.missing ? Cause::missing : one.wake < 0 ? Cause::past : Cause::waited);
      return true;
    }
    case Kind::until_event:
      if (step.since_bit >= 0 && (one.already >> step.since_bit & 1U) != 0) {
        take(j, Cause::happened);
        return true;
      }
      one.waiting = Waiting::event;
      one.wake = until(step.duration);
      return false;
  }
  return false;
}

Tick::Resolved Tick::resolve(const Moment& moment, const Token& one) const {
  const Calendar& calendar = program_.calendar;
  int anchor = now_;
  if (moment.anchor == Moment::Anchor::entry) anchor = now_ - one.entered;
  if (moment.anchor == Moment::Anchor::step) {
    if (moment.slot < 0 || one.left[index(moment.slot)] < 0) return {.missing = true};
    anchor = now_ - one.left[index(moment.slot)];
  }
  const int at = calendar.add(anchor, moment.plus);
  if (!moment.at) return {.at = at};
  const int first = calendar.day(calendar.local(at));
  if (!moment.on_days) return {.at = calendar.at_clock(first, *moment.at)};
  // The first instant from now on among those of the allowed days, counted from the first.
  for (int day = first; day <= std::max(first, calendar.day(calendar.local(now_))) + 8; ++day) {
    const int candidate = calendar.at_clock(day, *moment.at);
    if (Calendar::contains(moment.days, day) && candidate >= now_) return {.at = candidate};
  }
  return {.missing = true};
}

void Tick::branch(int j) {
  for (const auto& outcome : step_of(token(j)).from->outcomes) {
    if (outcome.cause == Cause::otherwise || holds(outcome.condition)) return take_outcome(j, &outcome);
  }
  token(j).step = nowhere;
}

void Tick::split(int j) {
  const program::Step& step = *step_of(token(j)).from;
  const auto& known = program_.experiments;
  const auto experiment =
      static_cast<std::size_t>(std::find(known.begin(), known.end(), step.experiment) - known.begin());
  int& arm = state_->arms[experiment];
  if (arm < 0) {
    const int choice = choices_->choose(static_cast<int>(step.outcomes.size()));
    arm = static_cast<int>(step.outcomes[index(choice)].arm);
    if (listener_ != nullptr) {
      Move move;
      move.kind = Move::Kind::arm;
      move.subject = step.experiment;
      move.detail = static_cast<Index>(arm);
      listener_->moved(move);
    }
  }
  const auto taken = std::find_if(step.outcomes.begin(), step.outcomes.end(),
                                  [&](const auto& outcome) { return static_cast<int>(outcome.arm) == arm; });
  take_outcome(j, taken != step.outcomes.end() ? &*taken : &step.outcomes.front());
}

void Tick::update(int j) {
  const StepPlan& step = step_of(token(j));
  for (const auto& [attribute, value] : step.set) state_->attributes[index(attribute)] = value;
  for (const auto& [tag, added] : step.tagged) {
    state_->tags = added ? state_->tags | 1U << tag : state_->tags & ~(1U << tag);
  }
  take(j, Cause::always);
}

bool Tick::holds(Index at) const {
  using Kind = model::Condition::Kind;
  if (at == none) return true;
  const ConditionPlan& condition = program_.conditions[at];
  switch (condition.kind) {
    case Kind::all:
    case Kind::any:
      for (Index p = 0; p < condition.count; ++p) {
        if (holds(condition.first + p) == (condition.kind == Kind::any)) return condition.kind == Kind::any;
      }
      return condition.kind == Kind::all;
    case Kind::negation:
      return !holds(condition.first);
    case Kind::attribute:
      return (condition.truth >> state_->attributes[index(condition.slot)] & 1U) != 0;
    case Kind::tag:
      return (state_->tags >> condition.slot & 1U) != 0;
    case Kind::consent:
      return state_->consents[index(condition.slot)] == Consent::given;
    case Kind::local_time:
      return program_.calendar.inside(condition.range, program_.calendar.local(now_));
    case Kind::segment:
      return holds(condition.definition);
    default:
      return false;
  }
}

}  // namespace wayproof::testing::ticks
