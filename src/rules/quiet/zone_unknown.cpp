// Quiet hours go by the recipient's clock, and the files do not say which clock that is: customers live in several time
// zones, and nobody knows in which each of them does.
#include <algorithm>
#include <span>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Regions that share one clock all year round. What stands in none of these has a clock of its own, or several.
constexpr std::string_view china_time[] = {"CN", "HK", "MO", "TW"};
constexpr std::string_view central_european[] = {"DE", "FR", "IT", "AT", "CH", "BE", "NL", "LU",
                                                 "ES", "PL", "CZ", "SK", "HU", "SI", "HR", "DK",
                                                 "SE", "NO", "MT", "RS", "BA", "ME", "MK", "AL"};
constexpr std::string_view eastern_european[] = {"FI", "EE", "LV", "LT", "RO", "BG", "GR"};
constexpr std::string_view british[] = {"GB", "IE"};
constexpr std::string_view japanese[] = {"JP", "KR"};
constexpr std::string_view eight_hours[] = {"SG", "MY", "PH", "BN"};
/// Countries with several clocks of their own.
constexpr std::string_view wide[] = {"US", "CA", "MX", "BR", "RU", "AU", "ID", "CL", "CD", "KZ", "MN", "EC"};

bool has(std::span<const std::string_view> list, std::string_view region) {
  return std::find(list.begin(), list.end(), region) != list.end();
}

std::string_view clock_of(std::string_view country) {
  for (const std::span<const std::string_view> group :
       {std::span<const std::string_view>(china_time), std::span<const std::string_view>(central_european),
        std::span<const std::string_view>(eastern_european), std::span<const std::string_view>(british),
        std::span<const std::string_view>(japanese), std::span<const std::string_view>(eight_hours)}) {
    if (has(group, country)) return group.front();
  }
  return country;
}

/// The workspace's customers live by more than one clock. A part of a wide country is taken as one.
bool several_clocks(const std::vector<model::Id>& regions) {
  for (const auto& region : regions) {
    const std::string_view country = std::string_view(region.value).substr(0, 2);
    const bool whole = region.value.size() == 2;
    if (whole && has(wide, country)) return true;
    if (clock_of(country) != clock_of(std::string_view(regions.front().value).substr(0, 2))) return true;
  }
  return false;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  const auto& gate = context.program.gate;
  const bool kept = std::any_of(workspace.attributes.begin(), workspace.attributes.end(),
                                [](const auto& attribute) { return attribute.type == model::ValueType::zone; });
  if (!workspace.given || kept || (gate.quiet.empty() && gate.windows.empty())) return;
  if (mode_of(context, model::Check::hours) == model::Mode::off || !several_clocks(workspace.regions)) return;
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
