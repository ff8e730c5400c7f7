// Local days that do not begin at 00:00:00, because the zone's clock jumps over it: what nobody may forget who cuts
// time into calendar days. Tests of waits, calendar caps and daily figures take their awkward days from here.
#pragma once

#include <vector>

#include "time/schedule.h"

namespace wayproof::testing {

struct ZoneDay {
  Zone zone;
  Day day = 0;
  Instant begin = 0;  ///< the day's first instant
};

/// By zone name, then day; days in [from, until). A day that the zone skips altogether is not listed.
inline std::vector<ZoneDay> days_without_midnight(Day from, Day until) {
  std::vector<ZoneDay> found;
  for (std::size_t i = 0; i < Zone::count(); ++i) {
    const Zone zone = *Zone::find(Zone::name_at(i));
    for (Day day = from; day < until; ++day) {
      const Resolved midnight = resolve_local(day, 0, zone);
      const bool exists = day_of_local(zone.local(midnight.at)) == day;
      if (midnight.kind == LocalKind::gap && exists) found.push_back({zone, day, midnight.at});
    }
  }
  return found;
}

}  // namespace wayproof::test
