#include "trace/trace.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "trace/smallest_change.h"

namespace wayproof::trace {
namespace {

using program::Program;

bool inside_a_journey(const State& state) {
  return std::any_of(state.journeys.begin(), state.journeys.end(),
                     [](const auto& journey) { return journey.instance.has_value(); });
}

std::vector<std::optional<SmallestChange>> smallest_changes(const Program& program, const Rehearsal& rehearsal,
                                                            const Run& run) {
  // Each is found by replays of the whole trace; in a very long one only the first messages are asked about.
  // (A limit on the number of messages looks at all messages before, so the work grows with the square of the length.)
  constexpr std::size_t work = 5'000'000;
  std::size_t left = work / (run.log.size() * run.log.size() + 1) + 1;
  std::vector<std::optional<SmallestChange>> out(run.state.messages.size());
  for (const auto& entry : run.log) {
    const bool refused =
        entry.kind == LogEntry::Kind::message && entry.gate &&
        (entry.gate->action == GateDecision::Action::drop || entry.gate->action == GateDecision::Action::leave);
    if (!refused) continue;
    if (left-- == 0) break;
    out[entry.record] = smallest_change(program, rehearsal, entry);
  }
  return out;
}

std::vector<ConsentStretch> consent_stretches(const Program& program, const State& before, const Run& run,
                                              Instant from) {
  std::vector<ConsentStretch> out;
  for (Index topic = 0; topic < program.topics.size(); ++topic) {
    const auto* record = consent_for(before, topic, none);
    for (const auto& one : before.consents) {
      if (one.topic == topic && (record == nullptr || one.occurred >= record->occurred)) record = &one;
    }
    ConsentStretch stretch{topic, from, run.until, record != nullptr ? std::optional(record->given) : std::nullopt};
    bool mentioned = record != nullptr;
    for (const auto& entry : run.log) {
      if (entry.kind != LogEntry::Kind::consent || entry.subject != topic) continue;
      mentioned = true;
      if (entry.at > stretch.from) {
        stretch.until = entry.at;
        out.push_back(stretch);
      }
      stretch = {topic, entry.at, run.until, entry.flag};
    }
    mentioned |= std::any_of(run.state.messages.begin(), run.state.messages.end(),
                             [&](const auto& message) { return program.steps[message.step].topic == topic; });
    if (mentioned) out.push_back(stretch);
  }
  return out;
}

// Closed hours of each channel that a message of the trace used, by its first message there.
std::vector<QuietStretch> quiet_stretches(const Program& program, const Run& run, Instant from) {
  std::vector<QuietStretch> out;
  std::vector<Index> seen;
  for (const auto& record : run.state.messages) {
    const auto& step = program.steps[record.step];
    if (step.channel == none || step.purpose == model::Purpose::internal ||
        std::find(seen.begin(), seen.end(), step.channel) != seen.end())
      continue;
    seen.push_back(step.channel);
    for (const auto& closed : closed_hours(program, run.state, record.step, from, run.until)) {
      out.push_back({step.channel, closed.from, closed.until});
    }
  }
  return out;
}

}  // namespace

std::vector<CapBracket> windows_of(const Program& program, const State& state, const program::Limit& limit) {
  std::vector<Instant> times;
  for (const auto& record : state.messages) {
    if (record.result == MessageRecord::Result::sent) times.push_back(record.sent);
  }
  stable_sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  std::vector<CapBracket> found;
  for (const Instant t : times) {
    const CapUse use = use_of(program, state, limit, t);
    if (use.records.empty()) continue;
    CapBracket bracket;
    bracket.from = bracket.until = state.messages[use.records.front()].sent;
    bracket.count = use.count;
    bracket.max = limit.max;
    bracket.records = use.records;
    for (const Index record : use.records) {
      bracket.from = std::min(bracket.from, state.messages[record].sent);
      bracket.until = std::max(bracket.until, state.messages[record].sent);
    }
    found.push_back(std::move(bracket));
  }
  stable_sort(found, [](const auto& a, const auto& b) { return a.count > b.count; });
  std::vector<CapBracket> kept;
  for (auto& bracket : found) {
    const bool wanted = kept.empty() ? bracket.count > 1 || bracket.count > limit.max : bracket.count > limit.max;
    const bool apart = std::none_of(kept.begin(), kept.end(), [&](const auto& one) {
      return bracket.from <= one.until && one.from <= bracket.until;
    });
    if (wanted && apart) kept.push_back(std::move(bracket));
  }
  stable_sort(kept, [](const auto& a, const auto& b) { return a.from < b.from; });
  return kept;
}

std::vector<CapBracket> brackets(const Program& program, const State& state) {
  std::vector<CapBracket> out;
  for (Index c = 0; c < program.gate.caps.size(); ++c) {
    for (CapBracket& bracket : windows_of(program, state, program.gate.caps[c])) {
      bracket.cap = c;
      out.push_back(std::move(bracket));
    }
  }
  return out;
}

Run replay(const Program& program, Rehearsal rehearsal, const WhatIf& what_if) {
  Run run;
  Interpreter interpreter(program, rehearsal.state, rehearsal.script, &run.log);
  interpreter.set_what_if(what_if);
  interpreter.begin(rehearsal.start);
  const Instant limit = rehearsal.until.value_or(rehearsal.start + longest_trace);
  run.until = rehearsal.start;
  bool entered = false;
  while (true) {
    const auto next = interpreter.next_instant();
    // At rest: nothing pending, nobody inside a journey, and what may still come is only the calendar going round.
    const bool waiting = !rehearsal.state.pending.empty() || inside_a_journey(rehearsal.state) || !entered;
    if (!next || (!waiting && !rehearsal.until)) {
      run.at_rest = true;
      break;
    }
    if (*next > limit || run.log.size() >= most_entries) break;
    interpreter.process(*next);
    run.until = *next;
    entered |= std::any_of(rehearsal.state.journeys.begin(), rehearsal.state.journeys.end(),
                           [](const auto& journey) { return journey.entries > 0; });
  }
  if (rehearsal.until && run.log.size() < most_entries) run.until = *rehearsal.until;
  run.state = std::move(rehearsal.state);
  return run;
}

Trace run(const Program& program, const Rehearsal& rehearsal) {
  Run run = replay(program, rehearsal);
  Trace trace;
  trace.from = rehearsal.start;
  trace.until = run.until;
  trace.at_rest = run.at_rest;
  trace.smallest_changes = smallest_changes(program, rehearsal, run);
  trace.brackets = brackets(program, run.state);
  trace.consents = consent_stretches(program, rehearsal.state, run, rehearsal.start);
  trace.quiet = quiet_stretches(program, run, rehearsal.start);
  for (auto change = run.state.zone.next_transition(rehearsal.start); change && change->at <= run.until;
       change = run.state.zone.next_transition(change->at)) {
    trace.clock_changes.push_back(*change);
  }
  trace.log = std::move(run.log);
  trace.state = std::move(run.state);
  return trace;
}

}  // namespace wayproof::trace
