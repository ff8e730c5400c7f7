// A comparison that can never be true because the two sides are of different types, or because the value is not one of
// those the dictionary lists.
#include <algorithm>

#include "finding/suggest.h"
#include "model/words.h"
#include "rules/support.h"
#include "rules/walk.h"

namespace wayproof::rules {
namespace {

using model::Comparison;
using model::Literal;
using model::Op;
using model::ValueType;

enum class Class : std::uint8_t { text, number, boolean, day };

Class class_of(ValueType type) {
  switch (type) {
    case ValueType::integer:
    case ValueType::number:
    case ValueType::money:
      return Class::number;
    case ValueType::boolean:
      return Class::boolean;
    case ValueType::date:
    case ValueType::moment:
      return Class::day;
    default:
      return Class::text;
  }
}

bool fits(const Literal& literal, Class wanted) {
  switch (literal.kind) {
    case Literal::Kind::none:
      return true;  // unreadable, told elsewhere
    case Literal::Kind::text:
      return wanted == Class::text;
    case Literal::Kind::integer:
    case Literal::Kind::rate:
      return wanted == Class::number;
    case Literal::Kind::boolean:
      return wanted == Class::boolean;
    // A text in the form of a date may be meant as a text.
    case Literal::Kind::date:
    case Literal::Kind::moment:
      return wanted == Class::day || wanted == Class::text;
    case Literal::Kind::list:
      return std::all_of(literal.items.begin(), literal.items.end(),
                         [&](const Literal& item) { return fits(item, wanted); });
  }
  return true;
}

/// What the dictionary says about one side of a comparison.
struct Declared {
  ArgValue title;
  ValueType type = ValueType::text;
  const std::vector<Literal>* one_of = nullptr;
  std::optional<Place> place;
};

class Check {
 public:
  Check(const RuleInfo& rule, const Context& context, Report& report)
      : rule_(rule), context_(context), report_(report) {}

  void condition(const model::Condition& whole, const Owner& owner) {
    for_each_part(whole, [&](const model::Condition& part) {
      if (part.kind == model::Condition::Kind::attribute) {
        if (const auto left = attribute(part.name.value)) compare(*left, part.compare, owner);
      } else if (part.kind == model::Condition::Kind::entry && owner.journey != nullptr) {
        if (const auto left = entry_field(*owner.journey, part.name.value)) compare(*left, part.compare, owner);
      } else if (part.kind == model::Condition::Kind::event) {
        where(part.name.value, part.where, owner);
      }
    });
  }

  void trigger(const model::Trigger& trigger, const Owner& owner) {
    if (trigger.kind == model::Trigger::Kind::event) where(trigger.name.value, trigger.where, owner);
  }

  void update(const StepView& step) {
    const Owner owner{step.journey_model->file, step.journey_model, step.model};
    for (const auto& assignment : step.model->set) {
      const auto left = attribute(assignment.name.value);
      if (left && !assignment.entry_field) value(*left, assignment.literal, assignment.literal.span, owner);
    }
  }

  void goal(const model::Journey& journey) {
    if (journey.goal && journey.goal->event)
      where(journey.goal->event->value, journey.goal->where, {journey.file, &journey});
  }

 private:
  std::optional<Declared> attribute(const std::string& id) const {
    const auto* found = context_.workspace().attributes.find(id);
    if (found == nullptr) return std::nullopt;
    return Declared{title_of(found->title, id), found->type, &found->one_of,
                    Place{context_.workspace().file, found->id.span}};
  }

  std::optional<Declared> field_of(const std::string& event, const std::string& id) const {
    const auto* found = context_.workspace().events.find(event);
    if (found == nullptr) return std::nullopt;
    for (const auto& property : found->properties) {
      if (property.id.value != id) continue;
      return Declared{verbatim(id), property.type, &property.one_of,
                      Place{context_.workspace().file, property.id.span}};
    }
    return std::nullopt;
  }

  std::optional<Declared> entry_field(const model::Journey& journey, const std::string& id) const {
    return entry_field(journey.entry.on, id);
  }
  std::optional<Declared> entry_field(const model::Trigger& trigger, const std::string& id) const {
    if (trigger.kind == model::Trigger::Kind::event) return field_of(trigger.name.value, id);
    for (const auto& part : trigger.parts) {
      if (const auto found = entry_field(part, id)) return found;
    }
    return std::nullopt;
  }

  void where(const std::string& event, const std::vector<model::FieldTest>& tests, const Owner& owner) {
    for (const auto& test : tests) {
      if (const auto left = field_of(event, test.field.value)) compare(*left, test.compare, owner);
    }
  }

  void compare(const Declared& left, const Comparison& compare, const Owner& owner) {
    const Class wanted = class_of(left.type);
    if (compare.op == Op::known) return;
    if (compare.op == Op::within || compare.op == Op::ago) {
      if (wanted != Class::day) tell(left, compare.span, "period", {}, owner);
      return;
    }
    const bool ordered = compare.op == Op::at_least || compare.op == Op::at_most || compare.op == Op::more_than ||
                         compare.op == Op::less_than;
    if (ordered && wanted != Class::number && wanted != Class::day) {
      tell(left, compare.span, "order", {}, owner);
      return;
    }
    std::optional<Declared> right;
    if (compare.entry_field && owner.journey != nullptr) right = entry_field(*owner.journey, *compare.entry_field);
    if (compare.attribute) right = attribute(*compare.attribute);
    if (compare.entry_field || compare.attribute) {
      if (right && class_of(right->type) != wanted) {
        tell(left, compare.span, "sides", {{"right", right->title}, {"right_type", model::word(right->type)}}, owner);
      }
      return;
    }
    value(left, compare.literal, compare.literal.span, owner);
  }

  void value(const Declared& left, const Literal& literal, Span span, const Owner& owner) {
    if (!fits(literal, class_of(left.type))) {
      tell(left, span, "", {}, owner);
      return;
    }
    if (left.one_of == nullptr || left.one_of->empty()) return;
    const std::vector<Literal> values =
        literal.kind == Literal::Kind::list ? literal.items : std::vector<Literal>{literal};
    for (const Literal& one : values) {
      if (one.kind == Literal::Kind::none) continue;
      if (std::find(left.one_of->begin(), left.one_of->end(), one) == left.one_of->end()) not_listed(left, one, owner);
    }
  }

  void not_listed(const Declared& left, const Literal& literal, const Owner& owner) {
    std::vector<Verbatim> listed;
    std::vector<std::string> names;
    for (const Literal& one : *left.one_of) {
      names.push_back(one.kind == Literal::Kind::text ? one.text : std::to_string(one.number));
      listed.push_back({names.back()});
    }
    const std::string value = literal.kind == Literal::Kind::text ? literal.text : std::to_string(literal.number);
    Draft draft(rule_, {owner.file, literal.span});
    draft.what({{"name", left.title}, {"value", verbatim(value)}, {"listed", listed}}, "not_listed").why();
    if (const auto near = did_you_mean(value, std::span<const std::string>(names))) {
      draft.advice({{"near", verbatim(*near)}}, "did_you_mean");
      const bool own = owner.journey == nullptr || owner.journey->system.empty();
      if (own && literal.kind == Literal::Kind::text) {
        draft.fix({draft.fix_title("replace", {{"near", verbatim(*near)}}),
                   Applicability::unsafe,
                   ContactEffect::more,
                   {{owner.file, {literal.span, "\"" + std::string(*near) + "\""}}}});
      }
    } else {
      draft.advice({}, "not_listed");
    }
    finish(draft, left, owner);
  }

  void tell(const Declared& left, Span span, std::string_view variant, std::vector<Arg> args, const Owner& owner) {
    args.push_back({"name", left.title});
    args.push_back({"type", model::word(left.type)});
    Draft draft(rule_, {owner.file, span});
    draft.what(std::move(args), variant).why().advice({}, variant);
    finish(draft, left, owner);
  }

  void finish(Draft& draft, const Declared& left, const Owner& owner) {
    if (left.place) draft.label(*left.place, "declared");
    if (owner.journey != nullptr) draft.journey(*owner.journey);
    if (owner.step != nullptr) draft.step(*owner.step);
    draft.add_to(report_);
  }

  const RuleInfo& rule_;
  const Context& context_;
  Report& report_;
};

void check(const RuleInfo& rule, const Context& context, Report& report) {
  Check one(rule, context, report);
  for_each_condition(context.project, [&](const model::Condition& condition, ConditionUse, const Owner& owner) {
    one.condition(condition, owner);
  });
  for_each_trigger(context.project,
                   [&](const model::Trigger& trigger, TriggerUse, const Owner& owner) { one.trigger(trigger, owner); });
  for (const StepView& step : all_steps(context)) one.update(step);
  for (const auto& journey : context.project.journeys) one.goal(journey);
}

}  // namespace

extern constinit const Rule data_type_mismatch{{"data/type-mismatch", Severity::error, "2026.11", Stability::stable},
                                               check};

}  // namespace wayproof::rules
