// Where opt-outs lead: into which journey, from which step on.
#pragma once

#include <vector>

#include "rules/support.h"

namespace wayproof::rules {

/// Somebody says no and goes on inside of a journey.
struct Refusal {
  Index journey = 0;  ///< in which he goes on
  facts::Node node = 0;
  const program::Trigger* opt_out = nullptr;  ///< null: he said it to a colleague
  Place place;
};

/// From every trigger that is an opt-out: entries, exits that go on or hand over, waits.
[[nodiscard]] std::vector<Refusal> opt_outs(const Context& context);

}  // namespace wayproof::rules
