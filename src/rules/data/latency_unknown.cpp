// What is sent depends on how late an event may arrive, and nobody says. A question, one for each event.
#include <set>

#include "rules/reliance.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::set<Index> asked;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const Reliance& one : reliances(context, j)) {
      const auto* event = context.workspace().events.find(context.program.events[one.event]);
      if (event == nullptr || event->late || !asked.insert(one.event).second) continue;
      Draft(rule, {context.workspace().file, event->id.span})
          .what({{"event", title_of(event->title, event->id.value)}, {"step", title_of(*one.message.model)}})
          .why()
          .advice()
          .label(one.message.place(key_of(*one.message.model)), "message")
          .journey(*one.message.journey_model)
          .step(*one.message.model)
          .question("event_latency")
          .add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule data_latency_unknown{{"data/latency-unknown", Severity::info, "2026.11", Stability::stable},
                                                 check};

}  // namespace wayproof::rules
