// A clock time in the sender's zone, while customers live in several: 10:00 at home is the middle of somebody's night.
// What happens at one instant for all (a webinar, a fixed date) is left alone.
#include "json/pointer.h"
#include "rules/reliance.h"

namespace wayproof::rules {
namespace {

struct Clocked {
  Place place;  ///< of the zone as written, else of the time
  ClockTime at = 0;
  std::string_view zone;  ///< as written
  std::string pointer;    ///< of the zone in the file; empty: no fix
};

/// The message that goes out at that very time, if one does.
const StepView* sent_then(const Context& context, const facts::JourneyFacts& facts, facts::Node from,
                          std::span<const StepView> messages) {
  const auto sent = at_once(context, facts, from);
  for (const StepView& message : messages) {
    if (sent[message.node] != 0) return &message;
  }
  return nullptr;
}

void tell(const RuleInfo& rule, const Context& context, const Clocked& clocked, const StepView& message,
          const StepView* wait, Report& report) {
  const bool own = clocked.zone == "workspace";
  Draft draft(rule, clocked.place);
  draft.what({{"step", title_of(*message.model)},
              {"at", Clock{clocked.at}},
              {"zone", verbatim(own ? context.program.zone.name() : clocked.zone)}});
  draft.why().advice().label(message.place(key_of(*message.model)), "message");
  if (!clocked.pointer.empty()) {
    draft.fix("recipient", {{"at", Clock{clocked.at}}}, Applicability::unsafe, ContactEffect::other_time,
              set_in(context, message.journey_model->file, clocked.pointer, "\"recipient\""));
  }
  draft.journey(*message.journey_model);
  if (wait != nullptr) draft.step(*wait->model);
  draft.step(*message.model).add_to(report);
}

bool is_senders(const model::MaybeId& zone) { return zone && zone->value != "recipient"; }

/// Times that every customer meets on his own: not those of something that happens once for all.
bool of_each_customer(const model::InstantSpec& until) {
  using Anchor = model::Anchor::Kind;
  return until.of.kind == Anchor::now || until.of.kind == Anchor::entry || until.of.kind == Anchor::step ||
         until.of.kind == Anchor::attribute;
}

void check_journey(const RuleInfo& rule, const Context& context, Index j, Report& report) {
  const auto& journey = context.project.journeys[j];
  const auto& facts = context.facts.journeys[j];
  const auto messages = customer_messages(context, j);
  const model::Trigger& on = journey.entry.on;
  const bool daily = on.kind == model::Trigger::Kind::every;
  const bool by_date = on.kind == model::Trigger::Kind::date && !on.date;
  if ((daily || by_date) && on.at && is_senders(on.zone)) {
    const Clocked clocked{{journey.file, on.zone->span},
                          on.at->value,
                          on.zone->value,
                          daily ? "/entry/on/every/zone" : "/entry/on/date/zone"};
    const Index first = context.program.journeys[j].first;
    const StepView* message =
        first == program::none ? nullptr : sent_then(context, facts, first - facts.begin, messages);
    if (message != nullptr) tell(rule, context, clocked, *message, nullptr, report);
  }
  for (const StepView& step : steps_of(context, j)) {
    if (!step.reached() || !step.model->until || step.model->type != model::StepType::wait) continue;
    const model::InstantSpec& until = *step.model->until;
    if (!until.at || !is_senders(until.zone) || !of_each_customer(until) || !step.model->next) continue;
    for (const facts::Edge& edge : facts.ways.out(step.node)) {
      if (step.lowered->outcomes[edge.label].cause != program::Cause::waited) continue;
      if (const StepView* message = sent_then(context, facts, edge.to, messages)) {
        const std::string pointer = "/steps/" + json::pointer_token(step.model->id.value) + "/until/zone";
        tell(rule, context, {step.place(until.zone->span), until.at->value, until.zone->value, pointer}, *message,
             &step, report);
      }
    }
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  if (context.facts.one_clock || !context.workspace().given) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) check_journey(rule, context, j, report);
}

}  // namespace

extern constinit const Rule time_senders_clock{{"time/senders-clock", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
