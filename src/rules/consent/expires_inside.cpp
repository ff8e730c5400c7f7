// A consent ends before the journey sends its last advertising: even one that was given at the moment of entry.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (step.lowered->topic == program::none || !is_marketing(step.lowered->purpose)) continue;
      const auto* topic = context.workspace().topics.find(context.program.topics[step.lowered->topic]);
      if (topic == nullptr || !topic->records || !topic->records->valid) continue;
      // Counted from the last sign of life, waiting for it begins it anew; nobody can say here whether it came.
      if (topic->records->counts_from == model::ConsentRecords::CountsFrom::last_activity) continue;
      const auto& elapsed = step.facts->elapsed[step.node];
      if (elapsed.earliest < facts::most_seconds(topic->records->valid->value)) continue;
      Draft draft(rule, step.place(key_of(*step.model)));
      draft.what({{"step", title_of(*step.model)},
                  {"days", elapsed.earliest / day_seconds},
                  {"topic", title_of(topic->title, topic->id.value)},
                  {"valid", topic->records->valid->value}});
      draft.why().advice();
      draft.label({context.workspace().file, topic->records->valid->span}, "valid");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
      break;  // the first message that comes too late tells of all behind it
    }
  }
}

}  // namespace

extern constinit const Rule consent_expires_inside{
    {"consent/expires-inside", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
