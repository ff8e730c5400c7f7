// A template that will be ready after the first customer needs it.
#include <algorithm>
#include <map>

#include "rules/texts.h"

namespace wayproof::rules {
namespace {

/// The first day on which a customer may be at the step; nothing for journeys that take nobody in yet.
std::optional<Day> first_day(const Context& context, const StepView& step) {
  const model::Journey& journey = *step.journey_model;
  if (journey.status != model::Status::live) return std::nullopt;
  Day day = context.as_of;
  if (journey.active && journey.active->from)
    day = std::max(day, static_cast<Day>(journey.active->from->value / day_seconds));
  if (journey.entry.on.kind == model::Trigger::Kind::date && journey.entry.on.date)
    day = std::max(day, journey.entry.on.date->value);
  for (const auto& stage : journey.rollout) {
    if (stage.share.value == 0) continue;
    day = std::max(day, stage.from.value);
    break;
  }
  return day + static_cast<Day>(step.facts->elapsed[step.node].earliest / day_seconds);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  struct Need {
    const StepView* step = nullptr;
    Day day = 0;
  };
  std::map<std::string_view, Need> needs;
  for (const SentMessage& message : context.texts->messages) {
    const auto& id = message.step.model->content.template_id;
    const auto day = first_day(context, message.step);
    if (!id || !day) continue;
    const auto [at, fresh] = needs.try_emplace(id->value, Need{&message.step, *day});
    if (!fresh && *day < at->second.day) at->second = {&message.step, *day};
  }
  for (const auto& one : context.workspace().templates) {
    const auto need = needs.find(one.id.value);
    if (!one.ready || need == needs.end() || one.ready->value <= need->second.day) continue;
    const StepView& step = *need->second.step;
    Draft(rule, {context.workspace().file, one.ready->span})
        .what({{"template", title_of(one.title, one.id.value)},
               {"ready", Date{one.ready->value}},
               {"needed", Date{need->second.day}}})
        .why()
        .advice()
        .word_label(step.place(key_of(*step.model)), "label.sent_by", {{"step", title_of(*step.model)}})
        .journey(*step.journey_model)
        .step(*step.model)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule content_not_ready{{"content/not-ready", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
