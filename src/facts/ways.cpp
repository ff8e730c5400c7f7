// Small questions about single outcomes, conditions and filters that the facts and several rules ask.
#include "facts/facts.h"
#include "program/filter.h"

namespace wayproof::facts {

using program::Cause;
using program::Condition;
using program::Program;
using program::Step;

namespace {

/// Days of so many months in a row, from the shortest such stretch of the calendar to the longest.
struct Stretch {
  std::int64_t least = 0, most = 0;
};

Stretch days_of_months(std::int64_t months) {
  static constexpr Stretch in_a_year[] = {{0, 0},     {28, 31},   {59, 62},   {89, 92},   {120, 123}, {150, 153},
                                          {181, 184}, {212, 215}, {242, 245}, {273, 276}, {303, 306}, {334, 337}};
  const Stretch& rest = in_a_year[months % 12];
  const std::int64_t years = months / 12;
  return {years * 365 + rest.least, years * 366 + rest.most};
}

}  // namespace

std::int64_t least_seconds(const Duration& d) {
  const std::int64_t months = d.months < 0 ? -days_of_months(-d.months).most : days_of_months(d.months).least;
  return (months + d.days) * day_seconds + d.seconds;
}

std::int64_t most_seconds(const Duration& d) {
  const std::int64_t months = d.months < 0 ? -days_of_months(-d.months).least : days_of_months(d.months).most;
  return (months + d.days) * day_seconds + d.seconds;
}

Delay delay_of(const Step& step, const program::Outcome& outcome) {
  using Kind = Delay::Kind;
  const program::InstantSpec* until = step.until ? &*step.until : nullptr;
  const bool waits_for_others = step.type == model::StepType::opaque;
  switch (outcome.cause) {
    case Cause::waited:
      if (step.wait == model::Step::WaitKind::until) return {until ? Kind::until : Kind::any, {}, until};
      return {Kind::exactly, step.duration, nullptr};
    case Cause::happened:
      return {Kind::within, step.duration, nullptr};
    case Cause::time_out:
      return {Kind::exactly, step.duration, nullptr};
    case Cause::answered:
      if (step.type == model::StepType::webhook) return {Kind::within, step.duration, nullptr};
      return {Kind::any, {}, until};
    case Cause::overdue:
      return {until ? Kind::until : Kind::any, {}, until};
    case Cause::always:
      return {waits_for_others ? Kind::any : Kind::none, {}, nullptr};
    default:
      return {};
  }
}

bool can_be_past(const program::InstantSpec& spec) {
  if (spec.at && spec.on_days) return false;  // there is always a next such day
  if (spec.anchor != model::Anchor::Kind::now) return true;
  const std::int64_t plus = least_seconds(spec.plus);
  return spec.at ? plus < day_seconds : plus < 0;
}

bool takes_time(const Program& program, const Step& step, const program::Outcome& outcome) {
  if (outcome.cause == Cause::past && step.until && !can_be_past(*step.until)) return true;  // nobody goes this way
  const Delay delay = delay_of(step, outcome);
  switch (delay.kind) {
    case Delay::Kind::none:
      return false;
    case Delay::Kind::exactly:
      return !delay.duration.zero();
    case Delay::Kind::within:
    case Delay::Kind::any:
      return true;  // somebody outside has to do something first
    case Delay::Kind::until:
      break;
  }
  // An instant that does not move with the circle is over when it comes round again. One that is some time after now,
  // or after a step of the circle, always lies ahead; a step outside of it would be for ever past.
  const program::InstantSpec& until = *delay.instant;
  const bool moves = until.anchor == model::Anchor::Kind::now ||
                     (until.anchor == model::Anchor::Kind::step && until.name != program::none &&
                      program.steps[until.name].journey == step.journey);
  const std::int64_t plus = least_seconds(until.plus);
  return moves && (until.at ? plus >= day_seconds : plus > 0);
}

// A local_time condition with days still says something when it holds, but nothing when it fails.
WeekSet can_hold(const Program& program, Index index) {
  const Condition& condition = program.conditions[index];
  switch (condition.kind) {
    case model::Condition::Kind::local_time:
      return WeekSet::daily(condition.from, condition.to, condition.days);
    case model::Condition::Kind::negation:
      return condition.count == 1 ? can_fail(program, condition.first) : WeekSet::always();
    case model::Condition::Kind::all: {
      WeekSet set = WeekSet::always();
      for (Index i = 0; i < condition.count; ++i) set = set & can_hold(program, condition.first + i);
      return set;
    }
    case model::Condition::Kind::any: {
      WeekSet set;
      for (Index i = 0; i < condition.count; ++i) set = set | can_hold(program, condition.first + i);
      return set;
    }
    default:
      return WeekSet::always();
  }
}

WeekSet can_fail(const Program& program, Index index) {
  const Condition& condition = program.conditions[index];
  switch (condition.kind) {
    case model::Condition::Kind::local_time:
      // Holidays make the days of a week differ, so only a range that holds every day is surely past when it fails.
      if (condition.days.workdays) return WeekSet::always();
      return WeekSet::daily(condition.from, condition.to, condition.days).complement();
    case model::Condition::Kind::negation:
      return condition.count == 1 ? can_hold(program, condition.first) : WeekSet::always();
    case model::Condition::Kind::all: {
      WeekSet set;
      for (Index i = 0; i < condition.count; ++i) set = set | can_fail(program, condition.first + i);
      return set;
    }
    case model::Condition::Kind::any: {
      WeekSet set = WeekSet::always();
      for (Index i = 0; i < condition.count; ++i) set = set & can_fail(program, condition.first + i);
      return set;
    }
    default:
      return WeekSet::always();
  }
}

WeekSet closed_hours(const Program& program, const Step& step) {
  const auto index = static_cast<Index>(&step - program.steps.data());
  const auto concerns = [&](const program::Hours& hours) {
    bool channel = hours.channels.empty();
    for (const Index one : hours.channels) channel = channel || one == step.channel;
    return channel && program::matches(hours.of, program, index);
  };
  WeekSet closed;
  for (const auto& hours : program.gate.quiet) {
    if (concerns(hours)) closed = closed | WeekSet::daily(hours.range);
  }
  for (const auto& hours : program.gate.windows) {
    if (concerns(hours)) closed = closed | WeekSet::daily(hours.range).complement();
  }
  return closed;
}

}  // namespace wayproof::facts
