// A person writes down how a task ended, and nobody hears it: a refusal goes on as an agreement does, or every result,
// the missing one too, leads to the same next step.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// Names that say no. Results like "talked" and "no-answer" may well go on alike.
bool is_refusal(std::string_view name) {
  static constexpr std::string_view words[] = {"refus",       "declin", "reject", "not-interested",
                                               "no-interest", "拒",     "不需要"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

const model::Outcome* other_with(const model::Step& step, const model::Outcome& refusal) {
  for (const auto& one : step.outcomes) {
    if (!is_refusal(one.name.value) && one.next == refusal.next) return &one;
  }
  return nullptr;
}

void tell(const RuleInfo& rule, const StepView& step, const model::Id& next, Place place, std::vector<Arg> args,
          std::string_view variant, Report& report) {
  const model::Step* target = step.journey_model->find_step(next.value);
  // To leave is an answer, too.
  if (target == nullptr || target->type == model::StepType::end) return;
  args.push_back({"step", title_of(*step.model)});
  args.push_back({"next", title_of(*target)});
  Draft(rule, place)
      .what(args, variant)
      .why()
      .advice({}, variant)
      .label(step.place(key_of(*target)), "next")
      .journey(*step.journey_model)
      .step(*step.model)
      .add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    const auto& answers = step.model->outcomes;
    if (step.model->type != model::StepType::task || answers.empty()) continue;
    const model::Id& first = answers.front().next;
    const bool alike = std::all_of(answers.begin(), answers.end(), [&](const auto& one) { return one.next == first; });
    if (alike && answers.size() > 1 && step.model->overdue && *step.model->overdue == first) {
      std::vector<Verbatim> names;
      for (const auto& one : answers) names.push_back(verbatim(one.name.value));
      tell(rule, step, first, step.place(key_of(*step.model)), {{"answers", names}}, {}, report);
      continue;
    }
    for (const auto& answer : answers) {
      const model::Outcome* other = is_refusal(answer.name.value) ? other_with(*step.model, answer) : nullptr;
      if (other == nullptr) continue;
      tell(rule, step, answer.next, step.place(answer.next.span),
           {{"refusal", verbatim(answer.name.value)}, {"other", verbatim(other->name.value)}}, "refusal", report);
    }
  }
}

}  // namespace

extern constinit const Rule team_outcome_unheard{
    {"team/outcome-unheard", Severity::warning, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
