// A goal without a time within which it counts: an order a year later would be this journey's merit, too.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (!journey.goal || journey.goal->within) continue;
    // Nobody is inside longer than the lifetime, and nothing counts after the day.
    if (journey.goal->by && !journey.lifetime.span.empty()) continue;
    about_journey(rule, journey, journey.goal->span).add_to(report);
  }
}

}  // namespace

extern constinit const Rule goal_no_window{{"goal/no-window", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
