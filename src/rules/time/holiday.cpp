// Waits for a working day across a long holiday, which moves them by more than a week; or nobody has said when the
// holidays of the next year are.
#include "rules/support.h"

namespace wayproof::rules {
namespace {

constexpr Day year = 366;
constexpr Day week = 7;

/// Days off in a row.
struct Break {
  Day first = 0, length = 0;
};

Break longest_break(const WorkCalendar& calendar, Day from) {
  Break longest;
  Break now{from, 0};
  for (Day day = from; day < from + year; ++day) {
    if (calendar.works(day)) {
      now = {day + 1, 0};
    } else if (++now.length > longest.length) {
      longest = now;
    }
  }
  return longest;
}

/// Where the wait says that it wants a working day.
std::optional<Span> workday_in(const StepView& step) {
  if (step.model->type != model::StepType::wait || !step.model->until || !step.reached()) return std::nullopt;
  for (const auto& day : step.model->until->on) {
    if (day.value == model::DayKind::workday) return day.span;
  }
  return std::nullopt;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  if (!workspace.given) return;
  const model::Holiday* next = nullptr;
  for (const auto& holiday : workspace.holidays) {
    if (holiday.date.value >= context.as_of && !holiday.workday) next = &holiday;
  }
  const Break off = longest_break(context.program.calendar(), context.as_of);
  if (next != nullptr && off.length <= week) return;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    for (const StepView& step : steps_of(context, j)) {
      const auto span = workday_in(step);
      if (!span) continue;
      Draft draft(rule, step.place(*span));
      draft.journey(*step.journey_model).step(*step.model).why();
      if (next == nullptr) {
        draft.what({{"step", title_of(*step.model)}, {"today", Date{context.as_of}}}, "unknown").advice({}, "unknown");
        draft.question("holidays").add_to(report);
        return;  // one question for all
      }
      draft.what({{"step", title_of(*step.model)},
                  {"first", Date{off.first}},
                  {"back", Date{off.first + off.length}},
                  {"days", static_cast<std::int64_t>(off.length)}});
      draft.advice();
      for (const auto& holiday : workspace.holidays) {
        if (holiday.date.value < off.first || holiday.date.value >= off.first + off.length) continue;
        draft.label({workspace.file, holiday.date.span}, "holiday");
        break;
      }
      draft.add_to(report);
      break;  // one a journey
    }
  }
}

}  // namespace

extern constinit const Rule time_holiday{{"time/holiday", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
