#include "finding/report.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace wayproof {
namespace {

Finding finding(std::string_view rule, Place place, std::vector<Arg> args = {}) {
  Finding result;
  result.rule = rule;
  result.place = place;
  result.what = {std::string(rule) + ".what", std::move(args)};
  return result;
}

std::vector<std::string> rules_in_order(std::vector<Finding> findings) {
  Report report;
  for (Finding& one : findings) report.add(std::move(one));
  std::vector<std::string> rules;
  for (const Finding& one : std::move(report).finish()) rules.emplace_back(one.rule);
  return rules;
}

using Rules = std::vector<std::string>;

TEST(Report, orders_by_file_place_and_rule) {
  EXPECT_EQ(rules_in_order({finding("e/e", {1, {0, 1}}), finding("d/d", {0, {5, 9}}), finding("b/b", {0, {5, 6}}),
                            finding("c/c", {0, {5, 6}}), finding("a/a", {0, {2, 90}})}),
            (Rules{"a/a", "b/b", "c/c", "d/d", "e/e"}));
}

TEST(Report, drops_doubles_and_keeps_the_first) {
  Report report;
  Finding first = finding("a/a", {0, {1, 2}}, {{"n", 3}});
  first.journey = "first";
  report.add(first);
  first.journey = "second";
  report.add(first);
  const std::vector<Finding> findings = std::move(report).finish();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].journey, "first");
}

TEST(Report, other_arguments_make_another_finding) {
  const std::vector<ArgValue> values{ArgValue{std::int64_t{1}},
                                     ArgValue{std::int64_t{2}},
                                     ArgValue{Verbatim{"1"}},
                                     ArgValue{UserText{{{"en", "1"}}}},
                                     ArgValue{UserText{{{"zh", "1"}}}},
                                     ArgValue{Word{"1"}},
                                     ArgValue{Duration{0, 1, 0}},
                                     ArgValue{Duration{0, 0, 86'400}},
                                     ArgValue{LocalMoment{1, Zone{}}},
                                     ArgValue{LocalMoment{1, *Zone::find("Asia/Shanghai")}},
                                     ArgValue{Date{1}},
                                     ArgValue{Clock{1}},
                                     ArgValue{Rate{1}},
                                     ArgValue{Money{1, "EUR"}},
                                     ArgValue{Money{1, "USD"}},
                                     ArgValue{std::vector<Verbatim>{}},
                                     ArgValue{std::vector<Verbatim>{{"1"}}},
                                     ArgValue{std::vector<Message>{{"a", {}}}},
                                     ArgValue{std::vector<Message>{{"a", {{"n", 1}}}}}};
  Report report;
  for (int twice = 0; twice < 2; ++twice) {
    for (const ArgValue& value : values) report.add(finding("a/a", {}, {{"x", value}}));
  }
  EXPECT_EQ(std::move(report).finish().size(), values.size());
}

TEST(Report, the_order_is_a_strict_one) {
  const std::vector<Finding> findings{finding("a/a", {0, {1, 2}}),
                                      finding("a/a", {0, {1, 2}}, {{"n", 1}}),
                                      finding("a/a", {0, {1, 2}}, {{"m", 1}}),
                                      finding("a/b", {0, {1, 2}}),
                                      finding("a/a", {0, {1, 3}}),
                                      finding("a/a", {0, {0, 3}})};
  for (const Finding& a : findings) {
    EXPECT_FALSE(before(a, a));
    for (const Finding& b : findings) {
      if (&a == &b) continue;
      EXPECT_NE(before(a, b), before(b, a));
    }
  }
}

TEST(Report, is_the_same_whatever_came_first) {
  std::vector<Finding> findings{finding("a/a", {0, {1, 2}}), finding("b/b", {0, {1, 2}}), finding("c/c", {0, {1, 2}})};
  const Rules sorted = rules_in_order(findings);
  std::reverse(findings.begin(), findings.end());
  EXPECT_EQ(rules_in_order(findings), sorted);
}

}  // namespace
}  // namespace wayproof
