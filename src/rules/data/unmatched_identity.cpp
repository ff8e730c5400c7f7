// Limits and exits hold for a person as far as his records match. With several addresses and a low match rate they miss
// so many that everybody should know (scenario A20).
#include <set>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t good_rate = 900'000;  // a good rate in practice is 92 %

/// The first messages to each of two different addresses, if customers get any.
std::vector<StepView> two_addresses(const Context& context) {
  std::vector<StepView> found;
  std::set<std::string_view> addresses;
  for (Index j = 0; j < context.project.journeys.size() && found.size() < 2; ++j) {
    for (const StepView& message : customer_messages(context, j)) {
      const auto* channel = context.workspace().channels.find(context.program.channels[message.lowered->channel]);
      if (channel == nullptr || found.size() == 2) continue;
      const std::string_view address = channel->address ? channel->address->value : channel->id.value;
      if (addresses.insert(address).second) found.push_back(message);
    }
  }
  return found;
}

bool counts_persons(const Context& context) {
  for (const auto& cap : context.workspace().gate.caps) {
    if (cap.unit == model::CapUnit::person) return true;
  }
  return false;
}

bool exits_on_events(const Context& context) {
  for (const auto& journey : context.project.journeys) {
    for (const auto& exit : journey.exits) {
      if (exit.on.kind == model::Trigger::Kind::event) return true;
    }
  }
  return false;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  const auto& identity = workspace.identity;
  if (identity.span.empty() || (!counts_persons(context) && !exits_on_events(context))) return;
  if (identity.match_rate && identity.match_rate->value >= good_rate) return;
  if (!identity.match_rate && identity.keys.size() < 2) return;
  const auto messages = two_addresses(context);
  if (messages.size() < 2) return;
  const auto channel = [&](const StepView& step) {
    return title_of_channel(context, context.program.channels[step.lowered->channel]);
  };
  Draft draft(rule, {workspace.file, identity.match_rate ? identity.match_rate->span : identity.span});
  const std::int64_t rate = identity.match_rate ? identity.match_rate->value : 0;
  std::vector<Arg> args{
      {"unmatched", Rate{1'000'000 - rate}}, {"first", channel(messages[0])}, {"second", channel(messages[1])}};
  const std::string_view variant = identity.match_rate ? "" : "unknown";
  draft.what(args, variant).why().advice({}, variant);
  for (const StepView& message : messages) {
    draft.label(message.place(key_of(*message.model)), "message", {{"channel", channel(message)}});
  }
  if (!identity.match_rate) draft.question("match_rate");
  draft.add_to(report);
}

}  // namespace

extern constinit const Rule data_unmatched_identity{
    {"data/unmatched-identity", Severity::warning, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
