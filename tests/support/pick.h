// Random choices for properties. RapidCheck's inRange() keeps near the lower end at first, which suits sizes; days,
// clocks and zones are wanted evenly from the first case on.
#pragma once

#include <rapidcheck.h>

#include <cstddef>

#include "time/zone.h"

namespace wayproof::testing {

/// A value of [low, high), each equally likely. Inside a property or generator only.
template <typename T>
T pick(T low, T high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, high));
}

inline Zone pick_zone() { return *Zone::find(Zone::name_at(pick<std::size_t>(0, Zone::count()))); }

/// An instant at most `before` earlier or `after` later than a change of the zone's clock between 2001 and 2068;
/// anywhere there if its clock is never changed.
inline Instant pick_near_a_change(Zone zone, std::int64_t before, std::int64_t after) {
  const Instant start = pick<Instant>(978'307'200, 3'092'601'600);
  const auto change = zone.next_transition(start);
  return (change ? change->at : start) + pick<std::int64_t>(-before, after + 1);
}

}  // namespace wayproof::test
