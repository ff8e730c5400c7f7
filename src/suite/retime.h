// The proof tells time by an ordinary week; real journeys wait for the 8th of the month, for a date of the customer's,
// for the end of a holiday. So a customer is played, and what he does is moved to where the journey really is by then.
#pragma once

#include <vector>

#include "proof/witness.h"
#include "suite/story.h"

namespace wayproof::suite {

/// When a customer who was made from a way is planned to come to each step of it.
struct PlannedArrival {
  Index step = none;
  Instant at = 0;
};
[[nodiscard]] std::vector<PlannedArrival> arrivals(const proof::Workspace& workspace, const proof::Way& way,
                                                   Instant end);

/// Everything that happens at `from` or later happens so many seconds later.
void move_on(const program::Program& program, model::Customer& customer, Instant from, std::int64_t seconds);

/// By how much the customer has to be moved on, and from when, to keep to the way a bit longer; nothing when the replay
/// keeps to it, or leaves it for good. `run` is the replay; `planned` is put right.
struct Delay {
  Instant from = 0;
  std::int64_t seconds = 0;
};
[[nodiscard]] std::optional<Delay> delay_of(const program::Program& program, Index journey, const trace::Run& run,
                                            std::vector<PlannedArrival>& planned);

/// Sets the dates that waits of the way count from, so that they end when they are planned to: attributes of the
/// customer and fields of the event that lets him in.
void give_dates(const Theatre& theatre, const proof::Way& way, Instant end, model::Customer& customer);

}  // namespace wayproof::suite
