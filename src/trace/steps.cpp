// What each type of step does when the token reaches it. Every way on is one of the step's outcomes
// (program/outcomes.cpp); here it is only chosen.
#include <algorithm>

#include "trace/interpreter.h"
#include "trace/moments.h"

namespace wayproof::trace {

using program::Cause;
using program::Step;
using Kind = LogEntry::Kind;

void Interpreter::take(Instance& instance, Cause cause, Index name) {
  const auto& outcomes = step_of(instance).outcomes;
  const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const program::Outcome& outcome) {
    return outcome.cause == cause && (name == none || outcome.name == name);
  });
  if (found != outcomes.end()) return take_position(instance, static_cast<Index>(found - outcomes.begin()));
  // An outcome that the step does not have: it goes on by its first, or nowhere.
  if (!outcomes.empty()) return take_position(instance, 0);
  instance.step = none;
}

void Interpreter::take_position(Instance& instance, Index position, std::vector<Atom> atoms) {
  const auto& outcome = step_of(instance).outcomes[position];
  if (log_ != nullptr &&
      (outcome.cause == Cause::holds || outcome.cause == Cause::otherwise || outcome.cause == Cause::arm)) {
    auto& entry = note(outcome.cause == Cause::arm ? Kind::split : Kind::branched, &instance);
    entry.cause = outcome.cause;
    entry.outcome = position;
    entry.next = outcome.next;
    entry.atoms = std::move(atoms);
  }
  instance.left_step[instance.step - program_.journeys[instance.journey].steps_begin] = state_.now;
  instance.waiting = Instance::Waiting::nothing;
  instance.wake.reset();
  instance.held.reset();
  forget(instance, step_of(instance).trigger);
  instance.step = outcome.next;
}

bool Interpreter::perform(Index j) {
  using Type = model::StepType;
  Instance& instance = *state_.journeys[j].instance;
  const Step& step = step_of(instance);
  switch (step.type) {
    case Type::message:
      return plan_message(j);
    case Type::wait:
      return wait(instance);
    case Type::branch:
      branch(instance);
      return true;
    case Type::split:
      split(instance);
      return true;
    case Type::update:
      update(instance);
      return true;
    case Type::task:
      return step.sends ? plan_message(j) : ask(instance);
    case Type::webhook:
    case Type::opaque:
      return ask(instance);
    case Type::enter: {
      auto& entry = note(Kind::asks_to_enter, &instance);
      entry.subject = step.enters;
      if (step.enters != none) requests_.push_back({step.enters, instance.entry});
      take(instance, Cause::always);
      return true;
    }
    case Type::end:
      note(Kind::step, &instance);
      leave(j, LogEntry::Leaving::end);
      return false;
  }
  return false;
}

// ---- messages and human contacts ------------------------------------------------------------------------------------

bool Interpreter::plan_message(Index j) {
  Instance& instance = *state_.journeys[j].instance;
  MessageRecord record;
  record.planned = state_.now;
  record.journey = j;
  record.step = instance.step;
  state_.messages.push_back(record);
  const auto index = static_cast<Index>(state_.messages.size() - 1);
  return gate(j, {index, instance.step, state_.now, state_.now}, false);
}

bool Interpreter::gate(Index j, Held held, bool detached) {
  Instance& instance = *state_.journeys[j].instance;
  const Step& step = program_.steps[held.step];
  if (what_if_.record == held.record && what_if_.not_before && *what_if_.not_before > state_.now) {
    held.wake = *what_if_.not_before;
    if (detached) {
      instance.detached.push_back(held);
      return true;
    }
    instance.held = held;
    instance.waiting = Instance::Waiting::held;
    instance.wake = held.wake;
    return false;
  }
  const PassedChecks passed = what_if_.record == held.record ? what_if_.passed : PassedChecks{};
  GateDecision decision = decide(program_, state_, &instance, held.record, passed);
  const auto action = decision.action;
  const Instant until = decision.hold_until;
  auto& entry = note(Kind::message, &instance);
  entry.step = held.step;
  entry.record = held.record;
  if (action == GateDecision::Action::hold) entry.until = until;
  if (log_ != nullptr) entry.gate = std::move(decision);

  switch (action) {
    case GateDecision::Action::send:
      instance.held.reset();
      send(held.record);
      if (step.by) {
        const Due by = resolve(program_, state_, instance, *step.by, held.due);
        if (by.kind != Due::Kind::missing && state_.now > by.at) {
          auto& missed = note(Kind::promise_missed, &instance);
          missed.step = held.step;
          missed.record = held.record;
          missed.until = by.at;
        }
      }
      if (detached) return true;
      if (step.type == model::StepType::task) return ask(instance);
      take(instance, Cause::passed_gate);
      return true;
    case GateDecision::Action::hold:
      held.wake = until;
      // A task cannot go on without its contact: there would be no task to go on from.
      if (detached || (program_.gate.detached && step.type == model::StepType::message)) {
        instance.detached.push_back(held);
        if (!detached) take(instance, Cause::passed_gate);
        return true;
      }
      instance.held = held;
      instance.waiting = Instance::Waiting::held;
      instance.wake = until;
      return false;
    case GateDecision::Action::drop:
      state_.messages[held.record].result = MessageRecord::Result::dropped;
      if (!detached) take(instance, Cause::withheld);
      return true;
    case GateDecision::Action::leave:
      state_.messages[held.record].result = MessageRecord::Result::dropped;
      leave(j, LogEntry::Leaving::told_to);
      return false;
  }
  return false;
}

void Interpreter::send(Index index) {
  auto& record = state_.messages[index];
  record.result = MessageRecord::Result::sent;
  record.sent = state_.now;
  const Signal signal{Signal::Kind::reaction, index, none, model::Reaction::sent};
  next_signals_.push_back(signal);
  if (program_.steps[record.step].purpose == model::Purpose::internal) return;

  const auto planned = environment_.reactions(program_, state_, index);
  const auto arrive = [&](model::Reaction reaction, const PlannedReaction& one) {
    Arrival arrival;
    arrival.kind = Arrival::Kind::reaction;
    arrival.arrives = arrival.occurred = state_.now + one.after;
    arrival.subject = index;
    arrival.detail = one.link;
    arrival.flag = one.machine;
    arrival.reaction = reaction;
    schedule(program_, state_, std::move(arrival));
  };
  for (const auto& one : planned) {
    if (one.reaction == model::Reaction::bounced && !one.opt_out) return arrive(model::Reaction::bounced, one);
  }
  arrive(model::Reaction::delivered, {});
  for (const auto& one : planned) {
    if (!one.opt_out) {
      arrive(one.reaction, one);
      continue;
    }
    Arrival arrival;
    arrival.kind = Arrival::Kind::consent;
    // Nobody has read it in the very second in which it came.
    arrival.arrives = arrival.occurred = state_.now + std::max<std::int64_t>(one.after, 1);
    arrival.subject = program_.steps[record.step].topic;
    arrival.flag = false;
    if (arrival.subject == none) {  // no topic to withdraw from: nothing more on any channel
      arrival.kind = Arrival::Kind::suppression;
      arrival.flag = true;
    }
    schedule(program_, state_, std::move(arrival));
  }
}

// Makes a task, calls a webhook, hands over to a step of another system: it goes on with the answer, or without one
// when the time for it is over.
bool Interpreter::ask(Instance& instance) {
  const Step& step = step_of(instance);
  auto& entry = note(Kind::task, &instance);
  const bool answers = std::any_of(step.outcomes.begin(), step.outcomes.end(),
                                   [](const auto& outcome) { return outcome.cause == Cause::answered; });
  if (!answers) {
    take(instance, Cause::always);
    return true;
  }
  instance.waiting = Instance::Waiting::answer;
  instance.ask = ++state_.asks;
  instance.wait_started = state_.now;
  instance.wake.reset();
  if (step.until) {
    const Due due = resolve(program_, state_, instance, *step.until, state_.now);
    if (due.kind != Due::Kind::missing) instance.wake = std::max(due.at, state_.now);
  } else if (!step.duration.zero()) {
    instance.wake = add(state_.now, step.duration, state_.zone);
  }
  entry.until = instance.wake;
  if (const auto answer = environment_.answer(program_, state_, instance.step)) {
    Arrival arrival;
    arrival.kind = Arrival::Kind::answer;
    arrival.arrives = arrival.occurred = state_.now + answer->after;
    arrival.subject = instance.step;
    arrival.detail = answer->outcome_name;
    arrival.ask = instance.ask;
    schedule(program_, state_, std::move(arrival));
    if (answer->after == 0) return false;  // it comes in the next round, in time even for a task that is due now
  }
  if (instance.wake && *instance.wake <= state_.now) {
    note(Kind::woke, &instance).cause = unanswered(step);
    take(instance, unanswered(step));
    return true;
  }
  return false;
}

// ---- waits ----------------------------------------------------------------------------------------------------------

bool Interpreter::wait(Instance& instance) {
  using WaitKind = model::Step::WaitKind;
  const Step& step = step_of(instance);
  instance.wait_started = state_.now;
  switch (step.wait) {
    case WaitKind::none:
      take(instance, Cause::always);
      return true;
    case WaitKind::until:
      return wait_until(instance);
    case WaitKind::until_event:
      return wait_for_event(instance);
    case WaitKind::for_:
      break;
  }
  instance.wake = add(state_.now, step.duration, state_.zone);
  if (*instance.wake <= state_.now) return over_at_once(instance);
  instance.waiting = Instance::Waiting::time;
  note(Kind::waits, &instance).until = instance.wake;
  return false;
}

// The customer was here all the same: a wait that is over in the second in which it begins does not yield, but is told.
bool Interpreter::over_at_once(Instance& instance) {
  note(Kind::woke, &instance).cause = Cause::waited;
  take(instance, Cause::waited);
  return true;
}

bool Interpreter::wait_until(Instance& instance) {
  const Due due = resolve(program_, state_, instance, *step_of(instance).until, state_.now);
  if (due.kind == Due::Kind::missing) {
    auto& entry = note(Kind::woke, &instance);
    entry.cause = Cause::missing;
    take(instance, Cause::missing);
    return true;
  }
  if (due.kind == Due::Kind::past) {
    note(Kind::past_due, &instance).until = due.at;
    take(instance, Cause::past);
    return true;
  }
  if (due.at == state_.now) return over_at_once(instance);
  instance.wake = due.at;
  instance.waiting = Instance::Waiting::time;
  note(Kind::waits, &instance).until = instance.wake;
  return false;
}

// Has the date changed that a wait hangs on? Then the token comes to the wait anew and finds it later, over or missing.
bool Interpreter::date_moved(const Instance& instance) const {
  const Step& step = step_of(instance);
  if (step.wait != model::Step::WaitKind::until || step.until->anchor != model::Anchor::Kind::attribute) return false;
  return std::find(changed_attributes_.begin(), changed_attributes_.end(), step.until->name) !=
         changed_attributes_.end();
}

bool Interpreter::wait_for_event(Instance& instance) {
  const Step& step = step_of(instance);
  if (step.since != model::Since::Kind::ever && already_happened(instance, step.trigger)) {
    auto& entry = note(Kind::woke, &instance);
    entry.cause = Cause::happened;
    entry.flag = false;  // it had come before the wait began
    take(instance, Cause::happened);
    return true;
  }
  watch(instance, step.trigger);
  instance.wake = add(state_.now, step.duration, state_.zone);
  instance.waiting = Instance::Waiting::event;
  note(Kind::waits, &instance).until = instance.wake;
  return false;
}

bool Interpreter::already_happened(const Instance& instance, Index at) const {
  if (at == none) return false;
  const auto& trigger = program_.triggers[at];
  const Step& step = step_of(instance);
  const auto since = evaluator(&instance).since(step.since, step.since_step);
  if (!since) return false;
  using TriggerKind = model::Trigger::Kind;
  switch (trigger.kind) {
    case TriggerKind::event: {
      const auto& history = state_.history.of(trigger.name);
      return std::any_of(history.begin(), history.end(), [&](const Occurrence& one) {
        return one.occurred >= *since && evaluator(&instance).matches(trigger.where, one.payload);
      });
    }
    case TriggerKind::reaction:
      return std::any_of(state_.messages.begin(), state_.messages.end(), [&](const MessageRecord& record) {
        if (!evaluator(&instance).matches(trigger.of, record.step)) return false;
        if (trigger.reaction == model::Reaction::sent)
          return record.result == MessageRecord::Result::sent && record.sent >= *since;
        if (trigger.reaction == model::Reaction::delivered) return record.delivered && *record.delivered >= *since;
        return std::any_of(record.reactions.begin(), record.reactions.end(), [&](const ReactionRecord& one) {
          return one.reaction == trigger.reaction && one.occurred >= *since &&
                 (trigger.link == none || trigger.link == one.link);
        });
      });
    case TriggerKind::opt_out:
      return std::any_of(state_.consents.begin(), state_.consents.end(), [&](const ConsentRecord& one) {
        return !one.given && one.occurred >= *since && (trigger.name == none || trigger.name == one.topic) &&
               (trigger.channel == none || one.channel == none || trigger.channel == one.channel);
      });
    case TriggerKind::becomes:
      return evaluator(&instance).holds(trigger.condition);
    case TriggerKind::any:
      for (Index p = 0; p < trigger.count; ++p) {
        if (already_happened(instance, trigger.first + p)) return true;
      }
      return false;
    default:
      return false;
  }
}

// Remembers the present value of every `becomes` in a trigger, so that only a change counts.
void Interpreter::watch(Instance& instance, Index at) const {
  if (at == none) return;
  const auto& trigger = program_.triggers[at];
  if (trigger.kind == model::Trigger::Kind::becomes && trigger.condition != none) {
    instance.watched.emplace_back(at, evaluator(&instance).holds(trigger.condition));
  }
  for (Index p = 0; p < trigger.count; ++p) watch(instance, trigger.first + p);
}

// Conditions watched for a wait are of no interest after it; those of exit rules stay.
void Interpreter::forget(Instance& instance, Index at) const {
  if (at == none) return;
  const auto& trigger = program_.triggers[at];
  std::erase_if(instance.watched, [at](const auto& watched) { return watched.first == at; });
  for (Index p = 0; p < trigger.count; ++p) forget(instance, trigger.first + p);
}

// ---- decisions and changes ------------------------------------------------------------------------------------------

void Interpreter::branch(Instance& instance) {
  const auto& outcomes = step_of(instance).outcomes;
  std::vector<Atom> atoms;
  for (Index o = 0; o < outcomes.size(); ++o) {
    const bool taken = outcomes[o].cause == Cause::otherwise ||
                       evaluator(&instance).holds(outcomes[o].condition, log_ != nullptr ? &atoms : nullptr);
    if (taken) return take_position(instance, o, std::move(atoms));
  }
  instance.step = none;
}

// Who is in which arm of an experiment stays so.
void Interpreter::split(Instance& instance) {
  const Step& step = step_of(instance);
  const auto known = std::find_if(state_.arms.begin(), state_.arms.end(),
                                  [&](const auto& arm) { return arm.first == step.experiment; });
  if (step.outcomes.empty()) {
    instance.step = none;
    return;
  }
  const Index arm = known != state_.arms.end() ? known->second : environment_.arm(program_, state_, instance.step);
  const auto chosen = std::find_if(step.outcomes.begin(), step.outcomes.end(),
                                   [arm](const auto& outcome) { return outcome.arm == arm; });
  const auto taken = chosen == step.outcomes.end() ? step.outcomes.begin() : chosen;
  if (known == state_.arms.end()) state_.arms.emplace_back(step.experiment, taken->arm);
  take_position(instance, static_cast<Index>(taken - step.outcomes.begin()));
}

void Interpreter::update(Instance& instance) {
  const Step& step = step_of(instance);
  note(Kind::step, &instance);
  const auto changed = [&](Kind kind, Index subject, bool flag) -> LogEntry& {
    next_signals_.push_back({});
    auto& entry = note(kind, &instance);
    entry.subject = subject;
    entry.flag = flag;
    return entry;
  };
  for (const auto& one : step.set) {
    const Value value = evaluator(&instance).operand(one.value);
    state_.attribute_times[one.name] = state_.now;
    if (state_.attributes[one.name] == value) continue;
    state_.attributes[one.name] = value;
    changed(Kind::attribute, one.name, true).value = value;
    next_changed_attributes_.push_back(one.name);
    follow_dates_of_entries(one.name);
  }
  const auto set_tag = [&](Index tag, bool on) {
    if (state_.tags[tag] == on) return;
    state_.tags[tag] = on;
    changed(Kind::tag, tag, on);
  };
  for (const Index tag : step.add_tags) set_tag(tag, true);
  for (const Index tag : step.remove_tags) set_tag(tag, false);
  if (step.stage != none) {
    const Index ladder = program_.stage_ladder[step.stage];
    if (ladder != none && state_.stage[ladder] != step.stage) {
      state_.stage[ladder] = step.stage;
      changed(Kind::stage, step.stage, true);
    }
  }
  for (const auto& one : step.add_score) {
    const Value value = evaluator(&instance).operand(one.value);
    if (value.kind == Value::Kind::number) change_score(one.name, value.number, &instance);
  }
  take(instance, Cause::always);
}

}  // namespace wayproof::trace
