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

void check(const RuleInfo& rule, const Context& context, Report& report) {
  const auto& workspace = context.workspace();
  const model::Attribute* age = workspace.minors ? nullptr : age_of(workspace);
  if (age == nullptr) return;
  std::set<const model::Journey*> looks;  // journeys that ask how old somebody is
  for_each_condition(context.project, [&](const model::Condition& whole, ConditionUse, const Owner& owner) {
    for_each_part(whole, [&](const model::Condition& part) {
      const bool asks = part.kind == model::Condition::Kind::attribute && part.name.value == age->id.value &&
                        part.compare.op != model::Op::known;
      if (asks) looks.insert(owner.journey);
    });
  });
  if (looks.count(nullptr) != 0) return;  // a segment does
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    const auto& journey = context.project.journeys[j];
    if (looks.count(&journey) != 0 || !sends_marketing(context, j)) continue;
    Draft(rule, {workspace.file, age->id.span})
        .what({{"attribute", title_of(age->title, age->id.value)}, {"journey", title_of(journey)}})
        .why()
        .advice()
        .question("minors")
        .label({journey.file, journey.id.span}, "journey")
        .add_to(report);
    return;  // one question for all
  }
}

}  // namespace

extern constinit const Rule consent_minors{{"consent/minors", Severity::info, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
