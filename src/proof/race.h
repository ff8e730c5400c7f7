// What happens only if journeys that act in the same second do so in another order than here: by priority, then by name
// (trace/interpreter.h). No platform promises such an order, so it is no refutation, and no proof either.
#pragma once

#include <optional>

#include "proof/prove.h"

namespace wayproof::proof {

/// The same program, in which the journeys that act in one instant do so in the opposite order.
[[nodiscard]] program::Program in_other_order(program::Program program);

/// The second in which the order makes the difference for a customer who was played in the other one; nothing where it
/// makes none. `program` is the one in the usual order.
[[nodiscard]] std::optional<Race> race_of(const program::Program& program, const model::Project& project,
                                          const Refutation& shown);

}  // namespace wayproof::proof
