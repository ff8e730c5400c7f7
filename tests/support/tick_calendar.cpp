// See tick_calendar.h. Everything here is one line of B.5 each.
#include "support/tick_calendar.h"

#include <algorithm>

namespace wayproof::testing::ticks {
namespace {

int floor_division(int a, int b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

}  // namespace

int Calendar::local(int tick) const {
  return clock_.change && tick >= clock_.change->at ? tick + clock_.change->forward : tick;
}

int Calendar::resolve(int local) const {
  if (!clock_.change || local < clock_.change->at) return local;
  return std::max(clock_.change->at, local - clock_.change->forward);
}

int Calendar::day(int local) const { return floor_division(local, clock_.ticks_per_day); }

int Calendar::clock_of(int local) const { return local - day(local) * clock_.ticks_per_day; }

int Calendar::weekday(int day) { return day - floor_division(day, 7) * 7; }

bool Calendar::contains(const DaySet& days, int day) {
  const int of_week = weekday(day);
  return ((days.weekdays >> of_week) & 1) != 0 || (days.workdays && of_week < 5);
}

bool Calendar::inside(const Range& range, int local) const {
  const int today = day(local);
  const int clock = clock_of(local);
  if (range.from < range.to) return clock >= range.from && clock < range.to && contains(range.days, today);
  if (range.from == range.to) return false;
  return (clock >= range.from && contains(range.days, today)) || (clock < range.to && contains(range.days, today - 1));
}

int Calendar::add(int tick, const Span& span) const {
  if (span.exact()) return tick + span.ticks;
  const int at = resolve(local(tick) + span.days * clock_.ticks_per_day) + span.ticks;
  return span.days < 0 ? std::min(at, tick) : std::max(at, tick);
}

bool Calendar::same_week(int tick, int other) const {
  return floor_division(day(local(tick)), 7) == floor_division(day(local(other)), 7);
}

}  // namespace wayproof::testing::ticks
