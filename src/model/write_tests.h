// Writes journey tests as a wayproof/tests@1 text, in the habit of the examples.
#pragma once

#include <string>

#include "model/journey_tests.h"

namespace wayproof::model {

/// Conditions are not written: a test that the engine makes has none.
[[nodiscard]] std::string write_tests(const JourneyTests& tests);
/// One of them alone, as an object that can be put into such a file.
[[nodiscard]] std::string write_test(const JourneyTest& one);

}  // namespace wayproof::model
