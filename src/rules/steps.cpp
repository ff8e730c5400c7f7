#include "rules/steps.h"

namespace wayproof::rules {
namespace {

bool is_customer_message(const StepView& step) {
  // A message without a channel has its finding already; nothing can be said of what it would send.
  const bool has_channel = step.lowered->channel != program::none;
  return step.reached() && step.lowered->sends && has_channel && step.lowered->purpose != model::Purpose::internal;
}

}  // namespace

Steps steps_in(const Context& context) {
  Steps steps;
  const std::size_t journeys = context.project.journeys.size();
  steps.all.reserve(context.program.steps.size());
  steps.begin.reserve(journeys + 1);
  steps.messages_begin.reserve(journeys + 1);
  for (Index journey = 0; journey < journeys; ++journey) {
    steps.begin.push_back(steps.all.size());
    steps.messages_begin.push_back(steps.messages.size());
    const auto& facts = context.facts.journeys[journey];
    const auto& model = context.project.journeys[journey];
    for (facts::Node node = 0; node < facts.count; ++node) {
      if (!model.steps[node].readable) continue;
      const Index index = facts.begin + node;
      steps.all.push_back({journey, node, index, &model, &model.steps[node], &context.program.steps[index], &facts});
      if (is_customer_message(steps.all.back())) steps.messages.push_back(steps.all.back());
    }
  }
  steps.begin.push_back(steps.all.size());
  steps.messages_begin.push_back(steps.messages.size());
  return steps;
}

std::span<const StepView> all_steps(const Context& context) { return context.steps->all; }

std::span<const StepView> steps_of(const Context& context, Index journey) {
  const auto& [all, messages, begin, messages_begin] = *context.steps;
  return std::span(all).subspan(begin[journey], begin[journey + 1] - begin[journey]);
}

std::span<const StepView> customer_messages(const Context& context, Index journey) {
  const auto& [all, messages, begin, messages_begin] = *context.steps;
  return std::span(messages).subspan(messages_begin[journey], messages_begin[journey + 1] - messages_begin[journey]);
}

}  // namespace wayproof::rules
