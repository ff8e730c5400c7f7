// A limit that is meant for advertising counts one-time codes, too, and is enforced: after two offers the code for the
// login does not come.
#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::caps) != model::Mode::enforce) return;
  const auto& caps = context.program.gate.caps;
  const auto& workspace = context.workspace();
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (step.lowered->purpose != model::Purpose::otp || !applies(context, model::Check::caps, *step.lowered))
        continue;
      for (std::size_t c = 0; c < caps.size(); ++c) {
        // A limit that names codes means them.
        if (caps[c].of.purpose || !program::matches(caps[c].of, context.program, step.index)) continue;
        Draft draft(rule, step.place(key_of(*step.model)));
        draft
            .what({{"step", title_of(*step.model)},
                   {"max", caps[c].max},
                   {"cap", title_of(workspace.gate.caps[c].title, workspace.gate.caps[c].id.value)}})
            .why()
            .advice();
        draft.label({workspace.file, workspace.gate.caps[c].span}, "cap");
        draft.fix("exempt", {}, Applicability::unsafe, ContactEffect::more,
                  set_in(context, workspace.file, "/gate/checks/caps/applies/otp", "false"));
        draft.journey(*step.journey_model).step(*step.model).add_to(report);
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule cap_counts_codes{{"cap/counts-codes", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
