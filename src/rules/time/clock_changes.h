// Changes of the clock in the year after the date of the verdict, for the rules about summer time.
#pragma once

#include <vector>

#include "rules/support.h"

namespace wayproof::rules {

/// The zone's changes of the clock from that day on, over one year.
[[nodiscard]] std::vector<Transition> clock_changes(Zone zone, Day from);

}  // namespace wayproof::rules
