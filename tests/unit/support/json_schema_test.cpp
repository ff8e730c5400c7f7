#include "support/json_schema.h"

#include <gtest/gtest.h>

namespace wayproof::testing {
namespace {

using nlohmann::json;

bool fits(const char* schema, const char* value) {
  return JsonSchema(json::parse(schema)).complaints(json::parse(value)).empty();
}

TEST(JsonSchema, knows_types_and_bounds) {
  EXPECT_TRUE(fits(R"({"type": "integer", "minimum": 1})", "1"));
  EXPECT_TRUE(fits(R"({"type": "integer"})", "1.0"));
  EXPECT_FALSE(fits(R"({"type": "integer", "minimum": 1})", "0"));
  EXPECT_FALSE(fits(R"({"type": "integer"})", "1.5"));
  EXPECT_FALSE(fits(R"({"type": ["object", "null"]})", "[]"));
  EXPECT_TRUE(fits(R"({"type": "string", "maxLength": 2})", "\"旅程\""));
  EXPECT_FALSE(fits(R"({"pattern": "^[a-z]+$"})", "\"A\""));
}

TEST(JsonSchema, knows_objects) {
  const char* schema =
      R"({"required": ["a"], "properties": {"a": {"const": 1}}, "patternProperties": {"^x-": true}, "additionalProperties": false})";
  EXPECT_TRUE(fits(schema, R"({"a": 1, "x-b": 2})"));
  EXPECT_FALSE(fits(schema, R"({"a": 2})"));
  EXPECT_FALSE(fits(schema, R"({})"));
  EXPECT_FALSE(fits(schema, R"({"a": 1, "b": 2})"));
}

TEST(JsonSchema, knows_alternatives_and_references) {
  const char* schema = R"({"$defs": {"n": {"type": "number"}}, "oneOf": [{"$ref": "#/$defs/n"}, {"minimum": 3}]})";
  EXPECT_TRUE(fits(schema, "2"));
  EXPECT_FALSE(fits(schema, "4"));
  EXPECT_TRUE(fits(schema, "\"text\""));
  EXPECT_TRUE(fits(R"({"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"type": "null"}})", "null"));
  EXPECT_FALSE(fits(R"({"if": {"type": "string"}, "then": {"minLength": 1}})", "\"\""));
  EXPECT_FALSE(fits(R"({"not": {"type": "string"}})", "\"\""));
}

TEST(JsonSchema, says_where) {
  const JsonSchema schema(json::parse(R"({"items": {"enum": [1, 2]}})"));
  EXPECT_EQ(schema.complaints(json::parse("[1, 3]")), std::vector<std::string>{"/1: is none of [1,2]"});
}

TEST(JsonSchema, refuses_keywords_that_it_does_not_know) {
  EXPECT_THROW((void)fits(R"({"minimun": 3})", "1"), std::logic_error);
}

}  // namespace
}  // namespace wayproof::testing
