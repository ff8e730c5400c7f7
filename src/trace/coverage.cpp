#include "trace/coverage.h"

#include <algorithm>

#include "facts/facts.h"
#include "program/filter.h"
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

/// What a check that the platform makes can do to a message that does not pass it.
struct Effect {
  bool waits = false, held = false;

  /// `does` is done for as long as `longest`; what would have to wait too long does not go out.
  void add(const Program& program, model::OnFail does, std::int64_t longest) {
    const bool can_wait = does == model::OnFail::hold && longest > 0;
    waits |= can_wait;
    held |= !can_wait || longest > program.gate.hold_at_most.shortest();
  }
};

std::int64_t longest_of(const facts::WeekSet& closed) {
  std::int64_t longest = 0;
  for (const auto& range : closed.ranges()) {
    longest = std::max<std::int64_t>(longest, closed.until_free(range.begin).value_or(facts::week_seconds));
  }
  return longest;
}

Effect effect_of_hours(const Program& program, Index index, const program::CheckPolicy& policy) {
  const Step& step = program.steps[index];
  Effect out;
  if (step.purpose == model::Purpose::internal) {  // keeps to the working hours of whoever gets it
    if (step.role == none || !program.role_facts[step.role].hours) return out;
    const auto closed = facts::WeekSet::daily(*program.role_facts[step.role].hours).complement();
    out.add(program, policy.overridden ? policy.on_fail : model::OnFail::hold, longest_of(closed));
    return out;
  }
  const std::int64_t longest = longest_of(facts::closed_hours(program, step));
  const auto collect = [&](const std::vector<program::Hours>& from) {
    for (const program::Hours& hours : from) {
      const bool channel = hours.channels.empty() || std::find(hours.channels.begin(), hours.channels.end(),
                                                               step.channel) != hours.channels.end();
      if (channel && program::matches(hours.of, program, index))
        out.add(program, policy.overridden ? policy.on_fail : hours.on_fail, longest);
    }
  };
  collect(program.gate.quiet);
  collect(program.gate.windows);
  return out;
}

/// By what a rule against repeats knows the message; none: it never does.
Index likeness(const Step& step, model::Dedupe::By by) {
  switch (by) {
    case model::Dedupe::By::kind:
      return step.kind;
    case model::Dedupe::By::offer:
      return step.offer;
    case model::Dedupe::By::template_:
      return step.template_id;
  }
  return none;
}

std::int64_t length_of(const program::Limit& limit) {
  using Unit = model::Window::Unit;
  if (limit.kind != model::Window::Kind::calendar) return limit.length;
  return (limit.unit == Unit::day ? 1 : limit.unit == Unit::week ? 7 : 31) * day_seconds;
}

Effect effect_of(const Program& program, Index index, model::Check check) {
  const Step& step = program.steps[index];
  const auto& gate = program.gate;
  const auto c = static_cast<std::size_t>(check);
  const auto& policy = gate.policy[c][static_cast<std::size_t>(step.purpose)];
  Effect out;
  if (gate.mode[c] != model::Mode::enforce || !policy.applies) return out;
  switch (check) {
    case model::Check::address:
    case model::Check::suppression:
      out.held = true;  // nothing says when that ends
      break;
    case model::Check::consent:
      out.held = step.topic == none || program.topic_facts[step.topic].needs_consent;
      break;
    case model::Check::hours:
      return effect_of_hours(program, index, policy);
    case model::Check::dedupe:
      for (const program::Dedupe& rule : gate.dedupe) {
        if (likeness(step, rule.by) != none && program::matches(rule.of, program, index))
          out.add(program, policy.overridden ? policy.on_fail : model::OnFail::drop, rule.in.longest());
      }
      break;
    case model::Check::caps:
      for (const program::Cap& cap : gate.caps) {
        if (program::matches(cap.of, program, index))
          out.add(program, policy.overridden ? policy.on_fail : cap.on_full, length_of(cap));
      }
      break;
  }
  return out;
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
  for (Index j = 0; j < program.journeys.size(); ++j) {
    const program::Journey& journey = program.journeys[j];
    for (Index s = journey.steps_begin; s < journey.steps_end; ++s) {
      const Step& step = program.steps[s];
      const auto add = [&](Target target) {
        target.journey = j;
        target.step = s;
        out.push_back(target);
      };
      add({.kind = Target::Kind::step});
      for (Index way = 0; way < step.outcomes.size(); ++way) {
        if (is_own_way(step, way)) add({.kind = Target::Kind::way, .outcome = way});
      }
      if (!step.sends) continue;
      add({.kind = Target::Kind::sent});
      for (std::size_t c = 0; c < model::check_count; ++c) {
        const auto check = static_cast<model::Check>(c);
        const Effect effect = effect_of(program, s, check);
        if (effect.waits) add({.kind = Target::Kind::waits, .check = check});
        if (effect.held) add({.kind = Target::Kind::held, .check = check});
      }
    }
    for (Index rule = 0; rule < journey.exits.size(); ++rule) {
      out.push_back({.kind = Target::Kind::exit, .journey = j, .exit_rule = rule});
    }
  }
  return out;
}

void cover(const Program& program, const Log& log, std::span<const Target> targets, std::vector<bool>& tried) {
  const auto mark = [&](const Target& done) {
    for (std::size_t t = 0; t < targets.size(); ++t) {
      if (!tried[t] && targets[t] == done) tried[t] = true;
    }
  };
  for (const Visit& visit : visits(log)) {
    mark({.kind = Target::Kind::step, .journey = program.steps[visit.step].journey, .step = visit.step});
  }
  for (const LogEntry& entry : log) {
    if (entry.exit_rule != none && (entry.kind == Kind::left || entry.kind == Kind::jumped)) {
      mark({.kind = Target::Kind::exit, .journey = entry.journey, .exit_rule = entry.exit_rule});
    }
    if (entry.step == none) continue;
    const Index journey = program.steps[entry.step].journey;
    if (const Index outcome = outcome_told(program, entry); outcome != none) {
      mark({.kind = Target::Kind::way, .journey = journey, .step = entry.step, .outcome = outcome});
    }
    if (entry.kind != Kind::message) continue;
    using Action = GateDecision::Action;
    const Action action = entry.gate->action;
    if (action == Action::send) mark({.kind = Target::Kind::sent, .journey = journey, .step = entry.step});
    if (action != Action::send && entry.gate->decided_by) {
      mark({.kind = action == Action::hold ? Target::Kind::waits : Target::Kind::held,
            .journey = journey,
            .step = entry.step,
            .check = *entry.gate->decided_by});
    }
  }
}

}  // namespace wayproof::trace
