// Two cases of a branch that fit the same customer, so that only their order decides: mostly a limit that both sides
// claim. The same for the variants of a message.
#include "rules/logic.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

struct Way {
  const model::Condition* condition = nullptr;
  std::string_view next;  ///< where it leads; of a text its own number
};

void check_ways(const RuleInfo& rule, const StepView& step, const std::vector<Way>& ways, std::string_view variant,
                Report& report) {
  for (std::size_t later = 1; later < ways.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!ways[later].next.empty() && ways[later].next == ways[earlier].next) continue;
      const Overlap both = overlap(*ways[earlier].condition, *ways[later].condition);
      if (!both.found) continue;
      std::vector<Arg> args{{"step", title_of(*step.model)},
                            {"earlier", static_cast<std::int64_t>(earlier + 1)},
                            {"later", static_cast<std::int64_t>(later + 1)},
                            {"value", both.only.value_or(0)}};
      Draft(rule, step.place(ways[later].condition->span))
          .what(args, both.only ? "value" : variant)
          .why()
          .advice(args, both.only ? "value" : "")
          .label(step.place(ways[earlier].condition->span), "earlier")
          .journey(*step.journey_model)
          .step(*step.model)
          .add_to(report);
      break;
    }
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    std::vector<Way> cases;
    for (const auto& one : step.model->cases) cases.push_back({&one.condition, one.next.value});
    check_ways(rule, step, cases, {}, report);
    std::vector<Way> texts;
    for (const auto& one : step.model->content.variants) texts.push_back({&one.condition, {}});
    check_ways(rule, step, texts, "text", report);
  }
}

}  // namespace

extern constinit const Rule graph_overlapping_cases{
    {"graph/overlapping-cases", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
