// A journey reaches people on one channel only, and many of them have no address there: they get nothing at all.
#include <algorithm>

#include "json/set_value.h"
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t many = 100'000;  // one in ten

/// Where everybody has the address: the entry or a branch asked for it.
facts::NodeSet proved(const Context& context, Index journey, Index attribute) {
  const auto& facts = context.facts.journeys[journey];
  const auto& program = context.program;
  return facts::holds_on_every_way(facts.ways, facts.start(), false, [&](const facts::Edge& edge) {
    using facts::Effect;
    if (edge.from == facts.start()) {
      const Index entry = program.journeys[journey].condition;
      return shows_known(context, entry, true, attribute) ? Effect::gains : Effect::keeps;
    }
    const auto& step = program.steps[facts.begin + edge.from];
    for (std::uint32_t o = 0; o <= edge.label; ++o) {
      if (shows_known(context, step.outcomes[o].condition, o == edge.label, attribute)) return Effect::gains;
    }
    return Effect::keeps;
  });
}

/// The form that starts the journey asks for it: the event carries a field of that name, or of that type.
bool entry_brings(const Context& context, const model::Trigger& trigger, const model::Attribute& attribute) {
  for (const auto& part : trigger.parts) {
    if (!entry_brings(context, part, attribute)) return false;
  }
  if (!trigger.parts.empty()) return true;
  const auto* event =
      trigger.kind == model::Trigger::Kind::event ? context.workspace().events.find(trigger.name.value) : nullptr;
  if (event == nullptr) return false;
  return std::any_of(event->properties.begin(), event->properties.end(), [&](const model::Property& property) {
    const bool address = property.type == model::ValueType::email || property.type == model::ValueType::phone;
    return property.id == attribute.id || (address && property.type == attribute.type);
  });
}

void check_journey(const RuleInfo& rule, const Context& context, Index j, Report& report) {
  const auto messages = customer_messages(context, j);
  if (messages.empty()) return;
  const Index channel = messages.front().lowered->channel;
  // Another channel is another way.
  for (const StepView& message : messages) {
    if (message.lowered->channel != channel || message.lowered->type != model::StepType::message) return;
  }
  const auto* model = context.workspace().channels.find(context.program.channels[channel]);
  const auto* attribute =
      model != nullptr && model->address ? context.workspace().attributes.find(model->address->value) : nullptr;
  if (attribute == nullptr || !attribute->missing || attribute->missing->value < many) return;
  const auto& journey = context.project.journeys[j];
  // Whom another journey hands over, that one has reached.
  if (journey.entry.on.kind == model::Trigger::Kind::handed_over) return;
  if (entry_brings(context, journey.entry.on, *attribute)) return;
  const auto known = proved(context, j, context.program.attributes.find(attribute->id.value));
  const auto first =
      std::find_if(messages.begin(), messages.end(), [&](const StepView& message) { return known[message.node] == 0; });
  if (first == messages.end()) return;
  std::vector<Arg> args{{"journey", title_of(journey)},
                        {"share", Rate{attribute->missing->value}},
                        {"address", title_of(attribute->title, attribute->id.value)},
                        {"channel", title_of_channel(context, model->id.value)}};
  Draft draft(rule, first->place(first->model->channel ? first->model->channel->span : key_of(*first->model)));
  draft.what(args).why().advice(args);
  draft.label({context.workspace().file, attribute->missing->span}, "missing");
  if (!journey.entry.condition) {
    draft.fix("known", args, Applicability::unsafe, ContactEffect::fewer,
              insert_in(context, journey.file, "/entry", "if",
                        "{\"attribute\": " + json::quote(attribute->id.value) + ", \"known\": true}", "on"));
  }
  draft.journey(journey).step(*first->model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) check_journey(rule, context, j, report);
}

}  // namespace

extern constinit const Rule data_address_missing{
    {"data/address-missing", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
