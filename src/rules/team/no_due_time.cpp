// A person is to reach a customer, and nothing says until when: the task may stay for ever.
#include "json/pointer.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    const model::Step& task = *step.model;
    if (task.type != model::StepType::task || !task.contact || task.due || !step.reached()) continue;
    const std::string pointer = "/steps/" + json::pointer_token(task.id.value);
    Draft draft(rule, step.place(key_of(task)));
    draft.what({{"step", title_of(task)}}).why().advice();
    draft.fix(
        "due", {}, Applicability::unsafe, ContactEffect::other_time,
        insert_in(context, step.journey_model->file, pointer, "due", "{\"of\": \"now\", \"plus\": \"P3D\"}", "assign"));
    draft.journey(*step.journey_model).step(task).add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_no_due_time{{"team/no-due-time", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
