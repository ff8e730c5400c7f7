// Cases that go through the values of one attribute and leave some out: those customers leave the journey at the
// branch, and nothing says that this is meant.
#include <algorithm>

#include "rules/support.h"

namespace wayproof::rules {
namespace {

using model::Condition;
using model::Literal;

/// The attribute that all cases ask about, by its values alone.
const model::Attribute* asked_about(const Context& context, const model::Step& step) {
  if (step.cases.size() < 2) return nullptr;  // one case is a question of yes or no
  const std::string& name = step.cases.front().condition.name.value;
  for (const auto& one : step.cases) {
    const Condition& condition = one.condition;
    const bool by_value = condition.compare.op == model::Op::is || condition.compare.op == model::Op::in;
    if (condition.kind != Condition::Kind::attribute || condition.name.value != name || !by_value ||
        condition.compare.entry_field || condition.compare.attribute) {
      return nullptr;
    }
  }
  const auto* attribute = context.workspace().attributes.find(name);
  return attribute != nullptr && !attribute->one_of.empty() ? attribute : nullptr;
}

bool is_covered(const model::Step& step, const Literal& value) {
  return std::any_of(step.cases.begin(), step.cases.end(), [&](const model::Case& one) {
    const Literal& right = one.condition.compare.literal;
    return right == value || std::find(right.items.begin(), right.items.end(), value) != right.items.end();
  });
}

/// Nothing happens to those who fit no case.
bool rest_leaves(const StepView& step) {
  const auto& rest = step.lowered->outcomes.back();
  if (rest.cause != program::Cause::otherwise) return false;
  if (rest.next == program::none) return !step.model->otherwise.has_value();
  return step.journey_model->steps[rest.next - step.facts->begin].type == model::StepType::end;
}

std::string shown(const Literal& value) {
  return value.kind == Literal::Kind::integer ? std::to_string(value.number) : value.text;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    if (step.model->type != model::StepType::branch || step.lowered->outcomes.empty() || !rest_leaves(step)) continue;
    const auto* attribute = asked_about(context, *step.model);
    if (attribute == nullptr) continue;
    std::vector<Verbatim> left_out;
    for (const Literal& value : attribute->one_of) {
      if (!is_covered(*step.model, value)) left_out.push_back(verbatim(shown(value)));
    }
    const bool may_lack = attribute->missing && attribute->missing->value > 0;
    if (left_out.empty() && !may_lack) continue;
    std::vector<Arg> args{{"step", title_of(*step.model)},
                          {"name", title_of(attribute->title, attribute->id.value)},
                          {"values", left_out},
                          {"share", Rate{may_lack ? attribute->missing->value : 0}}};
    const auto& rest = step.model->otherwise;
    Draft draft(rule, step.place(rest ? rest->span : key_of(*step.model)));
    draft.what(args, left_out.empty() ? "missing" : may_lack ? "both" : "").why().advice();
    draft.label({context.workspace().file, attribute->id.span}, "values");
    draft.journey(*step.journey_model).step(*step.model).add_to(report);
  }
}

}  // namespace

extern constinit const Rule graph_incomplete_cases{
    {"graph/incomplete-cases", Severity::info, "2026.11", Stability::stable}, check};

}  // namespace wayproof::rules
