// See tick_moves.h: arrivals, rounds, what each type of step does.
#include "support/tick_moves.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

using model::Reaction;
using program::Index;
using program::none;

constexpr int nowhere = 1'000;  // an outcome without a step
constexpr int max_rounds = 16, max_steps_at_once = 1'000;
constexpr std::array<Reaction, 3> reactions_of_customers = {Reaction::opened, Reaction::clicked, Reaction::replied};

constexpr std::size_t index(int number) { return static_cast<std::size_t>(number); }
constexpr std::size_t index(Reaction reaction) { return static_cast<std::size_t>(reaction); }

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

// ---- what the world does --------------------------------------------------------------------------------------------

Bits Tick::offered(const State& state) const {
  State copy = state;
  Tick other(program_);
  other.state_ = &copy;
  other.now_ = state.next;
  other.count_down();
  return other.offered_now();
}

bool Tick::enterable(std::size_t j) const {
  const JourneyPlan& journey = program_.journeys[j];
  if (!journey.runs || state_->closed[j] > 0) return false;
  return state_->tokens[j].step < 0 || !journey.again_since_leave;
}

Bits Tick::offered_now() const {
  Bits events = 0;
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    const JourneyPlan& journey = program_.journeys[j];
    const Token& one = state_->tokens[j];
    const bool inside = one.step >= 0;
    if (enterable(j)) events |= journey.trigger.events;
    if (inside || enterable(j)) {
      for (const Signals& since : journey.since_triggers) events |= since.events;
    }
    if (!inside) continue;
    for (std::size_t r = 0; r < journey.exits.size(); ++r) {
      if ((one.exits_used >> r & 1U) == 0) events |= journey.exits[r].trigger.events;
    }
    if (one.waiting == Waiting::event) events |= step_of(one).trigger.events;
  }
  return events;
}

void Tick::arrivals() {
  for (std::size_t t = 0; t < program_.topics.size(); ++t) word_on(static_cast<int>(t));
  for (std::size_t a = 0; a < program_.attributes.size(); ++a) attribute_changes(static_cast<int>(a));
  const Bits offered = offered_now();
  for (std::size_t e = 0; e < program_.events.size(); ++e) {
    if ((offered >> e & 1U) != 0) event_arrives(static_cast<int>(e));
  }
  reactions_arrive();
  answers_arrive();
}

// When an event occurred is asked only by waits that count from an earlier step; else it does not matter here.
void Tick::event_arrives(int event) {
  const bool asked = (program_.since_events >> event & 1U) != 0;
  const int choice = choices_->choose(asked ? program_.late[index(event)] + 2 : 2);
  if (choice == 0) return;
  const int age = choice - 1;
  const Bits bit = 1U << event;
  signals_.events |= bit;
  happened_.events = static_cast<std::uint16_t>(happened_.events | bit);
  if (age == 0) fresh_ |= bit;
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    const JourneyPlan& journey = program_.journeys[j];
    Token& one = state_->tokens[j];
    if (one.step < 0) continue;
    for (std::size_t w = 0; w < journey.since_triggers.size(); ++w) {
      if ((journey.since_triggers[w].events & bit) == 0) continue;
      const int anchor = journey.since_anchor[w];
      const int since = anchor < 0 ? one.entered : anchor < most_anchors ? one.left[index(anchor)] : -1;
      if (since >= age) one.already |= 1U << w;
    }
  }
  if (listener_ == nullptr) return;
  Move move;
  move.subject = program_.events[index(event)];
  move.occurred = -age;  // relative; whoever listens knows the tick
  listener_->moved(move);
}

void Tick::word_on(int topic) {
  Consent& word = state_->consents[index(topic)];
  const bool opt_outs_count = (program_.listened.withdrawn >> topic & 1U) != 0;
  std::array<Consent, 2> words{};
  int count = 0;
  if (word != Consent::given) words[index(count++)] = Consent::given;
  if (word != Consent::withdrawn || opt_outs_count) words[index(count++)] = Consent::withdrawn;
  const int choice = choices_->choose(count + 1);
  if (choice == 0) return;
  word = words[index(choice - 1)];
  if (word == Consent::withdrawn) signals_.withdrawn |= 1U << topic;
  if (listener_ == nullptr) return;
  Move move;
  move.kind = Move::Kind::consent;
  move.subject = program_.topics[index(topic)];
  move.given = word == Consent::given;
  listener_->moved(move);
}

void Tick::attribute_changes(int attribute) {
  const AttributePlan& one = program_.attributes[index(attribute)];
  if (!one.changes) return;
  int& value = state_->attributes[index(attribute)];
  int others = 0;  // that it can change to
  const auto is_other = [&](std::size_t v) {
    return static_cast<int>(v) != value && one.values[v].kind != program::Value::Kind::missing;
  };
  for (std::size_t v = 0; v < one.values.size(); ++v) others += is_other(v) ? 1 : 0;
  int choice = choices_->choose(others + 1);
  if (choice == 0) return;
  std::size_t v = 0;
  while (!is_other(v) || --choice > 0) ++v;
  value = static_cast<int>(v);
  if (listener_ == nullptr) return;
  Move move;
  move.kind = Move::Kind::attribute;
  move.subject = one.attribute;
  move.value = one.values[index(value)];
  listener_->moved(move);
}

void Tick::reactions_arrive() {
  if (state_->delivered == 0) return;
  for (const Reaction reaction : reactions_of_customers) {
    const StepBits possible = state_->delivered & program_.listened.reacted[index(reaction)];
    for (std::size_t s = 0; possible >> s != 0; ++s) {
      if ((possible >> s & 1U) == 0 || choices_->choose(2) == 0) continue;
      signals_.reacted[index(reaction)] |= StepBits{1} << s;
      if (listener_ == nullptr) continue;
      Move move;
      move.kind = Move::Kind::reaction;
      move.reaction = reaction;
      move.subject = static_cast<Index>(s);
      listener_->moved(move);
    }
  }
}

void Tick::answers_arrive() {
  for (std::size_t j = 0; j < program_.journeys.size(); ++j) {
    const Token& one = state_->tokens[j];
    if (one.step < 0 || one.waiting != Waiting::answer) continue;
    const StepPlan& step = step_of(one);
    answered_[j] = choices_->choose(static_cast<int>(step.names.size()) + 1) - 1;
    if (answered_[j] < 0 || listener_ == nullptr) continue;
    Move move;
    move.kind = Move::Kind::answer;
    move.subject = static_cast<Index>(one.step);
    move.detail = step.names[index(answered_[j])];
    listener_->moved(move);
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

// ---- steps ----------------------------------------------------------------------------------------------------------

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
