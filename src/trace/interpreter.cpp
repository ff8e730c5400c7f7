// One instant (semantics B.3): apply what arrives, then rounds of exits, wake-ups and entries until nothing changes any
// more. What single steps do stands in steps.cpp; how arrivals change the state in arrivals.cpp.
#include "trace/interpreter.h"

#include <algorithm>

#include "trace/moments.h"

namespace wayproof::trace {

using program::Cause;
using Kind = LogEntry::Kind;

Cause unanswered(const program::Step& step) {
  return step.type == model::StepType::task ? Cause::overdue : Cause::time_out;
}

LogEntry& Interpreter::note(Kind kind, const Instance* instance) {
  LogEntry& entry = log_ != nullptr ? log_->emplace_back() : scratch_ = {};
  entry.kind = kind;
  entry.at = state_.now;
  entry.occurred = state_.now;
  if (instance != nullptr) {
    entry.journey = instance->journey;
    entry.step = instance->step;
  }
  return entry;
}

// ---- time -----------------------------------------------------------------------------------------------------------

void Interpreter::begin(Instant start) {
  state_.now = start - 1;
  state_.watched.clear();
  const auto watch_all = [&](const auto& self, Index trigger) -> void {
    if (trigger == none) return;
    const auto& one = program_.triggers[trigger];
    if (one.kind == model::Trigger::Kind::becomes && one.condition != none) {
      state_.watched.emplace_back(trigger, evaluator(nullptr).holds(one.condition));
    }
    for (Index p = 0; p < one.count; ++p) self(self, one.first + p);
  };
  for (Index j = 0; j < program_.journeys.size(); ++j) {
    watch_all(watch_all, program_.journeys[j].trigger);
    set_next_due(j, state_.now);
  }
  for (const auto& rule : program_.score_rules) watch_all(watch_all, rule.trigger);
  for (Index s = 0; s < program_.score_facts.size(); ++s) {
    if (program_.score_facts[s].fade_by > 0) {
      state_.next_fade[s] = add(start, program_.score_facts[s].fade_every, state_.zone);
    }
  }
}

void Interpreter::set_next_due(Index journey, Instant after) {
  const Index trigger = program_.journeys[journey].trigger;
  auto& state = state_.journeys[journey];
  state.next_due = next_due(program_, state_, trigger, after);
  state.missed = missed_and_enters(program_, state_, trigger, after);
}

// An attribute has changed, so the dates that hang on it are others. One that is due at this very instant is still met.
void Interpreter::follow_dates_of_entries(Index attribute) {
  for (Index j = 0; j < program_.journeys.size(); ++j) {
    if (reads_date(program_, program_.journeys[j].trigger, attribute)) set_next_due(j, state_.now - 1);
  }
}

std::optional<Instant> Interpreter::next_instant() const {
  std::optional<Instant> next;
  const auto consider = [&](std::optional<Instant> t) { next = earlier(next, t); };
  if (!state_.pending.empty()) consider(state_.pending.front().arrives);
  for (const auto& watched : state_.watched) {
    consider(evaluator(nullptr).next_change(program_.triggers[watched.first].condition));
  }
  for (const auto& fade : state_.next_fade) consider(fade);
  for (const auto& rule : program_.score_rules) consider(next_due(program_, state_, rule.trigger, state_.now));
  for (Index j = 0; j < state_.journeys.size(); ++j) {
    const auto& journey = state_.journeys[j];
    if (program_.journeys[j].runs) consider(journey.missed ? std::optional(state_.now + 1) : journey.next_due);
    if (!journey.instance) continue;
    const Instance& instance = *journey.instance;
    consider(instance.wake);
    consider(instance.ends);
    for (const auto& held : instance.detached) consider(held.wake);
    for (const auto& watched : instance.watched) {
      consider(evaluator(&instance).next_change(program_.triggers[watched.first].condition));
    }
    for (const auto& rule : program_.journeys[j].exits) consider(next_due(program_, state_, rule.trigger, state_.now));
    if (instance.waiting == Instance::Waiting::event) {
      consider(next_due(program_, state_, step_of(instance).trigger, state_.now));
    }
  }
  // Nothing is due in the past: what an instant left undone is done at the next one.
  return next ? std::optional(std::max(*next, state_.now + 1)) : std::nullopt;
}

void Interpreter::run(Instant until) {
  for (auto t = next_instant(); t && *t <= until; t = next_instant()) process(*t);
}

void Interpreter::process(Instant t) {
  state_.now = t;
  round_ = 0;
  signals_.clear();
  next_signals_.clear();
  next_changed_attributes_.clear();
  answered_.assign(program_.journeys.size(), none);
  for (auto& journey : state_.journeys) {
    if (journey.instance) journey.instance->steps_now = 0;
  }
  fade_scores();
  do {
    ++round_;
    round();
  } while (!next_signals_.empty() || !requests_.empty() ||
           (!state_.pending.empty() && state_.pending.front().arrives <= t));
}

// ---- rounds ---------------------------------------------------------------------------------------------------------

void Interpreter::round() {
  apply_arrivals();
  signals_ = std::move(next_signals_);
  next_signals_.clear();
  changed_attributes_ = std::move(next_changed_attributes_);
  next_changed_attributes_.clear();
  score_signals();
  notice_flips();
  score_flips();

  std::vector<Index> running;
  for (const Index j : program_.order) {
    if (state_.journeys[j].instance) running.push_back(j);
  }
  for (const Index j : running) exits(j);
  for (const Index j : running) {
    if (state_.journeys[j].instance) wake_ups(j);
  }
  entries();
  std::fill(answered_.begin(), answered_.end(), none);
}

// Which watched conditions turned from false to true since they were last looked at.
void Interpreter::notice_flips() {
  const auto look = [&](std::vector<std::pair<Index, bool>>& watched, const Instance* instance) {
    Flips flips;
    for (auto& [trigger, was] : watched) {
      const bool is = evaluator(instance).holds(program_.triggers[trigger].condition);
      if (is && !was) flips.push_back(trigger);
      was = is;
    }
    return flips;
  };
  entry_flips_ = look(state_.watched, nullptr);
  instance_flips_.assign(program_.journeys.size(), {});
  for (Index j = 0; j < state_.journeys.size(); ++j) {
    auto& instance = state_.journeys[j].instance;
    if (instance) instance_flips_[j] = look(instance->watched, &*instance);
  }
}

// What is no arrival: a condition that has turned true, a date or schedule that is due.
bool Interpreter::comes_true(Index at, const Flips& flips) const {
  if (at == none) return false;
  const auto& trigger = program_.triggers[at];
  using TriggerKind = model::Trigger::Kind;
  switch (trigger.kind) {
    case TriggerKind::becomes:
      return std::find(flips.begin(), flips.end(), at) != flips.end();
    case TriggerKind::date:
    case TriggerKind::every:
      return round_ == 1 && is_due(program_, state_, at, state_.now);
    case TriggerKind::any:
      for (Index p = 0; p < trigger.count; ++p) {
        if (comes_true(trigger.first + p, flips)) return true;
      }
      return false;
    default:
      return false;
  }
}

bool Interpreter::fires(Index at, const Instance* instance, const Flips& flips) const {
  return comes_true(at, flips) || std::any_of(signals_.begin(), signals_.end(), [&](const Signal& signal) {
           return evaluator(instance).matches(at, signal);
         });
}

void Interpreter::exits(Index j) {
  Instance& instance = *state_.journeys[j].instance;
  const auto& rules = program_.journeys[j].exits;
  const bool over = instance.ends <= state_.now;
  for (Index r = 0; r < rules.size(); ++r) {
    // A run that is over has no time left to go on in.
    if (rules[r].next != none && (over || instance.exit_used[r])) continue;
    if (!fires(rules[r].trigger, &instance, instance_flips_[j]) || !evaluator(&instance).holds(rules[r].condition))
      continue;
    if (rules[r].next == none) {
      if (rules[r].then_enter != none) requests_.push_back({rules[r].then_enter, instance.entry});
      leave(j, LogEntry::Leaving::exit_rule, r);
      return;
    }
    // Goes on elsewhere, in its turn among those that wake; what it waited for and held is cancelled now.
    instance.exit_used[r] = true;
    auto& entry = note(Kind::jumped, &instance);
    entry.exit_rule = r;
    entry.next = rules[r].next;
    cancel(instance);
    instance.step = rules[r].next;
    return;
  }
  if (over) leave(j, instance.ends_by_period ? LogEntry::Leaving::period_over : LogEntry::Leaving::lifetime);
}

void Interpreter::wake_ups(Index j) {
  Instance& instance = *state_.journeys[j].instance;
  const bool over = instance.wake && *instance.wake <= state_.now;
  for (std::size_t due = instance.detached.size(); due > 0; --due) {  // one that is held again goes to the end
    const Held held = instance.detached.front();
    if (held.wake > state_.now) {
      std::rotate(instance.detached.begin(), instance.detached.begin() + 1, instance.detached.end());
      continue;
    }
    instance.detached.erase(instance.detached.begin());
    (void)gate(j, held, true);
    if (!state_.journeys[j].instance) return;
  }
  const auto woke = [&](Cause cause, Index name = none) {
    auto& entry = note(Kind::woke, &instance);
    entry.cause = cause;
    entry.subject = name;
    take(instance, cause, name);
    run_token(j);
  };
  switch (instance.waiting) {
    case Instance::Waiting::nothing:
      return run_token(j);  // an exit rule sent it on
    case Instance::Waiting::time:
      if (date_moved(instance)) return run_token(j);  // comes to its wait anew
      if (over) woke(Cause::waited);
      return;
    case Instance::Waiting::event:
      if (fires(step_of(instance).trigger, &instance, instance_flips_[j])) return woke(Cause::happened);
      if (over) woke(Cause::time_out);
      return;
    case Instance::Waiting::answer:
      if (answered_[j] != none) return woke(Cause::answered, answered_[j]);
      if (over) woke(unanswered(step_of(instance)));
      return;
    case Instance::Waiting::held:
      if (over) {
        const Held held = *instance.held;
        if (gate(j, held, false)) run_token(j);
      }
      return;
  }
}

// ---- entries --------------------------------------------------------------------------------------------------------

void Interpreter::entries() {
  std::vector<Request> requests = std::move(requests_);
  requests_.clear();
  for (Index j = 0; j < program_.journeys.size(); ++j) {
    const Index trigger = program_.journeys[j].trigger;
    auto& state = state_.journeys[j];
    const bool due = state.missed || state.next_due == std::optional(state_.now);
    state.missed = false;
    if (state.next_due && *state.next_due <= state_.now)
      state.next_due = next_due(program_, state_, trigger, state_.now);
    if (due || comes_true(trigger, entry_flips_)) requests.push_back({j, {}, due});
    // Each arrival asks for itself: the first may be refused by its own fields and the second not.
    for (const auto& signal : signals_) {
      if (!evaluator(nullptr).matches(trigger, signal)) continue;
      const bool carries = signal.kind == Signal::Kind::event;
      requests.push_back({j, carries ? state_.history.of(signal.subject)[signal.detail].payload : Payload{}});
    }
  }
  for (const Index j : program_.order) {
    for (const auto& request : requests) {
      if (request.journey == j) enter(request);
    }
  }
}

std::optional<LogEntry::Refusal> Interpreter::refusal(Index j) const {
  using Refusal = LogEntry::Refusal;
  const auto& journey = program_.journeys[j];
  const auto& state = state_.journeys[j];
  if (round_ > max_rounds) return Refusal::loop;
  if (state.instance) return Refusal::inside;
  if (state.last_entry) {
    const auto since = journey.again_since == model::Again::Since::entry ? state.last_entry : state.last_leave;
    if (!journey.again || (since && state_.now < add(*since, journey.again_after, state_.zone)))
      return Refusal::too_soon;
  }
  const bool active = journey.runs && (!journey.active_from || state_.now >= *journey.active_from) &&
                      (!journey.active_until || state_.now < *journey.active_until);
  return active ? std::nullopt : std::optional(Refusal::not_active);
}

void Interpreter::enter(const Request& request) {
  const Index j = request.journey;
  const auto& journey = program_.journeys[j];
  Instance instance;
  instance.journey = j;
  instance.step = none;
  instance.entered = state_.now;
  instance.entry = request.payload;
  instance.ends = add(state_.now, journey.lifetime, state_.zone);
  if (journey.leave_at_end && journey.active_until && *journey.active_until < instance.ends) {
    instance.ends = *journey.active_until;
    instance.ends_by_period = true;
  }
  instance.left_step.resize(journey.steps_end - journey.steps_begin);
  instance.exit_used.assign(journey.exits.size(), false);

  const auto refuse = [&](LogEntry::Refusal why, std::vector<Atom> atoms, Index rule = none) {
    auto& entry = note(Kind::refused, &instance);
    entry.refusal = why;
    entry.flag = !request.scheduled;
    entry.exit_rule = rule;
    entry.atoms = std::move(atoms);
  };
  if (const auto why = refusal(j)) return refuse(*why, {});
  std::vector<Atom> atoms;
  if (!evaluator(&instance).holds(journey.condition, log_ != nullptr ? &atoms : nullptr)) {
    return refuse(LogEntry::Refusal::condition, std::move(atoms));
  }
  for (Index r = 0; r < journey.exits.size(); ++r) {
    const auto before = static_cast<std::ptrdiff_t>(instance.watched.size());
    watch(instance, journey.exits[r].trigger);
    const bool holds_now = std::any_of(instance.watched.begin() + before, instance.watched.end(),
                                       [](const auto& watched) { return watched.second; });
    if (holds_now && evaluator(&instance).holds(journey.exits[r].condition)) {
      return refuse(LogEntry::Refusal::exit_condition, {}, r);
    }
  }

  auto& entry = note(Kind::entered, &instance);
  entry.atoms = std::move(atoms);
  entry.next = journey.first;
  auto& state = state_.journeys[j];
  state.last_entry = state_.now;
  ++state.entries;
  instance.step = journey.first;
  state.instance = std::move(instance);
  next_signals_.push_back({});
  run_token(j);
}

// Messages that were held and the wait of the moment are off.
void Interpreter::cancel(Instance& instance) {
  const auto drop = [&](const Held& held) { state_.messages[held.record].result = MessageRecord::Result::dropped; };
  if (instance.held) drop(*instance.held);
  for (const auto& held : instance.detached) drop(held);
  instance.held.reset();
  instance.detached.clear();
  if (instance.step != none) forget(instance, step_of(instance).trigger);
  instance.waiting = Instance::Waiting::nothing;
  instance.wake.reset();
}

void Interpreter::leave(Index j, LogEntry::Leaving why, Index exit_rule) {
  auto& journey = state_.journeys[j];
  auto& entry = note(Kind::left, &*journey.instance);
  entry.leaving = why;
  entry.exit_rule = exit_rule;
  cancel(*journey.instance);
  journey.last_leave = state_.now;
  journey.instance.reset();
  next_signals_.push_back({});
}

// A token runs until it waits, is held or is gone.
void Interpreter::run_token(Index j) {
  while (state_.journeys[j].instance) {
    Instance& instance = *state_.journeys[j].instance;
    if (instance.step == none) return leave(j, LogEntry::Leaving::nowhere);
    if (round_ > max_rounds || ++instance.steps_now > max_steps_in_instant) return leave(j, LogEntry::Leaving::loop);
    if (!perform(j)) return;
  }
}

}  // namespace wayproof::trace
