// Random workspaces of the size and kind that people build: two to six journeys of some six to thirty steps on the real
// clock, with several channels, consent, limits of each kind, quiet hours, waits, branches, tasks, hand-overs, loops,
// and promises of each kind. For holding the proof against customers who are simulated.
//
// A workspace is drawn as a plan: a seed for each of its parts. What is left when parts are taken out is a workspace,
// too, so RapidCheck can make one that shows a mistake smaller.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {

struct LargerPlan {
  using Seeds = std::vector<std::uint32_t>;
  struct Journey {
    std::uint32_t self = 0;
    Seeds steps, exits, promises;
  };
  std::uint32_t world = 0;  ///< clock, consent, what is known how late, how checks decide
  Seeds caps, hours, promises;
  std::vector<Journey> journeys;
};

/// Draws plans; of one that fails, those with fewer parts are tried.
[[nodiscard]] rc::Gen<LargerPlan> larger_plans();

/// Its files. They have no finding that is an error.
[[nodiscard]] std::vector<TestFile> larger_workspace(const LargerPlan& plan);

}  // namespace wayproof::testing
