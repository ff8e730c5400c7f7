// By which clocks people live: what a workspace says of its regions and their zones, and what the tz database knows of
// countries.
#pragma once

#include <vector>

#include "model/workspace.h"
#include "time/zone.h"

namespace wayproof::facts {

enum class Remote : std::uint8_t {
  counts,   ///< the Azores make two clocks of Portugal
  ignored,  ///< few people live there
};

/// Whether people in these regions may live by more than one clock: the regions differ in it, or one of them is a whole
/// country with several. A part of such a country ("US-NY") is taken as having one, which no other region shares. False
/// for no regions.
[[nodiscard]] bool several_clocks(const std::vector<model::Id>& regions, Remote remote);

/// The zones that customers can have: the values of an attribute that is one, else those of the countries in which they
/// live, each with the zone of the workspace; where neither says anything, all of the tz database.
[[nodiscard]] std::vector<Zone> zones_of(const model::Workspace& workspace);

/// The first of the regions in which people live by that zone, else the first of all. Null: there is none.
[[nodiscard]] const model::Id* region_with(const std::vector<model::Id>& regions, Zone zone);

}  // namespace wayproof::facts
