// What a set of runs has tried of the journeys: their steps, the ways on from them, their rules for leaving, and what
// the gate can do with each message. What is counted comes from the program's outcome tables, so nothing can be
// forgotten here.
#pragma once

#include <span>
#include <vector>

#include "program/program.h"
#include "trace/log.h"

namespace wayproof::trace {

/// One thing that a test can try.
struct Target {
  enum class Kind : std::uint8_t {
    step,   ///< the customer comes to it
    way,    ///< and goes on by `outcome`
    sent,   ///< message: it goes out
    waits,  ///< message: `check` lets it wait for its time
    held,   ///< message: it does not go out for `check`
    exit,   ///< the customer leaves, or goes on elsewhere, by `exit_rule`
  };
  Kind kind = Kind::step;
  Index journey = none;
  Index step = none;     ///< none: exit
  Index outcome = none;  ///< position in Step::outcomes
  model::Check check = model::Check::address;
  Index exit_rule = none;  ///< position in Journey::exits

  friend bool operator==(const Target&, const Target&) = default;
};

/// Everything that can be tried, journey by journey: each step followed by what can become of it, then the rules for
/// leaving.
[[nodiscard]] std::vector<Target> targets(const program::Program& program);

/// Which of the targets a log has tried; `tried` has one value for each of them and is added to.
void cover(const program::Program& program, const Log& log, std::span<const Target> targets, std::vector<bool>& tried);

}  // namespace wayproof::trace
