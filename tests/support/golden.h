// Golden files: what a program wrote once and somebody looked at. A test compares with tests/golden/<name>;
// UPDATE_GOLDEN=1 in the environment rewrites the files instead, and `git diff` shows what changed.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

namespace wayproof::testing {

/// EXPECT_TRUE(matches_golden("report/two-findings.txt", text));
[[nodiscard]] ::testing::AssertionResult matches_golden(std::string_view name, std::string_view actual);

/// The same for a file that is made by the engine and published elsewhere in the source tree: "docs/format.md".
[[nodiscard]] ::testing::AssertionResult matches_file(std::string_view path, std::string_view actual);

/// The lines in which two texts differ, with "-" and "+" as diff shows them; empty for equal texts. What lies between
/// the first and the last difference is shown whole, up to 60 lines of each.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view actual);

}  // namespace wayproof::testing
