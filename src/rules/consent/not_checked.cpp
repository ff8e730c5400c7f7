// A marketing message on a way on which nobody ever asked whether the customer has agreed to get it. (That an answer
// may have grown old by the time of sending is exit/opt-out-keeps-sending.)
#include "json/set_value.h"
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

bool needs_consent(const Context& context, const StepView& step) {
  return is_marketing(step.lowered->purpose) && step.lowered->topic != program::none &&
         context.program.topic_facts[step.lowered->topic].needs_consent &&
         applies(context, model::Check::consent, *step.lowered);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const model::Mode mode = mode_of(context, model::Check::consent);
  if (mode == model::Mode::enforce) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!needs_consent(context, step)) continue;
      if (consent_asked(context, j, step.lowered->topic, step.lowered->channel)[step.node] != 0) continue;
      const std::string& topic = context.program.topics[step.lowered->topic];
      Draft draft(rule, step.place(step.model->topic ? step.model->topic->span : key_of(*step.model)));
      draft.journey(*step.journey_model).step(*step.model);
      std::vector<Arg> args{{"step", title_of(*step.model)}, {"topic", title_of_topic(context, topic)}};
      if (mode == model::Mode::off) {
        draft.what(args, "unknown").why().advice({}, "unknown").question("gate_consent").add_to(report);
        break;  // one question a journey
      }
      draft.what(args).why().advice(args);
      const auto& check = context.workspace().gate.checks[static_cast<std::size_t>(model::Check::consent)];
      if (check.given) draft.label({context.workspace().file, check.span}, "only_observed");
      draft.fix("enforce", {}, Applicability::unsafe, ContactEffect::fewer,
                set_in(context, context.workspace().file, "/gate/checks/consent/mode", "\"enforce\""));
      if (!step.journey_model->entry.condition) {
        draft.fix("entry", {{"topic", title_of_topic(context, topic)}}, Applicability::unsafe, ContactEffect::fewer,
                  insert_in(context, step.journey_model->file, "/entry", "if",
                            "{\"consent\": " + json::quote(topic) + "}", "on"));
      }
      draft.add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule consent_not_checked{{"consent/not-checked", Severity::error, "2026.11", Stability::stable},
                                                check};

}  // namespace wayproof::rules
