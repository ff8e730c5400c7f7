#include "proof/premises.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

using Kind = Premise::Kind;

// Less than a proof itself may take, as it is one proof for each premise.
constexpr std::size_t most_states = 15'000;

void drop(model::Workspace& workspace, const program::Program& program, const Premise& premise) {
  switch (premise.kind) {
    case Kind::check:
      workspace.gate.checks[premise.index].mode = model::Mode::observe;
      break;
    case Kind::event:
      workspace.events[premise.index].late.reset();
      break;
    case Kind::opt_out:
      workspace.latency.opt_out.reset();
      break;
    case Kind::attribute:
      workspace.attributes[premise.index].changes = model::Changes::external;
      break;
    case Kind::tags:
      for (Index tag = 0; tag < program.tags.size(); ++tag) workspace.external.tags.push_back({program.tags[tag], {}});
      break;
  }
}

}  // namespace

/// The workspace as if its files did not say some of it.
struct Premises::Without {
  Without(const model::Project& all, const program::Program& lowered, std::vector<Premise> what, bool weekdays)
      : premises(std::move(what)),
        project(changed(all, lowered, premises)),
        program(lower(project, lowered)),
        workspace(project, program, {.most_states = most_states, .weekdays = weekdays, .shows = false}) {}

  static model::Project changed(const model::Project& all, const program::Program& lowered,
                                const std::vector<Premise>& what) {
    model::Project out;
    out.workspace = all.workspace;
    out.journeys = all.journeys;
    for (const Premise& premise : what) drop(out.workspace, lowered, premise);
    return out;
  }

  /// The same sets of messages have a name in it.
  static program::Program lower(const model::Project& project, const program::Program& lowered) {
    program::Program out = program::lower(project);
    out.sets = lowered.sets;
    return out;
  }

  std::vector<Premise> premises;
  model::Project project;
  program::Program program;
  Workspace workspace;
};

Premises::Premises(const model::Project& project, const program::Program& program, bool weekdays)
    : project_(project), program_(program), weekdays_(weekdays) {
  const model::Workspace& workspace = project.workspace;
  if (!workspace.given) return;
  // Other checks may always let a message through, so no proof rests on them.
  const program::Gate& gate = program.gate;
  const auto enforced = [&](model::Check check, bool says_something) {
    const auto index = static_cast<std::size_t>(check);
    if (says_something && gate.mode[index] == model::Mode::enforce) groups_.push_back({{Kind::check, index}});
  };
  enforced(model::Check::consent, true);
  enforced(model::Check::hours, !gate.quiet.empty() || !gate.windows.empty());
  enforced(model::Check::caps, !gate.caps.empty());
  for (std::size_t e = 0; e < workspace.events.size(); ++e) {
    if (workspace.events[e].late && !workspace.events[e].may_be_lost) groups_.push_back({{Kind::event, e}});
  }
  if (workspace.latency.opt_out) groups_.push_back({{Kind::opt_out, 0}});
  const auto asked = [&](model::Condition::Kind kind, Index name) {
    return std::any_of(program.conditions.begin(), program.conditions.end(), [&](const program::Condition& condition) {
      return condition.kind == kind && (name == program::none || condition.name == name);
    });
  };
  std::vector<Premise> attributes;
  for (std::size_t a = 0; a < workspace.attributes.size(); ++a) {
    const auto& attribute = workspace.attributes[a];
    const Index name = program.attributes.find(attribute.id.value);
    const bool never = attribute.changes == model::Changes::never && name != program::none;
    if (never && asked(model::Condition::Kind::attribute, name)) attributes.push_back({Kind::attribute, a});
  }
  if (!attributes.empty()) groups_.push_back(std::move(attributes));
  if (asked(model::Condition::Kind::tag, program::none)) groups_.push_back({{Kind::tags, 0}});
}

// When something is known, and whether consent is asked for, matters to nothing else than what must not follow it.
bool Premises::concerns(const Premise& premise, const Property& property) const {
  const bool opt_out = property.kind == Property::Kind::always_at;
  switch (premise.kind) {
    case Kind::check:
      return opt_out || premise.index != static_cast<std::size_t>(model::Check::consent);
    case Kind::opt_out:
      return opt_out;
    case Kind::event: {
      const Index event = program_.events.find(project_.workspace.events[premise.index].id.value);
      if (property.kind == Property::Kind::reply_window)
        return names(program_.reply_windows[property.index].trigger, event);
      return property.kind == Property::Kind::after_no && names(program_.guarantees[property.index].trigger, event);
    }
    case Kind::attribute:
    case Kind::tags:
      return true;
  }
  return true;
}

bool Premises::names(Index at, Index event) const {
  if (at == program::none) return false;
  const program::Trigger& trigger = program_.triggers[at];
  if (trigger.kind == model::Trigger::Kind::event) return trigger.name == event;
  if (trigger.kind != model::Trigger::Kind::any) return false;
  for (Index part = 0; part < trigger.count; ++part) {
    if (names(trigger.first + part, event)) return true;
  }
  return false;
}

Premises::~Premises() = default;

Premises::Without& Premises::without(const std::vector<Premise>& premises) {
  const auto known =
      std::find_if(without_.begin(), without_.end(), [&](const auto& one) { return one->premises == premises; });
  if (known != without_.end()) return **known;
  return *without_.emplace_back(std::make_unique<Without>(project_, program_, premises, weekdays_));
}

std::vector<Needed> Premises::of(const Property& property, Instant start) {
  std::vector<Needed> out;
  const auto lost = [&](const std::vector<Premise>& premises) -> std::optional<Answer> {
    Workspace& there = without(premises).workspace;
    Answer answer = prove(there, property, start);
    const bool tells = answer.verdict != Answer::Verdict::proved && answer.ground != Answer::Ground::work;
    return tells ? std::optional(std::move(answer)) : std::nullopt;
  };
  for (const auto& group : groups_) {
    if (!concerns(group.front(), property)) continue;
    if (group.size() > 1 && !lost(group)) continue;
    for (const Premise& premise : group) {
      if (const auto answer = lost({premise})) out.push_back({premise, answer->bound});
    }
  }
  return out;
}

}  // namespace wayproof::proof
