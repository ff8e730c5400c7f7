// Two waits in a row that one wait could say. Only lengths of time: "2 days", then "until 10:00" needs two steps.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

bool waits_so_long(const StepView& step) {
  return step.model->wait == model::Step::WaitKind::for_ && step.model->duration && step.reached();
}

/// Something counts from when this step was passed, so it has to stay a step of its own.
bool is_measured_from(const model::Journey& journey, const model::Step& step) {
  const auto counts = [&](const model::Boxed<model::InstantSpec>& instant) {
    return instant && instant->of.kind == model::Anchor::Kind::step && instant->of.name == step.id.value;
  };
  return std::any_of(journey.steps.begin(), journey.steps.end(), [&](const model::Step& other) {
    return counts(other.until) || counts(other.by) || counts(other.due) ||
           (other.since_given && other.since.kind == model::Since::Kind::step && other.since.step == step.id.value);
  });
}

Duration sum(const Duration& a, const Duration& b) {
  return {a.months + b.months, a.days + b.days, a.seconds + b.seconds};
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    const auto& facts = context.facts.journeys[j];
    for (const StepView& first : steps_of(context, j)) {
      if (!waits_so_long(first) || first.lowered->outcomes.front().next == program::none) continue;
      const Index next = first.lowered->outcomes.front().next;
      const auto node = static_cast<facts::Node>(next - facts.begin);
      const StepView second{j, node, next, &journey, &journey.steps[node], &context.program.steps[next], &facts};
      // Who comes to the second from elsewhere waits for it alone.
      if (!waits_so_long(second) || second.node == first.node || facts.ways.in(node).size() != 1) continue;
      if (is_measured_from(journey, *first.model)) continue;
      Draft(rule, second.place(second.model->duration->span))
          .what({{"first", title_of(*first.model)},
                 {"second", title_of(*second.model)},
                 {"sum", sum(first.model->duration->value, second.model->duration->value)}})
          .why()
          .advice()
          .label(first.place(first.model->duration->span), "first")
          .journey(journey)
          .step(*second.model)
          .step(*first.model)
          .add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule time_adjacent_waits{{"time/adjacent-waits", Severity::info, "2026.11", Stability::stable},
                                                check};

}  // namespace wayproof::rules
