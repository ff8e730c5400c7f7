// An enforced cap that eats a message of the journey: it is planned, written and never arrives. Shown by a customer
// whom the interpreter has replayed.
#include "rules/cap/telling.h"

namespace wayproof::rules {
namespace {

void tell(const RuleInfo& rule, const Context& context, Index cap, const Witness& witness, Report& report) {
  const auto& limit = context.program.gate.caps[cap];
  const Index eaten = witness.held_back.front();
  const Sender sender = sender_of(context, witness, eaten);
  const model::Journey& journey_model = sender.journey;
  const model::Step& step = sender.step;

  std::vector<Index> before;
  for (const auto& entry : witness.run.log) {
    if (entry.kind != trace::LogEntry::Kind::message || entry.record != eaten) continue;
    for (const auto& use : entry.gate->caps) {
      if (use.cap == cap) before = use.records;
    }
  }
  const std::vector<Arg> args{{"step", title_of(step)},
                              {"max", limit.max},
                              {"counted", counted_word(limit)},
                              {"length", Duration{.seconds = limit.length}},
                              {"messages", message_list(context, witness, before)},
                              {"this", message_list(context, witness, {eaten})}};
  Draft draft(rule, {journey_model.file, key_of(step)});
  draft.what(args, window_name(limit)).journey(journey_model).step(step);
  draft.why(step.offer ? std::vector<Arg>{{"offer", Verbatim{step.offer->value}}} : std::vector<Arg>{},
            step.offer ? "offer" : "");
  draft.advice();
  for (const Index record : before) {
    const Sender earlier = sender_of(context, witness, record);
    draft.label({earlier.journey.file, key_of(earlier.step)}, "message",
                {{"messages", message_list(context, witness, {record})}});
    if (&earlier.journey == &journey_model) draft.step(earlier.step);
  }
  draft.label({context.workspace().file, limit.span}, "cap");
  draft.witness(witness_text(witness, {std::string(rule.id) + ".witness", args}));
  draft.add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (mode_of(context, model::Check::caps) != model::Mode::enforce) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (Index c = 0; c < context.program.gate.caps.size(); ++c) {
      const auto witness = search_sends(context.project, context.program, j, c, context.as_of);
      if (witness && !witness->held_back.empty()) tell(rule, context, c, *witness, report);
    }
  }
}

}  // namespace

extern constinit const Rule cap_message_held_back{
    {"cap/message-held-back", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
