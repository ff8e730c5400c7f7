#include "trace/coverage.h"

#include <algorithm>

#include "trace/expectation.h"

namespace wayproof::trace {
namespace {

using Kind = LogEntry::Kind;
using program::Cause;
using program::Program;
using program::Step;

/// A way of its own to test. What the gate does stands under its checks, and a wait that is over already goes on as
/// one that has ended, unless the file says otherwise.
bool is_own_way(const Step& step, Index position) {
  const program::Outcome& outcome = step.outcomes[position];
  switch (outcome.cause) {
    case Cause::always:
    case Cause::passed_gate:
    case Cause::withheld:
    case Cause::told_to_leave:
    case Cause::ended:
      return false;
    case Cause::past:
    case Cause::missing:
      return std::none_of(step.outcomes.begin(), step.outcomes.begin() + position,
                          [&](const program::Outcome& other) { return other.next == outcome.next; });
    case Cause::holds:
    case Cause::otherwise:
    case Cause::arm:
    case Cause::waited:
    case Cause::happened:
    case Cause::time_out:
    case Cause::answered:
    case Cause::overdue:
      return step.outcomes.size() > 1 && outcome.cause != Cause::waited;
  }
  return false;
}

bool concerns(const Program& program, const program::Filter& of, Index step) {
  const State nothing;
  return !of.impossible && Evaluator(program, nothing, nullptr).matches(of, step);
}

/// Whether a check that the platform makes can say no to this message.
bool can_hold_back(const Program& program, Index index, model::Check check) {
  const Step& step = program.steps[index];
  const auto& gate = program.gate;
  const auto c = static_cast<std::size_t>(check);
  if (gate.mode[c] != model::Mode::enforce || !gate.policy[c][static_cast<std::size_t>(step.purpose)].applies) {
    return false;
  }
  const auto any = [&](const auto& rules) {
    return std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return concerns(program, rule.of, index); });
  };
  const auto on_channel = [&](const program::Hours& hours) {
    return (hours.channels.empty() ||
            std::find(hours.channels.begin(), hours.channels.end(), step.channel) != hours.channels.end()) &&
           concerns(program, hours.of, index);
  };
  switch (check) {
    case model::Check::consent:
      return step.topic == none || program.topic_facts[step.topic].needs_consent;
    case model::Check::hours:
      return std::any_of(gate.quiet.begin(), gate.quiet.end(), on_channel) ||
             std::any_of(gate.windows.begin(), gate.windows.end(), on_channel);
    case model::Check::dedupe:
      return any(gate.dedupe);
    case model::Check::caps:
      return any(gate.caps);
    case model::Check::address:
    case model::Check::suppression:
      break;
  }
  return true;
}

/// The outcome that an entry tells of; none if it tells of none.
Index outcome_told(const Program& program, const LogEntry& entry) {
  if (entry.kind == Kind::branched || entry.kind == Kind::split) return entry.outcome;
  const Cause cause = entry.kind == Kind::past_due ? Cause::past : entry.cause.value_or(Cause::always);
  if (entry.kind != Kind::woke && entry.kind != Kind::past_due) return none;
  const auto& outcomes = program.steps[entry.step].outcomes;
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const program::Outcome& outcome) {
    return outcome.cause == cause && (cause != Cause::answered || outcome.name == entry.subject);
  });
  return found == outcomes.end() ? none : static_cast<Index>(found - outcomes.begin());
}

}  // namespace

std::vector<Target> targets(const Program& program) {
  std::vector<Target> out;
  for (Index s = 0; s < program.steps.size(); ++s) {
    const Step& step = program.steps[s];
    out.push_back({Target::Kind::step, s, none, {}});
    for (Index way = 0; way < step.outcomes.size(); ++way) {
      if (is_own_way(step, way)) out.push_back({Target::Kind::way, s, way, {}});
    }
    if (!step.sends) continue;
    for (std::size_t c = 0; c < model::check_count; ++c) {
      const auto check = static_cast<model::Check>(c);
      if (can_hold_back(program, s, check)) out.push_back({Target::Kind::held, s, none, check});
    }
  }
  return out;
}

void cover(const Program& program, const Log& log, std::span<const Target> targets, std::vector<bool>& tried) {
  const auto mark = [&](const auto& is_it) {
    for (std::size_t t = 0; t < targets.size(); ++t) {
      if (!tried[t] && is_it(targets[t])) tried[t] = true;
    }
  };
  for (const Visit& visit : visits(log)) {
    mark([&](const Target& target) { return target.kind == Target::Kind::step && target.step == visit.step; });
  }
  for (const LogEntry& entry : log) {
    if (entry.step == none) continue;
    if (const Index outcome = outcome_told(program, entry); outcome != none) {
      mark([&](const Target& target) {
        return target.kind == Target::Kind::way && target.step == entry.step && target.outcome == outcome;
      });
    }
    if (entry.kind == Kind::message && entry.gate->decided_by) {
      mark([&](const Target& target) {
        return target.kind == Target::Kind::held && target.step == entry.step &&
               target.check == *entry.gate->decided_by;
      });
    }
  }
}

}  // namespace wayproof::trace
