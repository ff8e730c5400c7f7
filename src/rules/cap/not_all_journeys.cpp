// Each limit counts one channel, one journey or one subscription only, so that nothing limits their sum: two texts and
// three mails a day are within all limits. Messages that no limit counts at all are cap/not-declared.
#include <algorithm>

#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& caps = context.program.gate.caps;
  std::vector<std::size_t> missed(caps.size(), 0);  // marketing messages that the limit does not count
  std::vector<StepView> uncounted(caps.size());
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!is_marketing(step.lowered->purpose)) continue;
      bool counted = false;
      for (std::size_t c = 0; c < caps.size(); ++c) {
        const bool counts = program::matches(caps[c].of, context.program, step.index);
        counted = counted || counts;
        if (!counts && missed[c]++ == 0) uncounted[c] = step;
      }
      if (!counted) return;
    }
  }
  if (caps.empty() || std::count(missed.begin(), missed.end(), 0) != 0) return;
  // The widest limit is the one to open.
  const auto widest = static_cast<std::size_t>(std::min_element(missed.begin(), missed.end()) - missed.begin());
  const auto& workspace = context.workspace();
  const StepView& step = uncounted[widest];
  Draft(rule, {workspace.file, workspace.gate.caps[widest].of.span})
      .what({{"cap", title_of(workspace.gate.caps[widest].title, workspace.gate.caps[widest].id.value)},
             {"step", title_of(*step.model)},
             {"journey", title_of(*step.journey_model)}})
      .why()
      .advice()
      .label(step.place(key_of(*step.model)), "uncounted", {{"step", title_of(*step.model)}})
      .add_to(report);
}

}  // namespace

extern constinit const Rule cap_not_all_journeys{{"cap/not-all-journeys", Severity::info, "2026.11", Stability::stable},
                                                 check};

}  // namespace wayproof::rules
