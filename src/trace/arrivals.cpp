// How arrivals change the state (semantics B.2, B.3 (1)): consents and attributes by the greater time of occurrence,
// events into the history at the time they occurred, reactions onto their message.
#include <algorithm>

#include "base/stable_sort.h"
#include "trace/interpreter.h"
#include "trace/moments.h"

namespace wayproof::trace {

using Kind = LogEntry::Kind;

void Interpreter::apply_arrivals() {
  std::vector<Arrival> arrivals;
  const auto end = std::find_if(state_.pending.begin(), state_.pending.end(),
                                [&](const Arrival& one) { return one.arrives > state_.now; });
  std::move(state_.pending.begin(), end, std::back_inserter(arrivals));
  state_.pending.erase(state_.pending.begin(), end);
  // Pending ones are sorted by kind only among equals in time; what was late for its instant joins its kind here.
  stable_sort(arrivals, [](const Arrival& a, const Arrival& b) { return a.kind < b.kind; });
  for (const auto& arrival : arrivals) apply(arrival);
}

void Interpreter::apply(const Arrival& arrival) {
  const auto changed = [&](Kind kind) {
    auto& entry = note(kind);
    entry.occurred = arrival.occurred;
    entry.subject = arrival.subject;
    entry.flag = arrival.flag;
    next_signals_.push_back({});
  };
  switch (arrival.kind) {
    case Arrival::Kind::consent:
      return apply_consent(arrival);
    case Arrival::Kind::suppression:
      if (arrival.subject == none) {
        state_.suppressed_all = arrival.flag;
      } else {
        state_.suppressed[arrival.subject] = arrival.flag;
      }
      return changed(Kind::suppression);
    case Arrival::Kind::attribute:
      return apply_attribute(arrival);
    case Arrival::Kind::tag:
      state_.tags[arrival.subject] = arrival.flag;
      return changed(Kind::tag);
    case Arrival::Kind::segment:
      state_.segments[arrival.subject] = arrival.flag;
      return changed(Kind::segment);
    case Arrival::Kind::stage: {
      const Index ladder = program_.stage_ladder[arrival.subject];
      if (ladder != none) state_.stage[ladder] = arrival.subject;
      return changed(Kind::stage);
    }
    case Arrival::Kind::event:
      return apply_event(arrival);
    case Arrival::Kind::reaction:
      return apply_reaction(arrival);
    case Arrival::Kind::answer:
      return apply_answer(arrival);
  }
}

void Interpreter::apply_consent(const Arrival& arrival) {
  if (!record_consent(state_, {arrival.subject, arrival.detail, arrival.flag, arrival.occurred})) return;  // overtaken
  auto& entry = note(Kind::consent);
  entry.occurred = arrival.occurred;
  entry.subject = arrival.subject;
  entry.detail = arrival.detail;
  entry.flag = arrival.flag;
  next_signals_.push_back(arrival.flag ? Signal{} : Signal{Signal::Kind::opt_out, arrival.subject, arrival.detail});
}

void Interpreter::apply_attribute(const Arrival& arrival) {
  if (arrival.occurred < state_.attribute_times[arrival.subject]) return;  // an older change that came late
  state_.attribute_times[arrival.subject] = arrival.occurred;
  state_.attributes[arrival.subject] = arrival.value;
  auto& entry = note(Kind::attribute);
  entry.occurred = arrival.occurred;
  entry.subject = arrival.subject;
  entry.value = arrival.value;
  next_signals_.push_back({});
  next_changed_attributes_.push_back(arrival.subject);
  follow_dates_of_entries(arrival.subject);
}

void Interpreter::apply_event(const Arrival& arrival) {
  auto& entry = note(Kind::event);
  entry.occurred = arrival.occurred;
  entry.subject = arrival.subject;
  const Index position = state_.history.add({arrival.subject, arrival.occurred, state_.now, arrival.payload});
  next_signals_.push_back({Signal::Kind::event, arrival.subject, position});
}

void Interpreter::apply_reaction(const Arrival& arrival) {
  auto& record = state_.messages[arrival.subject];
  const auto& step = program_.steps[record.step];
  const bool has_channel = step.channel != none;  // a file may have forgotten it
  const bool seen = arrival.reaction != model::Reaction::opened || !has_channel ||
                    program_.channel_facts[step.channel].opens_measured;
  auto& entry = note(seen ? Kind::reaction : Kind::not_measured);
  entry.occurred = arrival.occurred;
  entry.subject = arrival.subject;
  entry.detail = arrival.detail;
  entry.record = arrival.subject;
  entry.journey = record.journey;
  entry.step = record.step;
  entry.reaction = arrival.reaction;
  entry.flag = arrival.flag;
  if (!seen) return;
  if (arrival.reaction == model::Reaction::delivered) {
    record.delivered = arrival.occurred;
  } else {
    record.reactions.push_back({arrival.reaction, arrival.occurred, state_.now, arrival.detail, arrival.flag});
  }
  if (arrival.reaction == model::Reaction::bounced && has_channel) state_.reachable[step.channel] = false;
  next_signals_.push_back({Signal::Kind::reaction, arrival.subject, arrival.detail, arrival.reaction});
}

void Interpreter::apply_answer(const Arrival& arrival) {
  const Index j = program_.steps[arrival.subject].journey;
  const auto& instance = state_.journeys[j].instance;
  const bool awaited = instance && instance->waiting == Instance::Waiting::answer && instance->ask == arrival.ask;
  auto& entry = note(awaited ? Kind::answer : Kind::late_answer);
  entry.journey = j;
  entry.step = arrival.subject;
  entry.subject = arrival.detail;
  if (awaited) answered_[j] = arrival.detail;
  if (awaited) next_signals_.push_back({});
}

// ---- scores ---------------------------------------------------------------------------------------------------------

void Interpreter::score(Index r) {
  const auto& rule = program_.score_rules[r];
  auto& last = state_.score_rule_last[r];
  if (rule.at_most_once_in && last && add(*last, *rule.at_most_once_in, state_.zone) > state_.now) return;
  last = state_.now;
  change_score(rule.score, rule.add, nullptr);
}

// Every event and reaction of the round, before conditions are looked at: a score is part of what has become known.
void Interpreter::score_signals() {
  for (const auto& signal : signals_) {
    for (Index r = 0; r < program_.score_rules.size(); ++r) {
      if (evaluator(nullptr).matches(program_.score_rules[r].trigger, signal)) score(r);
    }
  }
}

// Conditions that have turned true, and the clock.
void Interpreter::score_flips() {
  for (Index r = 0; r < program_.score_rules.size(); ++r) {
    if (comes_true(program_.score_rules[r].trigger, entry_flips_)) score(r);
  }
}

void Interpreter::change_score(Index score, std::int64_t by, const Instance* instance) {
  const auto& facts = program_.score_facts[score];
  const auto value = std::clamp(state_.scores[score] + by, facts.from, facts.to);
  if (value == state_.scores[score]) return;
  state_.scores[score] = value;
  auto& entry = note(Kind::score, instance);
  entry.subject = score;
  entry.number = value;
  next_signals_.push_back({});
}

void Interpreter::fade_scores() {
  for (Index s = 0; s < state_.next_fade.size(); ++s) {
    auto& due = state_.next_fade[s];
    if (!due || *due > state_.now) continue;
    change_score(s, -program_.score_facts[s].fade_by, nullptr);
    due = add(*due, program_.score_facts[s].fade_every, state_.zone);
  }
}

}  // namespace wayproof::trace
