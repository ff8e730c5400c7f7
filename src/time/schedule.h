// Days and hours on a customer's clock: when does a send window open, a quiet range end, the next Tuesday 10:00 come?
// All of it is defined pointwise on the local clock (semantics B.4, B.5): a second is open if the clock shows an open
// time at that second, so a range may last an hour less or more where the clock is changed, and an overlap may open
// twice.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "time/time.h"
#include "time/zone.h"

namespace wayproof {

/// What makes a working day other than Monday to Friday. Both sorted.
struct WorkCalendar {
  std::span<const Day> holidays;  ///< not worked
  std::span<const Day> workdays;  ///< worked although at a weekend; stronger than a holiday

  [[nodiscard]] bool works(Day day) const;
};

/// Days by their place in the week, and all working days if `workdays`.
struct DaySet {
  std::uint8_t weekdays = 0x7f;  ///< bit 0 = Monday
  bool workdays = false;

  friend bool operator==(const DaySet&, const DaySet&) = default;
  [[nodiscard]] bool contains(Day day, const WorkCalendar& calendar = {}) const;
};

/// The first day of the set that is not before `from`, or nothing if no such day comes.
[[nodiscard]] std::optional<Day> first_day(Day from, const DaySet& days, const WorkCalendar& calendar = {});

/// [from, to) of each day of `days`. With `to` before `from` it goes on to the next day's `to` and belongs to the day
/// on which it starts. Equal ends are an empty range.
struct DailyRange {
  ClockTime from = 0;          ///< 0 to 86,399
  ClockTime to = day_seconds;  ///< 0 to 86,400
  DaySet days;
};

[[nodiscard]] bool inside(const DailyRange& range, LocalSeconds local, const WorkCalendar& calendar = {});

/// Open is what lies in every window and in no quiet range.
struct OpenHours {
  std::span<const DailyRange> windows;
  std::span<const DailyRange> quiet;
  WorkCalendar calendar;

  [[nodiscard]] bool open(LocalSeconds local) const;
};

/// The first instant in [from, until) at which the clock of `zone` shows an open time, or nothing. Exact to the second
/// in gaps and overlaps. Its time grows with the ranges and the days passed, not with seconds, and no more than a week
/// after the calendar's last day is looked through, so `until` may be `end_of_time`.
[[nodiscard]] std::optional<Instant> first_open(Instant from, Instant until, Zone zone, const OpenHours& hours);

/// That day's clock time as an instant; `clock` may be 24:00:00.
[[nodiscard]] Resolved resolve_local(Day day, ClockTime clock, Zone zone);

/// The first instant not before `from` among the resolved (day, `clock`) of all days of the set, or nothing if no such
/// day comes. A day that the zone skips takes part: its times resolve to the first instant after the gap.
[[nodiscard]] std::optional<Instant> next_clock(Instant from, ClockTime clock, Zone zone, const DaySet& days = {},
                                                const WorkCalendar& calendar = {});

}  // namespace wayproof
