// Shares of a random split that do not say what their author meant: an arm that gets nobody, or percentages that miss
// 100.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t whole = 1'000'000;  // shares of imported files are in millionths

/// To a tenth of a percent, as people read shares.
std::int64_t rounded(std::int64_t millionths) { return (millionths + 500) / 1000 * 1000; }

bool looks_like_percent(const std::vector<model::Arm>& arms, std::int64_t sum) {
  const bool all_equal = std::all_of(
      arms.begin(), arms.end(), [&](const model::Arm& arm) { return arm.share.value == arms.front().share.value; });
  return !all_equal && sum >= 80 && sum <= 120;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::split || step.model->arms.empty()) continue;
    const auto& arms = step.model->arms;
    std::int64_t sum = 0;
    for (const auto& arm : arms) {
      sum += arm.share.value;
      if (arm.share.value > 0) continue;
      Draft draft(rule, step.place(arm.share.span));
      draft.severity(Severity::warning)
          .what({{"arm", title_of(arm.name, arm.id.value)}}, "nobody")
          .why()
          .advice({}, "nobody");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
    const bool imported = !step.journey_model->system.empty();
    if (imported ? sum == whole : sum == 100 || !looks_like_percent(arms, sum)) continue;
    if (sum <= 0) continue;
    Draft draft(rule, step.place(key_of(*step.model)));
    const auto& first = arms.front();
    // In an import the rest of the people goes nowhere that the file tells; in our files the numbers are weights.
    draft.severity(imported ? Severity::warning : Severity::info);
    if (imported) {
      draft.what({{"sum", Rate{sum}}}, "import").why().advice({}, "import");
    } else {
      draft.what({{"sum", sum},
                  {"arm", title_of(first.name, first.id.value)},
                  {"share", first.share.value},
                  {"real", Rate{rounded(first.share.value * whole / sum)}}},
                 "weights");
      draft.why().advice({}, "weights");
    }
    draft.journey(*step.journey_model).step(*step.model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule graph_shares{{"graph/shares", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
