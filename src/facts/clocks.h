// Which regions live by one clock. Countries, as far as it can be told from their names alone.
#pragma once

#include <vector>

#include "model/located.h"

namespace wayproof::facts {

enum class Remote : std::uint8_t {
  counts,   ///< the Azores make two clocks of Portugal
  ignored,  ///< few people live there
};

/// Whether people in these regions may live by more than one clock: the regions differ in it, or one of them is a whole
/// country with several. A part of such a country ("US-NY") is taken as having one. False for no regions.
[[nodiscard]] bool several_clocks(const std::vector<model::Id>& regions, Remote remote);

}  // namespace wayproof::facts
