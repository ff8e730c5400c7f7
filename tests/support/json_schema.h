// A checker of JSON Schema (draft 2020-12) for tests: the keywords that this project's schemas use and no other, so
// that a keyword it does not know is an error rather than a check that silently never happens.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::testing {

class JsonSchema {
 public:
  /// References are resolved within this one document ("#/$defs/...").
  explicit JsonSchema(nlohmann::json schema) : root_(std::move(schema)) {}
  /// The schema of that name in schema/, "report-1.schema.json".
  [[nodiscard]] static JsonSchema shipped(std::string_view name);

  /// What is wrong with the value, each with the JSON pointer to the place; empty for a valid one.
  [[nodiscard]] std::vector<std::string> complaints(const nlohmann::json& value) const;

 private:
  nlohmann::json root_;
};

}  // namespace wayproof::testing
