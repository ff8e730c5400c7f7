// Messages that go out because something has not happened, as far as is known: the ways on which late data do harm.
#pragma once

#include <vector>

#include "rules/evidence.h"
#include "rules/support.h"

namespace wayproof::rules {

/// A message that trusts in an event not having happened.
struct Reliance {
  enum class By : std::uint8_t {
    exit,      ///< an exit rule was to keep it from those whose event has happened
    decision,  ///< a branch found no such event
    time_out,  ///< a wait for the event ran out
  };
  By by = By::exit;
  Index event = program::none;  ///< of Program::events
  StepView message;
  StepView decided;  ///< the branch or wait; for an exit the message itself
  Place place;       ///< where the event is named: the exit's trigger, the step
};

/// All of a journey, exits first, then by step. Of a decision or time-out only what is sent in the same instant counts,
/// and not where the other ways send it too: then it is right for both. Of marketing only what follows on an event that
/// ends the interest (the journey's goal, a purchase and the like), and of an exit only what sells.
[[nodiscard]] std::vector<Reliance> reliances(const Context& context, Index journey);

/// What is sent to customers in the same instant, from a node on.
[[nodiscard]] facts::NodeSet at_once(const Context& context, const facts::JourneyFacts& facts, facts::Node from);

/// How late the event may arrive, as the dictionary says; nothing where it does not or the event is not declared.
[[nodiscard]] std::optional<Duration> lateness(const Context& context, Index event);

/// Events that a trigger waits for, parts included; those inside of a `becomes` too.
[[nodiscard]] std::vector<Index> events_of(const program::Program& program, Index trigger);

}  // namespace wayproof::rules
