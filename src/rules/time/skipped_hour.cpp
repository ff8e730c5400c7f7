// A clock time that does not exist, or exists twice, on the day on which the clock is changed: 02:30 in Berlin.
#include <map>

#include "rules/time/clock_changes.h"

namespace wayproof::rules {
namespace {

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  void trigger(const model::Journey& journey, const model::Trigger& written, Index lowered) {
    if (lowered == program::none) return;
    const program::Trigger& meant = context_.program.triggers[lowered];
    for (Index i = 0; i < meant.count && i < written.parts.size(); ++i) {
      trigger(journey, written.parts[i], meant.first + i);
    }
    using Kind = model::Trigger::Kind;
    const bool by_clock = written.kind == Kind::every || written.kind == Kind::date;
    if (!by_clock || !written.at) return;
    const auto falls = [&](Day day) {
      if (written.date) return day == written.date->value;
      if (meant.day != 0 && civil(day).day != meant.day) return false;
      return meant.days.contains(day, context_.program.calendar());
    };
    look(journey, nullptr, *written.at, meant.zone ? meant.zone : recipients(), falls);
  }

  void wait(const StepView& step) {
    const model::InstantSpec& written = *step.model->until;
    const program::InstantSpec& meant = *step.lowered->until;
    if (!written.at) return;
    using ZoneKind = program::InstantSpec::ZoneKind;
    const auto zone = meant.zone_kind == ZoneKind::recipient   ? recipients()
                      : meant.zone_kind == ZoneKind::workspace ? std::optional(context_.program.zone)
                                                               : std::optional(meant.zone);
    const bool fixed = written.of.kind == model::Anchor::Kind::date && !written.plus && !meant.on_days;
    const auto falls = [&](Day day) {
      if (fixed) return day == written.of.date;
      return !meant.on_days || meant.days.contains(day, context_.program.calendar());
    };
    look(*step.journey_model, &step, *written.at, zone, falls);
  }

 private:
  /// Everybody's zone, where all have the same.
  std::optional<Zone> recipients() const {
    return context_.facts.one_clock ? std::optional(context_.program.zone) : std::nullopt;
  }

  template <class Falls>
  void look(const model::Journey& journey, const StepView* step, const model::Located<ClockTime>& at,
            const std::optional<Zone>& zone, const Falls& falls) {
    if (!zone) return;
    for (const Transition& change : changes(*zone)) {
      const bool gap = change.after > change.before;
      const LocalSeconds begin = change.at + (gap ? change.before : change.after);
      const LocalSeconds end = change.at + (gap ? change.after : change.before);
      for (Day day = day_of_local(begin); day <= day_of_local(end); ++day) {
        const LocalSeconds local = day * day_seconds + at.value;
        if (local < begin || local >= end || !falls(day)) continue;
        Draft draft(rule_, {journey.file, at.span});
        draft.what({{"date", Date{day}},
                    {"at", Clock{at.value}},
                    {"zone", verbatim(zone->name())},
                    {"instead", Clock{clock_of_local(end)}}},
                   gap ? "" : "twice");
        draft.why().advice().journey(journey);
        if (step != nullptr) draft.step(*step->model);
        draft.add_to(report_);
        return;
      }
    }
  }

  const std::vector<Transition>& changes(Zone zone) {
    const auto known = changes_.find(zone.name());
    if (known != changes_.end()) return known->second;
    return changes_.emplace(zone.name(), clock_changes(zone, context_.as_of)).first->second;
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  std::map<std::string_view, std::vector<Transition>> changes_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    one.trigger(journey, journey.entry.on, context.program.journeys[j].trigger);
    for (const StepView& step : steps_of(context, j)) {
      if (step.model->type == model::StepType::wait && step.model->until && step.lowered->until) one.wait(step);
    }
  }
}

}  // namespace

extern constinit const Rule time_skipped_hour{{"time/skipped-hour", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
