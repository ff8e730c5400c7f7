// A customer is handed to another journey that never takes him: it is paused, ended or a draft, its period is over, or
// its entry condition asks for the opposite of what brought him.
#include "rules/evidence.h"

namespace wayproof::rules {
namespace {

struct HandOver {
  const model::Journey* from = nullptr;
  const model::Step* step = nullptr;  ///< the step that hands over; null: an exit rule
  Index exit_trigger = program::none;
  Index to = program::none;
  Span span;
};

enum class Refusal : std::uint8_t { none, ended, paused, draft, over, condition };

Refusal refusal(const Context& context, const HandOver& hand_over) {
  const auto& target = context.project.journeys[hand_over.to];
  if (target.status == model::Status::ended) return Refusal::ended;
  if (target.status == model::Status::paused) return Refusal::paused;
  const bool live = hand_over.from->status == model::Status::live;
  if (live && target.status == model::Status::draft) return Refusal::draft;
  if (target.active && target.active->until &&
      target.active->until->value <= static_cast<LocalSeconds>(context.as_of) * day_seconds) {
    return Refusal::over;
  }
  const Index condition = context.program.journeys[hand_over.to].condition;
  if (condition == program::none || hand_over.exit_trigger == program::none) return Refusal::none;
  const auto& trigger = context.program.triggers[hand_over.exit_trigger];
  const bool opposite = trigger.kind == model::Trigger::Kind::event && trigger.name != program::none &&
                        shows_absence(context, condition, true, trigger.name);
  return opposite ? Refusal::condition : Refusal::none;
}

void tell(const RuleInfo& rule, const Context& context, const HandOver& hand_over, Refusal why, Report& report) {
  static constexpr std::string_view variants[] = {"", "ended", "paused", "draft", "over", "condition"};
  const auto& target = context.project.journeys[hand_over.to];
  const std::string_view variant = variants[static_cast<std::size_t>(why)];
  Draft draft(rule, {hand_over.from->file, hand_over.span});
  draft.what({{"journey", title_of(*hand_over.from)}, {"target", title_of(target)}}, variant).why();
  draft.advice({}, why == Refusal::condition ? "condition" : "");
  draft.journey(*hand_over.from);
  if (hand_over.step != nullptr) draft.step(*hand_over.step);
  if (why == Refusal::condition && target.entry.condition)
    draft.label({target.file, target.entry.condition->span}, "condition");
  if (why == Refusal::over) draft.label({target.file, target.active->until->span}, "over");
  draft.add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto consider = [&](const HandOver& hand_over) {
    if (hand_over.to == program::none) return;
    if (const Refusal why = refusal(context, hand_over); why != Refusal::none)
      tell(rule, context, hand_over, why, report);
  };
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& model = context.project.journeys[j];
    const auto& journey = context.program.journeys[j];
    if (!journey.runs) continue;
    for (std::size_t e = 0; e < journey.exits.size() && e < model.exits.size(); ++e) {
      if (!model.exits[e].then_enter) continue;
      consider(
          {&model, nullptr, journey.exits[e].trigger, journey.exits[e].then_enter, model.exits[e].then_enter->span});
    }
    for (const StepView& step : steps_of(context, j)) {
      if (step.reached() && step.model->journey) {
        consider({&model, step.model, program::none, step.lowered->enters, step.model->journey->span});
      }
    }
  }
}

}  // namespace

extern constinit const Rule exit_refused_hand_over{
    {"exit/refused-hand-over", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
