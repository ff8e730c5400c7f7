#include "model/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/complaints.h"
#include "model/grammar.h"

namespace wayproof::model {
namespace {

using Json = nlohmann::ordered_json;

std::string_view json_type(const Shape& shape) {
  switch (shape.form) {
    case Form::text:
      return "string";
    case Form::integer:
      return "integer";
    case Form::number:
      return "number";
    case Form::boolean:
      return "boolean";
    case Form::array:
      return "array";
    default:
      return "object";
  }
}

Json list(std::span<const std::string_view> words) {
  Json result = Json::array();
  for (const std::string_view word : words) result.push_back(std::string(word));
  return result;
}

class SchemaWriter {
 public:
  Json file(const Shape& shape, std::string_view kind) {
    Json result = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "wayproof/" + std::string(kind) + "@1"},
                   {"description", std::string(shape.doc)}};
    result.update(object(shape, {}, {}));
    // Definitions are found while others are written, so the list grows as it is walked.
    Json definitions = Json::object();
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      const Wanted wanted = wanted_[i];
      Json definition = Json::object();
      if (!wanted.shape->doc.empty()) definition["description"] = std::string(wanted.shape->doc);
      definition.update(body(*wanted.shape, wanted.tag, wanted.value));
      definitions[std::string(wanted.shape->name)] = std::move(definition);
    }
    for (const Format* format : formats_) {
      definitions[std::string(format->name)] = {{"type", "string"}, {"pattern", std::string(format->pattern)}};
    }
    result["$defs"] = std::move(definitions);
    return result;
  }

 private:
  /// A named shape, and of a member of a union by tag also the tag and its value.
  struct Wanted {
    const Shape* shape = nullptr;
    std::string_view tag, value;
  };

  /// Where a shape is used: by reference when it has a name.
  Json use(const Shape& shape, std::string_view tag = {}, std::string_view value = {}) {
    if (shape.name.empty()) return body(shape, tag, value);
    bool known = false;
    for (const Wanted& wanted : wanted_) known = known || wanted.shape == &shape;
    if (!known) wanted_.push_back({&shape, tag, value});
    return {{"$ref", "#/$defs/" + std::string(shape.name)}};
  }

  Json body(const Shape& shape, std::string_view tag, std::string_view value) {
    switch (shape.form) {
      case Form::anything:
        return Json::object();
      case Form::text:
        return text(shape);
      case Form::integer:
      case Form::number:
        return number(shape);
      case Form::boolean:
        return shape.least == 1 ? Json{{"const", true}} : Json{{"type", "boolean"}};
      case Form::object:
        return object(shape, tag, value);
      case Form::map:
        return map(shape);
      case Form::array:
        return array(shape);
      case Form::by_json_kind:
        return by_json_kind(shape);
      case Form::by_head:
        return by_head(shape);
      case Form::by_tag:
        return by_tag(shape);
    }
    return {};
  }

  // ---- single values ----

  Json text(const Shape& shape) {
    if (shape.choices.size() == 1) return {{"const", std::string(shape.choices.front())}};
    if (!shape.choices.empty()) return {{"type", "string"}, {"enum", list(shape.choices)}};
    Json result;
    if (shape.format->pattern.empty()) {
      result["type"] = "string";
    } else {
      if (std::find(formats_.begin(), formats_.end(), shape.format) == formats_.end()) formats_.push_back(shape.format);
      result["$ref"] = "#/$defs/" + std::string(shape.format->name);
    }
    if (shape.least != no_least && shape.least > 0) result["minLength"] = shape.least;
    if (shape.most != no_most) result["maxLength"] = shape.most;
    return result;
  }

  static Json number(const Shape& shape) {
    Json result = {{"type", std::string(json_type(shape))}};
    if (shape.least != no_least) result["minimum"] = bound(shape, shape.least);
    if (shape.most != no_most) result["maximum"] = bound(shape, shape.most);
    return result;
  }
  static Json bound(const Shape& shape, std::int64_t value) {
    if (shape.form == Form::integer) return value;
    if (value % 1'000'000 == 0) return value / 1'000'000;
    return static_cast<double>(value) / 1e6;
  }

  // ---- containers ----

  Json array(const Shape& shape) {
    Json result = {{"type", "array"}};
    if (shape.key != nullptr) result["prefixItems"] = Json::array({use(*shape.key)});
    result["items"] = use(*shape.item);
    if (shape.least > 0) result["minItems"] = shape.least;
    if (shape.most != no_most) result["maxItems"] = shape.most;
    return result;
  }

  Json map(const Shape& shape) {
    Json result = {{"type", "object"}};
    result["propertyNames"] = use(*shape.key);
    result["additionalProperties"] = use(*shape.item);
    if (shape.least > 0) result["minProperties"] = shape.least;
    return result;
  }

  void add_fields(const Shape& shape, Json& properties, std::vector<std::string>& required) {
    if (shape.base != nullptr) add_fields(*shape.base, properties, required);
    for (const Field& field : shape.fields) {
      Json property = Json::object();
      if (!field.doc.empty()) property["description"] = std::string(field.doc);
      property.update(use(*field.shape));
      properties[std::string(field.key)] = std::move(property);
      if (field.required) required.emplace_back(field.key);
    }
  }

  Json object(const Shape& shape, std::string_view tag, std::string_view value) {
    Json properties = Json::object();
    std::vector<std::string> required;
    if (!tag.empty()) {
      properties[std::string(tag)] = {{"const", std::string(value)}};
      required.emplace_back(tag);
    }
    add_fields(shape, properties, required);
    properties["note"] = true;
    Json result = {{"type", "object"}};
    result["properties"] = std::move(properties);
    result["patternProperties"] = {{"^x-", true}};
    result["additionalProperties"] = false;
    if (!required.empty()) result["required"] = required;
    Json all = Json::array();
    if (shape.base != nullptr) add_constraints(*shape.base, all);
    add_constraints(shape, all);
    if (!all.empty()) result["allOf"] = std::move(all);
    return result;
  }

  // ---- constraints ----

  static Json has(std::string_view key) { return {{"required", Json::array({std::string(key)})}}; }
  static Json has_any(std::span<const std::string_view> keys) {
    Json any = Json::array();
    for (const std::string_view key : keys) any.push_back(has(key));
    return {{"anyOf", std::move(any)}};
  }

  static void add_constraints(const Shape& shape, Json& all) {
    using Kind = Constraint::Kind;
    for (const Constraint& constraint : shape.constraints) {
      const auto keys = keys_of(constraint);
      if (constraint.kind == Kind::exactly_one || constraint.kind == Kind::at_least_one) all.push_back(has_any(keys));
      switch (constraint.kind) {
        case Kind::exactly_one:
        case Kind::at_most_one:
          for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
            all.push_back({{"if", has(keys[i])}, {"then", {{"not", has_any(keys.subspan(i + 1))}}}});
          }
          break;
        case Kind::at_least_one:
          break;
        case Kind::needs:
          all.push_back({{"if", has(constraint.key)}, {"then", {{"required", list(keys)}}}});
          break;
        case Kind::excludes:
          all.push_back({{"if", has(constraint.key)}, {"then", {{"not", has_any(keys)}}}});
          break;
        case Kind::inner_needs: {
          Json inner = {{"type", "object"}};
          inner.update(has_any(constraint.inner));
          Json asks = {{"properties", {{std::string(constraint.key), std::move(inner)}}}};
          asks.update(has(constraint.key));
          all.push_back({{"if", std::move(asks)}, {"then", {{"required", list(keys)}}}});
          break;
        }
      }
    }
  }

  // ---- unions ----

  Json by_json_kind(const Shape& shape) {
    Json types = Json::array(), all = Json::array();
    for (const Alternative& alternative : shape.alternatives) {
      const bool is_true = alternative.shape->form == Form::boolean && alternative.shape->least == 1;
      const std::string type(json_type(*alternative.shape));
      types.push_back(type);
      Json then = use(*alternative.shape);
      const Json only_type = {{"type", type}};
      if (then != only_type || is_true) all.push_back({{"if", only_type}, {"then", std::move(then)}});
    }
    Json result = {{"type", std::move(types)}};
    if (!all.empty()) result["allOf"] = std::move(all);
    return result;
  }

  Json by_head(const Shape& shape) {
    std::vector<std::string_view> heads;
    Json all = Json::array();
    for (const Alternative& alternative : shape.alternatives) {
      heads.push_back(alternative.name);
      all.push_back({{"if", has(alternative.name)}, {"then", use(*alternative.shape)}});
    }
    Json result = {{"type", "object"}};
    result.update(has_any(heads));
    result["allOf"] = std::move(all);
    return result;
  }

  Json by_tag(const Shape& shape) {
    std::vector<std::string_view> tags;
    Json all = Json::array();
    const std::string tag(shape.tag);
    for (const Alternative& alternative : shape.alternatives) {
      tags.push_back(alternative.name);
      Json is = {{"properties", {{tag, {{"const", std::string(alternative.name)}}}}}};
      is.update(has(tag));
      all.push_back({{"if", std::move(is)}, {"then", use(*alternative.shape, shape.tag, alternative.name)}});
    }
    Json result = {{"type", "object"}};
    result["properties"] = {{tag, {{"type", "string"}, {"enum", list(tags)}}}};
    result.update(has(tag));
    result["allOf"] = std::move(all);
    return result;
  }

  std::vector<const Format*> formats_;
  std::vector<Wanted> wanted_;  // both in order of first use, so the text does not depend on addresses
};

}  // namespace

std::string json_schema(std::string_view kind) {
  const Shape* shape = kind == "journey"     ? &grammar::journey
                       : kind == "workspace" ? &grammar::workspace
                       : kind == "customer"  ? &grammar::customer
                       : kind == "tests"     ? &grammar::tests
                       : kind == "baseline"  ? &grammar::baseline
                       : kind == "pack"      ? &grammar::pack
                                             : nullptr;
  if (shape == nullptr) return {};
  return SchemaWriter().file(*shape, kind).dump(2) + "\n";
}

}  // namespace wayproof::model
