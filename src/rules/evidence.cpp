#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

using facts::Effect;
using program::Cause;
using program::none;
using Kind = model::Condition::Kind;

/// Whether a condition's answer shows something, given what shows it of a single atom.
template <class Atom>
bool shows(const Context& context, Index index, bool holds, const Atom& atom) {
  if (index == none) return false;
  const auto& condition = context.program.conditions[index];
  const auto part_shows = [&](Index i, bool answer) { return shows(context, condition.first + i, answer, atom); };
  switch (condition.kind) {
    case Kind::negation:
      return condition.count == 1 && part_shows(0, !holds);
    case Kind::all:
    case Kind::any: {
      // Of an `all` that holds every part holds, of one that fails some part fails, nobody knows which.
      const bool every_part = (condition.kind == Kind::all) == holds;
      for (Index i = 0; i < condition.count; ++i) {
        if (part_shows(i, holds) == every_part) return every_part;
      }
      return !every_part && condition.count > 0;
    }
    case Kind::segment: {
      const Index meant = condition.name == none ? none : context.program.segment_conditions[condition.name];
      return shows(context, meant, holds, atom);
    }
    default:
      return atom(condition, holds);
  }
}

/// What the way out of a branch shows: the case that was taken holds, those before it fail.
template <class Shows>
bool way_shows(const program::Step& step, std::uint32_t taken, const Shows& shows_it) {
  for (std::uint32_t o = 0; o <= taken; ++o) {
    const auto& outcome = step.outcomes[o];
    if (outcome.condition != none && shows_it(outcome.condition, o == taken)) return true;
  }
  return false;
}

/// The entry shows it: its condition, or the condition that became true.
template <class Shows>
bool entry_shows(const Context& context, const program::Journey& journey, const Shows& shows_it) {
  if (journey.condition != none && shows_it(journey.condition, true)) return true;
  if (journey.trigger == none) return false;
  const auto& trigger = context.program.triggers[journey.trigger];
  return trigger.kind == model::Trigger::Kind::becomes && trigger.condition != none &&
         shows_it(trigger.condition, true);
}

facts::NodeSet consent(const Context& context, Index journey, Index topic, Index channel, bool time_loses) {
  const auto& facts = context.facts.journeys[journey];
  const auto& program = context.program;
  const auto shows_it = [&](Index condition, bool holds) {
    return shows_consent(context, condition, holds, topic, channel);
  };
  return facts::holds_on_every_way(facts.ways, facts.start(), false, [&](const facts::Edge& edge) {
    if (edge.from == facts.start()) {
      // An exit that goes on comes from anywhere inside, so what the entry showed holds there too, but may be old.
      if (edge.label != 0 && time_loses) return Effect::loses;
      return entry_shows(context, program.journeys[journey], shows_it) ? Effect::gains : Effect::loses;
    }
    const auto& step = program.steps[facts.begin + edge.from];
    const auto& outcome = step.outcomes[edge.label];
    if (step.type == model::StepType::branch && way_shows(step, edge.label, shows_it)) return Effect::gains;
    if (!time_loses || facts::delay_of(step, outcome).kind == facts::Delay::Kind::none) return Effect::keeps;
    // Waiting for the opt-out itself: none came.
    const bool watched = outcome.cause == Cause::time_out && step.trigger != none &&
                         fires_on_opt_out(context, step.trigger, topic, channel);
    return watched ? Effect::keeps : Effect::loses;
  });
}

}  // namespace

bool shows_consent(const Context& context, Index condition, bool holds, Index topic, Index channel) {
  return shows(context, condition, holds, [&](const program::Condition& atom, bool answer) {
    return answer && atom.kind == Kind::consent && atom.name == topic &&
           (atom.channel == none || atom.channel == channel);
  });
}

bool shows_absence(const Context& context, Index condition, bool holds, Index event) {
  return shows(context, condition, holds, [&](const program::Condition& atom, bool answer) {
    if (atom.kind != Kind::event || atom.name != event) return false;
    return answer ? atom.at_most == 0 : atom.at_least <= 1;
  });
}

bool shows_known(const Context& context, Index condition, bool holds, Index attribute) {
  return shows(context, condition, holds, [&](const program::Condition& atom, bool answer) {
    if (atom.kind != Kind::attribute || atom.name != attribute) return false;
    // Every comparison with something that is missing fails.
    if (atom.compare.op != model::Op::known) return answer;
    return (atom.compare.right.constant.number != 0) == answer;
  });
}

bool shows_stage(const Context& context, Index condition, bool holds, Index stage) {
  return shows(context, condition, holds, [&](const program::Condition& atom, bool answer) {
    return answer && atom.kind == Kind::stage && atom.name == stage;
  });
}

facts::NodeSet on_stage(const Context& context, Index journey, Index stage) {
  const auto& facts = context.facts.journeys[journey];
  const auto& program = context.program;
  const auto shows_it = [&](Index condition, bool holds) { return shows_stage(context, condition, holds, stage); };
  return facts::holds_on_every_way(facts.ways, facts.start(), false, [&](const facts::Edge& edge) {
    if (edge.from == facts.start()) {
      const bool entered = edge.label == 0 && entry_shows(context, program.journeys[journey], shows_it);
      return entered ? Effect::gains : Effect::loses;
    }
    const auto& step = program.steps[facts.begin + edge.from];
    if (step.stage != none && program.stage_ladder[step.stage] == program.stage_ladder[stage]) {
      return step.stage == stage ? Effect::gains : Effect::loses;
    }
    const bool shown = step.type == model::StepType::branch && way_shows(step, edge.label, shows_it);
    return shown ? Effect::gains : Effect::keeps;
  });
}

facts::NodeSet consent_asked(const Context& context, Index journey, Index topic, Index channel) {
  return consent(context, journey, topic, channel, false);
}

facts::NodeSet consent_fresh(const Context& context, Index journey, Index topic, Index channel) {
  return consent(context, journey, topic, channel, true);
}

facts::NodeSet event_excluded(const Context& context, Index journey, Index event) {
  const auto& facts = context.facts.journeys[journey];
  const auto& program = context.program;
  const auto shows_it = [&](Index condition, bool holds) { return shows_absence(context, condition, holds, event); };
  return facts::holds_on_every_way(facts.ways, facts.start(), true, [&](const facts::Edge& edge) {
    if (edge.from == facts.start()) return edge.label == 0 ? Effect::gains : Effect::loses;
    const auto& step = program.steps[facts.begin + edge.from];
    const auto& outcome = step.outcomes[edge.label];
    if (step.type == model::StepType::branch && way_shows(step, edge.label, shows_it)) return Effect::gains;
    if (facts::delay_of(step, outcome).kind == facts::Delay::Kind::none) return Effect::keeps;
    if (outcome.cause == Cause::time_out && step.trigger != none && fires_on_event(context, step.trigger, event)) {
      // It did not happen during this wait; `since` looks back further.
      return step.since == model::Since::Kind::entry ? Effect::gains : Effect::keeps;
    }
    return Effect::loses;
  });
}

facts::NodeSet shown_on_every_way(const Context& context, Index journey, const Atom& atom) {
  const auto& facts = context.facts.journeys[journey];
  const auto shows_it = [&](Index condition, bool holds) { return shows(context, condition, holds, atom); };
  return facts::holds_on_every_way(facts.ways, facts.start(), false, [&](const facts::Edge& edge) {
    if (edge.from == facts.start()) {
      return entry_shows(context, context.program.journeys[journey], shows_it) ? Effect::gains : Effect::loses;
    }
    const auto& step = context.program.steps[facts.begin + edge.from];
    return step.type == model::StepType::branch && way_shows(step, edge.label, shows_it) ? Effect::gains
                                                                                         : Effect::keeps;
  });
}

bool fires_on_event(const Context& context, Index index, Index event) {
  const auto& trigger = context.program.triggers[index];
  switch (trigger.kind) {
    case model::Trigger::Kind::event:
      return trigger.name == event;
    case model::Trigger::Kind::becomes: {
      const auto is_event = [&](const program::Condition& atom, bool answer) {
        return answer && atom.kind == Kind::event && atom.name == event;
      };
      return shows(context, trigger.condition, true, is_event);
    }
    case model::Trigger::Kind::any:
      for (Index i = 0; i < trigger.count; ++i) {
        if (fires_on_event(context, trigger.first + i, event)) return true;
      }
      return false;
    default:
      return false;
  }
}

bool fires_on_opt_out(const Context& context, Index index, Index topic, Index channel) {
  const auto& trigger = context.program.triggers[index];
  switch (trigger.kind) {
    case model::Trigger::Kind::opt_out:
      return (trigger.name == none || trigger.name == topic) && (trigger.channel == none || trigger.channel == channel);
    case model::Trigger::Kind::becomes: {
      // "becomes: not consent"
      const auto is_gone = [&](const program::Condition& atom, bool answer) {
        return !answer && atom.kind == Kind::consent && atom.name == topic;
      };
      return shows(context, trigger.condition, true, is_gone);
    }
    case model::Trigger::Kind::any:
      for (Index i = 0; i < trigger.count; ++i) {
        if (fires_on_opt_out(context, trigger.first + i, topic, channel)) return true;
      }
      return false;
    default:
      return false;
  }
}

}  // namespace wayproof::rules
