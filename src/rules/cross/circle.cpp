// Journeys that hand a customer round and round: each starts the next, and `again` lets him in every time.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// One journey hands over to another that takes everybody who comes, each time.
struct HandOver {
  StepView step;
  Index to = program::none;
  std::int64_t takes = 0;  ///< least seconds from entering the one to entering the other
};

bool takes_again(const Context& context, Index journey) {
  const auto& target = context.program.journeys[journey];
  return target.runs && target.again && target.condition == program::none;
}

/// Behind the step the journey is over, so that nobody is still inside when he comes round.
bool is_last(const Context& context, const StepView& step) {
  const auto& outcomes = step.lowered->outcomes;
  return std::all_of(outcomes.begin(), outcomes.end(), [&](const program::Outcome& outcome) {
    return outcome.next == program::none || context.program.steps[outcome.next].type == model::StepType::end;
  });
}

/// The quickest hand-over of each journey that leads back to it.
std::vector<HandOver> on_circles(const Context& context) {
  std::vector<HandOver> all;
  std::vector<facts::Edge> edges;
  for (const StepView& step : all_steps(context)) {
    const Index to = step.lowered->enters;
    if (step.model->type != model::StepType::enter || !step.reached() || to == program::none) continue;
    if (!takes_again(context, to) || !takes_again(context, step.journey) || !is_last(context, step)) continue;
    edges.push_back({step.journey, to, static_cast<std::uint32_t>(all.size())});
    all.push_back({step, to, step.facts->elapsed[step.node].earliest});
  }
  std::vector<HandOver> quickest(context.project.journeys.size());
  if (all.empty()) return quickest;
  const facts::Graph graph(static_cast<facts::Node>(quickest.size()), edges);
  const auto component = facts::components(graph);
  for (const HandOver& one : all) {
    HandOver& best = quickest[one.step.journey];
    if (component[one.to] != component[one.step.journey]) continue;
    if (best.to == program::none || one.takes < best.takes) best = one;
  }
  return quickest;
}

/// Nobody is refused on a lap that takes so long.
bool goes_on(const Context& context, const std::vector<HandOver>& lap, std::int64_t takes) {
  return std::all_of(lap.begin(), lap.end(), [&](const HandOver& one) {
    const auto& journey = context.program.journeys[one.step.journey];
    const bool from_entry = journey.again_since == model::Again::Since::entry;
    return facts::most_seconds(journey.again_after) <= (from_entry ? takes : takes - one.takes);
  });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto quickest = on_circles(context);
  std::vector<std::uint8_t> seen(quickest.size(), 0);
  for (Index j = 0; j < quickest.size(); ++j) {
    std::vector<HandOver> lap;
    Index at = j;
    for (; quickest[at].to != program::none && seen[at] == 0; at = quickest[at].to) {
      seen[at] = 1;
      lap.push_back(quickest[at]);
    }
    // What leads into the circle is no part of it.
    lap.erase(lap.begin(),
              std::find_if(lap.begin(), lap.end(), [&](const HandOver& one) { return one.step.journey == at; }));
    if (lap.empty()) continue;
    std::int64_t takes = 0;
    for (const HandOver& one : lap) takes += one.takes;
    if (!goes_on(context, lap, takes)) continue;
    const StepView& last = lap.back().step;
    Draft draft(rule, last.place(last.model->journey->span));
    if (takes > 0) draft.severity(Severity::warning);
    draft.what({{"journey", title_of(*last.journey_model)},
                {"target", title_of(context.project.journeys[at])},
                {"days", takes / day_seconds}},
               takes == 0            ? ""
               : takes < day_seconds ? "hours"
                                     : "days");
    draft.why().advice();
    for (const HandOver& one : lap) {
      if (one.step.journey != last.journey) draft.label(one.step.place(one.step.model->journey->span), "on");
    }
    draft.journey(*last.journey_model).step(*last.model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule cross_circle{{"cross/circle", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
