#include "rules/time/clock_changes.h"

namespace wayproof::rules {

std::vector<Transition> clock_changes(Zone zone, Day from) {
  constexpr Day year = 366;
  std::vector<Transition> changes;
  Instant at = from * day_seconds;
  while (const auto next = zone.next_transition(at)) {
    if (next->at > (from + year) * day_seconds) break;
    // Some change the law and not the clock.
    if (next->before != next->after) changes.push_back(*next);
    at = next->at;
  }
  return changes;
}

}  // namespace wayproof::rules
