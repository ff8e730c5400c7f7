// A wait after which nothing happens. It is left alone where staying inside does something: an exit that goes on or
// hands over, a second entry that it keeps away, a goal that still counts.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

bool does_something(const model::Step& step) {
  using Type = model::StepType;
  return step.type != Type::wait && step.type != Type::branch && step.type != Type::split && step.type != Type::end;
}

/// Being inside matters to what comes later.
bool inside_counts(const model::Journey& journey) {
  return journey.entry.again || std::any_of(journey.exits.begin(), journey.exits.end(),
                                            [](const model::Exit& exit) { return exit.next || exit.then_enter; });
}

void check_journey(const RuleInfo& rule, const Context& context, Index j, Report& report) {
  const auto& journey = context.project.journeys[j];
  const auto& facts = context.facts.journeys[j];
  // Exports of other systems seldom say what staying inside is good for.
  if (facts.broken || !journey.system.empty() || inside_counts(journey)) return;
  // Steps from which something that does something can be reached.
  facts::NodeSet busy(facts.ways.size(), 0);
  std::vector<facts::Node> open;
  for (facts::Node node = 0; node < facts.count; ++node) {
    if (does_something(journey.steps[node])) open.push_back(node);
  }
  while (!open.empty()) {
    const facts::Node node = open.back();
    open.pop_back();
    if (busy[node] != 0) continue;
    busy[node] = 1;
    for (const facts::Edge& edge : facts.ways.in(node)) open.push_back(edge.from);
  }
  for (const StepView& step : steps_of(context, j)) {
    if (step.model->type != model::StepType::wait || !step.reached() || busy[step.node] != 0) continue;
    const bool goal_counts = journey.goal && journey.goal->within &&
                             facts.elapsed[step.node].earliest < facts::most_seconds(journey.goal->within->value);
    // The first of several idle waits stands for all. Where nothing was done before it either, the journey is a sketch.
    const auto before = facts.ways.in(step.node);
    const bool first =
        std::any_of(before.begin(), before.end(), [&](const facts::Edge& edge) { return busy[edge.from] != 0; });
    if (goal_counts || !first) continue;
    Draft(rule, step.place(key_of(*step.model)))
        .what({{"step", title_of(*step.model)}})
        .why()
        .advice()
        .journey(journey)
        .step(*step.model)
        .add_to(report);
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) check_journey(rule, context, j, report);
}

}  // namespace

extern constinit const Rule time_idle_wait{{"time/idle-wait", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
