// Marketing without any limit on how much of it one person gets.
#include <algorithm>

#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& caps = context.program.gate.caps;
  std::vector<StepView> unlimited;  // the first of each journey
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!is_marketing(step.lowered->purpose)) continue;
      const bool limited = std::any_of(caps.begin(), caps.end(), [&](const program::Cap& cap) {
        return program::matches(cap.of, context.program, step.index);
      });
      if (limited) continue;
      unlimited.push_back(step);
      break;
    }
  }
  if (unlimited.empty()) return;
  const auto& workspace = context.workspace();
  if (!workspace.given) {
    // A journey alone: whoever sends may well count, the file just cannot say so.
    const StepView& first = unlimited.front();
    Draft(rule, first.place(key_of(*first.model)))
        .what({{"step", title_of(*first.model)}}, "unknown")
        .why()
        .advice({}, "unknown")
        .question("caps")
        .journey(*first.journey_model)
        .step(*first.model)
        .add_to(report);
    return;
  }
  Draft draft(rule, {workspace.file, workspace.gate.given ? workspace.gate.span : workspace.id.span});
  const StepView& first = unlimited.front();
  draft.what({{"step", title_of(*first.model)},
              {"journey", title_of(*first.journey_model)},
              {"count", static_cast<std::int64_t>(unlimited.size())}},
             caps.empty() ? "none" : "not_this");
  draft.why().advice();
  for (const StepView& step : unlimited) {
    draft.label(step.place(key_of(*step.model)), "unlimited", {{"step", title_of(*step.model)}});
  }
  draft.fix("cap", {}, Applicability::unsafe, ContactEffect::fewer,
            append_in(context, workspace.file, "/gate", "caps",
                      "{\"id\": \"marketing-24h\", \"of\": {\"purpose\": \"marketing\"}, \"max\": 2, "
                      "\"window\": {\"sliding\": \"PT24H\"}}",
                      ""));
  draft.add_to(report);
}

}  // namespace

extern constinit const Rule cap_not_declared{{"cap/not-declared", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
