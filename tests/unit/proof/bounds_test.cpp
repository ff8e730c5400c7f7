// Bounds between points in time, compared with the list of all whole numbers that fit.
#include "proof/bounds.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace wayproof::proof {
namespace {

constexpr std::size_t points = 4;
constexpr std::int64_t top = 6;  // values of 0 to this
using Values = std::array<std::int64_t, points>;

/// Every assignment that fits, the base at 0.
std::vector<Values> all(const std::vector<Difference>& differences) {
  std::vector<Values> out;
  for (std::int64_t a = 0; a <= top; ++a) {
    for (std::int64_t b = 0; b <= top; ++b) {
      for (std::int64_t c = 0; c <= top; ++c) {
        const Values values{0, a, b, c};
        const bool fits = std::all_of(differences.begin(), differences.end(), [&](const Difference& difference) {
          return values[difference.left] - values[difference.right] <= difference.most;
        });
        if (fits) out.push_back(values);
      }
    }
  }
  return out;
}

std::vector<Difference> within_top(std::vector<Difference> more) {
  for (Point p = 1; p < points; ++p) {
    more.push_back({p, base, top});
    more.push_back({base, p, 0});
  }
  return more;
}

Bounds bounds_of(const std::vector<Difference>& differences) {
  Bounds out(points);
  for (const Difference& one : differences) out.constrain(one);
  return out;
}

std::vector<Difference> some() {
  const auto one = [] {
    Difference out;
    out.left = *rc::gen::inRange<Point>(0, points);
    out.right = *rc::gen::inRange<Point>(0, points);
    out.most = *rc::gen::inRange<std::int64_t>(-4, 7);
    return out;
  };
  std::vector<Difference> out;
  for (int n = *rc::gen::inRange(0, 7); n > 0; --n) out.push_back(one());
  out.erase(std::remove_if(out.begin(), out.end(), [](const auto& each) { return each.left == each.right; }),
            out.end());
  return within_top(std::move(out));
}

/// The tightest bound between two points that the values keep to.
std::int64_t tightest(const std::vector<Values>& values, Point left, Point right) {
  std::int64_t most = std::numeric_limits<std::int64_t>::min();
  for (const Values& one : values) most = std::max(most, one[left] - one[right]);
  return most;
}

RC_GTEST_PROP(Bounds, AreAsTightAsWhatFits, ()) {
  const auto differences = some();
  const auto values = all(differences);
  const Bounds bounds = bounds_of(differences);
  RC_ASSERT(bounds.empty() == values.empty());
  if (values.empty()) return;
  for (Point left = 0; left < points; ++left) {
    for (Point right = 0; right < points; ++right)
      RC_ASSERT(left == right || bounds.most(left, right) == tightest(values, left, right));
  }
}

RC_GTEST_PROP(Bounds, ContainWhatHasNoOtherValues, ()) {
  const auto one = some(), other = some();
  const auto fits_one = all(one), fits_other = all(other);
  const bool inside = std::all_of(fits_other.begin(), fits_other.end(), [&](const Values& values) {
    return std::find(fits_one.begin(), fits_one.end(), values) != fits_one.end();
  });
  // Of convex sets of whole numbers bounded by differences, one holds the other exactly when its bounds do.
  RC_ASSERT(bounds_of(one).contains(bounds_of(other)) == inside);
}

RC_GTEST_PROP(Bounds, ForgettingAPointKeepsWhatItSaidOfTheOthers, ()) {
  const auto differences = some();
  const auto values = all(differences);
  RC_PRE(!values.empty());
  Bounds bounds = bounds_of(differences);
  bounds.forget(2);
  RC_ASSERT(!bounds.least(2) && !bounds.greatest(2));
  RC_ASSERT(bounds.most(1, 3) == tightest(values, 1, 3));
  RC_ASSERT(bounds.most(3, base) == tightest(values, 3, base));
}

RC_GTEST_PROP(Bounds, APointThatIsAddedCopiedAndDroppedLeavesNoTrace, ()) {
  const auto differences = some();
  Bounds bounds = bounds_of(differences);
  const Bounds before = bounds;
  const Point end = bounds.add_point();
  bounds.copy(end, 1);
  bounds.drop_last();
  RC_ASSERT(bounds.contains(before));
  RC_ASSERT(before.contains(bounds));
}

TEST(Bounds, AMovedBaseMovesAllTimesAndNoDistance) {
  Bounds bounds = bounds_of({{1, base, 10}, {base, 1, -4}, {2, 1, 3}, {1, 2, 0}});
  bounds.move_base(4);
  EXPECT_EQ(bounds.least(1), 0);
  EXPECT_EQ(bounds.greatest(1), 6);
  EXPECT_EQ(bounds.greatest(2), 9);
  EXPECT_EQ(bounds.most(2, 1), 3);
  EXPECT_EQ(bounds.greatest(3), std::nullopt);
}

TEST(Bounds, BlurForgetsHowLongAgoSomethingWasBehindWhatIsAsked) {
  Bounds bounds = bounds_of({{1, base, 100}, {base, 1, -100}, {2, base, 60}, {base, 2, -60}});
  bounds.blur(1, 2, 50);
  EXPECT_EQ(bounds.most(2, 1), -40) << "forty is within fifty";
  bounds.blur(1, 2, 30);
  EXPECT_EQ(bounds.most(2, 1), -30) << "more than thirty is just that";
  EXPECT_EQ(bounds.most(1, 2), Bounds::unbounded);
  EXPECT_EQ(bounds.least(2), std::nullopt);
  EXPECT_EQ(bounds.least(1), 100);
}

}  // namespace
}  // namespace wayproof::proof
