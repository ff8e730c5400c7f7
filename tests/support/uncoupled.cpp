#include "support/uncoupled.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace wayproof::testing {
namespace {

using model::Condition;
using model::Trigger;
using program::Index;
using program::Program;

/// What can be asked for or happen, apart from whom it is about: which family of things, and its name.
using Thing = std::pair<int, Index>;
using Things = std::set<Thing>;

enum Family { attribute, tag, stage, score, event, reaction, consent, segment, entry_field, experiment };

void add_condition(const Program& program, Index index, Things& into) {
  if (index == program::none) return;
  const auto& condition = program.conditions[index];
  const auto add = [&](Family family) { into.emplace(family, condition.name); };
  switch (condition.kind) {
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
      for (Index n = 0; n < condition.count; ++n) add_condition(program, condition.first + n, into);
      break;
    case Condition::Kind::attribute:
      add(attribute);
      break;
    case Condition::Kind::entry:
      add(entry_field);
      break;
    case Condition::Kind::tag:
      add(tag);
      break;
    case Condition::Kind::stage:
      into.emplace(stage, 0);
      break;
    case Condition::Kind::score:
      add(score);
      break;
    case Condition::Kind::event:
      add(event);
      break;
    case Condition::Kind::reaction:
    case Condition::Kind::streak:
      into.emplace(reaction, 0);
      break;
    case Condition::Kind::consent:
      into.emplace(consent, 0);
      break;
    case Condition::Kind::segment:
      add(segment);
      break;
    case Condition::Kind::local_time:  // the clock is nobody's
    case Condition::Kind::invalid:
      break;
  }
}

void add_trigger(const Program& program, Index index, Things& into) {
  if (index == program::none) return;
  const auto& trigger = program.triggers[index];
  switch (trigger.kind) {
    case Trigger::Kind::event:
      into.emplace(event, trigger.name);
      break;
    case Trigger::Kind::reaction:
      into.emplace(reaction, 0);
      break;
    case Trigger::Kind::date:
      if (!trigger.date) into.emplace(attribute, trigger.name);
      break;
    case Trigger::Kind::becomes:
      add_condition(program, trigger.condition, into);
      break;
    case Trigger::Kind::opt_out:
      into.emplace(consent, 0);
      break;
    case Trigger::Kind::any:
      for (Index n = 0; n < trigger.count; ++n) add_trigger(program, trigger.first + n, into);
      break;
    case Trigger::Kind::every:
    case Trigger::Kind::handed_over:
    case Trigger::Kind::invalid:
      break;
  }
}

bool overlap(const Things& one, const Things& other) {
  return std::any_of(one.begin(), one.end(), [&](const Thing& thing) { return other.count(thing) > 0; });
}

/// What a step asks for.
Things asked(const Program& program, const program::Step& step) {
  Things out;
  for (const auto& outcome : step.outcomes) {
    if (outcome.cause == program::Cause::holds) add_condition(program, outcome.condition, out);
  }
  add_trigger(program, step.trigger, out);
  if (step.experiment != program::none) out.emplace(experiment, step.experiment);
  return out;
}

/// Which steps come after `step`, itself only where a way leads back to it.
std::set<Index> after(const Program& program, Index step) {
  std::set<Index> seen;
  std::vector<Index> open{step};
  while (!open.empty()) {
    const Index from = open.back();
    open.pop_back();
    for (const auto& outcome : program.steps[from].outcomes) {
      if (outcome.next != program::none && seen.insert(outcome.next).second) open.push_back(outcome.next);
    }
  }
  return seen;
}

// How many parts of a condition ask for something.
std::size_t parts(const Program& program, Index index) {
  if (index == program::none) return 0;
  const auto& condition = program.conditions[index];
  if (condition.kind == Condition::Kind::local_time) return 0;
  const bool joined = condition.kind == Condition::Kind::all || condition.kind == Condition::Kind::any ||
                      condition.kind == Condition::Kind::negation;
  std::size_t out = joined ? 0 : 1;
  for (Index n = 0; joined && n < condition.count; ++n) out += parts(program, condition.first + n);
  return out;
}

// One question of a step is about the same as another.
bool asks_twice_at_once(const Program& program, const program::Step& step) {
  std::size_t all = 0;
  Things different;
  for (const auto& outcome : step.outcomes) {
    if (outcome.cause != program::Cause::holds) continue;
    all += parts(program, outcome.condition);
    add_condition(program, outcome.condition, different);
  }
  return all > different.size();
}

bool asks_twice(const Program& program, const program::Journey& journey) {
  // What starts it is known when the first step asks. What ends it can happen at any time, before a step asks or after.
  Things around;
  add_trigger(program, journey.trigger, around);
  add_condition(program, journey.condition, around);
  for (const auto& exit : journey.exits) {
    Things of_exit;
    add_trigger(program, exit.trigger, of_exit);
    add_condition(program, exit.condition, of_exit);
    if (overlap(around, of_exit)) return true;
    around.insert(of_exit.begin(), of_exit.end());
  }
  for (Index step = journey.steps_begin; step < journey.steps_end; ++step) {
    const Things here = asked(program, program.steps[step]);
    if (here.empty()) continue;
    if (asks_twice_at_once(program, program.steps[step])) return true;
    if (overlap(around, here) || journey.again) return true;
    for (const Index later : after(program, step)) {
      if (overlap(here, asked(program, program.steps[later]))) return true;
    }
  }
  return false;
}

Things all_of(const Program& program, const program::Journey& journey) {
  Things out;
  add_trigger(program, journey.trigger, out);
  add_condition(program, journey.condition, out);
  for (const auto& exit : journey.exits) {
    add_trigger(program, exit.trigger, out);
    add_condition(program, exit.condition, out);
  }
  for (Index step = journey.steps_begin; step < journey.steps_end; ++step) {
    out.merge(asked(program, program.steps[step]));
  }
  return out;
}

// It starts another, or only another can start it.
bool hands_over(const Program& program, const program::Journey& journey) {
  if (journey.trigger != program::none && program.triggers[journey.trigger].kind == Trigger::Kind::handed_over)
    return true;
  const auto starts = [](const program::ExitRule& exit) { return exit.then_enter != program::none; };
  const auto enters = [](const program::Step& step) { return step.enters != program::none; };
  return std::any_of(journey.exits.begin(), journey.exits.end(), starts) ||
         std::any_of(program.steps.begin() + journey.steps_begin, program.steps.begin() + journey.steps_end, enters);
}

/// A decision on the way asks for consent, as the check before sending does again.
bool branches_on_consent(const Program& program, const program::Journey& journey) {
  return std::any_of(program.steps.begin() + journey.steps_begin, program.steps.begin() + journey.steps_end,
                     [&](const program::Step& step) {
                       return overlap(asked(program, step), {{consent, 0}});
                     });
}

bool enforced(const program::Gate& gate, model::Check check) {
  const auto at = static_cast<std::size_t>(check);
  return gate.mode[at] == model::Mode::enforce &&
         std::any_of(gate.policy[at].begin(), gate.policy[at].end(), [](const auto& policy) { return policy.applies; });
}

/// An enforced check that keeps a message back for what other messages did.
bool counts_others(const program::Gate& gate) {
  return (enforced(gate, model::Check::caps) && !gate.caps.empty()) ||
         (enforced(gate, model::Check::dedupe) && !gate.dedupe.empty());
}

}  // namespace

bool uncoupled(const Program& program) {
  if (counts_others(program.gate)) return false;
  const bool asked_at_gate = enforced(program.gate, model::Check::consent);
  // Who is not written to for want of consent while the hours are closed comes to the next message in the same second,
  // and is asked again.
  const bool hours = !program.gate.quiet.empty() || !program.gate.windows.empty();
  if (asked_at_gate && hours && enforced(program.gate, model::Check::hours)) return false;
  Things before;
  for (const auto& journey : program.journeys) {
    if (hands_over(program, journey) || asks_twice(program, journey)) return false;
    Things here = all_of(program, journey);
    if (overlap(before, here)) return false;
    if (asked_at_gate && branches_on_consent(program, journey)) return false;
    before.merge(here);
  }
  return true;
}

}  // namespace wayproof::testing
