// `not` around a comparison with something a customer may lack. Every comparison with a missing value is false, so
// `not` lets everybody through of whom nothing is known (semantics A16). Beside a `known` it is fine.
#include "rules/logic.h"
#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using Kind = model::Condition::Kind;
using model::Condition;

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  /// `known` are the names that stand in a `known: true` beside this condition, in one `all`.
  void visit(const Condition& condition, bool negated, std::vector<std::string> known, const Owner& owner) {
    if (condition.kind == Kind::negation && !negated) negation_ = &condition;
    if (condition.kind == Kind::all && !negated) {
      for (const Condition& part : condition.parts) {
        if (says_known(part)) known.push_back(name_of(part));
      }
    }
    if (condition.kind == Kind::any && negated) {
      // "not (x is unknown or x is 5)" is the same question turned round.
      for (const Condition& part : condition.parts) {
        if (says_unknown(part)) known.push_back(name_of(part));
      }
    }
    if (condition.kind == Kind::negation) {
      for (const Condition& part : condition.parts) visit(part, !negated, known, owner);
      return;
    }
    if (negated && may_be_missing(condition) && !contains(known, name_of(condition))) tell(condition, owner);
    for (const Condition& part : condition.parts) visit(part, negated, known, owner);
  }

 private:
  static bool contains(const std::vector<std::string>& names, const std::string& name) {
    for (const std::string& one : names) {
      if (one == name) return true;
    }
    return false;
  }
  static std::string name_of(const Condition& condition) {
    return (condition.kind == Kind::entry ? "entry " : "attribute ") + condition.name.value;
  }
  static bool is_compared(const Condition& condition) {
    return condition.kind == Kind::attribute || condition.kind == Kind::entry;
  }
  static bool says_known(const Condition& condition) {
    if (condition.kind == Kind::negation && condition.parts.size() == 1) return says_unknown(condition.parts.front());
    return is_compared(condition) && condition.compare.op == model::Op::known && condition.compare.literal.number != 0;
  }
  static bool says_unknown(const Condition& condition) {
    if (condition.kind == Kind::negation && condition.parts.size() == 1) return says_known(condition.parts.front());
    return is_compared(condition) && condition.compare.op == model::Op::known && condition.compare.literal.number == 0;
  }

  /// Only attributes that the dictionary says may be missing. Where it says nothing, nobody is accused.
  bool may_be_missing(const Condition& condition) const {
    if (condition.kind != Kind::attribute || condition.compare.op == model::Op::known) return false;
    const auto* attribute = context_.workspace().attributes.find(condition.name.value);
    return attribute != nullptr && attribute->missing && attribute->missing->value > 0;
  }

  void tell(const Condition& condition, const Owner& owner) {
    const auto* attribute = context_.workspace().attributes.find(condition.name.value);
    Draft draft(rule_, {owner.file, condition.span});
    draft.what({{"name", title_of(attribute->title, attribute->id.value)}, {"share", Rate{attribute->missing->value}}});
    draft.why().advice({{"known", verbatim("{\"attribute\": \"" + attribute->id.value + "\", \"known\": true}")}});
    draft.label({context_.workspace().file, attribute->missing->span}, "missing");
    if (negation_ != nullptr && (owner.journey == nullptr || owner.journey->system.empty())) {
      const Span around = negation_->span;
      const std::string before = "{\"all\": [{\"attribute\": \"" + attribute->id.value + "\", \"known\": true}, ";
      draft.fix(
          {draft.fix_title("known", {{"name", title_of(attribute->title, attribute->id.value)}}),
           Applicability::unsafe,
           ContactEffect::fewer,
           {{owner.file, {{around.begin, around.begin}, before}}, {owner.file, {{around.end, around.end}, "]}"}}}});
    }
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
  const Condition* negation_ = nullptr;  // the outermost around what is looked at
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for_each_condition(context.project, [&](const Condition& condition, ConditionUse, const Owner& owner) {
    one.visit(condition, false, {}, owner);
  });
}

}  // namespace

extern constinit const Rule data_missing_value{{"data/missing-value", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
