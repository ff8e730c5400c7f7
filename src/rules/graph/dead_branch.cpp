// A case that nobody takes, because an earlier case of the same branch takes everybody it is for. The same for the
// variants of a message.
#include "rules/logic.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

using model::Condition;

class Ways {
 public:
  Ways(const RuleInfo& rule, const Context& context, const model::Journey* journey, const model::Step* step,
       FileId file, Report& report)
      : rule_(rule), context_(context), journey_(journey), step_(step), file_(file), report_(report) {}

  void check(const std::vector<const Condition*>& conditions, std::string_view variant) {
    for (std::size_t later = 1; later < conditions.size(); ++later) {
      // What holds for nobody anyway is told by graph/constant-condition, and so is an earlier case that takes
      // everybody.
      if (truth_of(*conditions[later], context_.workspace()) != Truth::maybe) continue;
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (!implies(*conditions[later], *conditions[earlier])) continue;
        tell(*conditions[earlier], *conditions[later], earlier, later, variant);
        break;
      }
    }
  }

 private:
  void tell(const Condition& first, const Condition& second, std::size_t earlier, std::size_t later,
            std::string_view variant) {
    Draft draft(rule_, {file_, second.span});
    draft.what({{"later", static_cast<std::int64_t>(later + 1)}, {"earlier", static_cast<std::int64_t>(earlier + 1)}},
               same(first, second) ? (variant.empty() ? "equal" : variant) : variant);
    draft.why().advice();
    draft.label({file_, first.span}, "earlier");
    if (journey_ != nullptr) draft.journey(*journey_);
    if (step_ != nullptr) draft.step(*step_);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  const model::Journey* journey_;
  const model::Step* step_;
  FileId file_;
  Report& report_;
};

std::vector<const Condition*> variants_of(const model::Content& content) {
  std::vector<const Condition*> conditions;
  for (const auto& variant : content.variants) conditions.push_back(&variant.condition);
  return conditions;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    Ways ways(rule, context, step.journey_model, step.model, step.journey_model->file, report);
    std::vector<const Condition*> cases;
    for (const auto& one : step.model->cases) cases.push_back(&one.condition);
    ways.check(cases, {});
    ways.check(variants_of(step.model->content), "text");
  }
  for (const auto& one : context.workspace().templates) {
    Ways(rule, context, nullptr, nullptr, context.workspace().file, report).check(variants_of(one.content), "text");
  }
}

}  // namespace

extern constinit const Rule graph_dead_branch{{"graph/dead-branch", Severity::warning, "2026.11", Stability::stable},
                                              check};

}  // namespace wayproof::rules
