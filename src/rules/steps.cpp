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
  auto& [readable, messages] = steps;
  const std::size_t journeys = context.project.journeys.size();
  readable.all.reserve(context.program.steps.size());
  for (Index journey = 0; journey < journeys; ++journey) {
    readable.begin.push_back(readable.all.size());
    messages.begin.push_back(messages.all.size());
    const auto& facts = context.facts.journeys[journey];
    const auto& model = context.project.journeys[journey];
    for (facts::Node node = 0; node < facts.count; ++node) {
      if (!model.steps[node].readable) continue;
      const Index index = facts.begin + node;
      readable.all.push_back({journey, node, index, &model, &model.steps[node], &context.program.steps[index], &facts});
      if (is_customer_message(readable.all.back())) messages.all.push_back(readable.all.back());
    }
  }
  readable.begin.push_back(readable.all.size());
  messages.begin.push_back(messages.all.size());
  return steps;
}

std::span<const StepView> all_steps(const Context& context) { return context.steps->readable.all; }

std::span<const StepView> steps_of(const Context& context, Index journey) {
  return context.steps->readable.of(journey);
}

std::span<const StepView> customer_messages(const Context& context, Index journey) {
  return context.steps->messages.of(journey);
}

}  // namespace wayproof::rules
