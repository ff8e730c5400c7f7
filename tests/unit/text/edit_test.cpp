// Edits are applied together, and never half.
#include <gtest/gtest.h>

#include "text/edit.h"

namespace wayproof {
namespace {

TEST(Edit, ReplacesInsertsAndRemoves) {
  EXPECT_EQ(apply_edits("abcdef", {{{1, 2}, "X"}, {{3, 3}, "+"}, {{4, 6}, ""}}), "aXc+d");
  EXPECT_EQ(apply_edits("abc", {}), "abc");
  EXPECT_EQ(apply_edits("", {{{0, 0}, "x"}}), "x");
}

TEST(Edit, OrderOfTheListDoesNotMatter) { EXPECT_EQ(apply_edits("abcdef", {{{4, 6}, ""}, {{1, 2}, "X"}}), "aXcd"); }

TEST(Edit, InsertionsAtOnePlaceKeepTheirOrder) {
  EXPECT_EQ(apply_edits("ab", {{{1, 1}, "1"}, {{1, 1}, "2"}, {{1, 2}, "B"}}), "a12B");
}

TEST(Edit, OfTwoThatOverlapTheLaterIsLeftOut) {
  EXPECT_EQ(apply_edits("abcdef", {{{1, 4}, "X"}, {{2, 3}, "Y"}, {{3, 5}, "Z"}, {{4, 5}, "!"}}), "aX!f");
}

TEST(Edit, SpansPastTheEndAreClamped) {
  EXPECT_EQ(apply_edits("ab", {{{1, 99}, "X"}}), "aX");
  EXPECT_EQ(apply_edits("ab", {{{7, 9}, "X"}}), "abX");
}

}  // namespace
}  // namespace wayproof
