// From a customer's file to a state and to a script of what the world answers.
#pragma once

#include <vector>

#include "finding/report.h"
#include "trace/environment.h"
#include "trace/state.h"

namespace wayproof::trace {

/// Answers from a customer's file: its arms, reactions and outcomes. What the file does not say is answered plainly:
/// the first arm, no reaction, no outcome.
class Script : public Environment {
 public:
  struct Reaction {
    program::Filter to;
    std::int64_t nth = 0;  ///< of the messages that match, from 1; 0: all
    PlannedReaction planned;
    Duration after;  ///< on the customer's clock; `planned.after` is made from it as the message goes out
  };
  struct Outcome {
    Index step = none;
    std::int64_t nth = 0;  ///< of the times the step asked; 0: all
    Answer answer;
    Duration after;
  };

  Index arm(const program::Program& program, const State& state, Index step) override;
  std::vector<PlannedReaction> reactions(const program::Program& program, const State& state, Index record) override;
  std::optional<Answer> answer(const program::Program& program, const State& state, Index step) override;

  std::vector<std::pair<Index, Index>> arms;  ///< experiment -> arm
  std::vector<Reaction> reaction_plans;
  std::vector<Outcome> outcome_plans;

 private:
  std::vector<std::pair<Index, std::int64_t>> asked_;  // step -> times asked
};

/// A customer ready to run.
struct Rehearsal {
  State state;
  Script script;
  Instant start = 0;
  std::optional<Instant> until;
};

/// A moment as a file writes it, on the customer's clock unless it has an offset.
[[nodiscard]] Instant instant_of(const model::Moment& moment, const Zone& zone);

/// Sets up a customer. Names that nothing in the program knows are findings (`file/unknown-reference`) and are left
/// out.
[[nodiscard]] Rehearsal prepare(const program::Program& program, const model::Project& project,
                                const model::Customer& customer, Instant as_of, Report& report);

/// A state in which nothing is known of the customer: every table sized for the program.
[[nodiscard]] State blank_state(const program::Program& program);
/// The same without the journeys: for who follows one journey by itself, again and again, beside ten thousand others.
[[nodiscard]] State blank_state_outside(const program::Program& program);

}  // namespace wayproof::trace
