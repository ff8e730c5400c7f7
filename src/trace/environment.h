// What the world answers when the program asks: which arm a customer falls into, how he reacts to a message, how a task
// ends. A trace answers from the customer's file, tests and the population from elsewhere.
#pragma once

#include <optional>
#include <vector>

#include "trace/state.h"

namespace wayproof::trace {

/// How a task, webhook or opaque step ends.
struct Answer {
  Index outcome_name = none;
  std::int64_t after = 0;  ///< seconds
};

/// A reaction to one message, timed from its delivery (a bounce from its sending).
struct PlannedReaction {
  model::Reaction reaction = model::Reaction::opened;
  bool opt_out = false;
  std::int64_t after = 0;
  Index link = none;
  bool machine = false;
};

class Environment {
 public:
  virtual ~Environment() = default;
  /// Of Program::arms; one that the step does not have means its first.
  virtual Index arm(const program::Program& program, const State& state, Index step) = 0;
  /// What the customer does with a message that went out now; `record` is its place in State::messages.
  virtual std::vector<PlannedReaction> reactions(const program::Program& program, const State& state, Index record) = 0;
  /// Nothing: it is never answered.
  virtual std::optional<Answer> answer(const program::Program& program, const State& state, Index step) = 0;
};

}  // namespace wayproof::trace
