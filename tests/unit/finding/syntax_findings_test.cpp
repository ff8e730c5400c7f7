// Findings about JSON: every kind has its words, and the fixes repair what they are offered for.
#include <gtest/gtest.h>

#include <string>

#include "finding/apply_fixes.h"
#include "finding/syntax_findings.h"
#include "i18n/render.h"
#include "support/tree_checks.h"

namespace wayproof {
namespace {

using json::SyntaxError;
using wayproof::testing::show;

std::vector<Finding> findings_in(std::string_view text) {
  Report report;
  add_syntax_findings(0, text, json::read(text), report);
  return std::move(report).finish();
}

std::string repaired(std::string text, FixPolicy policy) {
  for (int round = 0; round < 10; ++round) {
    const std::vector<Finding> findings = findings_in(text);
    const std::string_view texts[] = {text};
    AppliedFixes fixed = apply_fixes(findings, texts, policy);
    if (fixed.applied.empty()) break;
    text = fixed.texts[0];
  }
  return text;
}

TEST(SyntaxFindings, EveryKindHasItsWords) {
  for (int kind = 0; kind <= static_cast<int>(SyntaxError::Kind::too_many_errors); ++kind) {
    const std::string word(json::name(static_cast<SyntaxError::Kind>(kind)));
    ASSERT_FALSE(word.empty());
    EXPECT_TRUE(i18n::known("file/syntax.what." + word)) << word;
    EXPECT_TRUE(i18n::known("file/syntax.advice." + word)) << word;
  }
}

TEST(SyntaxFindings, SayWhatWhereAndWhatToDo) {
  const std::string_view text = "{\"a\": 1 \"b\": 2}";
  const std::vector<Finding> findings = findings_in(text);
  ASSERT_EQ(findings.size(), 1u);
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.rule, "file/syntax");
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.place, (Place{0, {7, 7}}));
  EXPECT_EQ(i18n::render(finding.what, i18n::Language::en), "A comma is missing here.");
  EXPECT_EQ(i18n::render(finding.what, i18n::Language::zh), "这里缺一个逗号。");
  ASSERT_EQ(finding.fixes.size(), 1u);
  EXPECT_EQ(finding.fixes[0].applicability, Applicability::safe);
  EXPECT_EQ(i18n::render(finding.fixes[0].title, i18n::Language::en), "Insert “,”");
}

TEST(SyntaxFindings, PointAtTheBracketThatLacksItsPartner) {
  const std::vector<Finding> findings = findings_in("{\n \"a\": {\"b\": 1,\n \"c\": 2}");
  ASSERT_EQ(findings.size(), 1u);
  ASSERT_EQ(findings[0].labels.size(), 1u);
  EXPECT_EQ(findings[0].labels[0].place, (Place{0, {8, 9}}));
}

TEST(SyntaxFindings, ExcerptsNeverHoldHalfACharacterOrRawBytes) {
  for (const char* const text :
       {"[一二三四五六七八九十一二三四五六七八九十]", "[1 /* \xFF\x01 */]", "{\"a\": 优惠\x02券}"}) {
    for (const Finding& finding : findings_in(text)) {
      for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
        std::string said = i18n::render(finding.what, language) + i18n::render(finding.advice, language);
        for (const Fix& fix : finding.fixes) said += i18n::render(fix.title, language);
        EXPECT_TRUE(json::read("\"" + said + "\"").errors.empty()) << said;
      }
    }
  }
}

TEST(SyntaxFindings, SafeFixesGiveTheTextThatWasRead) {
  const std::string_view broken[] = {
      "{\"a\": 1 \"b\" 2}",
      "{\"a\": [1, 2,], \"b\": {\"c\": 3},}",
      "{\"type: \"message, \"next\": end\", \"n\": 1}",
      "{\n  \"steps\": {\n    \"a\": {\"next\": \"b\",\n    \"b\": {\"next\": \"c\"}\n  }\n}",
      "{\"a\": \"of\": 1}, \"b\": {\"if\": 1}, {\"if\": 2}], \"c\": \"x\"]}",
      "{\"a\": {\"b\": [1, {\"c\": \"d\"",
      "{\"a\": [1, 2}, \"b\": 3}}",
      "{\"say\": \"a \"b\" c \"d\" e\"}",
      "{“a”： 1， \"b\"：［2］,　\"c\": 'd'}",
      "{\"a\": True, \"b\": None, \"c\": \"x\ty\"}",
      "{\"a\": 1,, \"b\": 2}",
  };
  for (const std::string_view text : broken) {
    const std::string fixed = repaired(std::string(text), FixPolicy::safe_only);
    const json::ReadResult before = json::read(text);
    const json::ReadResult after = json::read(fixed);
    EXPECT_FALSE(before.errors.empty()) << text;
    EXPECT_TRUE(after.errors.empty()) << text << " -> " << fixed << ": "
                                      << (after.errors.empty() ? "" : json::name(after.errors[0].kind));
    EXPECT_EQ(show(after.tree.root()), show(before.tree.root())) << text << " -> " << fixed;
  }
}

TEST(SyntaxFindings, FixesThatNeedConsentSaySo) {
  const std::string text = "{// note\n type: \"wait\", \"n\": +05}";
  EXPECT_EQ(repaired(text, FixPolicy::safe_only), text);
  EXPECT_EQ(repaired(text, FixPolicy::unsafe_too), "{\n \"type\": \"wait\", \"n\": 5}");
}

TEST(DuplicateKeys, AreFoundAtEachFurtherPlace) {
  const std::string_view text = R"({"a": 1, "b": {"x": 1, "\u0078": 2}, "a": 3, "a": 4})";
  const std::vector<Finding> findings = findings_in(text);
  ASSERT_EQ(findings.size(), 3u);
  for (const Finding& finding : findings) EXPECT_EQ(finding.rule, "file/duplicate-key");
  EXPECT_EQ(findings[0].place.span, (Span{23, 31}));
  EXPECT_EQ(findings[0].labels[0].place.span, (Span{15, 18}));
  EXPECT_EQ(findings[1].place.span, (Span{37, 40}));
  EXPECT_EQ(findings[2].labels[0].place.span, (Span{1, 4}));
  EXPECT_EQ(i18n::render(findings[0].what, i18n::Language::en), "The key “x” stands twice in one object.");
}

TEST(DuplicateKeys, SameKeysInDifferentObjectsAreFine) {
  EXPECT_TRUE(findings_in(R"([{"a": 1}, {"a": 2, "b": {"a": 3}}])").empty());
}

}  // namespace
}  // namespace wayproof
