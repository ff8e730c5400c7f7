// Jumps from border to border instead of ticking: inside one stretch of constant offset the local clock is an ordinary
// line, on which each range says where it next begins or ends. Tests: tests/unit/time/schedule_test.cpp, against an
// oracle that does tick.
#include "time/schedule.h"

#include <algorithm>

namespace wayproof {

namespace {

constexpr int week_days = 7;

/// From this day on every week is like the next.
Day settled(const WorkCalendar& calendar, Day from) {
  for (const std::span<const Day> days : {calendar.holidays, calendar.workdays}) {
    if (!days.empty()) from = std::max(from, days.back() + 1);
  }
  return from;
}

/// A range as it runs from one day.
struct Run {
  LocalSeconds begin;
  LocalSeconds end;

  [[nodiscard]] bool contains(LocalSeconds local) const { return begin <= local && local < end; }
};

Run run_of(const DailyRange& range, Day day) {
  const LocalSeconds midnight = day * day_seconds;
  const bool wraps = range.to < range.from;
  return {midnight + range.from, midnight + range.to + (wraps ? day_seconds : 0)};
}

/// The run that contains `local`; yesterday's may reach into today.
std::optional<Run> run_around(const DailyRange& range, LocalSeconds local, const WorkCalendar& calendar) {
  const Day today = day_of_local(local);
  for (const Day day : {today, today - 1}) {
    const Run run = run_of(range, day);
    if (run.contains(local) && range.days.contains(day, calendar)) return run;
  }
  return std::nullopt;
}

/// The first local time from `local` on that is inside, or `limit` if that comes before.
LocalSeconds first_inside(const DailyRange& range, LocalSeconds local, LocalSeconds limit,
                          const WorkCalendar& calendar) {
  for (Day day = day_of_local(local) - 1; day * day_seconds < limit; ++day) {
    const Run run = run_of(range, day);
    if (run.end > local && run.begin < run.end && range.days.contains(day, calendar)) return std::max(local, run.begin);
  }
  return limit;
}

/// The first local time from `local` on that is outside, or one not before `limit`.
LocalSeconds first_outside(const DailyRange& range, LocalSeconds local, LocalSeconds limit,
                           const WorkCalendar& calendar) {
  while (local < limit) {
    const auto run = run_around(range, local, calendar);
    if (!run) return local;
    local = run->end;
  }
  return local;
}

/// The first open local time from `local` on, or one not before `limit`. Each range moves the time forward to where it
/// no longer objects; when none objects, that is the answer.
LocalSeconds first_open_local(const OpenHours& hours, LocalSeconds local, LocalSeconds limit) {
  while (local < limit) {
    const LocalSeconds start = local;
    for (const DailyRange& window : hours.windows) local = first_inside(window, local, limit, hours.calendar);
    for (const DailyRange& quiet : hours.quiet) local = first_outside(quiet, local, limit, hours.calendar);
    if (local == start) break;
  }
  return local;
}

}  // namespace

bool WorkCalendar::works(Day day) const {
  if (std::binary_search(workdays.begin(), workdays.end(), day)) return true;
  return weekday(day) < 5 && !std::binary_search(holidays.begin(), holidays.end(), day);
}

bool DaySet::contains(Day day, const WorkCalendar& calendar) const {
  return (weekdays >> weekday(day) & 1) != 0 || (workdays && calendar.works(day));
}

std::optional<Day> first_day(Day from, const DaySet& days, const WorkCalendar& calendar) {
  const Day end = settled(calendar, from) + week_days;
  for (Day day = from; day < end; ++day) {
    if (days.contains(day, calendar)) return day;
  }
  return std::nullopt;
}

bool inside(const DailyRange& range, LocalSeconds local, const WorkCalendar& calendar) {
  return run_around(range, local, calendar).has_value();
}

bool OpenHours::open(LocalSeconds local) const {
  const auto around = [&](const DailyRange& range) { return inside(range, local, calendar); };
  return std::all_of(windows.begin(), windows.end(), around) && std::none_of(quiet.begin(), quiet.end(), around);
}

std::optional<Instant> first_open(Instant from, Instant until, Zone zone, const OpenHours& hours) {
  while (from < until) {
    const Stretch stretch = zone.stretch_at(from);
    const LocalSeconds local = from + stretch.offset;
    // What has not opened in a week like all others never opens. (+ 1: the day before may still reach into it.)
    const Day week_end = settled(hours.calendar, day_of_local(local)) + 1 + week_days;
    const Instant never = week_end * day_seconds - stretch.offset;
    const Instant end = std::min({stretch.end, until, never});
    const Instant open = first_open_local(hours, local, end + stretch.offset) - stretch.offset;
    if (open < end) return open;
    if (end == never) return std::nullopt;
    from = end;
  }
  return std::nullopt;
}

Resolved resolve_local(Day day, ClockTime clock, Zone zone) { return zone.resolve(day * day_seconds + clock); }

std::optional<Instant> next_clock(Instant from, ClockTime clock, Zone zone, const DaySet& days,
                                  const WorkCalendar& calendar) {
  // Two days back: of a skipped day, and of 24:00 on the day before it, the times resolve to the instant after the gap.
  std::optional<Day> day = first_day(day_of_local(zone.local(from)) - 2, days, calendar);
  while (day) {
    const Instant at = resolve_local(*day, clock, zone).at;
    if (at >= from) return at;
    day = first_day(*day + 1, days, calendar);
  }
  return std::nullopt;
}

}  // namespace wayproof
