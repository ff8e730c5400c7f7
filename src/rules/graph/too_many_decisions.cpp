// More decisions than somebody can follow who has to answer for the journey. Length is no matter: forty mails in a row
// are long, not complicated.
#include <set>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t limit = 15;

/// How many ways a branch or split has beyond the first.
std::int64_t decisions_at(const StepView& step) {
  if (step.model->type != model::StepType::branch && step.model->type != model::StepType::split) return 0;
  std::set<Index> ways;
  for (const auto& outcome : step.lowered->outcomes) ways.insert(outcome.next);
  return ways.empty() ? 0 : static_cast<std::int64_t>(ways.size()) - 1;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    std::int64_t decisions = 0;
    const StepView* widest = nullptr;
    const auto steps = steps_of(context, j);
    for (const StepView& step : steps) {
      decisions += decisions_at(step);
      if (decisions_at(step) > (widest == nullptr ? 0 : decisions_at(*widest))) widest = &step;
    }
    if (decisions <= limit) continue;
    Draft draft(rule, {journey.file, journey.id.span});
    draft.what({{"journey", title_of(journey)}, {"decisions", decisions}, {"limit", limit}}).why().advice();
    draft.label({journey.file, key_of(*widest->model)}, "widest", {{"ways", decisions_at(*widest) + 1}});
    draft.journey(journey).step(*widest->model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule graph_too_many_decisions{
    {"graph/too-many-decisions", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
