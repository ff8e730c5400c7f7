// A target that cannot be met whatever the customers do, or that is met by doing nothing.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  constexpr std::int64_t everybody = 1'000'000;
  for (const auto& journey : context.project.journeys) {
    if (!journey.goal || !journey.goal->baseline) continue;
    const std::int64_t baseline = journey.goal->baseline->value;
    const auto tell = [&](Span span, std::int64_t reached, std::string_view variant) {
      Draft(rule, {journey.file, span})
          .what({{"journey", title_of(journey)}, {"baseline", Rate{baseline}}, {"target", Rate{reached}}}, variant)
          .why()
          .advice({}, variant)
          .label({journey.file, journey.goal->baseline->span}, "baseline")
          .journey(journey)
          .add_to(report);
    };
    if (const auto& uplift = journey.goal->uplift) {
      const std::int64_t reached = baseline + baseline * uplift->value / everybody;
      if (reached > everybody) tell(uplift->span, reached, "over_everybody");
    } else if (journey.goal->target && journey.goal->target->value <= baseline) {
      tell(journey.goal->target->span, journey.goal->target->value, "no_more");
    }
  }
}

}  // namespace

extern constinit const Rule goal_implausible{{"goal/implausible", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
