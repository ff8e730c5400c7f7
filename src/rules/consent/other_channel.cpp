// A message goes out on a channel that the consent to its topic does not name: consent to mail used for calls.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      const Index topic_index = step.lowered->topic;
      if (topic_index == program::none || !is_marketing(step.lowered->purpose)) continue;
      if (!context.program.topic_facts[topic_index].needs_consent) continue;
      const auto* topic = context.workspace().topics.find(context.program.topics[topic_index]);
      if (topic == nullptr || topic->channels.empty()) continue;
      const std::string& channel = context.program.channels[step.lowered->channel];
      if (std::any_of(topic->channels.begin(), topic->channels.end(),
                      [&](const auto& one) { return one.value == channel; })) {
        continue;
      }
      // The channel is written at the message, or at the contact that a task makes.
      const Span span = step.model->channel   ? step.model->channel->span
                        : step.model->contact ? step.model->contact->channel.span
                                              : key_of(*step.model);
      Draft draft(rule, step.place(span));
      draft.what({{"step", title_of(*step.model)},
                  {"channel", title_of_channel(context, channel)},
                  {"topic", title_of_topic(context, topic->id.value)}});
      draft.why().advice();
      draft.label({context.workspace().file, topic->channels.front().span}, "channels");
      draft.journey(*step.journey_model).step(*step.model).add_to(report);
    }
  }
}

}  // namespace

extern constinit const Rule consent_other_channel{
    {"consent/other-channel", Severity::error, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
