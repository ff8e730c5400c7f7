// Days that are like no day of an ordinary week, and how many of them must be looked at so that nothing escapes.
#pragma once

#include <optional>
#include <vector>

#include "program/program.h"

namespace wayproof::proof {

/// Days that follow each other, of which some are not ordinary: the clock is changed, or working days are asked for and
/// it is a holiday. They begin at a midnight (where weekdays make a difference, of a Monday) and so long before the
/// first such day, and end so long after the last, that outside of them everything is ordinary.
struct DatedDays {
  Zone zone;  ///< by whose clock
  Instant from = 0;
  std::int64_t seconds = 0;
  std::int64_t lead = 0;  ///< so long after `from` at most, who is in a journey came to his step before

  friend bool operator==(const DatedDays&, const DatedDays&) = default;
};

/// How far one moment matters to another, in seconds, at most.
struct Reach {
  std::int64_t stay = 0;    ///< a customer stays at a step
  std::int64_t memory = 0;  ///< so far back a wait is counted
  std::int64_t window = 0;  ///< that a property looks at
};

/// All that have to be looked at from `start` on by one clock; `weeks`: where weekdays make a difference. Nothing when
/// waits or windows are so long that they span from one change of the clock to the next.
[[nodiscard]] std::optional<std::vector<DatedDays>> dated_days(const program::Program& program, Zone zone,
                                                               Instant start, const Reach& reach, bool weeks);

/// Of these zones those that, around `start`, are changed on other days or at other times of the day than the ones
/// before: for everybody else days go by as for one of them.
[[nodiscard]] std::vector<Zone> unlike(const std::vector<Zone>& zones, Instant start);

/// The same days, on which the clock is changed at the same times, as who lives by it sees it.
[[nodiscard]] bool alike(const DatedDays& one, const DatedDays& other);

/// The midnight at or before `t`; of a Monday for `weeks`.
[[nodiscard]] Instant beginning_of_day(Instant t, Zone zone, bool weeks);

/// More dated days than this in a row are not looked at.
inline constexpr std::int64_t most_dated = 400 * day_seconds;

}  // namespace wayproof::proof
