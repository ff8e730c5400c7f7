// A journey that nobody answers for.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (journey.owner || journey.status == model::Status::ended || !journey.system.empty()) continue;
    about_journey(rule, journey, journey.id.span).add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_no_owner{{"team/no-owner", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
