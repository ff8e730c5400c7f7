// A journey that sells towards a goal, and nothing says what must not get worse on the way: more orders this month, and
// more opt-outs for ever (scenario A24).
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    // A draft may still grow its guards.
    if (!journey.goal || !journey.goal->guards.empty() || journey.status != model::Status::live) continue;
    if (!sends_marketing(context, j)) continue;
    about_journey(rule, journey, journey.goal->span).add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_no_guard{{"goal/no-guard", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
