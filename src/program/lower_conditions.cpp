#include "program/lower_conditions.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "program/values.h"

namespace wayproof::program {

ConditionLowering::ConditionLowering(const model::Project& project) : project_(project) {
  Index next = 0;
  for (const auto& journey : project_.journeys) {
    journeys_by_id_.try_emplace(journey.id.value, static_cast<Index>(step_begin_.size()));
    step_begin_.push_back(next);
    next += static_cast<Index>(journey.steps.size());
  }
  step_begin_.push_back(next);
  program_.steps.resize(next);
  program_.journeys.resize(project_.journeys.size());
}

// ---- names in scope -------------------------------------------------------------------------------------------------

Index ConditionLowering::journey_index(std::string_view id) const {
  const auto known = journeys_by_id_.find(id);
  return known == journeys_by_id_.end() ? none : known->second;
}

Index ConditionLowering::step_in(Index journey, std::string_view id) {
  constexpr std::size_t large = 64;
  if (journey == none) return none;
  const auto& steps = project_.journeys[journey].steps;
  if (steps.size() <= large) {
    for (Index s = 0; s < steps.size(); ++s) {
      if (steps[s].id.value == id) return step_begin_[journey] + s;
    }
    return none;
  }
  if (indexed_ != journey) {
    indexed_ = journey;
    by_id_.clear();
    for (Index s = 0; s < steps.size(); ++s) by_id_.emplace_back(steps[s].id.value, step_begin_[journey] + s);
    stable_sort(by_id_, [](const auto& a, const auto& b) { return a.first < b.first; });  // of two alike the first
  }
  const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                      [](const auto& step, std::string_view wanted) { return step.first < wanted; });
  return found != by_id_.end() && found->first == id ? found->second : none;
}

Index ConditionLowering::step(std::string_view id) { return step_in(current_, id); }

Index ConditionLowering::step(const model::MaybeId& id) { return id ? step(id->value) : none; }

Index ConditionLowering::outcome_name(std::string_view name) { return program_.outcome_names.add(name); }

Index ConditionLowering::arm_name(std::string_view id) { return program_.arms.add(id); }

Index ConditionLowering::add_if(Names& names, const model::MaybeId& id) { return id ? names.add(id->value) : none; }

// ---- comparisons, filters, points in time
// -----------------------------------------------------------------------------------------------
Value ConditionLowering::literal(const model::Literal& from) {
  if (from.kind == model::Literal::Kind::text) return {Value::Kind::text, program_.texts.add(from.text)};
  return plain_value(from).value_or(Value{});
}

Compare ConditionLowering::lower_compare(const model::Comparison& from) {
  Compare to;
  to.op = from.op;
  to.duration = from.duration;
  if (from.entry_field) {
    to.right.source = Operand::Source::entry_field;
    to.right.name = program_.fields.add(*from.entry_field);
  } else if (from.attribute) {
    to.right.source = Operand::Source::attribute;
    to.right.name = program_.attributes.add(*from.attribute);
  } else {
    to.right.constant = literal(from.literal);
    for (const auto& item : from.literal.items) to.list.push_back(literal(item));
  }
  return to;
}

std::vector<FieldTest> ConditionLowering::lower_where(const std::vector<model::FieldTest>& from) {
  std::vector<FieldTest> to;
  to.reserve(from.size());
  for (const auto& test : from) to.push_back({program_.fields.add(test.field.value), lower_compare(test.compare)});
  return to;
}

Filter ConditionLowering::lower_filter(const model::MessageFilter& from) {
  Filter to;
  if (from.purpose) to.purpose = from.purpose->value;
  to.channel = add_if(program_.channels, from.channel);
  to.topic = add_if(program_.topics, from.topic);
  to.kind = add_if(program_.kinds, from.kind);
  to.offer = add_if(program_.offers, from.offer);
  if (from.journey) {
    to.journey = journey_index(from.journey->value);
    to.impossible |= to.journey == none;
  }
  if (from.step) {
    to.step = step_in(from.journey ? to.journey : current_, from.step->value);
    to.impossible |= to.step == none;
  }
  return to;
}

InstantSpec ConditionLowering::lower_instant(const model::InstantSpec& from) {
  InstantSpec to;
  to.anchor = from.of.kind;
  to.span = from.span;
  switch (from.of.kind) {
    case model::Anchor::Kind::step:
      to.name = step(from.of.name);
      break;
    case model::Anchor::Kind::attribute:
      to.name = program_.attributes.add(from.of.name);
      break;
    case model::Anchor::Kind::entry_field:
      to.name = program_.fields.add(from.of.name);
      break;
    case model::Anchor::Kind::date:
      to.date = from.of.date;
      break;
    case model::Anchor::Kind::now:
    case model::Anchor::Kind::entry:
      break;
  }
  if (from.plus) to.plus = from.plus->value;
  if (from.at) to.at = from.at->value;
  to.on_days = !from.on.empty();
  to.days = day_set(from.on);
  if (from.zone && from.zone->value == "workspace") {
    to.zone_kind = InstantSpec::ZoneKind::workspace;
  } else if (from.zone && from.zone->value != "recipient") {
    to.zone_kind = InstantSpec::ZoneKind::fixed;
    to.zone = Zone::find(from.zone->value).value_or(program_.zone);
  }
  to.if_past = lower_otherwise(from.if_past);
  to.if_missing = lower_otherwise(from.if_missing);
  return to;
}

std::optional<Otherwise> ConditionLowering::lower_otherwise(const std::optional<model::Otherwise>& from) {
  if (!from) return std::nullopt;
  return Otherwise{from->kind, from->kind == model::Otherwise::Kind::step ? step(from->step) : none};
}

// ---- conditions and triggers ------------------------------------------------------------------------------------
Index ConditionLowering::condition(const model::Condition& from) {
  const auto at = static_cast<Index>(program_.conditions.size());
  program_.conditions.emplace_back();
  lower_condition_into(at, from);
  return at;
}

void ConditionLowering::lower_condition_into(Index at, const model::Condition& from) {
  using Kind = model::Condition::Kind;
  program::Condition to;
  to.kind = from.kind;
  to.span = from.span;
  switch (from.kind) {
    case Kind::attribute:
      to.name = program_.attributes.add(from.name.value);
      break;
    case Kind::entry:
      to.name = program_.fields.add(from.name.value);
      break;
    case Kind::tag:
      to.name = program_.tags.add(from.name.value);
      break;
    case Kind::stage:
      to.name = program_.stages.add(from.name.value);
      break;
    case Kind::score:
      to.name = program_.scores.add(from.name.value);
      break;
    case Kind::event:
      to.name = program_.events.add(from.name.value);
      break;
    case Kind::consent:
      to.name = program_.topics.add(from.name.value);
      break;
    case Kind::segment:
      to.name = program_.segments.add(from.name.value);
      break;
    default:
      break;
  }
  to.compare = lower_compare(from.compare);
  to.where = lower_where(from.where);
  to.of = lower_filter(from.of);
  to.reaction = from.reaction;
  to.link = add_if(program_.links, from.link);
  to.channel = add_if(program_.channels, from.channel);
  if (from.in) to.in = from.in->value;
  to.since = from.since.kind;
  if (from.since.kind == model::Since::Kind::step) to.since_step = step(from.since.step);
  if (from.at_least) {
    to.at_least = from.at_least->value;
  } else if (from.at_most) {
    to.at_least = 0;
  }
  if (from.at_most) to.at_most = from.at_most->value;
  to.from = from.from;
  to.to = from.to;
  to.days = day_set(from.on);
  to.first = static_cast<Index>(program_.conditions.size());
  to.count = static_cast<Index>(from.parts.size());
  program_.conditions.resize(program_.conditions.size() + from.parts.size());
  program_.conditions[at] = std::move(to);
  const Index first = program_.conditions[at].first;
  for (Index p = 0; p < from.parts.size(); ++p) lower_condition_into(first + p, from.parts[p]);
}

Index ConditionLowering::trigger(const model::Trigger& from) {
  const auto at = static_cast<Index>(program_.triggers.size());
  program_.triggers.emplace_back();
  lower_trigger_into(at, from);
  return at;
}

void ConditionLowering::lower_trigger_into(Index at, const model::Trigger& from) {
  using Kind = model::Trigger::Kind;
  Trigger to;
  to.kind = from.kind;
  to.span = from.span;
  to.where = lower_where(from.where);
  to.reaction = from.reaction;
  to.of = lower_filter(from.of);
  to.link = add_if(program_.links, from.link);
  to.channel = add_if(program_.channels, from.channel);
  if (from.plus) to.plus = from.plus->value;
  if (from.at) to.at = from.at->value;
  if (from.zone && from.zone->value == "workspace") {
    to.zone = program_.zone;
  } else if (from.zone && from.zone->value != "recipient") {
    to.zone = Zone::find(from.zone->value);
  }
  to.yearly = from.yearly;
  to.leap_day = from.leap_day;
  to.if_past = from.if_past;
  to.period = from.period;
  to.days = day_set(from.on);
  to.day = from.day ? static_cast<int>(from.day->value) : 0;
  switch (from.kind) {
    case Kind::event:
      to.name = program_.events.add(from.name.value);
      break;
    case Kind::date:
      if (from.date) {
        to.date = from.date->value;
      } else {
        to.name = program_.attributes.add(from.name.value);
      }
      break;
    case Kind::opt_out:
      if (from.name.value != "any") to.name = program_.topics.add(from.name.value);
      break;
    case Kind::becomes:
      if (!from.becomes.empty()) to.condition = condition(from.becomes.front());
      break;
    default:
      break;
  }
  to.first = static_cast<Index>(program_.triggers.size());
  to.count = static_cast<Index>(from.parts.size());
  program_.triggers.resize(program_.triggers.size() + from.parts.size());
  program_.triggers[at] = std::move(to);
  const Index first = program_.triggers[at].first;
  for (Index p = 0; p < from.parts.size(); ++p) lower_trigger_into(first + p, from.parts[p]);
}

}  // namespace wayproof::program
