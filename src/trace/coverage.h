// What a set of runs has tried of the journeys: their steps, the ways on from them, and what the gate can do with each
// message. What is counted comes from the program's outcome tables, so nothing can be forgotten here.
#pragma once

#include <span>
#include <vector>

#include "program/program.h"
#include "trace/log.h"

namespace wayproof::trace {

/// One thing that a test can try.
struct Target {
  enum class Kind : std::uint8_t {
    step,  ///< the customer comes to it
    way,   ///< and goes on by `outcome`
    held,  ///< message: `check` holds it or drops it
  };
  Kind kind = Kind::step;
  Index step = none;
  Index outcome = none;  ///< position in Step::outcomes
  model::Check check = model::Check::address;
};

/// Everything that can be tried, step by step.
[[nodiscard]] std::vector<Target> targets(const program::Program& program);

/// Which of the targets a log has tried; `tried` has one value for each of them and is added to.
void cover(const program::Program& program, const Log& log, std::span<const Target> targets, std::vector<bool>& tried);

}  // namespace wayproof::trace
