// The clock of the tick oracle: a day of a few ticks, an ordinary week for ever, at most one clock change. It is the
// oracle's own arithmetic (semantics B.5), on whole ticks counted from a Monday 00:00, and takes nothing from src/time
// but the names of its types.
#pragma once

#include <optional>

#include "time/schedule.h"

namespace wayproof::testing {

/// From tick `at` on the local clock shows `forward` ticks more (a gap) or, when negative, less (an overlap).
struct ClockChange {
  int at = 0;
  int forward = 0;
};

struct OracleClock {
  int ticks_per_day = 8;
  std::optional<ClockChange> change;
};

namespace ticks {

/// A duration: a calendar part in days, then an exact part in ticks.
struct Span {
  int days = 0;
  int ticks = 0;

  [[nodiscard]] bool exact() const { return days == 0; }
};

/// DailyRange in ticks: [from, to) of each of the days, over midnight when `to` is less.
struct Range {
  int from = 0;
  int to = 0;
  DaySet days;
};

/// Ticks of the run and ticks of the local clock are both counted from the Monday 00:00 on which the run starts.
class Calendar {
 public:
  explicit Calendar(const OracleClock& clock) : clock_(clock) {}

  [[nodiscard]] int ticks_per_day() const { return clock_.ticks_per_day; }
  [[nodiscard]] int local(int tick) const;
  /// The first tick at which the clock has reached `local`: the first of two in an overlap, the first after a gap.
  [[nodiscard]] int resolve(int local) const;
  [[nodiscard]] int day(int local) const;
  [[nodiscard]] int clock_of(int local) const;
  [[nodiscard]] static int weekday(int day);  ///< 0 = Monday
  [[nodiscard]] static bool contains(const DaySet& days, int day);
  [[nodiscard]] bool inside(const Range& range, int local) const;
  /// The local date plus days, resolved, then the exact part; never to the wrong side of `tick`.
  [[nodiscard]] int add(int tick, const Span& span) const;
  [[nodiscard]] int at_clock(int day, int clock) const { return resolve(day * clock_.ticks_per_day + clock); }
  [[nodiscard]] bool same_day(int tick, int other) const { return day(local(tick)) == day(local(other)); }
  [[nodiscard]] bool same_week(int tick, int other) const;

 private:
  OracleClock clock_;
};

}  // namespace ticks
}  // namespace wayproof::testing
