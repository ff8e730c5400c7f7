// The customer of a refutation as a journey test: that what happens to him does not. It fails for as long as it does,
// and stands guard once the journeys are mended.
#pragma once

#include <string>

#include "model/journey_tests.h"
#include "proof/property.h"
#include "proof/prove.h"

namespace wayproof::suite {

/// `id` and `title` name the test.
[[nodiscard]] model::JourneyTest regression_test(const model::Project& project, const program::Program& program,
                                                 const proof::Property& property, const proof::Refutation& shown,
                                                 std::string id, model::Text title);

}  // namespace wayproof::suite
