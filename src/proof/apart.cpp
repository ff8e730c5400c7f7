// How far two points in time can lie apart, by the calendar.
#include <algorithm>

#include "proof/proofs.h"

namespace wayproof::proof {

std::vector<std::vector<Difference>> apart(const Clock& clock, const Bounds& bounds, Point late, Point early,
                                           const Duration& duration, Ticks more, bool before) {
  std::vector<std::vector<Difference>> out;
  const Ticks to = bounds.greatest(early).value_or(bounds.greatest(late).value_or(0));
  // What is not known lies longer ago than anything asks, if not longer still.
  const Ticks long_ago = clock.ticks(duration.longest()) + 2 * clock.day();
  const Ticks from = bounds.least(early).value_or(std::min(to, bounds.least(late).value_or(0) - long_ago));
  for (const Duration& reading : clock.readings(duration)) {
    const auto pieces = clock.later(reading, from, to);
    for (const Piece& piece : pieces) {
      std::vector<Difference> one;
      if (piece.to < to) one.push_back({early, base, piece.to});
      if (piece.from > from) one.push_back({base, early, -piece.from});
      const Point since = piece.moves ? early : base;
      one.push_back(before ? Difference{late, since, piece.value - 1} : Difference{since, late, -piece.value - more});
      Bounds with = bounds;
      for (const Difference& difference : one) with.constrain(difference);
      if (!with.empty()) out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace wayproof::proof
