// A circle of steps that nobody leaves: no way leads to an end, and no exit rule takes people out.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

bool has_exit_that_leaves(const model::Journey& journey) {
  return std::any_of(journey.exits.begin(), journey.exits.end(), [](const model::Exit& exit) { return !exit.next; });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.facts.journeys.size(); ++j) {
    const auto& facts = context.facts.journeys[j];
    if (facts.broken || has_exit_that_leaves(context.project.journeys[j])) continue;
    const auto steps = steps_of(context, j);
    facts::NodeSet told(facts.ways.size(), 0);  // by component: one finding a circle
    for (const StepView& step : steps) {
      if (!step.reached() || facts.leaves[step.node] != 0 || facts.circle[step.node] == 0) continue;
      const auto circle = facts.component[step.node];
      if (told[circle] != 0) continue;
      told[circle] = 1;
      Draft draft(rule, step.place(key_of(*step.model)));
      const auto& lifetime = context.project.journeys[j].lifetime;
      draft.what({{"step", title_of(*step.model)}, {"lifetime", lifetime.value}}).why().advice();
      draft.journey(*step.journey_model).step(*step.model);
      for (const StepView& other : steps) {
        if (other.node != step.node && facts.component[other.node] == circle) draft.step(*other.model);
      }
      draft.add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule graph_no_way_out{{"graph/no-way-out", Severity::error, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
