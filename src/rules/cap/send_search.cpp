#include "rules/cap/send_search.h"

#include <algorithm>

#include "proof/wishes.h"
#include "trace/customer.h"
#include "trace/moments.h"

namespace wayproof::rules {
namespace {

using program::Cause;
using program::Program;
using program::Step;
using trace::MessageRecord;

// Work is counted in steps passed, so that the answer does not depend on the machine.
constexpr int budget = 3000;
constexpr std::size_t longest_way = 300;
// How long somebody takes to do what a wait or task hopes for.
constexpr std::int64_t soon = 60;
constexpr std::int64_t a_while = 3600;

// No window of the cap is longer than this many seconds.
std::int64_t longest_window(const program::Cap& cap) {
  using Unit = model::Window::Unit;
  if (cap.kind != model::Window::Kind::calendar) return cap.length;
  const std::int64_t days = cap.unit == Unit::day ? 1 : cap.unit == Unit::week ? 7 : 31;
  return (days + 1) * day_seconds;  // and what clock changes add
}

/// Somebody who enters a journey.
struct Beginning {
  Wishes wishes;
  Instant first = 0;  ///< when his story starts: before he enters where another journey wrote to him first
  Instant entered = 0;
};

class Search {
 public:
  /// Without a cap it looks for a way to `target` alone, and the first one will do.
  Search(const Program& program, Index journey, Index cap, const Beginning& beginning, Index target = none)
      : program_(program),
        beginning_(beginning),
        journey_(journey),
        cap_(cap),
        target_(target),
        reach_(cap == none ? 0 : longest_window(program.gate.caps[cap])),
        wishes_(beginning.wishes),
        state_(trace::blank_state_outside(program)),
        best_wishes_(wishes_) {
    instance_.journey = journey;
    instance_.left_step.resize(program.journeys[journey].steps_end - program.journeys[journey].steps_begin);
    hours_held_ = program.gate.mode[static_cast<std::size_t>(model::Check::hours)] == model::Mode::enforce;
  }

  struct Found {
    std::int64_t count = 0;
    Wishes wishes;
    Instant until = 0;
  };

  std::optional<Found> run() {
    const auto& journey = program_.journeys[journey_];
    const Instant start = beginning_.entered;
    state_.now = start;
    instance_.entered = start;
    instance_.ends = start + journey.lifetime.longest();
    instance_.entry = wishes_.brought_at(start);
    wishes_.read_sent_from({&state_, &instance_});
    if (journey.condition != none && !wishes_.satisfy(journey.condition, true, start, start)) return std::nullopt;
    follow(journey.first, start);
    if (best_count_ == 0) return std::nullopt;
    best_wishes_.read_sent_from({});
    return Found{best_count_, best_wishes_, best_until_};
  }

 private:
  const Step& step_at(Index step) const { return program_.steps[step]; }

  void follow(Index at, Instant t, std::size_t depth = 0) {
    if (at == none || t >= instance_.ends || depth > longest_way || ++spent_ > budget) return;
    const Step& step = step_at(at);
    auto& left = instance_.left_step[at - program_.journeys[journey_].steps_begin];
    const auto left_before = left;
    for (std::size_t o = 0; o < step.outcomes.size() && spent_ <= budget; ++o) {
      const std::size_t mark = wishes_.mark();
      const std::size_t sends = state_.messages.size();
      if (const auto after = take(step, at, static_cast<Index>(o), t)) {
        left = *after;
        follow(step.outcomes[o].next, *after, depth + 1);
      }
      left = left_before;
      wishes_.back_to(mark);
      state_.messages.resize(sends);
    }
  }

  // When the step is left by this outcome, if that can be brought about.
  std::optional<Instant> take(const Step& step, Index at, Index o, Instant t) {
    const auto& outcome = step.outcomes[o];
    state_.now = t;
    switch (outcome.cause) {
      case Cause::always:
      case Cause::ended:
        return t;
      case Cause::passed_gate:
        return send(at, t);
      case Cause::holds:
      case Cause::otherwise:
        for (Index earlier = 0; earlier < o; ++earlier) {
          if (!wishes_.satisfy(step.outcomes[earlier].condition, false, t, instance_.entered)) return std::nullopt;
        }
        if (outcome.cause == Cause::holds && !wishes_.satisfy(outcome.condition, true, t, instance_.entered))
          return std::nullopt;
        return t;
      case Cause::arm:
        wishes_.arm(at, outcome.name);
        return t;
      case Cause::waited:
        return wait(step, t, trace::Due::Kind::at);
      case Cause::past:
        return wait(step, t, trace::Due::Kind::past);
      case Cause::happened:
        if (!wishes_.fire(step.trigger, t + soon)) return std::nullopt;
        return t + soon;
      case Cause::time_out:
        return add(t, step.duration, state_.zone);
      case Cause::answered:
        wishes_.answer(at, outcome.name, a_while);
        return step.sends ? plan_contact(at, t, a_while) : t + a_while;
      case Cause::overdue: {
        if (!step.until) return std::nullopt;
        const auto due = trace::resolve(program_, state_, instance_, *step.until, t);
        if (due.kind == trace::Due::Kind::missing) return std::nullopt;
        if (step.sends) (void)plan_contact(at, t, 0);
        return std::max(due.at, t);
      }
      case Cause::missing:
      case Cause::withheld:
      case Cause::told_to_leave:
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Instant> wait(const Step& step, Instant t, trace::Due::Kind wanted) {
    if (!step.until)
      return wanted == trace::Due::Kind::at ? std::optional(add(t, step.duration, state_.zone)) : std::nullopt;
    const auto due = trace::resolve(program_, state_, instance_, *step.until, t);
    if (due.kind != wanted) return std::nullopt;
    return std::max(due.at, t);
  }

  std::optional<Instant> plan_contact(Index at, Instant t, std::int64_t takes) {
    const auto sent = send(at, t);
    return sent ? std::optional(*sent + takes) : std::nullopt;
  }

  // Notes the send and looks at the window that it closes.
  std::optional<Instant> send(Index at, Instant t) {
    if (step_at(at).purpose == model::Purpose::internal) return t;
    if (hours_held_) {
      const auto open = trace::hours_open_after(program_, state_, at, t - 1);
      if (!open) return std::nullopt;
      t = *open;
    }
    MessageRecord record;
    record.result = MessageRecord::Result::sent;
    record.planned = record.sent = t;
    record.delivered = t;
    record.journey = journey_;
    record.step = at;
    state_.messages.push_back(record);
    if (cap_ == none) {
      if (at == target_) {
        best_count_ = 1;
        best_wishes_ = wishes_;
        best_until_ = t;
        spent_ = budget;
      }
      return t;
    }
    if (!may_be_over(t)) return t;
    const auto use = trace::use_of(program_, state_, program_.gate.caps[cap_], t);
    const bool better = use.count > best_count_ || (use.count == best_count_ && wishes_.size() < best_wishes_.size());
    if (use.count > program_.gate.caps[cap_].max && better) {
      best_count_ = use.count;
      best_wishes_ = wishes_;
      best_until_ = t;
    }
    return t;
  }

  // Whether the sends so far, all of them counted, could be more than one window takes. Asked at every send of every
  // way.
  bool may_be_over(Instant t) const {
    const auto near = std::count_if(state_.messages.begin(), state_.messages.end(),
                                    [&](const MessageRecord& record) { return record.sent > t - reach_; });
    return near > program_.gate.caps[cap_].max;
  }

  const Program& program_;
  const Beginning& beginning_;
  Index journey_, cap_, target_;
  std::int64_t reach_;
  Wishes wishes_;
  trace::State state_;
  trace::Instance instance_;
  bool hours_held_ = false;
  int spent_ = 0;
  std::int64_t best_count_ = 0;
  Wishes best_wishes_;
  Instant best_until_ = 0;
};

// More messages that count than the cap allows, or some that can come again and again.
bool can_matter(const Program& program, Index journey, Index cap) {
  const trace::State nobody;
  const trace::Evaluator evaluator(program, nobody, nullptr);
  const auto& bounds = program.journeys[journey];
  std::int64_t messages = 0;
  bool goes_back = false;
  for (Index s = bounds.steps_begin; s < bounds.steps_end; ++s) {
    if (program.steps[s].sends && evaluator.matches(program.gate.caps[cap].of, s)) ++messages;
    for (const auto& outcome : program.steps[s].outcomes) goes_back |= outcome.next != none && outcome.next <= s;
  }
  return messages > program.gate.caps[cap].max || (messages > 0 && goes_back);
}

// Times of day at which a person would begin an example, best first.
constexpr ClockTime hour = 3600;
constexpr ClockTime example_times[] = {10 * hour, 9 * hour, 14 * hour, 19 * hour};

std::vector<Instant> starts(const Program& program, Index journey, Day day) {
  const auto& bounds = program.journeys[journey];
  Day first = day;
  if (bounds.active_from) first = std::max(first, day_of_local(program.zone.local(*bounds.active_from)) + 1);
  while (weekday(first) != 1) ++first;  // a Tuesday: no week-end, no Monday, no Friday near
  std::vector<Instant> out;
  const Index trigger = bounds.trigger;
  for (const ClockTime clock : example_times) {
    Instant t = resolve_local(first, clock, program.zone).at;
    const auto kind = trigger == none ? model::Trigger::Kind::invalid : program.triggers[trigger].kind;
    if (kind == model::Trigger::Kind::date) {
      t = resolve_local(program.triggers[trigger].date.value_or(first), program.triggers[trigger].at, program.zone).at;
    } else if (kind == model::Trigger::Kind::every) {
      const auto state = trace::blank_state_outside(program);
      t = trace::next_due(program, state, trigger, t - 1).value_or(t);
    }
    if (bounds.active_until && t >= *bounds.active_until) continue;
    if (std::find(out.begin(), out.end(), t) == out.end()) out.push_back(t);
  }
  return out;
}

std::optional<Reached> find_step(const Program& program, Index step, const std::vector<Beginning>& beginnings) {
  const Index journey = program.steps[step].journey;
  if (!program.journeys[journey].runs) return std::nullopt;
  for (const Beginning& beginning : beginnings) {
    auto found = Search(program, journey, none, beginning, step).run();
    if (found) return Reached{std::move(found->wishes), beginning.first, found->until};
  }
  return std::nullopt;
}

/// Those who enter by something that happens to them alone, without another journey.
std::vector<Beginning> own_beginnings(const model::Project& project, const Program& program, Index journey, Day day) {
  std::vector<Beginning> out;
  for (const Instant start : starts(program, journey, day)) {
    Wishes wishes(project, program);
    if (wishes.fire(program.journeys[journey].trigger, start, true)) out.push_back({std::move(wishes), start, start});
  }
  return out;
}

/// Those who enter by what they do with a message of another journey: they are customers of that one first.
std::vector<Beginning> reactions_elsewhere(const model::Project& project, const Program& program, Index journey,
                                           Day day) {
  constexpr std::size_t enough = 3;
  const auto& trigger = program.triggers[program.journeys[journey].trigger];
  std::vector<Beginning> out;
  for (const Index step : Wishes(project, program).messages(trigger.of)) {
    const Index sender = program.steps[step].journey;
    if (sender == journey || out.size() == enough) continue;
    auto reached = find_step(program, step, own_beginnings(project, program, sender, day));
    if (!reached) continue;
    reached->wishes.react(step, trigger.reaction, trigger.link);
    out.push_back({std::move(reached->wishes), reached->start, reached->until + soon});
  }
  return out;
}

std::vector<Beginning> beginnings(const model::Project& project, const Program& program, Index journey, Day day) {
  const Index trigger = program.journeys[journey].trigger;
  const bool reacts = trigger != none && program.triggers[trigger].kind == model::Trigger::Kind::reaction;
  return reacts ? reactions_elsewhere(project, program, journey, day) : own_beginnings(project, program, journey, day);
}

}  // namespace

std::optional<Witness> search_sends(const model::Project& project, const Program& program, Index journey, Index cap,
                                    Day day) {
  if (!program.journeys[journey].runs || !can_matter(program, journey, cap)) return std::nullopt;
  for (const Beginning& beginning : beginnings(project, program, journey, day)) {
    const auto found = Search(program, journey, cap, beginning).run();
    if (!found) continue;
    Witness witness;
    witness.customer = found->wishes.customer(beginning.first - hour, found->until + hour);
    Report ignored;  // names come from the program itself
    const auto rehearsal = trace::prepare(program, project, witness.customer, 0, ignored);
    witness.run = trace::replay(program, rehearsal);
    for (auto& bracket : trace::brackets(program, witness.run.state)) {
      if (bracket.cap == cap && bracket.count > bracket.max && !witness.bracket) witness.bracket = std::move(bracket);
    }
    for (const auto& entry : witness.run.log) {
      const bool stopped = entry.kind == trace::LogEntry::Kind::message && entry.journey == journey &&
                           entry.gate->reason == trace::Reason::cap_full &&
                           entry.gate->action != trace::GateDecision::Action::hold &&
                           entry.gate->checks[static_cast<std::size_t>(model::Check::caps)].detail == cap;
      if (stopped) witness.held_back.push_back(entry.record);
    }
    if (!witness.bracket && witness.held_back.empty()) continue;
    return witness;
  }
  return std::nullopt;
}

std::optional<Reached> search_step(const model::Project& project, const Program& program, Index journey, Index step,
                                   Day day) {
  return find_step(program, step, beginnings(project, program, journey, day));
}

}  // namespace wayproof::rules
