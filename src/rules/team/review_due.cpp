// A journey past its review date, or a template that nobody has looked at for long (scenario A25).
#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr Day template_age = 365;  // "mail templates three years old" begin as templates one year old

bool is_sent(const Context& context, const model::Template& one) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      const auto& id = step.model->content.template_id;
      if (id && id->value == one.id.value) return true;
    }
  }
  return false;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const auto& journey : context.project.journeys) {
    if (!journey.review_by || journey.review_by->value >= context.as_of || journey.status == model::Status::ended)
      continue;
    Draft(rule, {journey.file, journey.review_by->span})
        .what(
            {{"journey", title_of(journey)}, {"date", Date{journey.review_by->value}}, {"today", Date{context.as_of}}})
        .why()
        .advice()
        .journey(journey)
        .add_to(report);
  }
  for (const auto& one : context.workspace().templates) {
    if (!one.reviewed || context.as_of - one.reviewed->value <= template_age || !is_sent(context, one)) continue;
    Draft(rule, {context.workspace().file, one.reviewed->span})
        .what({{"template", title_of(one.title, one.id.value)}, {"date", Date{one.reviewed->value}}}, "template")
        .why()
        .advice({}, "template")
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_review_due{{"team/review-due", Severity::warning, "2026.11", Stability::stable},
                                            check};

}  // namespace wayproof::rules
