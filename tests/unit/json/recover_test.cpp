// Broken JSON: what is reported, where, and what is still there.
#include <gtest/gtest.h>

#include "json/read.h"
#include "support/carets.h"
#include "support/tree_checks.h"

namespace wayproof::json {
namespace {

using wayproof::testing::draw;
using wayproof::testing::ExactText;
using wayproof::testing::Mark;
using wayproof::testing::MarkedText;
using wayproof::testing::misplaced;
using wayproof::testing::show;
using wayproof::testing::unmark;

// Reads the drawing's text; the errors must be the ones drawn and the tree must show as told.
void expect(std::string_view drawing, std::string_view tree) {
  const MarkedText expected = unmark(drawing);
  const ExactText exact(expected.text);
  const ReadResult result = read(exact.view());
  std::vector<Mark> found;
  for (const SyntaxError& error : result.errors) found.push_back({error.span, std::string(name(error.kind))});
  EXPECT_EQ(draw(expected.text, found), draw(expected.text, expected.marks));
  EXPECT_EQ(show(result.tree.root()), tree);
  EXPECT_EQ(misplaced(result.tree, exact.view()), "");
}

TEST(Recover, SmallMarksCostNothing) {
  expect(R"(
{"a": 1 "b": 2}
       | expected_comma
)",
         R"({"a":1,"b":2})");
  expect(R"(
{"a" 1, "b": 2}
    | expected_colon
)",
         R"({"a":1,"b":2})");
  expect(R"(
{"a": 1, "b": 2,}
               ^ trailing_comma
)",
         R"({"a":1,"b":2})");
  expect(R"(
[1, 2, ]
     ^ trailing_comma
)",
         "[1,2]");
  expect(R"(
["a" "b"]
    | expected_comma
)",
         R"(["a","b"])");
  expect(R"(
[1, , 2]
   | expected_value
)",
         "[1,?,2]");
  expect(R"(
{"a": 1, , "b": 2}
         ^ expected_key
)",
         R"({"a":1,"b":2})");
  expect(R"(
{"a": , "b": 2}
     | expected_value
)",
         R"({"a":?,"b":2})");
  expect(R"(
{"a": 1, : 5, "b": 2}
         ^ expected_key
)",
         R"({"a":1,"b":2})");
}

TEST(Recover, AMissingCommaBetweenLinesIsFoundAtTheEndOfTheFirst) {
  expect(R"(
{
  "a": {"x": 1}
               | expected_comma
  "b": "two"
            | expected_comma
  "c": 3
}
)",
         R"({"a":{"x":1},"b":"two","c":3})");
}

TEST(Recover, AnUnclosedStringEndsWhereItWasMeantTo) {
  expect(R"(
{"type": "message, "next": "end"}
                 | unclosed_string
)",
         R"({"type":"message","next":"end"})");
  expect(R"(
{"type: "message", "next": "end"}
      | unclosed_string
)",
         R"({"type":"message","next":"end"})");
  expect(R"(
{"a": {"next": "end},
                   | unclosed_string
 "b": "x"}
)",
         R"({"a":{"next":"end"},"b":"x"})");
  expect(R"(
{"steps: {"a": 1}}
       | unclosed_string
)",
         R"({"steps":{"a":1}})");
  expect(R"(
["one, "two", "three"]
     | unclosed_string
)",
         R"(["one","two","three"])");
  // Brackets that close something inside the text stay with it.
  expect(R"(
{"text": "Dear {{name}}},
                       | unclosed_string
                        ^ text_after_end
)",
         R"({"text":"Dear {{name}}"})");
}

TEST(Recover, AMissingOpeningQuoteIsPutIn) {
  expect(R"(
{"type": message", "next": "end"}
         | unopened_string
)",
         R"({"type":"message","next":"end"})");
  expect(R"(
{type": "message", "next": "end"}
 | unopened_string
)",
         R"({"type":"message","next":"end"})");
  expect(R"(
{"at": 09:00:00", "on": 5 days", "n": {{name}} hello"}
       | unopened_string
                        | unopened_string
                                      | unopened_string
)",
         R"({"at":"09:00:00","on":"5 days","n":"{{name}} hello"})");
}

TEST(Recover, QuotesInsideAStringAreItsText) {
  expect(R"(
{"say": "click "here" now", "next": "end"}
               ^ stray_quote
)",
         R"({"say":"click \"here\" now","next":"end"})");
}

TEST(Recover, AMissingClosingBraceIsFoundByTheLayout) {
  expect(
      R"(
{
  "steps": {
    "mail": {"type": "message", "next": "wait",
                                              | unclosed_object
    "wait": {"type": "wait", "next": "end"},
    "end": {"type": "exit"}
  }
}
)",
      R"({"steps":{"mail":{"type":"message","next":"wait"},"wait":{"type":"wait","next":"end"},"end":{"type":"exit"}}})");
  expect(R"(
{
  "cases": [
    {"if": 1},
    {"if": 2}
             | unclosed_array
  ,
  "else": "end"
}
)",
         R"({"cases":[{"if":1},{"if":2}],"else":"end"})");
  expect(R"(
{
  "a": {
    "b": {
      "c": 1
            | unclosed_object
  },
  "d": 2
}
)",
         R"({"a":{"b":{"c":1}},"d":2})");
}

TEST(Recover, AMissingClosingBracketOnOneLineIsFoundByTheGrammar) {
  expect(R"(
{"in": ["a", "b", "else": 1}
                | unclosed_array
)",
         R"({"in":["a","b"],"else":1})");
  expect(R"(
{"cases": [{"if": 1, "next": "x", {"if": 2, "next": "y"}], "else": 1}
                                | unclosed_object
)",
         R"({"cases":[{"if":1,"next":"x"},{"if":2,"next":"y"}],"else":1})");
  expect(R"(
[{"a": 1]
        | unclosed_object
)",
         R"([{"a":1}])");
}

TEST(Recover, AMissingOpeningBracketIsPutIn) {
  expect(R"(
{"until": "of": "entry", "plus": "P2D"}, "next": "end"}
          | unopened_object
)",
         R"({"until":{"of":"entry","plus":"P2D"},"next":"end"})");
  expect(R"(
{"cases": {"if": 1}, {"if": 2}], "else": 1}
          | unopened_array
)",
         R"({"cases":[{"if":1},{"if":2}],"else":1})");
  expect(R"(
{"in": "a"], "else": 1}
       | unopened_array
)",
         R"({"in":["a"],"else":1})");
  expect(R"(
{"a": ], "b": }, "c": 1}
      | unopened_array
              | unopened_object
)",
         R"({"a":[],"b":{},"c":1})");
  expect(R"(
["if": 1}, {"if": 2}]
 | unopened_object
)",
         R"([{"if":1},{"if":2}])");
  expect(R"(
"format": "x", "steps": {}}
| unopened_object
)",
         R"({"format":"x","steps":{}})");
}

TEST(Recover, ABracketTooManyIsLeftOut) {
  expect(R"(
{
  "steps": {
    "a": {"next": "b"}},
                      ^ stray_bracket
    "b": {"next": "c"},
    "c": {}
  }
}
)",
         R"({"steps":{"a":{"next":"b"},"b":{"next":"c"},"c":{}}})");
  expect(R"(
{"a": 1}}
        ^ stray_bracket
)",
         R"({"a":1})");
  expect(R"(
{"a": [1, 2}, "b": 3}
           ^ mismatched_bracket
)",
         R"({"a":[1,2],"b":3})");
}

TEST(Recover, AnUnfinishedTextIsClosedAtItsEnd) {
  expect(R"(
{"a": [1, {"b":
               | expected_value
               | unclosed_object
               | unclosed_array
               | unclosed_object
)",
         R"({"a":[1,{"b":?}]})");
}

TEST(Recover, OddIndentationAloneIsNoMistake) {
  // One comma lacks; the lines are indented at random and no bracket may be moved because of that.
  expect(R"(
{
      "a": {"x": 1,
   "y": 2},
         "b": [1,
 2, 3],
  "c": 4
        | expected_comma
"d": {
  "e": 5
    }
}
)",
         R"({"a":{"x":1,"y":2},"b":[1,2,3],"c":4,"d":{"e":5}})");
}

TEST(Recover, MarksOfChineseTypingAreUnderstood) {
  const std::string_view text = "{“a”： 1， \"b\"：［2］}";
  const ReadResult result = read(text);
  EXPECT_EQ(show(result.tree.root()), R"({"a":1,"b":[2]})");
  ASSERT_EQ(result.errors.size(), 6u);
  for (const SyntaxError& error : result.errors) EXPECT_EQ(error.kind, SyntaxError::Kind::foreign_mark);
}

TEST(Recover, HabitsOfOtherFormatsAreUnderstood) {
  expect(R"(
{// note
 ^^^^^^^ comment
 a: 'one', /* two */ "b": True}
 ^ unexpected_text
    ^^^^^ foreign_mark
           ^^^^^^^^^ comment
                          ^^^^ unexpected_text
)",
         R"({"a":"one","b":true})");
  expect(R"(
{"n": 01, "m": NaN, "k": +1}
      ^^ bad_number
               ^^^ bad_number
                         ^^ bad_number
)",
         R"({"n":?,"m":?,"k":?})");
}

TEST(Recover, WhatIsWrongInsideAStringIsShownThere) {
  expect(R"(
["a\x", "\uD800", "ok\n"]
   ^^ bad_escape
         ^^^^^^ bad_escape
)",
         "[\"a\uFFFD\",\"\uFFFD\",\"ok\\n\"]");
  const ReadResult result = read("[\"a\xFF\xFE z\"]");
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, SyntaxError::Kind::not_utf8);
  EXPECT_EQ(result.errors[0].span, (Span{3, 5}));
}

TEST(Recover, TextBehindTheEndIsReportedOnce) {
  expect(R"(
{"a": 1} {"b": 2}
         ^^^^^^^^ text_after_end
)",
         R"({"a":1})");
}

TEST(Recover, NamesTheBracketThatLacksItsPartner) {
  const ReadResult result = read("{\n \"a\": {\"b\": 1,\n \"c\": 2}");
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, SyntaxError::Kind::unclosed_object);
  EXPECT_EQ(result.errors[0].opener, (Span{8, 9}));
}

TEST(Recover, ErrorsAreLimitedAndInOrder) {
  std::string text = "[";
  for (int i = 0; i < 100; ++i) text += "1 ";
  text += "]";
  const ReadResult result = read(text);
  ASSERT_EQ(result.errors.size(), 21u);
  EXPECT_EQ(result.errors.back().kind, SyntaxError::Kind::too_many_errors);
  for (std::size_t i = 1; i < result.errors.size(); ++i) {
    EXPECT_LE(result.errors[i - 1].span.begin, result.errors[i].span.begin);
  }
  EXPECT_EQ(result.tree.root().size(), 100u);
}

}  // namespace
}  // namespace wayproof::json
