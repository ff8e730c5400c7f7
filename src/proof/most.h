// The most messages that one customer can get within a window, over all journeys together.
#pragma once

#include <vector>

#include "proof/workspace.h"

namespace wayproof::proof {

/// One journey's part in the worst window.
struct Share {
  Index journey = none;
  std::int64_t count = 0;
  Node node = no_node;  ///< of its Counting
  Ticks shift = 0;      ///< its window begins so much later than that of the others, by whole periods
};

/// A window, and what the journeys can send in it.
struct Window {
  Ticks at = 0;  ///< where it begins, in the first period
  Ticks length = 0;
  std::int64_t count = 0;
  std::vector<Share> shares;
};

struct Most {
  std::vector<Window> windows;      ///< the worst first
  bool complete = true;             ///< everything was looked at
  std::vector<Counting> countings;  ///< by journey

  /// Never more than this, if `complete`.
  [[nodiscard]] std::int64_t count() const { return windows.empty() ? 0 : windows.front().count; }
};

/// Every journey by itself at its worst, at the same time. No customer can get more; that he can get so many is shown
/// only by a replay, as journeys may hang together.
[[nodiscard]] Most most_sent(Workspace& workspace, const program::Limit& limit);
/// The same by the exact memory alone, and no further than to `enough` in a window: that takes few states where the
/// whole takes very many, and tells no bound.
[[nodiscard]] Most as_many_as(Workspace& workspace, const program::Limit& limit, std::int64_t enough);

}  // namespace wayproof::proof
