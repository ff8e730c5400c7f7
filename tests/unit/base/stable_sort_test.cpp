#include "base/stable_sort.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace wayproof::testing {
namespace {

TEST(StableSort, SortsAndLeavesNothingAndOneAlone) {
  std::vector<int> none;
  stable_sort(none);
  EXPECT_TRUE(none.empty());
  std::vector<std::string> one{"a"};
  stable_sort(one);
  EXPECT_EQ(one, (std::vector<std::string>{"a"}));
}

TEST(StableSort, MovesWhatCannotBeCopied) {
  std::vector<std::unique_ptr<int>> items;
  for (const int value : {3, 1, 2}) items.push_back(std::make_unique<int>(value));
  stable_sort(items, [](const auto& a, const auto& b) { return *a < *b; });
  EXPECT_EQ(*items[0] * 100 + *items[1] * 10 + *items[2], 123);
}

RC_GTEST_PROP(StableSort, EqualsTheStandardLibrarys, (std::vector<std::pair<std::uint8_t, int>> items)) {
  const auto by_first = [](const auto& a, const auto& b) { return a.first % 8 < b.first % 8; };
  auto expected = items;
  std::stable_sort(expected.begin(), expected.end(), by_first);
  stable_sort(items, by_first);
  RC_ASSERT(items == expected);
}

}  // namespace
}  // namespace wayproof::testing
