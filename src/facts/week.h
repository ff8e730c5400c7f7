// Sets of times of a week on some local clock, exact to the second: when a step can be reached, when quiet hours are.
// Kept as sorted, disjoint ranges; Monday 00:00:00 is 0. Changes of the clock (summer time) do not exist in here: who
// needs them asks the trace or the proof. Tests: tests/unit/facts/week_test.cpp compare with one flag for each second.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "time/schedule.h"

namespace wayproof::facts {

inline constexpr std::int32_t week_seconds = 7 * 86'400;

class WeekSet {
 public:
  struct Range {
    std::int32_t begin = 0, end = 0;  ///< [begin, end) within [0, week_seconds]
    friend bool operator==(const Range&, const Range&) = default;
  };

  WeekSet() = default;  ///< empty
  [[nodiscard]] static WeekSet always();
  /// One clock time on the given days; working days count as Monday to Friday.
  [[nodiscard]] static WeekSet at(ClockTime clock, const DaySet& days);
  /// [from, to) on the given days; a range that passes midnight belongs to the day it starts on.
  [[nodiscard]] static WeekSet daily(ClockTime from, ClockTime to, const DaySet& days);
  [[nodiscard]] static WeekSet daily(const DailyRange& range) { return daily(range.from, range.to, range.days); }

  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] bool contains(std::int32_t second) const;
  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }

  [[nodiscard]] WeekSet shifted(std::int64_t seconds) const;
  /// Every time from one of this set to `seconds` later, both included.
  [[nodiscard]] WeekSet spread(std::int64_t seconds) const;
  /// The same clock times on every day.
  [[nodiscard]] WeekSet on_every_day() const;
  [[nodiscard]] WeekSet complement() const;
  friend WeekSet operator|(const WeekSet& a, const WeekSet& b);
  friend WeekSet operator&(const WeekSet& a, const WeekSet& b);
  friend bool operator==(const WeekSet&, const WeekSet&) = default;

  /// Seconds from `second` until the first time that is not in the set; 0 when it is not in it, nothing when none is
  /// free.
  [[nodiscard]] std::optional<std::int32_t> until_free(std::int32_t second) const;
  /// What is held until it may go: the times of this set that are free of `closed`, and for each of the others the first
  /// one after it that is.
  [[nodiscard]] WeekSet let_out(const WeekSet& closed) const;
  /// Least and greatest clock time of the set; the whole day when it is empty.
  [[nodiscard]] Range clock_bounds() const;

 private:
  explicit WeekSet(std::vector<Range> ranges);  // any order, may overlap, may pass the end of the week
  std::vector<Range> ranges_;
};

}  // namespace wayproof::facts
