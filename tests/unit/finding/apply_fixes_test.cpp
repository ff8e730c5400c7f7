#include "finding/apply_fixes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace wayproof {
namespace {

using Choices = std::vector<FixChoice>;

Fix fix(std::vector<FileEdit> edits, Applicability applicability = Applicability::safe) {
  Fix result;
  result.applicability = applicability;
  result.edits = std::move(edits);
  return result;
}

Finding finding(std::vector<Fix> fixes) {
  Finding result;
  result.fixes = std::move(fixes);
  return result;
}

FileEdit edit(std::uint32_t begin, std::uint32_t end, std::string text, FileId file = 0) {
  return {file, {{begin, end}, std::move(text)}};
}

AppliedFixes applied(const std::vector<Finding>& findings, FixPolicy policy = FixPolicy::safe_only) {
  const std::vector<std::string_view> texts{"0123456789", "abc"};
  return apply_fixes(findings, texts, policy);
}

TEST(ApplyFixes, nothing_to_do_leaves_the_texts) {
  EXPECT_EQ(applied({}).texts, (std::vector<std::string>{"0123456789", "abc"}));
}

TEST(ApplyFixes, takes_safe_ones_only_unless_told) {
  const std::vector<Finding> findings{finding({fix({edit(0, 1, "x")}, Applicability::unsafe), fix({edit(1, 2, "y")})}),
                                      finding({fix({edit(5, 6, "z")}, Applicability::display_only)})};
  EXPECT_EQ(applied(findings).texts[0], "0y23456789");
  EXPECT_EQ(applied(findings).applied, (Choices{{0, 1}}));
  EXPECT_EQ(applied(findings, FixPolicy::unsafe_too).texts[0], "x123456789");
}

TEST(ApplyFixes, a_fix_in_the_way_of_an_earlier_one_waits) {
  const std::vector<Finding> findings{finding({fix({edit(2, 5, "")})}), finding({fix({edit(4, 6, "x")})}),
                                      finding({fix({edit(5, 6, "y")})})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts[0], "01y6789");
  EXPECT_EQ(result.applied, (Choices{{0, 0}, {2, 0}}));
  EXPECT_EQ(result.deferred, (Choices{{1, 0}}));
}

TEST(ApplyFixes, the_next_best_fix_is_tried) {
  const std::vector<Finding> findings{finding({fix({edit(0, 5, "")})}),
                                      finding({fix({edit(4, 6, "x")}), fix({edit(7, 8, "y")})})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts[0], "56y89");
  EXPECT_EQ(result.applied, (Choices{{0, 0}, {1, 1}}));
  EXPECT_TRUE(result.deferred.empty());
}

TEST(ApplyFixes, a_fix_is_applied_in_all_files_or_not_at_all) {
  const std::vector<Finding> findings{finding({fix({edit(0, 1, "x", 1)})}),
                                      finding({fix({edit(0, 1, "y", 0), edit(0, 2, "y", 1)})})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts, (std::vector<std::string>{"0123456789", "xbc"}));
  EXPECT_EQ(result.deferred, (Choices{{1, 0}}));
}

TEST(ApplyFixes, two_insertions_at_one_place_do_not_mix) {
  const std::vector<Finding> findings{finding({fix({edit(3, 3, "a")})}), finding({fix({edit(3, 3, "b")})})};
  EXPECT_EQ(applied(findings).texts[0], "012a3456789");
  EXPECT_EQ(applied(findings).deferred.size(), 1U);
}

TEST(ApplyFixes, the_same_edit_twice_is_made_once) {
  const std::vector<Finding> findings{finding({fix({edit(3, 3, "a")})}),
                                      finding({fix({edit(3, 3, "a"), edit(9, 10, "")})})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts[0], "012a345678");
  EXPECT_EQ(result.applied.size(), 2U);
}

TEST(ApplyFixes, an_insertion_may_stand_at_the_edge_of_a_change) {
  const std::vector<Finding> findings{finding({fix({edit(3, 5, "")})}), finding({fix({edit(3, 3, "a")})}),
                                      finding({fix({edit(5, 5, "b")})}), finding({fix({edit(4, 4, "c")})})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts[0], "012ab56789");
  EXPECT_EQ(result.deferred, (Choices{{3, 0}}));
}

TEST(ApplyFixes, broken_fixes_are_passed_over) {
  const std::vector<Finding> findings{finding({fix({edit(9, 11, "")})}), finding({fix({edit(0, 1, "", 7)})}),
                                      finding({fix({})}), finding({fix({edit(0, 3, ""), edit(2, 4, "")})}),
                                      finding({})};
  const AppliedFixes result = applied(findings);
  EXPECT_EQ(result.texts[0], "0123456789");
  EXPECT_TRUE(result.applied.empty());
  EXPECT_TRUE(result.deferred.empty());
}

TEST(ApplyFixes, ignored_findings_stay) {
  Finding ignored = finding({fix({edit(0, 1, "x")})});
  ignored.ignored = "because";
  EXPECT_TRUE(applied({ignored}).applied.empty());
}

TEST(ApplyFix, applies_what_was_chosen) {
  const std::vector<std::string_view> texts{"0123456789"};
  const std::vector<Finding> findings{
      finding({fix({edit(0, 1, "x")}), fix({edit(1, 2, "y")}, Applicability::display_only)})};
  EXPECT_EQ(apply_fix(findings, texts, {0, 1}).texts[0], "0y23456789");
  EXPECT_TRUE(apply_fix(findings, texts, {0, 2}).applied.empty());
  EXPECT_TRUE(apply_fix(findings, texts, {1, 0}).applied.empty());
}

RC_GTEST_PROP(ApplyFixes, applied_ones_never_touch_and_length_adds_up, ()) {
  const std::vector<std::string_view> texts{"0123456789", "abc"};
  std::vector<Finding> findings(*rc::gen::inRange<std::size_t>(0, 8));
  for (Finding& one : findings) {
    const std::uint32_t begin = *rc::gen::inRange(0U, 11U);
    const std::uint32_t end = *rc::gen::inRange(begin, 11U);
    const std::string text(*rc::gen::inRange<std::size_t>(0, 3), 'x');
    one.fixes.push_back(fix({edit(begin, end, text)}));
  }
  const AppliedFixes result = apply_fixes(findings, texts, FixPolicy::safe_only);
  RC_ASSERT(result.applied.size() + result.deferred.size() == findings.size());
  std::vector<Edit> made;
  std::size_t size = texts[0].size();
  for (const FixChoice& choice : result.applied) {
    const Edit& change = findings[choice.finding].fixes[choice.fix].edits[0].edit;
    if (std::find(made.begin(), made.end(), change) != made.end()) continue;
    made.push_back(change);
    size = size - change.span.size() + change.text.size();
  }
  RC_ASSERT(result.texts[0].size() == size);
  RC_ASSERT(result.texts[1] == "abc");
}

}  // namespace
}  // namespace wayproof
