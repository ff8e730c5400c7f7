#include "program/values.h"

namespace wayproof::program {

std::optional<Value> plain_value(const model::Literal& literal) {
  using Kind = model::Literal::Kind;
  switch (literal.kind) {
    case Kind::integer:
      return Value{Value::Kind::number, literal.number};
    case Kind::rate:
      return Value{Value::Kind::rate, literal.number};
    case Kind::boolean:
      return Value{Value::Kind::boolean, literal.number};
    case Kind::date:
      return Value{Value::Kind::date, literal.number};
    case Kind::moment:
      return Value{Value::Kind::moment, literal.number};
    case Kind::text:
    case Kind::none:
    case Kind::list:
      break;
  }
  return std::nullopt;
}

DaySet day_set(const std::vector<model::Located<model::DayKind>>& on) {
  DaySet days;
  if (on.empty()) return days;
  days.weekdays = 0;
  for (const auto& day : on) {
    if (day.value == model::DayKind::any) {
      days.weekdays = 0x7f;
    } else if (day.value == model::DayKind::workday) {
      days.workdays = true;
    } else {
      days.weekdays = static_cast<std::uint8_t>(days.weekdays | (1U << static_cast<unsigned>(day.value)));
    }
  }
  return days;
}

void set_window(const model::Window& window, Zone workspace, Limit& limit) {
  limit.kind = window.kind;
  limit.length = window.length.seconds;
  limit.unit = window.unit;
  if (!window.zone || window.zone->value == "recipient") return;
  limit.zone = window.zone->value == "workspace" ? std::optional(workspace) : Zone::find(window.zone->value);
}

}  // namespace wayproof::program
