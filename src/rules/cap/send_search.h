// Looks along the ways of one journey for a customer whose messages are more than a cap allows. A search, not a proof:
// it follows the outcome tables with plain times, and what it reports has been replayed by the interpreter. Nothing
// found does not mean that nothing can happen; the proof says that.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "proof/wishes.h"
#include "trace/trace.h"

namespace wayproof::rules {

using program::Index;
using program::none;
using proof::Wishes;

struct Witness {
  model::Customer customer;
  trace::Run run;
  /// The window that holds too many; nothing when the cap is enforced and something was held back instead.
  std::optional<trace::CapBracket> bracket;
  std::vector<program::Index> held_back;  ///< messages that this cap kept from going out, by State::messages
};

/// The customer of `journey` whose messages fill `cap` most, among those who enter on `day` or soon after and would
/// break it if nobody held anything back.
[[nodiscard]] std::optional<Witness> search_sends(const model::Project& project, const program::Program& program,
                                                  program::Index journey, program::Index cap, Day day);

/// What a customer has to be and do who enters at `start` and gets the message of a step at `until`.
struct Reached {
  Wishes wishes;
  Instant start = 0, until = 0;
};
/// One who enters on `day` or soon after. The way is planned, not replayed: exits, caps and other journeys are not
/// asked.
[[nodiscard]] std::optional<Reached> search_step(const model::Project& project, const program::Program& program,
                                                 program::Index journey, program::Index step, Day day);

}  // namespace wayproof::rules
