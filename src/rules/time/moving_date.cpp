// A journey begins some time before a date (a contract's end), and a later message counts from the entry, although the
// date may have moved meanwhile.
#include "rules/reliance.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

bool reads(const model::Condition& condition, std::string_view attribute) {
  bool found = false;
  for_each_part(condition, [&](const model::Condition& part) {
    found = found || (part.kind == model::Condition::Kind::attribute && part.name.value == attribute);
  });
  return found;
}

bool exit_follows(const model::Trigger& trigger, std::string_view attribute) {
  for (const auto& condition : trigger.becomes) {
    if (reads(condition, attribute)) return true;
  }
  for (const auto& part : trigger.parts) {
    if (exit_follows(part, attribute)) return true;
  }
  return false;
}

/// Somebody asks for the date again before anything is sent.
bool asked_again(const model::Journey& journey, const facts::JourneyFacts& facts, const facts::NodeSet& nodes,
                 std::string_view attribute) {
  for (const auto& exit : journey.exits) {
    if (exit_follows(exit.on, attribute)) return true;
  }
  for (facts::Node node = 0; node < facts.count; ++node) {
    if (nodes[node] == 0) continue;
    for (const auto& one : journey.steps[node].cases) {
      if (reads(one.condition, attribute)) return true;
    }
  }
  return false;
}

void check_journey(const RuleInfo& rule, const Context& context, Index j, Report& report) {
  const auto& journey = context.project.journeys[j];
  const model::Trigger& on = journey.entry.on;
  if (on.kind != model::Trigger::Kind::date || on.date) return;
  const auto* attribute = context.workspace().attributes.find(on.name.value);
  if (attribute == nullptr || attribute->changes != model::Changes::external) return;
  const auto messages = customer_messages(context, j);
  for (const StepView& step : steps_of(context, j)) {
    if (!step.reached() || step.model->type != model::StepType::wait || !step.model->until) continue;
    if (step.model->until->of.kind != model::Anchor::Kind::entry) continue;
    for (const facts::Edge& edge : step.facts->ways.out(step.node)) {
      if (step.lowered->outcomes[edge.label].cause != program::Cause::waited) continue;
      const auto sent = at_once(context, *step.facts, edge.to);
      if (asked_again(journey, *step.facts, sent, attribute->id.value)) continue;
      for (const StepView& message : messages) {
        if (sent[message.node] == 0) continue;
        std::vector<Arg> args{{"message", title_of(*message.model)},
                              {"step", title_of(*step.model)},
                              {"name", title_of(attribute->title, attribute->id.value)},
                              {"of", verbatim("\"of\": {\"attribute\": \"" + attribute->id.value + "\"}")}};
        Draft(rule, step.place(step.model->until->of.span))
            .what(args)
            .why()
            .advice(args)
            .label({journey.file, on.name.span}, "entry")
            .label(message.place(key_of(*message.model)), "message")
            .journey(journey)
            .step(*step.model)
            .step(*message.model)
            .add_to(report);
        break;
      }
    }
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) check_journey(rule, context, j, report);
}

}  // namespace

extern constinit const Rule time_moving_date{{"time/moving-date", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
