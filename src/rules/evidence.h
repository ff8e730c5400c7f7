// What a journey has made sure of when it comes to a step: that consent was there, that a customer has not bought.
// Carried along every way; a condition gains it, time that passes loses it.
#pragma once

#include <functional>

#include "rules/support.h"

namespace wayproof::rules {

/// A condition that holds (or fails) makes sure that consent to the topic is there for the channel.
[[nodiscard]] bool shows_consent(const Context& context, Index condition, bool holds, Index topic, Index channel);
/// ... that the event has not happened.
[[nodiscard]] bool shows_absence(const Context& context, Index condition, bool holds, Index event);
/// ... that the attribute is not missing.
[[nodiscard]] bool shows_known(const Context& context, Index condition, bool holds, Index attribute);

/// ... that the customer stands on the stage.
[[nodiscard]] bool shows_stage(const Context& context, Index condition, bool holds, Index stage);

/// Where it is known of everybody that he stands on the stage: the journey moved him there, or asked, and has not moved
/// him since.
[[nodiscard]] facts::NodeSet on_stage(const Context& context, Index journey, Index stage);
/// Where consent to a message's topic was asked for at some time before, on every way to each step.
[[nodiscard]] facts::NodeSet consent_asked(const Context& context, Index journey, Index topic, Index channel);
/// ... and no time has passed since.
[[nodiscard]] facts::NodeSet consent_fresh(const Context& context, Index journey, Index topic, Index channel);
/// Where nobody can be whose event (a purchase) has happened since entry.
[[nodiscard]] facts::NodeSet event_excluded(const Context& context, Index journey, Index event);

/// Where every way has passed a condition that shows something: an entry condition, or a case of a branch that holds or
/// fails. `atom` tells it of an elementary condition that holds or fails; segments with a definition are looked into.
using Atom = std::function<bool(const program::Condition&, bool holds)>;
[[nodiscard]] facts::NodeSet shown_on_every_way(const Context& context, Index journey, const Atom& atom);

/// The trigger fires whenever the event happens; conditions on its fields are taken as meant.
[[nodiscard]] bool fires_on_event(const Context& context, Index trigger, Index event);
/// The trigger fires whenever the customer opts out of the topic on the channel.
[[nodiscard]] bool fires_on_opt_out(const Context& context, Index trigger, Index topic, Index channel);

/// An exit rule that the trigger test accepts ends this message: people leave, or go on where it cannot be reached.
template <class Fires>
[[nodiscard]] bool cut_off(const Context& context, const StepView& step, Fires fires) {
  const auto& exits = context.program.journeys[step.journey].exits;
  for (const auto& exit : exits) {
    if (exit.trigger == program::none || !fires(exit.trigger)) continue;
    if (exit.next == program::none) return true;
    const auto behind = facts::reachable(step.facts->ways, exit.next - step.facts->begin);
    if (behind[step.node] == 0) return true;
  }
  return false;
}

}  // namespace wayproof::rules
