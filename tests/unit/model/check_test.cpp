// The grammar's findings: one for each mistake, at its exact place, with what to do.
#include <gtest/gtest.h>

#include "model/check.h"
#include "model/grammar.h"
#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

/// A journey with these members besides what every journey needs.
std::string journey_with(std::string_view members) {
  return R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "a"}}, "first": "end",
    "steps": {"end": {"type": "end"}}, )" +
         std::string(members) + "}";
}
/// A journey whose one interesting step is this.
std::string step(std::string_view value) {
  return R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "a"}}, "first": "s",
    "steps": {"end": {"type": "end"}, "s": )" +
         std::string(value) + "}}";
}

struct Case {
  std::string text;
  std::string rule;
  std::string at;  ///< what the finding points at
  std::string what;
};

void expect_one(const Case& expected) {
  const auto decoded = testing::decode_journey(expected.text);
  EXPECT_EQ(decoded.findings, (std::vector<Said>{{expected.rule, expected.at, expected.what}})) << expected.text;
}

TEST(Check, Kinds) {
  expect_one({journey_with(R"("priority": "7")"), "file/wrong-type", "\"7\"",
              "“priority” holds a text; it takes a whole number."});
  expect_one({journey_with(R"("priority": 1.5)"), "file/wrong-type", "1.5",
              "“priority” holds a number; it takes a whole number."});
  expect_one({journey_with(R"("exits": {})"), "file/wrong-type", "{}",
              "“exits” holds an object in braces; it takes a list in square brackets."});
  expect_one({journey_with(R"("title": ["x"])"), "file/wrong-type", "[\"x\"]",
              "“title” holds a list; it takes a text, or one text for each language."});
  expect_one({"[1]", "file/wrong-type", "[1]", "The file holds a list; it takes an object in braces."});
  expect_one(
      {step(R"({"type": 3})"), "file/wrong-type", "3", "“type” holds a number; it takes one of the known words."});
}

TEST(Check, Keys) {
  expect_one({journey_with(R"("prio": 7)"), "file/unknown-key", "\"prio\"", "The key “prio” means nothing here."});
  expect_one({step(R"({"type": "wait", "next": "end"})"), "file/missing-key", "\"s\"",
              "“s” needs one of these keys: “for”, “until” or “until_event”."});
  expect_one({step(R"({"type": "enter", "journey": "x"})"), "file/missing-key", "\"s\"", "“s” lacks “next”."});
  expect_one({step(R"({"type": "wait", "for": "P1D", "until": {"of": "now"}, "next": "end"})"), "file/conflicting-keys",
              "\"until\"", "“for” and “until” cannot stand together."});
  expect_one({step(R"({"type": "wait", "for": "P1D", "on_time_out": "end", "next": "end"})"), "file/missing-key",
              "\"on_time_out\"", "“on_time_out” needs “until_event” beside it."});
  expect_one({journey_with(R"("goal": {"event": "e", "within": "P1D", "uplift": 0.2})"), "file/missing-key",
              "\"uplift\"", "“uplift” needs “baseline” beside it."});
  expect_one({R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "a"}}, "first": "s"})",
              "file/missing-key", "{", "The file lacks “steps”."});
  expect_one(
      {step(
           R"({"type": "message", "channel": "c", "purpose": "otp", "content": {"template": "t", "text": "x"}, "next": "end"})"),
       "file/conflicting-keys", "\"text\"", "“template” and “text” cannot stand together."});
}

TEST(Check, WhatIsMisspeltIsNotAlsoMissing) {
  expect_one({step(R"({"type": "enter", "journey": "x", "nxet": "end"})"), "file/unknown-key", "\"nxet\"",
              "The key “nxet” means nothing here."});
  expect_one({step(R"({"type": "wait", "untill": {"of": "now"}, "next": "end"})"), "file/unknown-key", "\"untill\"",
              "The key “untill” means nothing here."});
  expect_one({step(R"({"tpye": "end"})"), "file/unknown-key", "\"tpye\"", "The key “tpye” means nothing here."});
  expect_one({journey_with(R"("exits": [{"on": {"evnet": "e"}}])"), "file/unknown-key", "\"evnet\"",
              "The key “evnet” means nothing here."});
  expect_one({journey_with(R"("exits": [{"on": {"event": "e", "where": [{"field": "f", "isnot": 3}]}}])"),
              "file/unknown-key", "\"isnot\"", "The key “isnot” means nothing here."});
}

TEST(Check, Unions) {
  expect_one({journey_with(R"("exits": [{"on": {"event": "e", "reaction": "opened", "of": {"step": "end"}}}])"),
              "file/conflicting-keys", "\"reaction\"", "“event” and “reaction” cannot stand together."});
  expect_one({journey_with(R"("exits": [{"on": {}}])"), "file/missing-key", "\"on\"",
              "“on” needs one of these keys: “event”, “reaction”, “date”, “every”, “becomes”, “opt_out”, “handed_over” "
              "or “any”."});
  expect_one({step(R"({"type": "wiat", "for": "P1D", "next": "end"})"), "file/bad-value", "\"wiat\"",
              "“wiat” is no possible value of “type”."});
  expect_one({journey_with(R"("guarantees": [{"kind": "at_least"}])"), "file/bad-value", "\"at_least\"",
              "“at_least” is no possible value of “kind”."});
  expect_one(
      {journey_with(R"("guarantees": [{}])"), "file/missing-key", "\"guarantees\"", "“guarantees” lacks “kind”."});
}

TEST(Check, Values) {
  expect_one({journey_with(R"("priority": 1001)"), "file/bad-value", "1001", "1001 is out of range for “priority”."});
  expect_one(
      {journey_with(R"("status": "Live")"), "file/bad-value", "\"Live\"", "“Live” is no possible value of “status”."});
  expect_one({journey_with(R"("lifetime": "P0D")"), "file/bad-value", "\"P0D\"",
              "“P0D” does not fit “lifetime”, which takes a duration such as P3D or PT30M."});
  expect_one({journey_with(R"("owner": "")"), "file/bad-value", "\"\"",
              "“” does not fit “owner”, which takes a line of text that is not empty."});
  expect_one({journey_with(R"("review_by": "2027-02-29")"), "file/bad-value", "\"2027-02-29\"",
              "“2027-02-29” does not fit “review_by”, which takes a date that exists, such as 2027-03-01."});
  expect_one({journey_with(R"("ignore": [{"rule": "a/b", "reason": "why not"}])"), "file/bad-value", "\"why not\"",
              "The text of “reason” has 7 characters."});
  expect_one({step(R"({"type": "split", "arms": [{"id": "a", "share": 1, "next": "end"}]})"), "file/bad-value",
              "\"arms\"", "“arms” has 1 entry."});
  expect_one({journey_with(R"("title": {"EN": "x"})"), "file/bad-value", "\"EN\"",
              "“EN” cannot be a name here; it takes a language such as en or zh-CN."});
  expect_one({step(R"({"type": "wait", "until": {"of": "now", "on": ["mon"]}, "next": "end"})"), "file/missing-key",
              "\"on\"", "“on” needs “at” beside it."});
  expect_one({step(R"({"type": "wait", "until": {"of": {"attribute": "a"}}, "next": "end"})"), "file/missing-key",
              "\"of\"", "“of” needs “if_missing” beside it."});
}

TEST(Check, WhatNoSchemaCanSay) {
  expect_one({journey_with(R"("active": {"zone": "Asia/Shangai"})"), "file/impossible-value", "\"Asia/Shangai\"",
              "There is no time zone “Asia/Shangai”."});
  expect_one({journey_with(R"("lifetime": "P101Y")"), "file/impossible-value", "\"P101Y\"",
              "“P101Y” in “lifetime” is longer than 100 years."});
  expect_one({journey_with(R"("rollout": {"stages": [{"from": "2027-01-01", "share": 0.1234567}]})"),
              "file/impossible-value", "0.1234567", "0.1234567 in “share” has more than six decimal places."});
  expect_one(
      {journey_with(
           R"("guarantees": [{"kind": "never_between", "message": {"channel": "sms"}, "from": "08:00:00", "to": "08:00:00"}])"),
       "file/empty-range", "\"08:00:00\"",
       "The range ends at “to” 08:00:00, which is not after its beginning, so it is empty."});
  expect_one({journey_with(R"("active": {"from": "2027-02-01T00:00:00", "until": "2027-01-01T00:00:00"})"),
              "file/empty-range", "\"2027-01-01T00:00:00\"",
              "The range ends at “until” 2027-01-01T00:00:00, which is not after its beginning, so it is empty."});
}

TEST(Check, NotesAndKeysOfOnesOwnAreAlwaysAllowed) {
  const auto decoded = testing::decode_journey(R"({"format": "wayproof/journey@1", "note": 1, "x-a": 2, "id": "j",
    "entry": {"note": [], "x-b": {}, "on": {"event": "a", "note": "n", "x-c": 0}}, "first": "end",
    "steps": {"end": {"type": "end", "note": null, "x-": 1}}})");
  EXPECT_EQ(decoded.findings, std::vector<Said>{});
}

TEST(Check, AnEmptyKeyIsAKeyToo) {
  expect_one({journey_with(R"("": 1)"), "file/unknown-key", "\"\"", "The key “” means nothing here."});
}

TEST(Check, ALaterMinorVersionTurnsUnknownKeysIntoOneWarning) {
  const auto decoded = testing::decode_journey(R"({"format": "wayproof/journey@1.3", "id": "j", "mood": "good",
    "entry": {"on": {"event": "a", "sound": 1}}, "first": "end", "steps": {"end": {"type": "end", "mood": 2}}})");
  EXPECT_EQ(
      decoded.findings,
      (std::vector<Said>{
          {"file/newer-format", "\"wayproof/journey@1.3\"",
           "The file is “wayproof/journey@1.3”, newer than this Wayproof, which does not read “sound” and “mood”."}}))
      << "each once, in order of reading";
}

TEST(Check, ASuggestionComesWithItsFix) {
  const std::string text = step(R"({"type": "wiat", "for": "P1D", "next": "end"})");
  const auto read = json::read(text);
  Report report;
  (void)check(read.tree.root(), grammar::journey, 0, report);
  const auto findings = std::move(report).finish();
  ASSERT_EQ(findings.size(), 1u);
  ASSERT_EQ(findings[0].fixes.size(), 1u);
  const Fix& fix = findings[0].fixes[0];
  ASSERT_EQ(fix.edits.size(), 1u);
  EXPECT_EQ(fix.edits[0].edit.text, "\"wait\"");
  EXPECT_EQ(fix.edits[0].edit.span, findings[0].place.span);
  EXPECT_EQ(fix.applicability, Applicability::unsafe) << "what was misspelt did nothing, and then will";
}

TEST(Check, BrokenBracketsSilenceLackingAndUnknownKeys) {
  const std::string text = R"({"format": "wayproof/journey@1", "id": "j", "priority": "x", "colour": "red"})";
  const auto read = json::read(text);
  Report report;
  (void)check(read.tree.root(), grammar::journey, 0, report, {.structure_broken = true});
  EXPECT_EQ(testing::said(std::move(report), text).size(), 1u) << "the wrong type stays";
}

TEST(Check, HolesOfABrokenTextAreSilent) {
  const auto decoded =
      testing::decode_journey(R"({"format": "wayproof/journey@1", "id": , "entry": {"on": {"event": "a"}},
    "first": "end", "steps": {"end": {"type": "end"}}})");
  EXPECT_EQ(decoded.findings, std::vector<Said>{});
  EXPECT_EQ(decoded.value.id.value, "");
}

}  // namespace
}  // namespace wayproof::model
