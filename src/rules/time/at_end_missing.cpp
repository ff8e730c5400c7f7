// The journey's active time ends and messages can still be on their way; the file does not say what happens to the
// people inside (semantics B.6).
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (!journey.active || !journey.active->until || journey.active->at_end != model::Active::AtEnd::unset) continue;
    for (const StepView& step : customer_messages(context, j)) {
      const auto& elapsed = step.facts->elapsed[step.node];
      if (elapsed.latest && *elapsed.latest == 0) continue;
      Draft(rule, {journey.file, journey.active->span})
          .what({{"step", title_of(*step.model)}, {"until", Date{day_of_local(journey.active->until->value)}}})
          .why()
          .advice()
          .label(step.place(key_of(*step.model)), "later")
          .fix("leave", {}, Applicability::unsafe, ContactEffect::fewer,
               insert_in(context, journey.file, "/active", "at_end", "\"leave\"", "until"))
          .fix("drain", {}, Applicability::unsafe, ContactEffect::none,
               insert_in(context, journey.file, "/active", "at_end", "\"drain\"", "until"))
          .journey(journey)
          .step(*step.model)
          .add_to(report);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule time_at_end_missing{{"time/at-end-missing", Severity::error, "2026.11", Stability::stable},
                                                check};

}  // namespace wayproof::rules
