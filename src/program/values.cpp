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

}  // namespace wayproof::program
