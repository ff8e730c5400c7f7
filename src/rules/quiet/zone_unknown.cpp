// Quiet hours go by the recipient's clock, and the files do not say which clock that is: customers live in several time
// zones, and nobody knows in which each of them does.
#include <algorithm>

#include "facts/clocks.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  const auto& gate = context.program.gate;
  const bool kept = std::any_of(workspace.attributes.begin(), workspace.attributes.end(),
                                [](const auto& attribute) { return attribute.type == model::ValueType::zone; });
  if (!workspace.given || kept || (gate.quiet.empty() && gate.windows.empty())) return;
  if (mode_of(context, model::Check::hours) == model::Mode::off ||
      !facts::several_clocks(workspace.regions, facts::Remote::ignored))
    return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!applies(context, model::Check::hours, *step.lowered)) continue;
      if (facts::closed_hours(context.program, *step.lowered).empty()) continue;
      std::vector<Verbatim> regions;
      for (const auto& region : workspace.regions) regions.push_back(verbatim(region.value));
      const auto& hours = gate.quiet.empty() ? gate.windows.front() : gate.quiet.front();
      Draft draft(rule, {workspace.file, workspace.regions.front().span});
      draft.what({{"regions", regions}, {"from", Clock{hours.range.from}}, {"to", Clock{hours.range.to}}});
      draft.why().advice().label({workspace.file, hours.span}, "hours").question("recipient_zone");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
      return;  // one question for all
    }
  }
}

}  // namespace

extern constinit const Rule quiet_zone_unknown{{"quiet/zone-unknown", Severity::info, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
