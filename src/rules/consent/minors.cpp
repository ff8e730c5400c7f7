// The files know how old customers are, journeys advertise to them without looking at it, and nobody says whether there
// can be minors among them.
#include <set>

#include "rules/support.h"
#include "rules/template_text.h"
#include "rules/walk.h"
#include "rules/wording.h"

namespace wayproof::rules {
namespace {

constexpr std::string_view tells_age[] = {"birth", "birthday", "birthdate", "date of birth", "age",
                                          "dob",   "生日",     "出生",      "年龄"};

const model::Attribute* age_of(const model::Workspace& workspace) {
  for (const auto& attribute : workspace.attributes) {
    if (attribute.type != model::ValueType::date && attribute.type != model::ValueType::integer) continue;
    std::string words;  // of its title: an id may be anything
    for (const auto& entry : attribute.title.entries) words += folded(entry.value) + "\n";
    if (find_wording(words, tells_age)) return &attribute;
  }
  return nullptr;
}

/// A line drawn below 18: who is older than that may still be a minor. In some laws 14 years are enough to agree.
bool is_below_adults(const model::Comparison& compare) {
  constexpr std::int64_t adult = 18;
  if (compare.literal.kind != model::Literal::Kind::integer) return false;
  switch (compare.op) {
    case model::Op::at_least:
    case model::Op::less_than:
      return compare.literal.number < adult;
    case model::Op::more_than:
    case model::Op::at_most:
      return compare.literal.number < adult - 1;
    default:
      return false;
  }
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  const model::Attribute* age = workspace.minors ? nullptr : age_of(workspace);
  if (age == nullptr) return;
  std::set<const model::Journey*> looks, looks_lower;  // journeys that ask how old somebody is, and whether below 18
  for_each_condition(context.project, [&](const model::Condition& whole, ConditionUse, const Owner& owner) {
    for_each_part(whole, [&](const model::Condition& part) {
      const bool asks = part.kind == model::Condition::Kind::attribute && part.name.value == age->id.value &&
                        part.compare.op != model::Op::known;
      if (asks) (is_below_adults(part.compare) ? looks_lower : looks).insert(owner.journey);
    });
  });
  if (looks.count(nullptr) != 0) return;  // a segment does
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (looks.count(&journey) != 0 || !sends_marketing(context, j)) continue;
    const bool lower = looks_lower.count(&journey) != 0;
    Draft(rule, {workspace.file, age->id.span})
        .what({{"attribute", title_of(age->title, age->id.value)}, {"journey", title_of(journey)}},
              lower ? "lower" : "")
        .why()
        .advice()
        .question("minors")
        .label({journey.file, journey.id.span}, lower ? "lower" : "journey")
        .add_to(report);
    return;  // one question for all
  }
}

}  // namespace

extern constinit const Rule consent_minors{{"consent/minors", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
