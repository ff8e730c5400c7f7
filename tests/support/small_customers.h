// Customers of small random workspaces who do things at random: nobody chose them for an answer, so a worst case that
// one of them goes beyond is none.
#pragma once

#include "support/dice.h"
#include "support/small_workspaces.h"

namespace wayproof::testing {

/// Events, consents, answers and reactions over eight days, as a run of the tick oracle would tell them; `sent` is left
/// empty, and answers and reactions count from tick 0.
[[nodiscard]] Witness random_customer(const program::Program& program, const SmallWorkspace& small, Dice& dice);

}  // namespace wayproof::testing
