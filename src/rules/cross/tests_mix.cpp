// Two tests that draw by one and the same lot: who is in version A of the one is in version A of the other. Where both
// count the same goal, nobody can say which of them it was. Tests that draw by themselves only add noise.
#include <algorithm>
#include <map>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// A hold-out that several journeys share is meant to be one lot.
bool compares_versions(const model::Step& step) {
  return step.experiment &&
         std::none_of(step.arms.begin(), step.arms.end(), [](const auto& arm) { return arm.control; });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::map<std::string_view, StepView> first;  // by experiment
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::split || !step.reached() || !compares_versions(*step.model)) continue;
    const auto [found, is_new] = first.try_emplace(step.model->experiment->value, step);
    const StepView& other = found->second;
    if (is_new || other.journey == step.journey) continue;
    const auto& one = other.journey_model->goal;
    const auto& two = step.journey_model->goal;
    if (!one || !two || !one->event || one->event != two->event) continue;
    Draft(rule, step.place(step.model->experiment->span))
        .what({{"step", title_of(*step.model)},
               {"journey", title_of(*other.journey_model)},
               {"event", title_of_event(context, one->event->value)}})
        .why()
        .advice()
        .label(other.place(other.model->experiment->span), "other")
        .journey(*step.journey_model)
        .step(*step.model)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule cross_tests_mix{{"cross/tests-mix", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
