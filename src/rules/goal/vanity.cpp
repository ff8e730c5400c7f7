// A goal that counts what people do with messages instead of what the messages are for (scenario A17).
#include "model/words.h"
#include "rules/goal/measured.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    // What cannot even be counted is said by goal/unmeasurable.
    if (!journey.goal || !why_unmeasurable(context, j).empty()) continue;
    const model::Goal& goal = *journey.goal;
    Draft draft(rule, {journey.file, goal.span});
    draft.why().advice().journey(journey);
    if (goal.reaction) {
      draft.what({{"reaction", model::word(*goal.reaction)}}, "reaction");
      draft.add_to(report);
    } else if (goal.level == model::Goal::Level::execution) {
      draft.what({}, "execution").add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule goal_vanity{{"goal/vanity", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
