// A marketing message that does not say which subscription it belongs to: nobody can tell whose consent it needs, and
// an opt-out cannot stop it.
#include "json/set_value.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// A message without subscription, and nobody knows whether it advertises; one question a journey.
void ask(const RuleInfo& rule, const StepView& step, Report& report) {
  Draft draft(rule, step.place(key_of(*step.model)));
  draft.what({{"step", title_of(*step.model)}}, "unknown").why().advice({}, "unknown").question("message_purpose");
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  std::vector<Verbatim> topics;
  for (const auto& topic : context.workspace().topics) topics.push_back(verbatim(topic.id.value));
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    bool asked = false;
    for (const StepView& step : customer_messages(context, j)) {
      if (!is_marketing(step.lowered->purpose) || step.lowered->topic != program::none) continue;
      if (!step.model->purpose && !step.model->contact) {
        // In a file of ours that is a mistake of its own; other systems have no place for it.
        if (!step.journey_model->system.empty() && !asked) ask(rule, step, report);
        asked = true;
        continue;
      }
      const bool contact = step.model->contact.has_value();
      Draft draft(rule, step.place(contact ? step.model->contact->channel.span : key_of(*step.model)));
      draft.what({{"step", title_of(*step.model)}}).why();
      if (topics.empty()) {
        draft.advice({}, "none");
      } else {
        draft.advice({{"topics", topics}});
      }
      if (topics.size() == 1) {
        const std::string pointer = "/steps/" + step.model->id.value + (contact ? "/contact" : "");
        draft.fix("topic", {{"topic", title_of_topic(context, topics.front().text)}}, Applicability::unsafe,
                  ContactEffect::fewer,
                  insert_in(context, step.journey_model->file, pointer, "topic", json::quote(topics.front().text),
                            "purpose"));
      }
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule consent_topic_missing{
    {"consent/topic-missing", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
