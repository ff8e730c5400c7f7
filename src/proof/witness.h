// From moves back to a customer: who does what when, so that all journeys go the ways that a proof could not exclude.
// The customer is a guess like any other until the interpreter has replayed him.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/customer.h"
#include "proof/most.h"
#include "trace/trace.h"

namespace wayproof::proof {

/// The way of one token, from its entry on.
struct Way {
  const Token* token = nullptr;
  std::vector<const Found*> moves;
  std::optional<std::size_t> window_from;  ///< the move that the window opens with, if there is one
  Ticks shift = 0;  ///< its base is so much earlier than that of the other ways, by whole periods
  /// What happens on the way, and behind how many moves; behind none: before the customer enters.
  const Watch* watch = nullptr;
  std::size_t watch_from = 0;
  bool known_before = false;  ///< it is known before the first of these moves
  bool happens_late = false;  ///< as late as can be, else as early
  /// The move by which a reply window was opened last, on a way without a watch; what opened it is what happens.
  std::optional<std::size_t> opened;
  bool opened_early = false;           ///< ... as long ago as can be, else as late as does
  const Openings* openings = nullptr;  ///< of that window; the customer does nothing else of the kind
  /// All that must hold besides: `left` and `right` are moves (1 is the first; 0 the base, a period's beginning; one
  /// more than there are moves: when that happens).
  std::vector<Difference> wanted;

  [[nodiscard]] Point last() const { return static_cast<Point>(moves.size()); }
  [[nodiscard]] Point happens() const { return static_cast<Point>(moves.size() + 1); }
  /// Wants what holds between the points of its last state: now, and where the window opened.
  void want(const std::vector<Difference>& of_state);
};

/// The way to a state: of the first exploration, or on from there in a window.
[[nodiscard]] Way way_to(const Reached& reached, Node node);
[[nodiscard]] Way way_to(const Reached& reached, const Counting& counting, Node node);
/// ... or from a state in which a window opens, or in which happens what is watched.
[[nodiscard]] Way way_to(const Reached& reached, const Following& following, Node node, const Watch* watch);

/// When each move of a way ends, as early as can be, in ticks from its base, and when happens what is watched; nothing
/// when the way cannot be gone.
struct Times {
  std::vector<Ticks> ends;
  Ticks happens = 0;
};
[[nodiscard]] std::optional<Times> times_of(const Way& way);

/// Whether the base of the ways may be the beginning of a day.
using FitsDay = std::function<bool(Day)>;

/// A customer who goes all the ways at once, in the first ordinary weeks in which nothing of it lies before `start`.
/// Nothing when they cannot be gone, or nobody knows how to bring it about.
[[nodiscard]] std::optional<model::Customer> customer_of(const Workspace& workspace, const std::vector<Way>& ways,
                                                         Instant start, const FitsDay& fits);

}  // namespace wayproof::proof
