// Conditions and triggers out of a checked tree. One that lacks a piece, or of which a piece was refused, becomes
// `invalid` as a whole: without the piece it would mean something other than its author wrote.
#include "model/reading.h"

namespace wayproof::model {
namespace {

/// Which of the heads a union's member has, counted from 1; 0 for none. The check refused those with several.
std::size_t head(json::Value object, std::span<const std::string_view> heads) {
  for (std::size_t i = 0; i < object.size(); ++i) {
    const std::string_view key = object.member(i).key;
    for (std::size_t h = 0; h < heads.size(); ++h) {
      if (heads[h].size() == key.size() && heads[h] == key) return h + 1;
    }
  }
  return 0;
}

}  // namespace

Since Reading::since(json::Value object) const {
  const json::Value value = get(object, "since");
  Since result;
  result.span = value.span();
  if (const auto index = index_of(value, names::since)) {
    result.kind = static_cast<Since::Kind>(*index);
  } else if (const auto step = text_of(value, "step")) {
    result.kind = Since::Kind::step;
    result.step = step->value;
    result.step_span = step->span;
  }
  return result;
}

std::optional<Comparison> Reading::comparison(json::Value object) const {
  const std::size_t operation = head(object, names::op);
  if (operation == 0) return std::nullopt;
  const std::string_view key = names::op[operation - 1];
  const json::Value value = get(object, key);
  if (!value) return std::nullopt;

  Comparison result;
  result.op = static_cast<Op>(operation - 1);
  result.span = value.span();
  if (result.op == Op::within || result.op == Op::ago) {
    const auto length = duration(object, key);
    if (!length) return std::nullopt;
    result.duration = length->value;
  } else if (result.op == Op::in) {
    result.literal.kind = Literal::Kind::list;
    result.literal.items = literals(object, key);
    result.literal.span = value.span();
  } else if (value.is(json::Kind::object)) {
    const auto field = text_of(value, "entry");
    const auto attribute = text_of(value, "attribute");
    if (!field && !attribute) return std::nullopt;
    if (field) result.entry_field = field->value;
    if (attribute) result.attribute = attribute->value;
    result.name_span = field ? field->span : attribute->span;
  } else {
    result.literal = literal(value);
  }
  return result;
}

std::vector<FieldTest> Reading::where(json::Value object) const {
  std::vector<FieldTest> result;
  for (const json::Value item : items(object, "where")) {
    const auto field = text_of(item, "field");
    auto compare = comparison(item);
    if (field && compare) result.push_back({*field, std::move(*compare), item.span()});
  }
  return result;
}

std::optional<Condition> Reading::condition(json::Value object, std::string_view key) const {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole)) return std::nullopt;
  return read_condition(value);
}

Condition Reading::read_condition(json::Value value) const {
  using Kind = Condition::Kind;
  Condition result;
  result.span = value.span();
  if (!value.is(json::Kind::object) || refused(value)) return result;

  const auto kind = static_cast<Kind>(head(value, names::condition));
  bool complete = true;
  const auto name = [&](std::string_view key) {
    result.name = id(value, key);
    complete = !result.name.value.empty();
  };
  const auto compared = [&] {
    if (auto compare = comparison(value)) {
      result.compare = std::move(*compare);
    } else {
      complete = false;
    }
  };
  const auto parts = [&](std::string_view key) {
    const json::Value array = get(value, key);
    for (std::size_t i = 0; i < array.size(); ++i) result.parts.push_back(read_condition(array.item(i)));
    complete = !result.parts.empty();
  };
  const auto counted = [&] {
    result.in = duration(value, "in");
    result.since = since(value);
    result.at_least = integer(value, "at_least");
    result.at_most = integer(value, "at_most");
  };
  const auto received = [&](json::Value from) {
    const auto reaction = choice<Reaction>(from, "reaction", names::reaction);
    if (reaction) result.reaction = reaction->value;
    result.of = filter(from, "of");
    complete = reaction && bool(get(from, "of"));
  };

  switch (kind) {
    case Kind::invalid:
      return result;
    case Kind::all:
      parts("all");
      break;
    case Kind::any:
      parts("any");
      break;
    case Kind::negation:
      if (auto part = condition(value, "not")) result.parts.push_back(std::move(*part));
      complete = !result.parts.empty();
      break;
    case Kind::attribute:
      name("attribute");
      compared();
      break;
    case Kind::entry:
      name("entry");
      compared();
      break;
    case Kind::tag:
      name("tag");
      break;
    case Kind::stage:
      name("stage");
      break;
    case Kind::score:
      name("score");
      compared();
      break;
    case Kind::event:
      name("event");
      result.where = where(value);
      counted();
      break;
    case Kind::reaction:
      received(value);
      result.link = text_of(value, "link");
      counted();
      break;
    case Kind::streak:
      received(get(value, "streak"));
      result.at_least = integer(value, "at_least");
      complete = complete && result.at_least;
      break;
    case Kind::consent:
      name("consent");
      result.channel = text_of(value, "channel");
      break;
    case Kind::segment:
      name("segment");
      break;
    case Kind::local_time: {
      const json::Value range = get(value, "local_time");
      const auto from = clock_item(range, 0);
      const auto to = clock_item(range, 1);
      if (from) result.from = from->value;
      if (to) result.to = to->value;
      result.on = days(value, "on");
      complete = from && to && range.size() == 2;
      break;
    }
  }
  const bool nested = kind == Kind::all || kind == Kind::any || kind == Kind::negation;  // parts speak for themselves
  if (complete && (nested || !refused_.touch(value))) result.kind = kind;
  return result;
}

std::optional<Trigger> Reading::trigger(json::Value object, std::string_view key) const {
  const json::Value value = object[key];
  if (!value || value.is(json::Kind::hole)) return std::nullopt;
  return read_trigger(value);
}

Trigger Reading::read_trigger(json::Value value) const {
  using Kind = Trigger::Kind;
  Trigger result;
  result.span = value.span();
  if (!value.is(json::Kind::object) || refused(value)) return result;

  const auto kind = static_cast<Kind>(head(value, names::trigger));
  bool complete = true;
  const auto name = [&](json::Value from, std::string_view key) {
    result.name = id(from, key);
    complete = !result.name.value.empty();
  };

  switch (kind) {
    case Kind::invalid:
      return result;
    case Kind::event:
      name(value, "event");
      result.where = where(value);
      break;
    case Kind::reaction: {
      const auto reaction = choice<Reaction>(value, "reaction", names::reaction);
      if (reaction) result.reaction = reaction->value;
      result.of = filter(value, "of");
      result.link = text_of(value, "link");
      complete = reaction && bool(get(value, "of"));
      break;
    }
    case Kind::date: {
      const json::Value inner = get(value, "date");
      result.date = date(inner, "on");
      if (!result.date) name(inner, "attribute");
      result.plus = duration(inner, "plus");
      result.at = clock(inner, "at");
      result.zone = text_of(inner, "zone");
      result.yearly = flag(inner, "yearly");
      if (const auto leap = choice<Trigger::LeapDay>(inner, "leap_day", names::leap_day)) result.leap_day = leap->value;
      if (const auto past = choice<Trigger::IfPast>(inner, "if_past", names::if_past_entry))
        result.if_past = past->value;
      complete = complete && result.at;
      break;
    }
    case Kind::every: {
      const json::Value inner = get(value, "every");
      const auto period = choice<Trigger::Period>(inner, "period", names::period);
      if (period) result.period = period->value;
      result.at = clock(inner, "at");
      result.on = days(inner, "on");
      result.day = integer(inner, "day");
      result.zone = text_of(inner, "zone");
      complete = period && result.at;
      break;
    }
    case Kind::becomes:
      if (auto condition = this->condition(value, "becomes")) result.becomes.push_back(std::move(*condition));
      complete = !result.becomes.empty();
      break;
    case Kind::opt_out:
      name(value, "opt_out");
      result.channel = text_of(value, "channel");
      break;
    case Kind::handed_over:
      complete = flag(value, "handed_over");
      break;
    case Kind::any: {
      const json::Value array = get(value, "any");
      for (std::size_t i = 0; i < array.size(); ++i) result.parts.push_back(read_trigger(array.item(i)));
      complete = !result.parts.empty();
      break;
    }
  }
  const bool nested = kind == Kind::any || kind == Kind::becomes;
  if (complete && (nested || !refused_.touch(value))) result.kind = kind;
  return result;
}

}  // namespace wayproof::model
