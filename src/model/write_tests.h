// Writes journey tests as a wayproof/tests@1 text, in the habit of the examples.
#pragma once

#include <string>

#include "model/journey_tests.h"

namespace wayproof::model {

/// Conditions are not written: a test that the engine makes has none.
[[nodiscard]] std::string write_tests(const JourneyTests& tests);

}  // namespace wayproof::model
