#include "proof/openings.h"

#include <algorithm>

#include "proof/watch.h"

namespace wayproof::proof {
namespace {

using model::Op;
using program::Program;
using ConditionKind = model::Condition::Kind;
using TriggerKind = model::Trigger::Kind;

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

// Always the same of one event, whenever it is asked.
bool lasts(const program::FieldTest& test) {
  const program::Compare& compare = test.compare;
  return compare.right.source == program::Operand::Source::constant && compare.op != Op::within &&
         compare.op != Op::ago;
}

// A calendar day is longer than 24 hours only where the clock is changed.
std::int64_t longest(const Duration& duration, const Clock& clock) {
  if (!clock.is_ordinary()) return duration.longest();
  return (duration.months * std::int64_t{31} + duration.days) * day_seconds + duration.seconds;
}

}  // namespace

std::optional<Opened> sooner(const std::optional<Opened>& a, const std::optional<Opened>& b) {
  if (!a || !b) return a ? a : b;
  return a->within <= b->within ? a : b;
}

Openings::Openings(const model::Project& project, const Program& program, const Clock& clock, Index window)
    : program_(program), clock_(clock) {
  const program::ReplyWindow& stated = program.reply_windows[window];
  memory_ = clock.ticks(stated.length.longest()) + 2;
  add(project, stated.trigger);
}

void Openings::add(const model::Project& project, Index at) {
  if (at == none) {
    known_ = false;
    return;
  }
  const program::Trigger& trigger = program_.triggers[at];
  if (trigger.kind == TriggerKind::any) {
    for (Index part = 0; part < trigger.count; ++part) add(project, trigger.first + part);
    return;
  }
  const bool event = trigger.kind == TriggerKind::event && trigger.name != none;
  known_ = known_ && event && std::all_of(trigger.where.begin(), trigger.where.end(), lasts);
  if (!event) return;
  const auto* declared = project.workspace.events.find(program_.events[trigger.name]);
  const bool stated = declared != nullptr && declared->late;
  parts_.push_back({at, clock_.ticks(stated ? declared->late->value.longest() : 0), stated});
}

const Openings::Part* Openings::part_of(Index event, const std::vector<program::FieldTest>& where) const {
  const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Part& one) {
    const program::Trigger& opens = program_.triggers[one.trigger];
    return opens.name == event && implied(opens.where, where);
  });
  return part == parts_.end() ? nullptr : &*part;
}

std::vector<Index> Openings::events() const {
  std::vector<Index> out;
  for (const Part& part : parts_) out.push_back(program_.triggers[part.trigger].name);
  return out;
}

std::optional<Opened> Openings::fired(Index at) const {
  if (at == none) return std::nullopt;
  const program::Trigger& trigger = program_.triggers[at];
  if (trigger.kind == TriggerKind::event) {
    const Part* const part = part_of(trigger.name, trigger.where);
    return part == nullptr ? std::nullopt : std::optional(Opened{part->late, at, part->late});
  }
  if (trigger.kind != TriggerKind::any) return std::nullopt;
  std::optional<Opened> out;
  for (Index p = 0; p < trigger.count; ++p) {
    const auto part = fired(trigger.first + p);
    if (!part) return std::nullopt;
    if (!out || out->within < part->within) out = part;
  }
  return out;
}

std::optional<Opened> Openings::says(Index at, bool holds, std::optional<Ticks> in_run) const {
  if (at == none) return std::nullopt;
  const program::Condition& condition = program_.conditions[at];
  switch (condition.kind) {
    case ConditionKind::negation:
      return condition.count == 1 ? says(condition.first, !holds, in_run) : std::nullopt;
    case ConditionKind::segment: {
      const bool defined = condition.name < program_.segment_conditions.size();
      return defined ? says(program_.segment_conditions[condition.name], holds, std::nullopt) : std::nullopt;
    }
    case ConditionKind::all:
    case ConditionKind::any: {
      // Of all that hold the one that says most; of several of which one holds what all of them say.
      const bool every = (condition.kind == ConditionKind::all) == holds;
      std::optional<Opened> out;
      for (Index p = 0; p < condition.count; ++p) {
        const auto part = says(condition.first + p, holds, in_run);
        if (every) {
          out = sooner(out, part);
        } else {
          if (!part) return std::nullopt;
          if (!out || out->within < part->within) out = part;
        }
      }
      return out;
    }
    case ConditionKind::event: {
      const bool some = holds ? condition.at_least >= 1 : condition.at_least <= 0 && condition.at_most < unlimited;
      const Part* const part = some ? part_of(condition.name, condition.where) : nullptr;
      if (part == nullptr) return std::nullopt;
      std::optional<Ticks> within;
      if (condition.in) within = clock_.ticks(longest(*condition.in, clock_)) - 1;
      if (condition.since != model::Since::Kind::ever && in_run) within = std::min(within.value_or(*in_run), *in_run);
      return within ? std::optional(Opened{std::max<Ticks>(*within, 0), part->trigger, part->late}) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

bool Openings::late_stated_of(Index at) const {
  if (at == none) return true;
  const program::Trigger& trigger = program_.triggers[at];
  if (trigger.kind == TriggerKind::any) {
    for (Index part = 0; part < trigger.count; ++part) {
      if (!late_stated_of(trigger.first + part)) return false;
    }
    return true;
  }
  if (trigger.kind != TriggerKind::event) return true;
  const Part* const part = part_of(trigger.name, trigger.where);
  return part == nullptr || part->stated;
}

bool Openings::late_stated(Index at) const {
  const program::Journey& journey = program_.journeys[at];
  bool out = late_stated_of(journey.trigger);
  for (const auto& rule : journey.exits) out = out && (rule.next == none || late_stated_of(rule.trigger));
  for (Index s = journey.steps_begin; s < journey.steps_end; ++s)
    out = out && late_stated_of(program_.steps[s].trigger);
  return out;
}

}  // namespace wayproof::proof
