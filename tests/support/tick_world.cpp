// What the world may do at a tick (semantics B.2): words on consent, changed attributes, events, reactions, answers.
// What nobody listens to is not tried.
#include "support/tick_moves.h"

#include <algorithm>

namespace wayproof::testing::ticks {

using model::Reaction;
using program::Index;
using program::none;

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

}  // namespace wayproof::testing::ticks
