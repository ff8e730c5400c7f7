// A branch whose ways all lead to the same step: whatever it asks, the answer changes nothing.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    const auto& ways = step.lowered->outcomes;
    if (step.model->type != model::StepType::branch || ways.size() < 2) continue;
    const Index next = ways.front().next;
    if (next == program::none) continue;
    if (!std::all_of(ways.begin(), ways.end(), [&](const auto& way) { return way.next == next; })) continue;
    const auto& target = step.journey_model->steps[next - step.facts->begin];
    Draft(rule, step.place(key_of(*step.model)))
        .what({{"step", title_of(*step.model)}, {"next", title_of(target)}})
        .why()
        .advice({{"next", title_of(target)}})
        .label(step.place(key_of(target)), "next")
        .journey(*step.journey_model)
        .step(*step.model)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule graph_branch_without_effect{
    {"graph/branch-without-effect", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
