#include "facts/facts.h"

#include <algorithm>

#include "facts/clocks.h"
#include "facts/timing.h"

namespace wayproof::facts {
namespace {

// Whether some check of the gate that decides can answer "leave" to what this step sends.
bool can_be_told_to_leave(const program::Program& program, const program::Step& step) {
  const program::Gate& gate = program.gate;
  const auto leaves = [](const program::Hours& hours) { return hours.on_fail == model::OnFail::leave; };
  for (std::size_t c = 0; c < model::check_count; ++c) {
    const auto& policy = gate.policy[c][static_cast<std::size_t>(step.purpose)];
    if (gate.mode[c] != model::Mode::enforce || !policy.applies) continue;
    if (policy.overridden) {
      if (policy.on_fail == model::OnFail::leave) return true;
    } else if (c == static_cast<std::size_t>(model::Check::hours)) {
      if (std::any_of(gate.quiet.begin(), gate.quiet.end(), leaves)) return true;
      if (std::any_of(gate.windows.begin(), gate.windows.end(), leaves)) return true;
    } else if (c == static_cast<std::size_t>(model::Check::caps)) {
      for (const auto& cap : gate.caps) {
        if (cap.on_full == model::OnFail::leave) return true;
      }
    }
  }
  return false;
}

// The journey as a graph. A way on that leads nowhere is drawn to the finish, where the instance leaves.
Graph ways_of(const program::Program& program, const program::Journey& journey, JourneyFacts& facts) {
  std::vector<Edge> edges;
  const auto node = [&](Index step) { return static_cast<Node>(step - facts.begin); };
  if (journey.first != program::none) edges.push_back({facts.start(), node(journey.first), 0});
  for (std::uint32_t e = 0; e < journey.exits.size(); ++e) {
    if (journey.exits[e].next != program::none) edges.push_back({facts.start(), node(journey.exits[e].next), 1 + e});
  }
  for (Node n = 0; n < facts.count; ++n) {
    const auto& outcomes = program.steps[facts.begin + n].outcomes;
    for (std::uint32_t o = 0; o < outcomes.size(); ++o) {
      if (outcomes[o].cause == program::Cause::told_to_leave &&
          !can_be_told_to_leave(program, program.steps[facts.begin + n])) {
        continue;
      }
      edges.push_back({n, outcomes[o].next == program::none ? facts.finish() : node(outcomes[o].next), o});
    }
  }
  return Graph(facts.count + 2, edges);
}

// Something that a reader would first have to repair stands on a way: a reference to nowhere, an unreadable step.
bool is_broken(const model::Journey& model, const program::Program& program, const program::Journey& journey,
               const JourneyFacts& facts) {
  if (journey.first == program::none) return true;
  for (std::size_t e = 0; e < model.exits.size(); ++e) {
    if (model.exits[e].next && journey.exits[e].next == program::none) return true;
  }
  for (Node n = 0; n < facts.count; ++n) {
    if (facts.reached[n] == 0) continue;
    if (!model.steps[n].readable) return true;
    for (const auto& outcome : program.steps[facts.begin + n].outcomes) {
      using program::Cause;
      const bool meant = outcome.cause == Cause::ended || outcome.cause == Cause::told_to_leave ||
                         outcome.cause == Cause::past || outcome.cause == Cause::missing;
      if (outcome.next == program::none && !meant) return true;
    }
  }
  return false;
}

// Somebody may live by another clock: zones are an attribute, or the regions have several.
bool has_several_zones(const model::Workspace& workspace) {
  return several_clocks(workspace.regions, Remote::counts) ||
         std::any_of(workspace.attributes.begin(), workspace.attributes.end(),
                     [](const model::Attribute& attribute) { return attribute.type == model::ValueType::zone; });
}

}  // namespace

Facts compute(const model::Project& project, const program::Program& program) {
  Facts facts;
  facts.one_clock = project.workspace.given && !has_several_zones(project.workspace);
  facts.journeys.resize(program.journeys.size());
  for (Index j = 0; j < program.journeys.size(); ++j) {
    const auto& journey = program.journeys[j];
    JourneyFacts& own = facts.journeys[j];
    own.begin = journey.steps_begin;
    own.count = static_cast<Node>(journey.steps_end - journey.steps_begin);
    own.ways = ways_of(program, journey, own);
    own.reached = reachable(own.ways, own.start());
    own.leaves = reaching(own.ways, own.finish());
    own.component = components(own.ways);
    own.circle = on_circle(own.ways, own.component);
    own.broken = is_broken(project.journeys[j], program, journey, own);
    compute_elapsed(program, entry_times(program, journey, facts.one_clock), facts.one_clock, own);
  }
  compute_weeks(program, facts);
  return facts;
}

}  // namespace wayproof::facts
