// Sets of a week's times against one flag for each quarter of an hour.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <bitset>

#include "facts/week.h"

namespace wayproof::facts {
namespace {

constexpr std::int32_t tick = 900;
constexpr std::size_t ticks = week_seconds / tick;
using Flags = std::bitset<ticks>;

Flags flags_of(const WeekSet& set) {
  Flags flags;
  for (std::size_t t = 0; t < ticks; ++t) flags[t] = set.contains(static_cast<std::int32_t>(t) * tick);
  return flags;
}

DaySet random_days() {
  DaySet days;
  days.weekdays = *rc::gen::inRange<std::uint8_t>(0, 128);
  return days;
}

ClockTime random_clock() { return *rc::gen::inRange(0, 96) * tick; }

WeekSet random_set() {
  WeekSet set;
  const int pieces = *rc::gen::inRange(0, 4);
  for (int i = 0; i < pieces; ++i) {
    const ClockTime from = random_clock();
    const ClockTime to = random_clock();
    set = set | WeekSet::daily(from, to, random_days());
  }
  return set;
}

RC_GTEST_PROP(WeekSet, SetAlgebra, ()) {
  const WeekSet a = random_set();
  const WeekSet b = random_set();
  RC_ASSERT(flags_of(a | b) == (flags_of(a) | flags_of(b)));
  RC_ASSERT(flags_of(a & b) == (flags_of(a) & flags_of(b)));
  RC_ASSERT(flags_of(a.complement()) == ~flags_of(a));
  RC_ASSERT(a.complement().complement() == a);
  RC_ASSERT((a | WeekSet::always()) == WeekSet::always());
}

RC_GTEST_PROP(WeekSet, RangesAreSortedAndApart, ()) {
  const WeekSet set = random_set() | random_set().shifted(*rc::gen::inRange(-10'000'000, 10'000'000));
  std::int32_t last = -1;
  for (const auto& range : set.ranges()) {
    RC_ASSERT(range.begin > last);
    RC_ASSERT(range.begin < range.end);
    last = range.end;
  }
  RC_ASSERT(last <= week_seconds);
}

RC_GTEST_PROP(WeekSet, ShiftAndSpread, ()) {
  const WeekSet set = random_set();
  const int by = *rc::gen::inRange(-2000, 2000);
  const Flags before = flags_of(set);
  Flags shifted;
  for (std::size_t t = 0; t < ticks; ++t) {
    const auto to =
        static_cast<std::size_t>(((static_cast<int>(t) + by) % static_cast<int>(ticks) + static_cast<int>(ticks))) %
        ticks;
    shifted[to] = before[t];
  }
  RC_ASSERT(flags_of(set.shifted(std::int64_t{by} * tick)) == shifted);

  const int length = *rc::gen::inRange(0, 800);
  Flags spread;
  for (std::size_t t = 0; t < ticks; ++t) {
    for (int l = 0; l <= length && before[t]; ++l) spread[(t + static_cast<std::size_t>(l)) % ticks] = true;
  }
  // Ranges end between two ticks; one second less than a tick keeps the ends where the flags see them.
  RC_ASSERT(flags_of(set.spread(std::int64_t{length} * tick)) == spread);
}

RC_GTEST_PROP(WeekSet, DailyRangesBelongToTheDayTheyStartOn, ()) {
  const ClockTime from = random_clock();
  const ClockTime to = random_clock();
  const DaySet days = random_days();
  const WeekSet set = WeekSet::daily(from, to, days);
  const DailyRange range{from, to, days};
  // 1970-01-05 was a Monday.
  for (std::int32_t second = 0; second < week_seconds; second += tick) {
    RC_ASSERT(set.contains(second) == inside(range, 4 * day_seconds + second));
  }
}

RC_GTEST_PROP(WeekSet, UntilFreeIsTheFirstFreeTime, ()) {
  const WeekSet set = random_set();
  const auto start = *rc::gen::inRange<std::int32_t>(0, static_cast<std::int32_t>(ticks)) * tick;
  const auto wait = set.until_free(start);
  if (set == WeekSet::always()) {
    RC_ASSERT(!wait);
    return;
  }
  RC_ASSERT(wait.has_value());
  RC_ASSERT(!set.contains((start + *wait) % week_seconds));
  for (std::int32_t s = 0; s < *wait; s += tick) RC_ASSERT(set.contains((start + s) % week_seconds));
}

TEST(WeekSet, PointsAndClocks) {
  DaySet monday;
  monday.weekdays = 1;
  const WeekSet nine = WeekSet::at(9 * 3600, monday);
  EXPECT_TRUE(nine.contains(9 * 3600));
  EXPECT_FALSE(nine.contains(9 * 3600 + 1));
  EXPECT_FALSE(nine.contains(33 * 3600));
  EXPECT_TRUE(nine.on_every_day().contains(33 * 3600));
  EXPECT_EQ(nine.clock_bounds(), (WeekSet::Range{9 * 3600, 9 * 3600}));
  EXPECT_EQ(WeekSet::always().clock_bounds(), (WeekSet::Range{0, 86'399}));
  EXPECT_EQ(nine.shifted(-10 * 3600).ranges().front().begin, week_seconds - 3600);
}

}  // namespace
}  // namespace wayproof::facts
