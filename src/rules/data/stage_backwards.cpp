// An update moves a customer to a lower stage than the one he is known to stand on. The last stage of a ladder (won,
// lost) is an end: who comes back from there begins anew.
#include <map>

#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

void check_journey(const RuleInfo& rule, const Context& context, Index j, Report& report) {
  const auto& program = context.program;
  std::map<Index, facts::NodeSet> known;  // by stage; most journeys ask for none
  for (const StepView& step : steps_of(context, j)) {
    const Index to = step.lowered->stage;
    if (!step.reached() || to == program::none || program.stage_ladder[to] == program::none) continue;
    const auto& ladder = context.workspace().stages[program.stage_ladder[to]].stages;
    for (std::size_t rank = program.stage_rank[to] + 1; rank + 1 < ladder.size(); ++rank) {
      const Index from = program.stages.find(ladder[rank].value);
      if (known.find(from) == known.end()) known[from] = on_stage(context, j, from);
      if (known[from][step.node] == 0) continue;
      Draft(rule, step.place(step.model->stage->span))
          .what({{"step", title_of(*step.model)},
                 {"from", verbatim(program.stages[from])},
                 {"to", verbatim(program.stages[to])}})
          .why()
          .advice()
          .label({context.workspace().file, ladder[rank].span}, "higher")
          .journey(*step.journey_model)
          .step(*step.model)
          .add_to(report);
      break;
    }
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) check_journey(rule, context, j, report);
}

}  // namespace

extern constinit const Rule data_stage_backwards{
    {"data/stage-backwards", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
