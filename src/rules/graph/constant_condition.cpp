// A condition that holds for nobody, or for everybody: its parts contradict each other or its limits lie outside the
// range.
#include "rules/logic.h"
#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse use, const Owner& owner) {
    const model::Condition* culprit = nullptr;
    const Truth truth = truth_of(condition, context.workspace(), &culprit);
    if (truth == Truth::maybe) return;
    const bool never = truth == Truth::never;
    Draft draft(rule, {owner.file, culprit->span});
    if (use == ConditionUse::entry && never) {
      draft.severity(Severity::error).what({}, "nobody_enters");
    } else {
      draft.what({}, never ? "never" : "always");
    }
    draft.why().advice({}, never ? "never" : "always");
    if (culprit != &condition) draft.label({owner.file, condition.span}, "whole");
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report);
  });
}

}  // namespace

extern constinit const Rule graph_constant_condition{
    {"graph/constant-condition", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
