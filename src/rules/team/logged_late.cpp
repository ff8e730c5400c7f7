// "Overdue" is taken for "not done", while people write down what they did later than the task is due.
#include "rules/reliance.h"

namespace wayproof::rules {
namespace {

/// The longest time from being given to being due, where a bound is sure.
std::optional<std::int64_t> longest_time(const program::Step& step) {
  if (!step.until || step.until->anchor != model::Anchor::Kind::now || step.until->on_days) return std::nullopt;
  const std::int64_t plus = facts::most_seconds(step.until->plus);
  return step.until->at ? plus + *step.until->at : plus;
}

/// What goes out at once when the task is overdue: a message to anybody, or another task.
const model::Step* consequence(const Context& context, const StepView& step) {
  for (const facts::Edge& edge : step.facts->ways.out(step.node)) {
    if (step.lowered->outcomes[edge.label].cause != program::Cause::overdue) continue;
    const auto sent = at_once(context, *step.facts, edge.to);
    for (facts::Node node = 0; node < step.facts->count; ++node) {
      const model::Step& other = step.journey_model->steps[node];
      const bool acts = other.type == model::StepType::message || other.type == model::StepType::task;
      if (sent[node] != 0 && acts) return &other;
    }
  }
  return nullptr;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::task || !step.reached() || !step.model->overdue ||
        step.lowered->role == program::none) {
      continue;
    }
    const auto* role = context.workspace().people.find(context.program.roles[step.lowered->role]);
    if (role == nullptr || !role->logs_late || (role->logs_at_once && role->logs_at_once->value >= 1'000'000)) continue;
    const auto time = longest_time(*step.lowered);
    if (!time || *time >= facts::least_seconds(role->logs_late->value)) continue;
    const model::Step* then = consequence(context, step);
    if (then == nullptr) continue;
    std::vector<Arg> args{{"step", title_of(*step.model)},
                          {"role", title_of(role->title, role->id.value)},
                          {"late", role->logs_late->value},
                          {"then", title_of(*then)}};
    Draft(rule, step.place(step.model->due->span))
        .what(args)
        .why()
        .advice(args)
        .label({context.workspace().file, role->logs_late->span}, "late")
        .label(step.place(key_of(*then)), "then")
        .journey(*step.journey_model)
        .step(*step.model)
        .step(*then)
        .add_to(report);
  }
}

}  // namespace

extern constinit const Rule team_logged_late{{"team/logged-late", Severity::warning, "2026.11", Stability::stable},
                                             check};

}  // namespace wayproof::rules
