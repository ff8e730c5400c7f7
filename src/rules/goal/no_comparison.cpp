// More than before is promised, but nobody gets nothing on purpose and nobody says where "before" comes from: what
// would have happened anyway looks like success.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

bool has_hold_out(const Context& context, Index journey) {
  for (const StepView& step : steps_of(context, journey)) {
    const auto& arms = step.model->arms;
    const bool control = std::any_of(arms.begin(), arms.end(), [](const model::Arm& arm) { return arm.control; });
    if (control && step.reached()) return true;
  }
  return false;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (!journey.goal || !journey.goal->uplift || !journey.goal->baseline_source.empty()) continue;
    if (has_hold_out(context, j)) continue;
    Draft(rule, {journey.file, journey.goal->uplift->span})
        .what({{"journey", title_of(journey)}, {"uplift", Rate{journey.goal->uplift->value}}})
        .why()
        .advice()
        .journey(journey)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_no_comparison{{"goal/no-comparison", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
