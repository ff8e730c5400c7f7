// Somebody opts out while he is inside a journey and still gets its marketing: no exit rule ends it, the checks before
// sending do not decide, and the journey does not look again after its waits.
#include <algorithm>

#include "json/set_value.h"
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

bool time_can_pass_before(const StepView& step) {
  const auto& elapsed = step.facts->elapsed[step.node];
  return !elapsed.latest || *elapsed.latest > 0;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::consent) != model::Mode::observe) return;  // `off` is asked by consent/not-checked
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    std::vector<StepView> keep_sending;
    for (const StepView& step : customer_messages(context, j)) {
      const Index topic = step.lowered->topic;
      const Index channel = step.lowered->channel;
      if (!is_marketing(step.lowered->purpose) || topic == program::none) continue;
      if (!context.program.topic_facts[topic].needs_consent || !applies(context, model::Check::consent, *step.lowered))
        continue;
      if (!time_can_pass_before(step)) continue;
      if (cut_off(context, step, [&](Index trigger) { return fires_on_opt_out(context, trigger, topic, channel); }))
        continue;
      if (consent_fresh(context, j, topic, channel)[step.node] != 0) continue;
      keep_sending.push_back(step);
    }
    if (keep_sending.empty()) continue;
    const StepView& first = keep_sending.front();
    const std::string& topic = context.program.topics[first.lowered->topic];
    Draft draft(rule, first.place(key_of(*first.model)));
    draft.journey(*first.journey_model).step(*first.model);
    draft.what({{"step", title_of(*first.model)},
                {"topic", title_of_topic(context, topic)},
                {"others", static_cast<std::int64_t>(keep_sending.size() - 1)}},
               keep_sending.size() > 1 ? "more" : "");
    draft.why().advice({{"exit", verbatim("{\"on\": {\"opt_out\": \"" + topic + "\"}}")}});
    for (std::size_t i = 1; i < keep_sending.size(); ++i) {
      draft.label(keep_sending[i].place(key_of(*keep_sending[i].model)), "also").step(*keep_sending[i].model);
    }
    for (const auto& exit : first.journey_model->exits) {
      if (exit.on.kind == model::Trigger::Kind::opt_out) draft.label(first.place(exit.span), "other_exit");
    }
    const std::string exit = "{\"on\": {\"opt_out\": " + json::quote(topic) + "}}";
    draft.fix("exit", {{"topic", title_of_topic(context, topic)}}, Applicability::safe, ContactEffect::fewer,
              append_in(context, first.journey_model->file, "", "exits", exit, "entry"));
    draft.fix("enforce", {}, Applicability::unsafe, ContactEffect::fewer,
              set_in(context, context.workspace().file, "/gate/checks/consent/mode", "\"enforce\""));
    draft.add_to(report);
  }
}

}  // namespace

extern constinit const Rule exit_opt_out_keeps_sending{
    {"exit/opt-out-keeps-sending", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
