#include "proof/premises.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

using Kind = Premise::Kind;

// Less than a proof itself may take, as it is one proof for each premise.
constexpr std::size_t most_states = 200'000;

bool waits_for_word(const Property& property) {
  return property.kind == Property::Kind::after_no || property.kind == Property::Kind::always_at;
}

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
  Without(const model::Project& all, const program::Program& lowered, std::vector<Premise> what)
      : premises(std::move(what)), project(changed(all, lowered, premises)), program(program::lower(project)) {}

  static model::Project changed(const model::Project& all, const program::Program& lowered,
                                const std::vector<Premise>& what) {
    model::Project out;
    out.workspace = all.workspace;
    out.journeys = all.journeys;
    for (const Premise& premise : what) drop(out.workspace, lowered, premise);
    return out;
  }

  std::vector<Premise> premises;
  model::Project project;
  program::Program program;
  Workspace workspace{project, program, {.most_states = most_states, .shows = false}};
};

Premises::Premises(const model::Project& project, const program::Program& program)
    : project_(project), program_(program) {
  const model::Workspace& workspace = project.workspace;
  if (!workspace.given) return;
  for (std::size_t check = 0; check < model::check_count; ++check) {
    if (program.gate.mode[check] == model::Mode::enforce) groups_.push_back({{Kind::check, check}});
  }
  std::vector<Premise> events, attributes;
  for (std::size_t e = 0; e < workspace.events.size(); ++e) {
    if (workspace.events[e].late && !workspace.events[e].may_be_lost) events.push_back({Kind::event, e});
  }
  for (std::size_t a = 0; a < workspace.attributes.size(); ++a) {
    if (workspace.attributes[a].changes == model::Changes::never) attributes.push_back({Kind::attribute, a});
  }
  if (!events.empty()) groups_.push_back(std::move(events));
  if (workspace.latency.opt_out) groups_.push_back({{Kind::opt_out, 0}});
  if (!attributes.empty()) groups_.push_back(std::move(attributes));
  if (program.tags.size() > 0) groups_.push_back({{Kind::tags, 0}});
}

Premises::~Premises() = default;

Premises::Without& Premises::without(const std::vector<Premise>& premises) {
  const auto known =
      std::find_if(without_.begin(), without_.end(), [&](const auto& one) { return one->premises == premises; });
  if (known != without_.end()) return **known;
  return *without_.emplace_back(std::make_unique<Without>(project_, program_, premises));
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
    const bool word = group.front().kind == Kind::event || group.front().kind == Kind::opt_out;
    if (word && !waits_for_word(property)) continue;
    if (group.size() > 1 && !lost(group)) continue;
    for (const Premise& premise : group) {
      if (const auto answer = lost({premise})) out.push_back({premise, answer->bound});
    }
  }
  return out;
}

}  // namespace wayproof::proof
