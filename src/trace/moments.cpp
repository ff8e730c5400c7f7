#include "trace/moments.h"

#include <algorithm>

namespace wayproof::trace {

namespace {

using program::InstantSpec;
using program::Trigger;

Instant at_clock(Zone zone, Day day, ClockTime clock) { return resolve_local(day, clock, zone).at; }

Zone zone_of(const program::Program& program, const State& state, const InstantSpec& spec) {
  switch (spec.zone_kind) {
    case InstantSpec::ZoneKind::recipient:
      return state.zone;
    case InstantSpec::ZoneKind::workspace:
      return program.zone;
    case InstantSpec::ZoneKind::fixed:
      return spec.zone;
  }
  return state.zone;
}

std::optional<Instant> anchor_of(const program::Program& program, const State& state, const Instance& instance,
                                 const InstantSpec& spec, Instant t, Zone zone) {
  using Kind = model::Anchor::Kind;
  switch (spec.anchor) {
    case Kind::now:
      return t;
    case Kind::entry:
      return instance.entered;
    case Kind::step:
      if (spec.name == none) return std::nullopt;
      return instance.left_step[spec.name - program.journeys[instance.journey].steps_begin];
    case Kind::attribute:
      return moment_of(state.attributes[spec.name], zone);
    case Kind::entry_field: {
      const auto at = std::lower_bound(instance.entry.begin(), instance.entry.end(), spec.name,
                                       [](const auto& entry, Index wanted) { return entry.first < wanted; });
      if (at == instance.entry.end() || at->first != spec.name) return std::nullopt;
      return moment_of(at->second, zone);
    }
    case Kind::date:
      return at_clock(zone, spec.date, 0);
  }
  return std::nullopt;
}

// The day on which a yearly date falls in a year.
Day anniversary(CivilDate date, std::int32_t year, model::Trigger::LeapDay leap_day) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (date.month == 2 && date.day == 29 && !leap) {
    return leap_day == model::Trigger::LeapDay::february_28 ? day_of({year, 2, 28}) : day_of({year, 3, 1});
  }
  return day_of({year, date.month, date.day});
}

std::optional<Instant> next_date(const State& state, const Trigger& trigger, Zone zone, Instant after) {
  const Value& value = trigger.name < state.attributes.size() ? state.attributes[trigger.name] : Value{};
  Day day = 0;
  if (trigger.date) {
    day = *trigger.date;
  } else if (value.kind == Value::Kind::date) {
    day = static_cast<Day>(value.number);
  } else if (value.kind == Value::Kind::moment) {
    day = day_of_local(value.number);
  } else {
    return std::nullopt;
  }
  const auto due_on = [&](Day base) {
    const Instant midnight = at_clock(zone, base, 0);
    const Day shifted = day_of_local(zone.local(add(midnight, trigger.plus, zone)));
    return at_clock(zone, shifted, trigger.at);
  };
  if (!trigger.yearly) {
    const Instant due = due_on(day);
    return due > after ? std::optional(due) : std::nullopt;
  }
  const CivilDate date = civil(day);
  const std::int32_t this_year = civil(day_of_local(zone.local(after))).year;
  for (std::int32_t year = std::max(this_year - 1, date.year); year <= std::max(this_year, date.year) + 2; ++year) {
    const Instant due = due_on(anniversary(date, year, trigger.leap_day));
    if (due > after) return due;
  }
  return std::nullopt;
}

bool in_period(const Trigger& trigger, Day day) {
  if (trigger.period == model::Trigger::Period::month) {
    const CivilDate date = civil(day);
    const CivilDate next_month =
        date.month == 12 ? CivilDate{date.year + 1, 1, 1} : CivilDate{date.year, date.month + 1, 1};
    const std::int32_t last = civil(day_of(next_month) - 1).day;
    return date.day == std::min(trigger.day == 0 ? 1 : trigger.day, last);
  }
  // A week without a stated day means Monday; with stated days the set of days has chosen already.
  return trigger.period != model::Trigger::Period::week || trigger.days.weekdays != 0x7f || weekday(day) == 0;
}

std::optional<Instant> next_scheduled(const program::Program& program, const Trigger& trigger, Zone zone,
                                      Instant after) {
  // A year and a week: a calendar in which no day fits ends the search.
  constexpr Day horizon_days = 373;
  const Day today = day_of_local(zone.local(after));
  for (Day day = today - 1; day <= today + horizon_days; ++day) {
    if (!trigger.days.contains(day, program.calendar()) || !in_period(trigger, day)) continue;
    const Instant due = at_clock(zone, day, trigger.at);
    if (due > after) return due;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

std::optional<Instant> moment_of(const Value& value, Zone zone) {
  if (value.kind == Value::Kind::date) return at_clock(zone, static_cast<Day>(value.number), 0);
  if (value.kind == Value::Kind::moment) return zone.resolve(value.number).at;
  return std::nullopt;
}

Instant first_reaching(Instant target, const Duration& duration, Zone zone) {
  // add() grows with its argument but inside an overlap, where the earlier of two answers is wanted anyway.
  Instant low = target - duration.longest() - 2 * day_seconds;
  Instant high = target - duration.shortest() + 2 * day_seconds;
  while (low < high) {
    const Instant middle = low + (high - low) / 2;
    if (add(middle, duration, zone) >= target) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

Due resolve(const program::Program& program, const State& state, const Instance& instance, const InstantSpec& spec,
            Instant t) {
  const Zone zone = zone_of(program, state, spec);
  const auto anchor = anchor_of(program, state, instance, spec, t, zone);
  if (!anchor) return {.kind = Due::Kind::missing};
  Instant at = add(*anchor, spec.plus, zone);
  if (spec.at) {
    const Day first = day_of_local(zone.local(at));
    at = at_clock(zone, first, *spec.at);
    if (spec.on_days) {
      // The first allowed day from there whose clock time is not over: `on` recurs.
      const Instant from = std::max(t, at_clock(zone, first, 0));
      const auto next = next_clock(from, *spec.at, zone, spec.days, program.calendar());
      if (!next) return {.kind = Due::Kind::missing};
      at = *next;
    }
  }
  return {.kind = at < t ? Due::Kind::past : Due::Kind::at, .at = at};
}

std::optional<Instant> next_due(const program::Program& program, const State& state, Index at, Instant after) {
  if (at == none) return std::nullopt;
  const auto& trigger = program.triggers[at];
  const Zone zone = trigger.zone.value_or(state.zone);
  switch (trigger.kind) {
    case model::Trigger::Kind::date:
      return next_date(state, trigger, zone, after);
    case model::Trigger::Kind::every:
      return next_scheduled(program, trigger, zone, after);
    case model::Trigger::Kind::any: {
      std::optional<Instant> first;
      for (Index p = 0; p < trigger.count; ++p)
        first = earlier(first, next_due(program, state, trigger.first + p, after));
      return first;
    }
    default:
      return std::nullopt;
  }
}

bool missed_and_enters(const program::Program& program, const State& state, Index at, Instant t) {
  if (at == none) return false;
  const auto& trigger = program.triggers[at];
  for (Index p = 0; p < trigger.count; ++p) {
    if (missed_and_enters(program, state, trigger.first + p, t)) return true;
  }
  if (trigger.kind != model::Trigger::Kind::date || trigger.yearly || trigger.if_past != model::Trigger::IfPast::enter)
    return false;
  const auto due = next_date(state, trigger, trigger.zone.value_or(state.zone), std::numeric_limits<Instant>::min());
  return due && *due <= t;
}

bool reads_date(const program::Program& program, Index at, Index attribute) {
  if (at == none) return false;
  const auto& trigger = program.triggers[at];
  if (trigger.kind == model::Trigger::Kind::date) return trigger.name == attribute;
  for (Index p = 0; p < trigger.count; ++p) {
    if (reads_date(program, trigger.first + p, attribute)) return true;
  }
  return false;
}

bool is_due(const program::Program& program, const State& state, Index trigger, Instant t) {
  return next_due(program, state, trigger, t - 1) == std::optional(t);
}

}  // namespace wayproof::trace
