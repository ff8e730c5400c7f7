#include "support/json_schema.h"

#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <stdexcept>

#include "support/source_dir.h"
#include "text/character.h"

namespace wayproof::testing {
namespace {

using nlohmann::json;

class Checker {
 public:
  explicit Checker(const json& root) : root_(root) {}

  void check(const json& schema, const json& value, const std::string& at) {
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) complain(at, "nothing is allowed here");
      return;
    }
    for (const auto& [keyword, want] : schema.items()) {
      const auto handler = handlers().find(keyword);
      if (handler == handlers().end()) throw std::logic_error("unknown schema keyword " + keyword);
      if (handler->second) handler->second(*this, schema, want, value, at);
    }
  }

  std::vector<std::string> complaints;

 private:
  using Handler =
      std::function<void(Checker&, const json& schema, const json& want, const json& value, const std::string& at)>;

  void complain(const std::string& at, const std::string& what) { complaints.push_back(at + ": " + what); }

  bool valid(const json& schema, const json& value, const std::string& at) const {
    Checker checker(root_);
    checker.check(schema, value, at);
    return checker.complaints.empty();
  }

  static bool has_type(const json& value, const std::string& type) {
    if (type == "integer") {
      return value.is_number_integer() ||
             (value.is_number_float() && std::floor(value.get<double>()) == value.get<double>());
    }
    return type == (value.is_number() ? "number" : value.type_name());
  }

  static std::size_t length(const std::string& text) { return to_utf32(text).size(); }

  static void check_type(Checker& self, const json&, const json& want, const json& value, const std::string& at) {
    bool fits = false;
    for (const json& type : want.is_array() ? want : json::array({want})) fits = fits || has_type(value, type);
    if (!fits) self.complain(at, "is not of type " + want.dump());
  }

  static void check_properties(Checker& self, const json& schema, const json&, const json& value,
                               const std::string& at) {
    if (!value.is_object()) return;
    for (const auto& [key, member] : value.items()) {
      const std::string inside = at + "/" + key;
      bool known = false;
      if (schema.contains("properties") && schema["properties"].contains(key)) {
        known = true;
        self.check(schema["properties"][key], member, inside);
      }
      if (schema.contains("patternProperties")) {
        for (const auto& [pattern, under] : schema["patternProperties"].items()) {
          if (!std::regex_search(key, std::regex(pattern))) continue;
          known = true;
          self.check(under, member, inside);
        }
      }
      if (!known && schema.contains("additionalProperties")) self.check(schema["additionalProperties"], member, inside);
    }
  }

  static void check_combination(Checker& self, const json& want, const json& value, const std::string& at,
                                bool exactly_one) {
    std::size_t fitting = 0;
    for (const json& option : want) fitting += self.valid(option, value, at) ? 1U : 0U;
    if (fitting == 0 || (exactly_one && fitting > 1))
      self.complain(at, "fits " + std::to_string(fitting) + " alternatives");
  }

  static const std::map<std::string, Handler>& handlers() {
    const auto once = [](const char* first) {
      // properties, patternProperties and additionalProperties speak about each other: the first one present does all.
      return Handler(
          [first](Checker& self, const json& schema, const json& want, const json& value, const std::string& at) {
            for (const char* earlier : {"properties", "patternProperties", "additionalProperties"}) {
              if (schema.contains(earlier)) {
                if (std::string_view(earlier) == first) check_properties(self, schema, want, value, at);
                return;
              }
            }
          });
    };
    static const std::map<std::string, Handler> all{
        {"$schema", {}},
        {"$id", {}},
        {"$defs", {}},
        {"$comment", {}},
        {"title", {}},
        {"description", {}},
        {"examples", {}},
        {"default", {}},
        {"type", check_type},
        {"properties", once("properties")},
        {"patternProperties", once("patternProperties")},
        {"additionalProperties", once("additionalProperties")},
        {"$ref",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           self.check(self.root_.at(json::json_pointer(want.get<std::string>().substr(1))), value, at);
         }},
        {"const",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value != want) self.complain(at, "is not " + want.dump());
         }},
        {"enum",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           for (const json& option : want) {
             if (option == value) return;
           }
           self.complain(at, "is none of " + want.dump());
         }},
        {"required",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (!value.is_object()) return;
           for (const json& key : want) {
             if (!value.contains(key.get<std::string>())) self.complain(at, "lacks " + key.dump());
           }
         }},
        {"items",
         [](Checker& self, const json& schema, const json& want, const json& value, const std::string& at) {
           if (!value.is_array()) return;
           const std::size_t first = schema.contains("prefixItems") ? schema["prefixItems"].size() : 0;
           for (std::size_t i = first; i < value.size(); ++i) self.check(want, value[i], at + "/" + std::to_string(i));
         }},
        {"prefixItems",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (!value.is_array()) return;
           for (std::size_t i = 0; i < want.size() && i < value.size(); ++i) {
             self.check(want[i], value[i], at + "/" + std::to_string(i));
           }
         }},
        {"minItems",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_array() && value.size() < want.get<std::size_t>()) self.complain(at, "has too few items");
         }},
        {"maxItems",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_array() && value.size() > want.get<std::size_t>()) self.complain(at, "has too many items");
         }},
        {"uniqueItems",
         [](Checker& self, const json&, const json&, const json& value, const std::string& at) {
           for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
             for (std::size_t j = 0; j < i; ++j) {
               if (value[i] == value[j]) self.complain(at + "/" + std::to_string(i), "stands there twice");
             }
           }
         }},
        {"minProperties",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_object() && value.size() < want.get<std::size_t>()) self.complain(at, "has too few members");
         }},
        {"maxProperties",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_object() && value.size() > want.get<std::size_t>()) self.complain(at, "has too many members");
         }},
        {"propertyNames",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (!value.is_object()) return;
           for (const auto& [key, member] : value.items()) self.check(want, json(key), at + "/" + key);
         }},
        {"minimum",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_number() && value < want) self.complain(at, "is below " + want.dump());
         }},
        {"maximum",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_number() && value > want) self.complain(at, "is above " + want.dump());
         }},
        {"exclusiveMinimum",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_number() && value <= want) self.complain(at, "is not above " + want.dump());
         }},
        {"minLength",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_string() && length(value) < want.get<std::size_t>()) self.complain(at, "is too short");
         }},
        {"maxLength",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_string() && length(value) > want.get<std::size_t>()) self.complain(at, "is too long");
         }},
        {"pattern",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (value.is_string() && !std::regex_search(value.get<std::string>(), std::regex(want.get<std::string>()))) {
             self.complain(at, "does not match " + want.dump());
           }
         }},
        {"allOf",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           for (const json& part : want) self.check(part, value, at);
         }},
        {"anyOf", [](Checker& self, const json&, const json& want, const json& value,
                     const std::string& at) { check_combination(self, want, value, at, false); }},
        {"oneOf", [](Checker& self, const json&, const json& want, const json& value,
                     const std::string& at) { check_combination(self, want, value, at, true); }},
        {"not",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (self.valid(want, value, at)) self.complain(at, "is what it must not be");
         }},
        {"if",
         [](Checker& self, const json& schema, const json& want, const json& value, const std::string& at) {
           const char* branch = self.valid(want, value, at) ? "then" : "else";
           if (schema.contains(branch)) self.check(schema[branch], value, at);
         }},
        {"then", {}},
        {"else", {}},
        {"dependentRequired",
         [](Checker& self, const json&, const json& want, const json& value, const std::string& at) {
           if (!value.is_object()) return;
           for (const auto& [key, others] : want.items()) {
             for (const json& other : others) {
               if (value.contains(key) && !value.contains(other.get<std::string>())) {
                 self.complain(at, "has \"" + key + "\" but lacks " + other.dump());
               }
             }
           }
         }},
    };
    return all;
  }

  const json& root_;
};

}  // namespace

JsonSchema JsonSchema::shipped(std::string_view name) {
  std::ifstream file(std::string(testing::source_dir() + "/schema/").append(name));
  if (!file) throw std::runtime_error("no schema/" + std::string(name));
  return JsonSchema(json::parse(file));
}

std::vector<std::string> JsonSchema::complaints(const json& value) const {
  Checker checker(root_);
  checker.check(root_, value, "");
  return std::move(checker.complaints);
}

}  // namespace wayproof::testing
