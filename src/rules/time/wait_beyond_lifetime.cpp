// A wait that ends after the journey has already let its customers go: what stands behind it never happens.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    const std::int64_t lifetime = facts::least_seconds(journey.lifetime.value);
    const auto& facts = context.facts.journeys[j];
    const auto beyond = [&](facts::Node node) { return facts.elapsed[node].earliest >= lifetime; };
    for (const StepView& step : steps_of(context, j)) {
      if (!step.reached() || beyond(step.node)) continue;
      for (const auto& edge : facts.ways.out(step.node)) {
        // The first step that is too late has nothing but too late ways in; the wait before it is where to look.
        if (edge.to >= facts.count || !beyond(edge.to)) continue;
        const auto& after = context.project.journeys[j].steps[edge.to];
        Draft draft(rule, step.place(step.model->duration ? step.model->duration->span : key_of(*step.model)));
        Duration earliest;
        earliest.days = static_cast<std::int32_t>(facts.elapsed[edge.to].earliest / day_seconds);
        earliest.seconds = facts.elapsed[edge.to].earliest % day_seconds;
        draft.what({{"step", title_of(after)}, {"earliest", earliest}, {"lifetime", journey.lifetime.value}});
        draft.why().advice();
        if (!journey.lifetime.span.empty()) draft.label({journey.file, journey.lifetime.span}, "lifetime");
        draft.journey(journey).step(*step.model).step(after).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

constinit const Rule time_wait_beyond_lifetime{
    {"time/wait-beyond-lifetime", Severity::warning, "0.1.0", Stability::stable}, check};

}  // namespace wayproof::rules
