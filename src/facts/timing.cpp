#include "facts/timing.h"

#include <algorithm>
#include <queue>

#include "base/stable_sort.h"
#include "program/filter.h"

namespace wayproof::facts {
namespace {

using program::Cause;
using program::InstantSpec;
using program::Journey;
using program::Outcome;
using program::Program;
using program::Step;

constexpr auto day_length = static_cast<std::int32_t>(day_seconds);
constexpr WeekSet::Range any_clock{0, day_length - 1};
constexpr DaySet every_day{};

/// Whether clock times in this zone are clock times of the recipient.
bool is_recipients_clock(const Program& program, const InstantSpec& spec, bool one_clock) {
  switch (spec.zone_kind) {
    case InstantSpec::ZoneKind::recipient:
      return true;
    case InstantSpec::ZoneKind::workspace:
      return one_clock;
    case InstantSpec::ZoneKind::fixed:
      return one_clock && spec.zone == program.zone;
  }
  return false;
}

/// A number of seconds between two bounds; no upper bound when nothing is known.
struct Bounds {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
  bool attained = false;
};

// A calendar instant "plus days, at a clock time" counted from a moment whose clock time lies in `clock`.
Bounds calendar_bounds(const InstantSpec& spec, WeekSet::Range clock, bool same_clock) {
  Bounds bounds;
  bounds.attained = same_clock && !spec.on_days && spec.plus.months == 0 && spec.plus.seconds == 0;
  bounds.least = least_seconds(spec.plus) + *spec.at - clock.end;
  bounds.most = most_seconds(spec.plus) + *spec.at - clock.begin;
  if (spec.plus.seconds != 0) bounds.least -= day_seconds;
  if (!same_clock) {
    bounds.least -= day_seconds;
    bounds.most = *bounds.most + day_seconds;
  }
  // The next Monday is at most six days off; the next working day may lie behind a fortnight of holidays.
  if (spec.on_days) bounds.most = *bounds.most + (spec.days.workdays ? 14 : 6) * day_seconds;
  return bounds;
}

/// How long after entry an instant lies, if that can be said.
std::optional<Bounds> after_entry(const Program& program, const InstantSpec& spec, WeekSet::Range entry_clock,
                                  bool one_clock, const JourneyFacts& facts) {
  using Anchor = model::Anchor::Kind;
  if (spec.anchor == Anchor::entry) {
    if (spec.at) return calendar_bounds(spec, entry_clock, is_recipients_clock(program, spec, one_clock));
    return Bounds{least_seconds(spec.plus), most_seconds(spec.plus), spec.plus.months == 0};
  }
  if (spec.anchor == Anchor::step && spec.name != program::none) {
    const Elapsed& step = facts.elapsed[spec.name - facts.begin];
    const Bounds later = spec.at ? calendar_bounds(spec, any_clock, is_recipients_clock(program, spec, one_clock))
                                 : Bounds{least_seconds(spec.plus), most_seconds(spec.plus)};
    Bounds bounds{step.earliest + later.least, std::nullopt, false};
    if (step.latest) bounds.most = *step.latest + *later.most;
    return bounds;
  }
  return std::nullopt;
}

/// How long after now an instant lies.
Bounds after_now(const Program& program, const InstantSpec& spec, bool one_clock) {
  if (spec.anchor != model::Anchor::Kind::now) return {};
  if (!spec.at) return {least_seconds(spec.plus), most_seconds(spec.plus), spec.plus.months == 0};
  Bounds bounds = calendar_bounds(spec, any_clock, is_recipients_clock(program, spec, one_clock));
  bounds.attained = false;  // the clock at the step is not known here
  return bounds;
}

/// A check of the gate that decides and holds messages back.
bool holds_for_hours(const Program& program, const Step& step) {
  const auto check = static_cast<std::size_t>(model::Check::hours);
  const auto& policy = program.gate.policy[check][static_cast<std::size_t>(step.purpose)];
  if (program.gate.mode[check] != model::Mode::enforce || !policy.applies || program.gate.detached) return false;
  if (policy.overridden) return policy.on_fail == model::OnFail::hold;
  const auto holds = [](const program::Hours& hours) { return hours.on_fail == model::OnFail::hold; };
  return std::any_of(program.gate.quiet.begin(), program.gate.quiet.end(), holds) ||
         std::any_of(program.gate.windows.begin(), program.gate.windows.end(), holds);
}

bool holds_for_caps(const Program& program, const Step& step) {
  const auto check = static_cast<std::size_t>(model::Check::caps);
  const auto& policy = program.gate.policy[check][static_cast<std::size_t>(step.purpose)];
  if (program.gate.mode[check] != model::Mode::enforce || !policy.applies || program.gate.detached) return false;
  const auto index = static_cast<Index>(&step - program.steps.data());
  for (const auto& cap : program.gate.caps) {
    const model::OnFail does = policy.overridden ? policy.on_fail : cap.on_full;
    if (does == model::OnFail::hold && program::matches(cap.of, program, index)) return true;
  }
  return false;
}

// ---- how long after entry -------------------------------------------------------------------------------------------

class ElapsedPass {
 public:
  ElapsedPass(const Program& program, const WeekSet& entry, bool one_clock, JourneyFacts& facts)
      : program_(program), entry_clock_(entry.clock_bounds()), one_clock_(one_clock), facts_(facts) {
    facts_.elapsed.assign(facts_.ways.size(), {});
    find_earliest();
    find_latest();
  }

 private:
  const Step& step(Node node) const { return program_.steps[facts_.begin + node]; }

  /// Bounds of the time at the end of an edge, given those at its start.
  Elapsed over(const Edge& edge, const Elapsed& from) const {
    if (edge.from == facts_.start()) {
      return edge.label == 0 ? Elapsed{0, 0, true} : Elapsed{0, std::nullopt, false};
    }
    const Step& at = step(edge.from);
    const Outcome& outcome = at.outcomes[edge.label];
    const Delay delay = delay_of(at, outcome);
    Elapsed to = from;
    switch (delay.kind) {
      case Delay::Kind::none:
        if (outcome.cause == Cause::past && at.until) return not_before(*at.until, from);
        if (at.sends && outcome.next != program::none &&
            (holds_for_hours(program_, at) || holds_for_caps(program_, at))) {
          if (to.latest) to.latest = *to.latest + most_seconds(program_.gate.hold_at_most);
          to.attained = false;
        }
        return to;
      case Delay::Kind::exactly:
        to.earliest += least_seconds(delay.duration);
        if (to.latest) to.latest = *to.latest + most_seconds(delay.duration);
        to.attained = from.attained && delay.duration.months == 0;
        return to;
      case Delay::Kind::within:
        if (to.latest) to.latest = *to.latest + most_seconds(delay.duration);
        return to;
      case Delay::Kind::any:
        if (delay.instant == nullptr) return {from.earliest, std::nullopt, false};
        to = until(*delay.instant, from);
        to.earliest = from.earliest;
        return to;
      case Delay::Kind::until:
        return until(*delay.instant, from);
    }
    return to;
  }

  Elapsed until(const InstantSpec& spec, const Elapsed& from) const {
    if (const auto target = after_entry(program_, spec, entry_clock_, one_clock_, facts_)) {
      // A wait until something fixed is over at that time, however late it began.
      return {std::max(from.earliest, target->least), target->most, from.attained && target->attained};
    }
    const Bounds delay = after_now(program_, spec, one_clock_);
    Elapsed to{from.earliest + std::max<std::int64_t>(0, delay.least), std::nullopt, from.attained && delay.attained};
    if (from.latest && delay.most) to.latest = *from.latest + std::max<std::int64_t>(0, *delay.most);
    return to;
  }

  Elapsed not_before(const InstantSpec& spec, const Elapsed& from) const {
    Elapsed to = from;
    to.attained = false;
    if (const auto target = after_entry(program_, spec, entry_clock_, one_clock_, facts_)) {
      to.earliest = std::max(to.earliest, target->least);
      if (to.latest) to.latest = std::max(*to.latest, to.earliest);
    }
    return to;
  }

  void find_earliest() {
    using Item = std::pair<std::int64_t, Node>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    NodeSet known(facts_.ways.size(), 0);
    NodeSet done(facts_.ways.size(), 0);
    known[facts_.start()] = 1;
    open.push({0, facts_.start()});
    while (!open.empty()) {
      const Node node = open.top().second;
      open.pop();
      if (done[node] != 0) continue;
      done[node] = 1;
      for (const Edge& edge : facts_.ways.out(node)) {
        const std::int64_t to = over(edge, facts_.elapsed[node]).earliest;
        if (known[edge.to] != 0 && facts_.elapsed[edge.to].earliest <= to) continue;
        known[edge.to] = 1;
        facts_.elapsed[edge.to].earliest = to;
        open.push({to, edge.to});
      }
    }
  }

  void find_latest() {
    std::vector<Node> order;
    for (Node node = 0; node < facts_.ways.size(); ++node) {
      if (facts_.reached[node] != 0) order.push_back(node);
    }
    // Circles last for ever; the rest is a graph without circles, in which components are numbered against the arrows.
    stable_sort(order, [&](Node a, Node b) { return facts_.component[a] > facts_.component[b]; });
    for (const Node node : order) {
      if (node == facts_.start()) continue;
      Elapsed& to = facts_.elapsed[node];
      to.latest = to.earliest;
      for (const Edge& edge : facts_.ways.in(node)) {
        if (facts_.reached[edge.from] == 0) continue;
        const Elapsed from = over(edge, facts_.elapsed[edge.from]);
        to.attained = to.attained && from.attained;
        if (!from.latest) {
          to.latest.reset();
        } else if (to.latest) {
          to.latest = std::max(*to.latest, *from.latest);
        }
      }
      if (facts_.circle[node] != 0) to.latest.reset();
    }
  }

  const Program& program_;
  WeekSet::Range entry_clock_;
  bool one_clock_;
  JourneyFacts& facts_;
};

// ---- at which times of the week -------------------------------------------------------------------------------------

// A node's set is given up (any time) when it has grown so often: a circle whose wait does not fit into a week.
constexpr int patience = 40;

class WeekPass {
 public:
  WeekPass(const Program& program, const Facts& all, const JourneyFacts& facts, const WeekSet& entry)
      : program_(program), all_(all), facts_(facts), entry_(entry) {
    when.assign(facts.ways.size(), {});
    when[facts.start()] = entry;
    std::vector<int> grown(facts.ways.size(), 0);
    std::queue<Node> open;
    open.push(facts.start());
    while (!open.empty()) {
      const Node node = open.front();
      open.pop();
      for (const Edge& edge : facts.ways.out(node)) {
        WeekSet more = when[edge.to] | over(edge);
        if (more == when[edge.to]) continue;
        if (++grown[edge.to] > patience) more = WeekSet::always();
        when[edge.to] = std::move(more);
        open.push(edge.to);
      }
    }
  }

  std::vector<WeekSet> when;

 private:
  WeekSet over(const Edge& edge) const {
    if (edge.from == facts_.start()) return edge.label == 0 ? entry_ : WeekSet::always();
    const Step& step = program_.steps[facts_.begin + edge.from];
    const Outcome& outcome = step.outcomes[edge.label];
    const WeekSet& now = when[edge.from];
    if (now.empty()) return {};
    const Delay delay = delay_of(step, outcome);
    switch (delay.kind) {
      case Delay::Kind::exactly:
        return later(now, delay.duration);
      case Delay::Kind::within:
        return now.spread(most_seconds(delay.duration));
      case Delay::Kind::any:
        return WeekSet::always();
      case Delay::Kind::until:
        return until(*delay.instant, now);
      case Delay::Kind::none:
        break;
    }
    if (outcome.cause == Cause::past && step.until) return past(*step.until, edge.from);
    if (step.sends) return after_gate(step, now);
    if (step.type == model::StepType::branch) return now & branch_times(step, edge.label);
    return now;
  }

  static WeekSet later(const WeekSet& now, const Duration& duration) {
    if (duration.months != 0) return now.on_every_day().shifted(duration.seconds);
    return now.shifted(duration.days * day_seconds + duration.seconds);
  }

  WeekSet branch_times(const Step& step, std::uint32_t taken) const {
    WeekSet times = WeekSet::always();
    for (std::uint32_t o = 0; o <= taken; ++o) {
      const Index condition = step.outcomes[o].condition;
      if (condition == program::none) continue;
      times = times & (o == taken ? can_hold(program_, condition) : can_fail(program_, condition));
    }
    return times;
  }

  // A message in quiet hours comes out of the gate when they end.
  WeekSet after_gate(const Step& step, const WeekSet& now) const {
    const WeekSet after = holds_for_hours(program_, step) ? now.let_out(closed_hours(program_, step)) : now;
    return holds_for_caps(program_, step) ? after.spread(most_seconds(program_.gate.hold_at_most)) : after;
  }

  WeekSet until(const InstantSpec& spec, const WeekSet& now) const {
    using Anchor = model::Anchor::Kind;
    if (spec.at && !is_recipients_clock(program_, spec, all_.one_clock)) return WeekSet::always();
    if (!spec.at) {
      switch (spec.anchor) {
        case Anchor::now:
          return later(now, spec.plus);
        case Anchor::entry:
          return later(entry_, spec.plus);
        case Anchor::step:
          return spec.name == program::none ? WeekSet::always() : later(when[spec.name - facts_.begin], spec.plus);
        default:
          return WeekSet::always();
      }
    }
    if (spec.on_days) return WeekSet::at(*spec.at, spec.days);
    const bool whole_days = spec.plus.months == 0 && spec.plus.seconds == 0;
    if (spec.anchor == Anchor::now && whole_days) return on_days_of(now, spec, spec.plus.days == 0);
    if (spec.anchor == Anchor::entry && whole_days) return on_days_of(entry_, spec, false);
    return WeekSet::at(*spec.at, every_day);
  }

  // The clock time on each day of a set, `plus` days later. With `same_day`, only where it is not over yet.
  static WeekSet on_days_of(const WeekSet& from, const InstantSpec& spec, bool same_day) {
    DaySet days;
    days.weekdays = 0;
    for (int day = 0; day < 7; ++day) {
      DaySet that_day;
      that_day.weekdays = static_cast<std::uint8_t>(1U << static_cast<unsigned>(day));
      const ClockTime last = same_day ? std::min<ClockTime>(*spec.at + 1, day_length) : day_length;
      if ((from & WeekSet::daily(0, last, that_day)).empty()) continue;
      const int then = ((day + spec.plus.days) % 7 + 7) % 7;
      days.weekdays = static_cast<std::uint8_t>(days.weekdays | (1U << static_cast<unsigned>(then)));
    }
    return WeekSet::at(*spec.at, days);
  }

  // Times at which a wait can begin when its end is already over.
  WeekSet past(const InstantSpec& spec, Node node) const {
    using Anchor = model::Anchor::Kind;
    const WeekSet& now = when[node];
    if (!can_be_past(spec)) return {};
    if (spec.anchor == Anchor::now) {
      if (spec.at && spec.plus.zero() && *spec.at < day_length && is_recipients_clock(program_, spec, all_.one_clock)) {
        return now & WeekSet::daily(*spec.at, day_length, every_day);
      }
      return now;
    }
    if (const auto target = after_entry(program_, spec, entry_.clock_bounds(), all_.one_clock, facts_)) {
      const auto& latest = facts_.elapsed[node].latest;
      if (latest && *latest <= target->least) return {};
    }
    return now;
  }

  const Program& program_;
  const Facts& all_;
  const JourneyFacts& facts_;
  const WeekSet& entry_;
};

WeekSet trigger_times(const Program& program, const program::Trigger& trigger, bool one_clock) {
  using Kind = model::Trigger::Kind;
  const auto at = [&](const DaySet& days) {
    const bool recipients = !trigger.zone || (one_clock && *trigger.zone == program.zone);
    return recipients ? WeekSet::at(trigger.at % day_length, days) : WeekSet::always();
  };
  switch (trigger.kind) {
    case Kind::date:
      return trigger.if_past == model::Trigger::IfPast::enter ? WeekSet::always() : at(every_day);
    case Kind::every:
      return at(trigger.days);
    case Kind::handed_over:
      return {};
    case Kind::any: {
      WeekSet times;
      for (Index i = 0; i < trigger.count; ++i) {
        times = times | trigger_times(program, program.triggers[trigger.first + i], one_clock);
      }
      return times;
    }
    default:
      return WeekSet::always();
  }
}

}  // namespace

WeekSet entry_times(const Program& program, const Journey& journey, bool one_clock) {
  if (journey.trigger == program::none) return WeekSet::always();
  return trigger_times(program, program.triggers[journey.trigger], one_clock);
}

void compute_elapsed(const Program& program, const WeekSet& entry, bool one_clock, JourneyFacts& facts) {
  ElapsedPass(program, entry, one_clock, facts);
}

void compute_weeks(const Program& program, Facts& facts) {
  std::vector<WeekSet> entry;
  for (const auto& journey : program.journeys) entry.push_back(entry_times(program, journey, facts.one_clock));
  // Who is handed over from an exit can come at any time.
  for (const auto& journey : program.journeys) {
    for (const auto& exit : journey.exits) {
      if (exit.then_enter != program::none) entry[exit.then_enter] = WeekSet::always();
    }
  }
  std::vector<int> grown(program.journeys.size(), 0);
  std::queue<Index> open;
  for (Index j = 0; j < program.journeys.size(); ++j) open.push(j);
  while (!open.empty()) {
    const Index j = open.front();
    open.pop();
    JourneyFacts& own = facts.journeys[j];
    const Index condition = program.journeys[j].condition;
    const WeekSet first = condition == program::none ? entry[j] : entry[j] & can_hold(program, condition);
    own.when = WeekPass(program, facts, own, first).when;
    for (Node node = 0; node < own.count; ++node) {
      const Index target = program.steps[own.begin + node].enters;
      if (target == program::none) continue;
      WeekSet more = entry[target] | own.when[node];
      if (more == entry[target]) continue;
      if (++grown[target] > patience) more = WeekSet::always();
      entry[target] = std::move(more);
      open.push(target);
    }
  }
}

}  // namespace wayproof::facts
