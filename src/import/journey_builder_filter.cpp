#include "import/journey_builder_filter.h"

#include <array>
#include <vector>

#include "import/pieces.h"

namespace wayproof::imports {
namespace {

using model::Condition;
using model::Literal;
using model::Op;

// ---- XML, as far as filters use it: elements, attributes, text, CDATA

struct Element {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string>> attributes;
  std::string text;
  std::vector<Element> inside;

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
      if (key == wanted) return value;
    }
    return {};
  }
};

std::string without_entities(std::string_view text) {
  static constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  std::string plain;
  while (!text.empty()) {
    std::size_t length = 1;
    char one = text.front();
    for (const auto& [entity, character] : entities) {
      if (!text.starts_with(entity)) continue;
      one = character;
      length = entity.size();
    }
    plain += one;
    text.remove_prefix(length);
  }
  return plain;
}

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : rest_(text) {}

  std::optional<Element> read() {
    skip_space();
    if (rest_.starts_with("<?")) {
      const std::size_t end = rest_.find("?>");
      if (end == std::string_view::npos) return std::nullopt;
      rest_.remove_prefix(end + 2);
      skip_space();
    }
    auto root = element(0);
    skip_space();
    return rest_.empty() ? std::move(root) : std::nullopt;
  }

 private:
  static constexpr unsigned deepest = 32;

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  void skip_space() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }
  std::string_view until(std::string_view stops) {
    const std::string_view found = rest_.substr(0, rest_.find_first_of(stops));
    rest_.remove_prefix(found.size());
    return found;
  }

  std::optional<Element> element(unsigned depth) {
    if (depth > deepest || !take("<")) return std::nullopt;
    Element result;
    result.name = until(" \n\r\t/>");
    if (result.name.empty() || !attributes(result)) return std::nullopt;
    if (take("/>")) return result;
    if (!take(">") || !content(result, depth)) return std::nullopt;
    return result;
  }

  bool attributes(Element& element) {
    for (skip_space(); !rest_.empty() && rest_.front() != '>' && rest_.front() != '/'; skip_space()) {
      const std::string_view key = until("= \n\r\t>");
      skip_space();
      if (!take("=")) return false;
      skip_space();
      const std::string_view quote = rest_.substr(0, 1);
      if (!take("\"") && !take("'")) return false;
      element.attributes.emplace_back(key, without_entities(until(quote)));
      if (!take(quote)) return false;
    }
    return true;
  }

  bool content(Element& element_, unsigned depth) {
    while (!rest_.empty()) {
      if (take("</")) {
        if (until(" \n\r\t>") != element_.name) return false;
        skip_space();
        return take(">");
      }
      if (take("<![CDATA[")) {
        const std::size_t end = rest_.find("]]>");
        if (end == std::string_view::npos) return false;
        element_.text += rest_.substr(0, end);
        rest_.remove_prefix(end + 3);
      } else if (rest_.front() == '<') {
        auto inside = element(depth + 1);
        if (!inside) return false;
        element_.inside.push_back(std::move(*inside));
      } else {
        element_.text += without_entities(until("<"));
      }
    }
    return false;
  }

  std::string_view rest_;
};

// ---- conditions

struct Operator {
  std::string_view foreign;
  Op own;
  bool sign = true;  ///< of `known`: is there, or is not
};
constexpr std::array<Operator, 16> operators{{{"Is", Op::is},
                                              {"Equal", Op::is},
                                              {"Equals", Op::is},
                                              {"IsNot", Op::is_not},
                                              {"NotEqual", Op::is_not},
                                              {"NotEquals", Op::is_not},
                                              {"GreaterThan", Op::more_than},
                                              {"GreaterThanOrEqual", Op::at_least},
                                              {"LessThan", Op::less_than},
                                              {"LessThanOrEqual", Op::at_most},
                                              {"In", Op::in},
                                              {"IsNull", Op::known, false},
                                              {"IsEmpty", Op::known, false},
                                              {"IsNotNull", Op::known, true},
                                              {"IsNotEmpty", Op::known, true},
                                              {"Exists", Op::known, true}}};

const Operator* find_operator(std::string_view name) {
  for (const Operator& one : operators) {
    if (one.foreign == name) return &one;
  }
  return nullptr;
}

bool orders(Op op) { return op == Op::more_than || op == Op::at_least || op == Op::less_than || op == Op::at_most; }

/// Whole numbers only: filters do not say their types, and "1.10" may be a version.
std::optional<std::int64_t> whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return negative ? -value : value;
}

std::optional<bool> truth(std::string_view text) {
  if (text == "true" || text == "True") return true;
  if (text == "false" || text == "False") return false;
  return std::nullopt;
}

model::ValueType type_for(Op op, std::string_view value) {
  if (truth(value)) return model::ValueType::boolean;
  return orders(op) ? model::ValueType::integer : model::ValueType::text;
}

std::optional<Literal> literal(model::ValueType type, std::string_view value, Span span) {
  Literal result;
  result.span = span;
  if (type == model::ValueType::boolean) {
    const auto flag = truth(value);
    if (!flag) return std::nullopt;
    result.kind = Literal::Kind::boolean;
    result.number = *flag ? 1 : 0;
  } else if (type == model::ValueType::integer) {
    const auto number = whole_number(value);
    if (!number) return std::nullopt;
    result.kind = Literal::Kind::integer;
    result.number = *number;
  } else {
    result.kind = Literal::Kind::text;
    result.text = std::string(value);
  }
  return result;
}

class Reader {
 public:
  Reader(Span span, model::Workspace& needs) : span_(span), needs_(needs) {}

  Filter read(std::string_view xml) {
    if (xml.find_first_not_of(" \n\r\t") == std::string_view::npos) return {Filter::Kind::empty, {}};
    const auto root = XmlReader(xml).read();
    if (!root) return {};
    return set(*root, Condition::Kind::all);
  }

 private:
  Filter set(const Element& element, Condition::Kind kind) {
    Filter result{Filter::Kind::empty, blank(kind)};
    for (const Element& inside : element.inside) {
      Filter part = one(inside);
      if (part.kind == Filter::Kind::unclear) return {};
      if (part.kind == Filter::Kind::empty) continue;
      result.kind = Filter::Kind::understood;
      result.condition.parts.push_back(std::move(part.condition));
    }
    if (result.condition.parts.size() == 1) {
      Condition only = std::move(result.condition.parts.front());
      result.condition = std::move(only);
    }
    return result;
  }

  Filter one(const Element& element) {
    if (element.name == "ConditionSet") {
      const std::string_view joins = element.attribute("Operator");
      if (joins != "AND" && joins != "OR") return {};
      return set(element, joins == "AND" ? Condition::Kind::all : Condition::Kind::any);
    }
    if (element.name == "Condition") return condition(element);
    return {};
  }

  Filter condition(const Element& element) {
    const auto data = data_name(element.attribute("Key"));
    const Operator* const op = find_operator(element.attribute("Operator"));
    if (!data || op == nullptr) return {};
    Filter result{Filter::Kind::understood,
                  blank(data->event.empty() ? Condition::Kind::attribute : Condition::Kind::entry)};
    result.condition.name = {data->name, span_};
    result.condition.compare.op = op->own;
    result.condition.compare.span = span_;
    const auto value = right_side(element, *op, *data);
    if (!value) return {};
    result.condition.compare.literal = *value;
    return result;
  }

  std::optional<Literal> right_side(const Element& element, const Operator& op, const DataName& data) {
    if (op.own == Op::known) {
      declare_data(needs_, data, model::ValueType::text, span_);
      return literal(model::ValueType::boolean, op.sign ? "true" : "false", span_);
    }
    std::vector<std::string_view> values;
    for (const Element& inside : element.inside) {
      if (inside.name == "Value") values.push_back(inside.text);
    }
    if (values.empty() || (values.size() > 1 && op.own != Op::in)) return std::nullopt;
    const model::ValueType type = type_for(op.own, values.front());
    declare_data(needs_, data, type, span_);
    if (op.own != Op::in) return literal(type, values.front(), span_);
    Literal list;
    list.kind = Literal::Kind::list;
    list.span = span_;
    for (const std::string_view value : values) {
      auto item = literal(type, value, span_);
      if (!item) return std::nullopt;
      list.items.push_back(std::move(*item));
    }
    return list;
  }

  [[nodiscard]] Condition blank(Condition::Kind kind) const {
    Condition condition;
    condition.kind = kind;
    condition.span = span_;
    return condition;
  }

  Span span_;
  model::Workspace& needs_;
};

}  // namespace

std::optional<DataName> data_name(std::string_view expression) {
  if (expression.starts_with("{{") && expression.ends_with("}}")) {
    expression = expression.substr(2, expression.size() - 4);
  }
  std::string plain;
  for (const char c : expression) {
    if (c != '"') plain += c;
  }
  if (plain.find_first_of("{}%") != std::string::npos) return std::nullopt;  // more than a name
  const std::size_t last = plain.rfind('.');
  if (last == std::string::npos || last + 1 == plain.size()) return std::nullopt;
  constexpr std::string_view event = "Event.", contact = "Contact.Attribute.";
  if (plain.starts_with(event)) {
    if (last < event.size()) return std::nullopt;
    return DataName{plain.substr(event.size(), last - event.size()), plain.substr(last + 1)};
  }
  if (plain.starts_with(contact)) return DataName{{}, plain.substr(contact.size())};
  if (plain.starts_with("Context.") || plain.starts_with("Contact.") || plain.starts_with("DateTime.") ||
      plain.starts_with("Interaction.") || plain.starts_with("InteractionDefaults.")) {
    return std::nullopt;
  }
  return DataName{{}, plain};
}

void declare_data(model::Workspace& needs, const DataName& data, model::ValueType type, Span span) {
  if (data.event.empty()) {
    const std::size_t before = needs.attributes.size();
    model::Attribute& attribute = declare(needs.attributes, model::Id{data.name, span});
    if (needs.attributes.size() > before) attribute.type = type;
    return;
  }
  model::Event& event = declare(needs.events, model::Id{data.event, span});
  for (const model::Property& property : event.properties) {
    if (property.id.value == data.name) return;
  }
  model::Property property;
  property.id = {data.name, span};
  property.type = type;
  event.properties.push_back(std::move(property));
}

Filter read_filter(std::string_view xml, Span span, model::Workspace& needs) { return Reader(span, needs).read(xml); }

}  // namespace wayproof::imports
