// What the interpreter makes of a run that the tick oracle tells of: the same messages at the same ticks, or one of the
// two is wrong.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "program/program.h"
#include "support/tick_customer.h"

namespace wayproof::testing {

/// Tick and step of every message that goes out, by tick, then step.
using Sends = std::vector<std::pair<int, program::Index>>;

/// Plays a customer's text; `findings` takes the rules of what was found wrong with it.
[[nodiscard]] Sends play(const program::Program& program, const model::Project& project, const std::string& customer,
                         const Stage& stage, std::vector<std::string>& findings);

/// The most of them that match `of` in any window of so many ticks.
[[nodiscard]] int most_in(const Sends& sends, const program::Program& program, const program::Filter& of, int ticks);

}  // namespace wayproof::testing
