// A test of what a trace shows, so that it stays so: entries, those that were refused, every message with its time or
// the reason why it was not sent, how many there were, and how the journeys were left.
#pragma once

#include "model/journey_tests.h"
#include "model/project.h"
#include "trace/trace.h"

namespace wayproof::trace {

/// The customer is written into the test; it ends where the trace ended. Holds by the very run it was made from.
[[nodiscard]] model::JourneyTest make_test(const model::Project& project, const program::Program& program,
                                           const model::Customer& customer, const Trace& trace);

}  // namespace wayproof::trace
