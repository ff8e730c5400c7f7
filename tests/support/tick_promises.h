// A promise of a file as a question to the tick oracle, and what its answer means for the promise.
#pragma once

#include <optional>

#include "support/tick_oracle.h"

namespace wayproof::testing {

/// Nothing for promises that the oracle has no question for: windows that a message opens, ways between two steps,
/// anything but a plain event to come after, times that are no whole number of ticks.
[[nodiscard]] std::optional<Question> question_of(const program::Program& program, const program::Guarantee& promise,
                                                  const OracleClock& clock);

/// Does the answer to its question show that the promise is broken?
[[nodiscard]] bool breaks(const program::Guarantee& promise, const OracleAnswer& answer, const OracleClock& clock);

}  // namespace wayproof::testing
