// What a person at a terminal reads first, and what is not said twice.
#include "report/reading_order.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/report/sample.h"

namespace wayproof::report {
namespace {

using sample::sentence;

constexpr std::string_view text = "{\n1\n2\n3\n4\n5\n6\n7\n8\n}";

/// A finding in the n-th line.
Finding finding(std::string_view rule, Severity severity, std::uint32_t line, const std::string& question = {}) {
  Finding result;
  result.rule = rule;
  result.severity = severity;
  result.place = {0, {line * 2, line * 2 + 1}};
  result.what = sentence("line " + std::to_string(line), "");
  result.why = sentence("because " + std::string(rule), "");
  result.advice = sentence("repair " + std::string(rule), "");
  result.question = question;
  return result;
}

std::string printed(const std::vector<Finding>& findings, Context context = sample::context(i18n::Language::en)) {
  const std::vector<Source> sources{{"a.json", text}};
  return render(Format::text, findings, sources, context);
}

std::size_t times(const std::string& whole, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) ++n;
  return n;
}

TEST(ReadingOrder, WorstFirstAndOneCauseTogether) {
  const std::vector<Finding> all{finding("a/hint", Severity::info, 1), finding("b/improve", Severity::warning, 2),
                                 finding("c/fix", Severity::error, 3), finding("b/improve", Severity::warning, 4),
                                 finding("d/fix", Severity::error, 5), finding("file/syntax", Severity::error, 6),
                                 finding("c/fix", Severity::error, 7)};
  std::vector<const Finding*> pointers;
  for (const Finding& one : all) pointers.push_back(&one);
  std::vector<std::vector<std::size_t>> lines;
  for (const Alike& alike : worst_first(pointers)) {
    auto& group = lines.emplace_back();
    for (const Finding* one : alike) group.push_back(one->place.span.begin / 2);
  }
  EXPECT_EQ(lines, (std::vector<std::vector<std::size_t>>{{6}, {3, 7}, {5}, {2, 4}, {1}}));
}

TEST(ReadingOrder, ADifferentReasonIsAnotherCause) {
  Finding one = finding("a/b", Severity::error, 1);
  Finding other = finding("a/b", Severity::error, 2);
  other.why.key = "report.why";
  EXPECT_EQ(worst_first({&one, &other}).size(), 2U);
}

TEST(ReadingOrder, AReasonIsGivenOnce) {
  const std::string out = printed({finding("a/b", Severity::error, 1), finding("a/b", Severity::error, 2)});
  EXPECT_EQ(times(out, "because a/b"), 1U);
  EXPECT_EQ(times(out, "repair a/b"), 1U);
  EXPECT_EQ(times(out, "error[a/b]: line"), 2U);
  Finding named = finding("a/b", Severity::error, 3);
  named.advice.args = sentence("repair line 3", "").args;
  const std::string both = printed({finding("a/b", Severity::error, 1), named});
  EXPECT_EQ(times(both, "because a/b"), 1U);
  EXPECT_EQ(times(both, "repair "), 2U) << "an advice of its own is given";
}

TEST(ReadingOrder, FromTheThirdOnEachInALine) {
  std::vector<Finding> all;
  for (std::uint32_t line = 1; line <= 4; ++line) all.push_back(finding("a/b", Severity::error, line));
  EXPECT_EQ(times(printed(all), "error[a/b]: line"), 4U) << "a single one that is left is shown as well";
  all.push_back(finding("a/b", Severity::error, 5));
  const std::string out = printed(all);
  EXPECT_EQ(times(out, "error[a/b]: line"), 3U);
  EXPECT_NE(out.find("error[a/b]: 2 more like these\n  a.json:5:1 line 4\n  a.json:6:1 line 5\n"), std::string::npos)
      << out;
  EXPECT_NE(out.find("5 problems to fix"), std::string::npos);
}

TEST(ReadingOrder, AQuestionShowsThreeOfAKind) {
  std::vector<Finding> all;
  for (std::uint32_t line = 1; line <= 6; ++line) {
    all.push_back(finding("a/b", Severity::warning, line, "question.gate_consent"));
  }
  all.push_back(finding("c/d", Severity::error, 7, "question.gate_consent"));
  const std::string out = printed(all);
  EXPECT_EQ(times(out, "[a/b]"), 3U);
  EXPECT_EQ(times(out, "[c/d]"), 1U);
  EXPECT_NE(out.find("    … and 3 more like these\n"), std::string::npos) << out;
  EXPECT_LT(out.find("[c/d]"), out.find("[a/b]"));
}

TEST(ReadingOrder, WhatBecameOfAnExportIsSaidOnce) {
  Context context = sample::context(i18n::Language::en);
  context.losses = {
      {0, "Klaviyo", 12, {{{0, 1}, true, "/a", {}}, {{1, 2}, false, "/b", {}}, {{2, 3}, false, "/c", {}}}}};
  const std::string asking = printed({finding("a/b", Severity::warning, 1, "question.gate_consent")}, context);
  EXPECT_NE(asking.find("a.json comes from Klaviyo: 12 fields read as written, 1 nearly so, 2 left out"),
            std::string::npos)
      << asking;
  EXPECT_EQ(times(asking, "the strict reading"), 1U);
  EXPECT_EQ(times(printed({}, context), "the strict reading"), 0U) << "nothing is open";
  context.losses.resize(5, context.losses.front());
  const std::string many = printed({}, context);
  EXPECT_EQ(times(many, "comes from Klaviyo"), 3U);
  EXPECT_NE(many.find("2 more files come from other systems."), std::string::npos);
}

}  // namespace
}  // namespace wayproof::report
