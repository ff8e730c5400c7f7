// Something that was to happen before the date of this report: a journey whose time is over, a wait for a day that is
// gone, a goal whose day has come, an offer that has ended.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

void check_journey(const RuleInfo& rule, const Context& context, const model::Journey& journey, Report& report) {
  const Date today{context.as_of};
  if (journey.active && journey.active->until && day_of_local(journey.active->until->value - 1) < context.as_of) {
    Draft(rule, {journey.file, journey.active->until->span})
        .what({{"journey", title_of(journey)},
               {"until", Date{day_of_local(journey.active->until->value - 1)}},
               {"today", today}},
              "active")
        .why()
        .advice({}, "active")
        .fix("ended", {}, Applicability::safe, ContactEffect::none,
             set_in(context, journey.file, "/status", "\"ended\""))
        .journey(journey)
        .add_to(report);
    return;  // what stands in a journey that is over is no news
  }
  if (journey.entry.on.date && journey.entry.on.date->value < context.as_of) {
    Draft(rule, {journey.file, journey.entry.on.date->span})
        .what({{"journey", title_of(journey)}, {"date", Date{journey.entry.on.date->value}}, {"today", today}}, "entry")
        .why()
        .advice({}, "entry")
        .journey(journey)
        .add_to(report);
  }
  if (journey.goal && journey.goal->by && journey.goal->by->value < context.as_of) {
    Draft(rule, {journey.file, journey.goal->by->span})
        .what({{"journey", title_of(journey)}, {"by", Date{journey.goal->by->value}}, {"today", today}}, "goal")
        .why()
        .advice({}, "goal")
        .journey(journey)
        .add_to(report);
  }
}

void check_step(const RuleInfo& rule, const Context& context, const StepView& step, Report& report) {
  const Date today{context.as_of};
  const auto& until = step.model->until;
  if (until && until->of.kind == model::Anchor::Kind::date) {
    // With days and months added; a week more or less of `on` does not matter for a day that is long gone.
    Duration plus = until->plus ? until->plus->value : Duration{};
    const auto day = static_cast<Day>(until->of.date + facts::most_seconds(plus) / day_seconds);
    if (day < context.as_of && until->on.empty()) {
      Draft(rule, step.place(until->of.span))
          .what({{"step", title_of(*step.model)}, {"date", Date{day}}, {"today", today}}, "wait")
          .why()
          .advice({}, "wait")
          .journey(*step.journey_model)
          .step(*step.model)
          .add_to(report);
    }
  }
  if (!step.model->offer || !step.reached()) return;
  const auto* offer = context.workspace().offers.find(step.model->offer->value);
  if (offer == nullptr || !offer->until || offer->until->value > context.as_of) return;
  Draft(rule, step.place(step.model->offer->span))
      .what({{"step", title_of(*step.model)},
             {"offer", title_of(offer->title, offer->id.value)},
             {"until", Date{offer->until->value}},
             {"today", today}},
            "offer")
      .why()
      .advice({}, "offer")
      .label({context.workspace().file, offer->until->span}, "offer")
      .journey(*step.journey_model)
      .step(*step.model)
      .add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (journey.status == model::Status::ended || journey.status == model::Status::paused) continue;
    const bool over =
        journey.active && journey.active->until && day_of_local(journey.active->until->value - 1) < context.as_of;
    check_journey(rule, context, journey, report);
    if (over) continue;
    for (const StepView& step : steps_of(context, j)) check_step(rule, context, step, report);
  }
}

}  // namespace

extern constinit const Rule time_past_due{{"time/past-due", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
