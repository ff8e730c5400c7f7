// The two passes over time behind facts.h: how long after entry, and at which times of the week, each step can be
// reached.
#pragma once

#include "facts/facts.h"

namespace wayproof::facts {

/// Times of the week at which the entry's trigger can fire; `always` for a hand-over, see compute_weeks.
[[nodiscard]] WeekSet entry_times(const program::Program& program, const program::Journey& journey, bool one_clock);

/// Fills `elapsed`, given the entry times.
void compute_elapsed(const program::Program& program, const WeekSet& entry, bool one_clock, JourneyFacts& facts);

/// Fills `when` of all journeys together, as they may start each other.
void compute_weeks(const program::Program& program, Facts& facts);

}  // namespace wayproof::facts
