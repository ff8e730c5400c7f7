// Looks along the ways of one journey for a customer who gets more messages than a cap allows. A search, not a proof: it
// follows the outcome tables with plain times, and what it reports has been replayed by the interpreter. Nothing found does
// not mean that nothing can happen; the proof says that.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "trace/trace.h"

namespace wayproof::rules {

struct Witness {
  model::Customer customer;
  trace::Run run;
  trace::CapBracket bracket;                   ///< the window that holds too many
  std::vector<program::Index> steps;           ///< of its messages, in order of sending
};

/// The fullest window of `cap` that the search found for customers of `journey` who enter on `day` or soon after.
[[nodiscard]] std::optional<Witness> search_sends(const model::Project& project, const program::Program& program,
                                                  program::Index journey, program::Index cap, Day day);

}  // namespace wayproof::rules
