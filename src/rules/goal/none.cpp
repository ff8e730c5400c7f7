// A journey that advertises without saying what it is for.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    // What other systems export has no place for a goal; asking for one there would be asking the wrong person.
    if (journey.goal || !journey.system.empty()) continue;
    if (!sends_marketing(context, j)) continue;
    about_journey(rule, journey, journey.id.span).add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_none{{"goal/none", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
