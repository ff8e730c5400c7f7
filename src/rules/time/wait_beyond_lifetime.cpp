// A wait that ends after the journey has already let its customers go: what stands behind it never happens.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Seconds after entry at which somebody can leave a wait this way, at the earliest; nothing where no length is
/// written.
std::optional<std::int64_t> earliest_after(const StepView& step, const program::Outcome& outcome) {
  const std::int64_t now = step.facts->elapsed[step.node].earliest;
  const facts::Delay delay = facts::delay_of(*step.lowered, outcome);
  if (delay.kind == facts::Delay::Kind::exactly) return now + facts::least_seconds(delay.duration);
  if (delay.kind != facts::Delay::Kind::until || outcome.cause != program::Cause::waited) return std::nullopt;
  const program::InstantSpec& until = *delay.instant;
  const std::int64_t plus = facts::least_seconds(until.plus) - (until.at ? day_seconds : 0);
  if (until.anchor == model::Anchor::Kind::entry) return plus;
  if (until.anchor == model::Anchor::Kind::now) return now + plus;
  return std::nullopt;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    const std::int64_t lifetime = facts::least_seconds(journey.lifetime.value);
    for (const StepView& step : steps_of(context, j)) {
      // Behind a wait that nobody leaves the next one is no news.
      if (!step.reached() || step.facts->elapsed[step.node].earliest >= lifetime) continue;
      for (const auto& outcome : step.lowered->outcomes) {
        const auto earliest = earliest_after(step, outcome);
        if (!earliest || *earliest < lifetime) continue;
        const auto& place = step.model->duration ? step.model->duration : step.model->at_most;
        Draft draft(rule, step.place(place ? place->span : key_of(*step.model)));
        Duration taken;
        taken.days = static_cast<std::int32_t>(*earliest / day_seconds);
        taken.seconds = *earliest % day_seconds;
        draft.what({{"step", title_of(*step.model)}, {"earliest", taken}, {"lifetime", journey.lifetime.value}},
                   outcome.cause == program::Cause::time_out ? "time_out" : "");
        draft.why().advice();
        if (!journey.lifetime.span.empty()) draft.label({journey.file, journey.lifetime.span}, "lifetime");
        draft.journey(journey).step(*step.model).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule time_wait_beyond_lifetime{
    {"time/wait-beyond-lifetime", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
