// A circle in which no time passes: whoever comes into it goes round within one instant until the engine stops him.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

using facts::Edge;
using facts::Graph;
using facts::Node;
using facts::NodeSet;

/// A tag that has to be absent for a condition to hold, or none.
Index tag_that_must_lack(const program::Program& program, Index index) {
  const auto& condition = program.conditions[index];
  using Kind = model::Condition::Kind;
  if (condition.kind == Kind::negation && condition.count == 1) {
    const auto& part = program.conditions[condition.first];
    return part.kind == Kind::tag ? part.name : program::none;
  }
  if (condition.kind == Kind::all) {
    for (Index i = 0; i < condition.count; ++i) {
      const Index tag = tag_that_must_lack(program, condition.first + i);
      if (tag != program::none) return tag;
    }
  }
  return program::none;
}

/// Edges on which no time passes.
std::vector<Edge> quick_edges(const Context& context, const facts::JourneyFacts& facts) {
  std::vector<Edge> edges;
  for (const Edge& edge : facts.ways.edges()) {
    if (edge.from >= facts.count || edge.to >= facts.count || facts.reached[edge.from] == 0) continue;
    const auto& step = context.program.steps[facts.begin + edge.from];
    if (!facts::takes_time(context.program, step, step.outcomes[edge.label])) edges.push_back(edge);
  }
  return edges;
}

/// Leaves out the ways that close behind the first who takes them: "not yet tagged X", in a circle that tags X.
std::vector<Edge> without_one_time_ways(const Context& context, const facts::JourneyFacts& facts, const Graph& quick) {
  const auto component = facts::components(quick);
  std::vector<Edge> edges;
  for (const Edge& edge : quick.edges()) {
    const auto& outcome = context.program.steps[facts.begin + edge.from].outcomes[edge.label];
    const Index tag =
        outcome.condition == program::none ? program::none : tag_that_must_lack(context.program, outcome.condition);
    bool closes = false;
    for (Node node = 0; tag != program::none && node < facts.count; ++node) {
      const auto& added = context.program.steps[facts.begin + node].add_tags;
      closes = closes ||
               (component[node] == component[edge.from] && std::find(added.begin(), added.end(), tag) != added.end());
    }
    if (!closes) edges.push_back(edge);
  }
  return edges;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.facts.journeys.size(); ++j) {
    const auto& facts = context.facts.journeys[j];
    const Graph all_quick(facts.count, quick_edges(context, facts));
    const Graph quick(facts.count, without_one_time_ways(context, facts, all_quick));
    const auto component = facts::components(quick);
    const auto circle = facts::on_circle(quick, component);
    NodeSet told(facts.count, 0);
    for (const StepView& step : steps_of(context, j)) {
      if (circle[step.node] == 0 || told[component[step.node]] != 0) continue;
      told[component[step.node]] = 1;
      Draft draft(rule, step.place(key_of(*step.model)));
      draft.journey(*step.journey_model).step(*step.model);
      std::vector<Verbatim> names;
      for (const StepView& other : steps_of(context, j)) {
        if (circle[other.node] == 0 || component[other.node] != component[step.node]) continue;
        names.push_back(verbatim(other.model->id.value));
        if (other.node != step.node) draft.step(*other.model);
      }
      draft.what({{"steps", names}}).why().advice();
      draft.add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule graph_zero_time_loop{
    {"graph/zero-time-loop", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
