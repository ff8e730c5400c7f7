// Local time for whole ranges of instants at once: in which pieces of a range is it open, which clock time comes next,
// where does a calendar day later lead? What time/schedule.h says of one instant, said of all of them. Times are ticks
// from an origin; a tick is a second, or longer in the tests that compare with an enumeration.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "time/schedule.h"
#include "time/zone.h"

namespace wayproof::proof {

using Ticks = std::int64_t;

/// Instants [from, to] and where they lead: to `value` itself, or `value` later.
struct Piece {
  Ticks from = 0, to = 0;
  bool moves = false;
  Ticks value = 0;
};

/// Instants [from, to], all of them inside of something or all outside.
struct Side {
  Ticks from = 0, to = 0;
  bool inside = false;
};

class Clock {
 public:
  /// An ordinary week that repeats for ever: no change of the clock, no holiday. Tick 0 is Monday, 00:00.
  [[nodiscard]] static Clock ordinary(Ticks tick);
  /// Real days, with holidays and changes of the clock. Tick 0 is `origin`. The days of the calendar must outlive it.
  [[nodiscard]] static Clock dated(Zone zone, WorkCalendar calendar, Instant origin, Ticks tick);

  [[nodiscard]] bool is_ordinary() const { return ordinary_; }
  [[nodiscard]] Zone zone() const { return zone_; }
  [[nodiscard]] WorkCalendar calendar() const { return calendar_; }  ///< of ordinary days: no holidays
  [[nodiscard]] Ticks tick() const { return tick_; }
  [[nodiscard]] Ticks day() const { return day_seconds / tick_; }
  [[nodiscard]] Ticks ticks(std::int64_t seconds) const { return seconds / tick_; }
  /// The tick of an instant, or the last before it.
  [[nodiscard]] Ticks at(Instant instant) const { return (instant - origin_) / tick_; }
  /// A duration after the beginning of a day.
  [[nodiscard]] Instant at_midnight(Day day, const Duration& plus) const;
  [[nodiscard]] Instant instant(Ticks at) const { return origin_ + at * tick_; }

  /// What a duration can mean: itself, or each number of days that its months can have.
  [[nodiscard]] std::vector<Duration> readings(const Duration& duration) const;
  /// Where a duration without ambiguity leads from each instant of [from, to].
  [[nodiscard]] std::vector<Piece> later(const Duration& duration, Ticks from, Ticks to) const;
  /// The next such clock time, not before each instant.
  [[nodiscard]] std::vector<Piece> next_clock(ClockTime clock, const DaySet& days, Ticks from, Ticks to) const;
  /// That clock time on the day of each instant, before or after it.
  [[nodiscard]] std::vector<Piece> clock_of_day(ClockTime clock, Ticks from, Ticks to) const;
  static constexpr Ticks never = std::numeric_limits<Ticks>::max() / 16;
  /// Each instant itself where the hours are open, else when they open, or `never`.
  [[nodiscard]] std::vector<Piece> when_open(const OpenHours& hours, Ticks from, Ticks to) const;
  [[nodiscard]] std::vector<Side> sides(const DailyRange& range, Ticks from, Ticks to) const;
  /// Such clock times in [from, to].
  [[nodiscard]] std::vector<Ticks> clocks(ClockTime clock, const DaySet& days, Ticks from, Ticks to) const;

 private:
  Clock(Zone zone, WorkCalendar calendar, Instant origin, Ticks tick, bool ordinary)
      : zone_(zone), calendar_(calendar), origin_(origin), tick_(tick), ordinary_(ordinary) {}

  /// Instants in (from, to] at which the local clock shows one of the times of day, or is changed.
  [[nodiscard]] std::vector<Instant> boundaries(const std::vector<ClockTime>& clocks, Instant from, Instant to) const;

  Zone zone_;
  WorkCalendar calendar_;
  Instant origin_;
  Ticks tick_;
  bool ordinary_;
};

}  // namespace wayproof::proof
