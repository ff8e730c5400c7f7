#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace wayproof::testing {
namespace {

TEST(Golden, equal_texts_do_not_differ) { EXPECT_EQ(difference("a\nb\n", "a\nb\n"), ""); }

TEST(Golden, shows_what_differs_with_its_surroundings) {
  EXPECT_EQ(difference("1\n2\n3\n4\nold\n6\n", "1\n2\n3\n4\nnew\nmore\n6\n"),
            "at line 5:\n  2\n  3\n  4\n- old\n+ new\n+ more\n  6\n");
}

TEST(Golden, shows_a_lacking_line_break) {
  EXPECT_EQ(difference("a\n", "a"), "at line 1:\n- a\n+ a  (no line break at the end)\n");
}

TEST(Golden, shows_texts_that_only_grow) { EXPECT_EQ(difference("", "a\n"), "at line 1:\n+ a\n"); }

TEST(Golden, a_lacking_file_is_a_failure) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) GTEST_SKIP() << "would write the file";
  EXPECT_FALSE(matches_golden("no-such/file.txt", "x"));
}

}  // namespace
}  // namespace wayproof::testing
