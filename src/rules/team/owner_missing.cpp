// A task or note goes to the customer's own person, and many customers have none: it goes to nobody.
#include "json/pointer.h"
#include "json/set_value.h"
#include "rules/support.h"

namespace wayproof::rules {
namespace {

/// The attribute that says who a customer's person in a role is: named after the role, or the only one of its kind.
const model::Attribute* owner_attribute(const Context& context, std::string_view role) {
  const model::Attribute* only = nullptr;
  bool several = false;
  for (const auto& attribute : context.workspace().attributes) {
    if (attribute.type != model::ValueType::person) continue;
    const std::string_view id = attribute.id.value;
    if (id.substr(0, role.size()) == role && (id.size() == role.size() || id[role.size()] == '_')) return &attribute;
    several = only != nullptr;
    only = &attribute;
  }
  return several ? nullptr : only;
}

void check_person(const RuleInfo& rule, const Context& context, const StepView& step, const model::Person& person,
                  std::string_view key, Report& report) {
  if (!person.owner || person.role) return;
  // Somebody else takes over; whether that one is there, is a question of the next link only.
  if (!person.otherwise.empty()) return;
  const auto* attribute = owner_attribute(context, person.owner->value);
  if (attribute == nullptr || !attribute->missing || attribute->missing->value == 0) return;
  const auto* role = context.workspace().people.find(person.owner->value);
  const ArgValue role_title = role != nullptr ? title_of(role->title, role->id.value) : verbatim(person.owner->value);
  const std::string pointer = "/steps/" + json::pointer_token(step.model->id.value) + "/" + std::string(key);
  const std::string other = "{\"role\": " + json::quote(person.owner->value) + "}";
  std::vector<Arg> args{{"step", title_of(*step.model)},
                        {"share", Rate{attribute->missing->value}},
                        {"owner", title_of(attribute->title, attribute->id.value)},
                        {"role", role_title},
                        {"else", verbatim("\"else\": " + other)}};
  Draft draft(rule, step.place(person.owner->span));
  draft.what(args).why().advice(args);
  draft.label({context.workspace().file, attribute->missing->span}, "missing");
  draft.fix("else", args, Applicability::unsafe, ContactEffect::more,
            insert_in(context, step.journey_model->file, pointer, "else", other, "owner"));
  draft.journey(*step.journey_model).step(*step.model).add_to(report);
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for (const StepView& step : all_steps(context)) {
    if (!step.reached()) continue;
    if (step.model->assign) check_person(rule, context, step, *step.model->assign, "assign", report);
    if (step.model->to) check_person(rule, context, step, *step.model->to, "to", report);
  }
}

}  // namespace

extern constinit const Rule team_owner_missing{{"team/owner-missing", Severity::warning, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
