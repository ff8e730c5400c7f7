// The workspace says that the platform holds a limit, and names a platform that by itself counts otherwise or not at
// all. What each counts was read on its own help pages (the rule's page has them).
#include "program/filter.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

enum class Counting : std::uint8_t { unknown, nothing, by_hours };

Counting counting_of(std::string_view system) {
  if (system == "klaviyo") return Counting::by_hours;
  if (system == "journey-builder" || system == "dittofeed") return Counting::nothing;
  return Counting::unknown;
}

/// Klaviyo's Smart Sending: one message, within hours that are set for each channel; 16 for mails, 24 for the others.
bool like_smart_sending(const Context& context, const program::Cap& cap) {
  if (cap.max != 1 || cap.kind != model::Window::Kind::sliding || cap.of.channel == program::none) return false;
  const auto* channel = context.workspace().channels.find(context.program.channels[cap.of.channel]);
  return channel != nullptr && cap.length == (channel->kind == model::ChannelKind::email ? 16 : 24) * 3600;
}

/// More messages count than the limit allows, so that it matters who counts.
bool matters(const Context& context, const program::Cap& cap) {
  std::int64_t counted = 0;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : customer_messages(context, j)) {
      if (!program::matches(cap.of, context.program, step.index)) continue;
      const bool repeats = step.facts->circle[step.node] != 0 || context.program.journeys[j].again;
      counted += repeats ? cap.max + 1 : 1;
    }
  }
  return counted > cap.max;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& gate = context.workspace().gate;
  if (!gate.dialect || mode_of(context, model::Check::caps) != model::Mode::enforce) return;
  const Counting counting = counting_of(gate.dialect->value);
  if (counting == Counting::unknown) return;
  for (std::size_t c = 0; c < context.program.gate.caps.size(); ++c) {
    const auto& cap = context.program.gate.caps[c];
    if (counting == Counting::by_hours && like_smart_sending(context, cap)) continue;
    if (!matters(context, cap)) continue;
    Draft(rule, {context.workspace().file, gate.caps[c].span})
        .what({{"cap", title_of(gate.caps[c].title, gate.caps[c].id.value)},
               {"system", verbatim(gate.dialect->value)},
               {"counts", Word{"five.dialect." + gate.dialect->value + ".caps"}}})
        .why()
        .advice()
        .label({context.workspace().file, gate.dialect->span}, "platform")
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule cap_platform_counts_otherwise{
    {"cap/platform-counts-otherwise", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
