// The outcome table: for each step type, every way a step can end. Stated once, here; the interpreter chooses one of
// them, the proof's transfer functions and the population's sampler are made from the same list, and the map draws them
// as arrows.
#pragma once

#include <string_view>
#include <vector>

#include "model/journey.h"
#include "program/program.h"

namespace wayproof::program {

/// What outcomes need from the lowering: the indices of things that the file names.
class OutcomeScope {
 public:
  virtual ~OutcomeScope() = default;
  /// The step of the same journey with this id, or none.
  [[nodiscard]] virtual Index step(const model::MaybeId& id) = 0;
  [[nodiscard]] virtual Index step(std::string_view id) = 0;
  [[nodiscard]] virtual Index condition(const model::Condition& condition) = 0;
  [[nodiscard]] virtual Index outcome_name(std::string_view name) = 0;
  [[nodiscard]] virtual Index arm_name(std::string_view id) = 0;
};

/// All outcomes of a step, in the order in which a file states them. A way on that leads nowhere (the target is missing
/// or unknown) keeps its outcome with `next == none`: the instance leaves there.
[[nodiscard]] std::vector<Outcome> outcomes_of(const model::Step& step, OutcomeScope& scope);

/// True when the outcome ends the instance because the author said so, not because a target is missing.
[[nodiscard]] bool leaves_on_purpose(const Outcome& outcome);

}  // namespace wayproof::program
