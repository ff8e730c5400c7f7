// A step that no customer can come to.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.facts.journeys.size(); ++j) {
    const auto& facts = context.facts.journeys[j];
    // Behind a way on that leads nowhere (a mistyped id, an unreadable step) everything looks unreachable.
    if (facts.broken) continue;
    const auto steps = steps_of(context, j);
    // A whole dead part is one problem: only the steps at its beginnings are named, or its first step when it is a
    // circle.
    facts::NodeSet told(facts.ways.size(), 0);
    const auto tell = [&](const StepView& step) {
      const auto behind = facts::reachable(facts.ways, step.node);
      std::int64_t others = 0;
      for (const StepView& other : steps) {
        if (behind[other.node] == 0 || other.reached()) continue;
        told[other.node] = 1;
        if (other.node != step.node) ++others;
      }
      Draft draft(rule, step.place(key_of(*step.model)));
      draft.what({{"step", title_of(*step.model)}, {"others", others}}, others == 0 ? "" : "more").why().advice();
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    };
    for (const StepView& step : steps) {
      if (!step.reached() && facts.ways.in(step.node).size() == 0) tell(step);
    }
    for (const StepView& step : steps) {
      if (!step.reached() && told[step.node] == 0) tell(step);
    }
  }
}

}  // namespace

extern constinit const Rule graph_unreachable{{"graph/unreachable", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
