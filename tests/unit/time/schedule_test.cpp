// Windows and quiet ranges by example, and against an oracle that asks every second by itself.
#include "time/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/pick.h"

namespace wayproof {
namespace {

using testing::pick;
using testing::pick_near_a_change;
using testing::pick_zone;

constexpr std::uint8_t weekend = 0x60;
constexpr ClockTime hour = 3'600;

Zone zone(std::string_view name) { return Zone::find(name).value(); }
Day date(std::string_view text) { return parse_date(text).value(); }
Instant moment(std::string_view text, Zone in) { return resolve(parse_moment(text).value(), in).at; }

/// When it opens, on the zone's clock; "never" within 400 days.
std::string opens(std::string_view from, std::string_view zone_name, const OpenHours& hours) {
  const Zone in = zone(zone_name);
  const Instant start = moment(from, in);
  const auto open = first_open(start, start + 400 * day_seconds, in, hours);
  return open ? iso(*open, in) : "never";
}

const std::vector<DailyRange> night = {{21 * hour, 8 * hour, {}}};
const std::vector<DailyRange> office = {{9 * hour, 18 * hour, {}}};

TEST(OpenHours, ARangeIsHalfOpen) {
  EXPECT_FALSE(inside(office[0], 9 * hour - 1));
  EXPECT_TRUE(inside(office[0], 9 * hour));
  EXPECT_TRUE(inside(office[0], 18 * hour - 1));
  EXPECT_FALSE(inside(office[0], 18 * hour));
}

TEST(OpenHours, ARangeThatWrapsBelongsToTheDayItStartsOn) {
  const DailyRange friday_night{21 * hour, 8 * hour, {.weekdays = 0x10}};
  const LocalSeconds friday = date("2027-03-05") * day_seconds;
  EXPECT_FALSE(inside(friday_night, friday + 7 * hour));
  EXPECT_TRUE(inside(friday_night, friday + 21 * hour));
  EXPECT_TRUE(inside(friday_night, friday + day_seconds + 7 * hour));
  EXPECT_FALSE(inside(friday_night, friday + day_seconds + 21 * hour));
}

TEST(OpenHours, MidnightMayBeEitherEnd) {
  const DailyRange evening{20 * hour, 24 * hour, {}};
  const DailyRange same{20 * hour, 0, {}};
  for (const ClockTime clock : {0, 20 * hour - 1, 20 * hour, 24 * hour - 1}) {
    EXPECT_EQ(inside(evening, clock), clock >= 20 * hour);
    EXPECT_EQ(inside(same, clock), clock >= 20 * hour);
  }
  EXPECT_TRUE(inside(DailyRange{}, 0));
  EXPECT_TRUE(inside(DailyRange{}, day_seconds - 1));
}

TEST(OpenHours, EqualEndsAreEmpty) {
  EXPECT_FALSE(inside({9 * hour, 9 * hour, {}}, 9 * hour));
  EXPECT_FALSE(inside({0, 0, {}}, 0));
  const std::vector<DailyRange> empty = {{9 * hour, 9 * hour, {}}};
  EXPECT_EQ(opens("2027-03-01T10:00:00", "Asia/Shanghai", {.windows = empty}), "never");
  EXPECT_EQ(opens("2027-03-01T10:00:00", "Asia/Shanghai", {.quiet = empty}), "2027-03-01T10:00:00+08:00");
}

TEST(OpenHours, QuietEndsInTheMorning) {
  EXPECT_EQ(opens("2027-03-01T20:59:59", "Asia/Shanghai", {.quiet = night}), "2027-03-01T20:59:59+08:00");
  EXPECT_EQ(opens("2027-03-01T21:00:00", "Asia/Shanghai", {.quiet = night}), "2027-03-02T08:00:00+08:00");
  EXPECT_EQ(opens("2027-03-02T07:59:59", "Asia/Shanghai", {.quiet = night}), "2027-03-02T08:00:00+08:00");
}

TEST(OpenHours, WithoutRangesEverySecondIsOpen) {
  EXPECT_EQ(opens("2027-03-28T02:30:00", "Europe/Berlin", {}), "2027-03-28T03:00:00+02:00");
}

TEST(OpenHours, AllWindowsMustBeOpen) {
  const std::vector<DailyRange> both = {{9 * hour, 18 * hour, {}}, {12 * hour, 20 * hour, {}}};
  EXPECT_EQ(opens("2027-03-01T09:00:00", "Asia/Shanghai", {.windows = both}), "2027-03-01T12:00:00+08:00");
  const std::vector<DailyRange> disjoint = {{9 * hour, 12 * hour, {}}, {12 * hour, 20 * hour, {}}};
  EXPECT_EQ(opens("2027-03-01T09:00:00", "Asia/Shanghai", {.windows = disjoint}), "never");
}

TEST(OpenHours, RangesThatHandOverToEachOtherAreFollowed) {
  const std::vector<DailyRange> chain = {
      {20 * hour, 23 * hour, {}}, {22 * hour, 2 * hour, {}}, {2 * hour, 9 * hour + 1, {}}};
  EXPECT_EQ(opens("2027-03-01T20:30:00", "Asia/Shanghai", {.windows = office, .quiet = chain}),
            "2027-03-02T09:00:01+08:00");
}

TEST(OpenHours, AClosedWeekendLastsUntilMonday) {
  const std::vector<DailyRange> weekdays = {{9 * hour, 18 * hour, {.weekdays = 0x1f}}};
  EXPECT_EQ(opens("2027-03-05T18:00:00", "Asia/Shanghai", {.windows = weekdays}), "2027-03-08T09:00:00+08:00");
}

TEST(OpenHours, HolidaysAreClosedAndMakeUpDaysOpen) {
  const std::vector<Day> holidays = {date("2027-10-01"), date("2027-10-04"), date("2027-10-05"), date("2027-10-06")};
  const std::vector<Day> workdays = {date("2027-10-09")};
  const std::vector<DailyRange> worked = {{9 * hour, 18 * hour, {.weekdays = 0, .workdays = true}}};
  const OpenHours hours{.windows = worked, .calendar = {holidays, workdays}};
  EXPECT_EQ(opens("2027-09-30T18:00:00", "Asia/Shanghai", hours), "2027-10-07T09:00:00+08:00");
  EXPECT_EQ(opens("2027-10-08T18:00:00", "Asia/Shanghai", hours), "2027-10-09T09:00:00+08:00");
  EXPECT_EQ(opens("2027-10-09T18:00:00", "Asia/Shanghai", hours), "2027-10-11T09:00:00+08:00");
}

TEST(OpenHours, AMakeUpDayFarAwayIsAwaited) {
  // Open on weekends that are worked, and none is for nine months: the week that repeats begins after the last of them.
  const std::vector<Day> workdays = {date("2027-02-27"), date("2027-12-25")};
  const std::vector<DailyRange> worked_weekends = {{9 * hour, 18 * hour, {.weekdays = 0, .workdays = true}},
                                                   {0, 24 * hour, {.weekdays = weekend}}};
  const OpenHours hours{.windows = worked_weekends, .calendar = {{}, workdays}};
  EXPECT_EQ(opens("2027-03-01T00:00:00", "Europe/Berlin", hours), "2027-12-25T09:00:00+01:00");
  EXPECT_EQ(opens("2027-12-26T00:00:00", "Europe/Berlin", hours), "never");
}

TEST(OpenHours, ADayAWeekIsAwaitedForAWeek) {
  const std::vector<DailyRange> sundays = {{9 * hour, 10 * hour, {.weekdays = 0x40}}};
  EXPECT_EQ(opens("2027-03-07T10:00:00", "Asia/Shanghai", {.windows = sundays}), "2027-03-14T09:00:00+08:00");
}

TEST(OpenHours, NeverIsFoundWithoutAHorizon) {
  const std::vector<DailyRange> nothing = {{9 * hour, 18 * hour, {.weekdays = 0}}};
  const Instant start = moment("2027-03-27T21:00:00", zone("Europe/Berlin"));
  EXPECT_FALSE(first_open(start, end_of_time, zone("Europe/Berlin"), {.windows = nothing}));
  EXPECT_FALSE(first_open(start, end_of_time, zone("Asia/Shanghai"), {.windows = nothing}));
  EXPECT_EQ(first_open(start, end_of_time, zone("Asia/Shanghai"), {}), start);
}

TEST(OpenHours, NothingOpensAtOrAfterTheHorizon) {
  const Instant start = moment("2027-03-01T21:00:00", zone("Asia/Shanghai"));
  const OpenHours hours{.quiet = night};
  EXPECT_FALSE(first_open(start, start + 11 * hour, zone("Asia/Shanghai"), hours));
  EXPECT_EQ(first_open(start, start + 11 * hour + 1, zone("Asia/Shanghai"), hours), start + 11 * hour);
}

TEST(OpenHours, AQuietRangeIsAnHourShorterOrLongerWhereTheClockIsChanged) {
  EXPECT_EQ(opens("2027-03-27T21:00:00", "Europe/Berlin", {.quiet = night}), "2027-03-28T08:00:00+02:00");
  const Zone berlin = zone("Europe/Berlin");
  const OpenHours hours{.quiet = night};
  const Instant spring = moment("2027-03-27T21:00:00", berlin);
  const Instant autumn = moment("2027-10-30T21:00:00", berlin);
  EXPECT_EQ(*first_open(spring, spring + day_seconds, berlin, hours) - spring, 10 * hour);
  EXPECT_EQ(*first_open(autumn, autumn + day_seconds, berlin, hours) - autumn, 12 * hour);
}

TEST(OpenHours, AWindowInsideAGapDoesNotOpenThatDay) {
  const std::vector<DailyRange> in_gap = {{2 * hour, 3 * hour, {}}};
  EXPECT_EQ(opens("2027-03-28T00:00:00", "Europe/Berlin", {.windows = in_gap}), "2027-03-29T02:00:00+02:00");
}

TEST(OpenHours, AWindowInsideAnOverlapOpensTwice) {
  const Zone berlin = zone("Europe/Berlin");
  const std::vector<DailyRange> window = {{2 * hour, 2 * hour + 1800, {}}};
  const Instant closes = moment("2027-10-31T02:30:00", berlin);
  EXPECT_EQ(first_open(closes, closes + day_seconds, berlin, {.windows = window}), closes + 1800);
  EXPECT_EQ(iso(closes + 1800, berlin), "2027-10-31T02:00:00+01:00");
}

TEST(Days, TheFirstOfASetMayBeTheStart) {
  EXPECT_EQ(first_day(date("2027-03-06"), {.weekdays = weekend}), date("2027-03-06"));
  EXPECT_EQ(first_day(date("2027-03-08"), {.weekdays = weekend}), date("2027-03-13"));
  EXPECT_FALSE(first_day(date("2027-03-08"), {.weekdays = 0}));
}

TEST(NextClock, TheStartItselfCounts) {
  const Zone in = zone("Asia/Shanghai");
  const Instant ten = moment("2027-03-01T10:00:00", in);
  EXPECT_EQ(next_clock(ten, 10 * hour, in), ten);
  EXPECT_EQ(next_clock(ten + 1, 10 * hour, in), ten + day_seconds);
  EXPECT_EQ(next_clock(ten + 1, 10 * hour, in, {.weekdays = 0x04}), ten + 2 * day_seconds);
  EXPECT_FALSE(next_clock(ten, 10 * hour, in, {.weekdays = 0}));
}

TEST(NextClock, AGapGivesItsEndAndAnOverlapItsFirst) {
  const Zone berlin = zone("Europe/Berlin");
  EXPECT_EQ(iso(*next_clock(moment("2027-03-27T12:00:00", berlin), 2 * hour + 1800, berlin), berlin),
            "2027-03-28T03:00:00+02:00");
  EXPECT_EQ(iso(*next_clock(moment("2027-10-30T12:00:00", berlin), 2 * hour + 1800, berlin), berlin),
            "2027-10-31T02:30:00+02:00");
  const Instant second = moment("2027-10-31T02:30:00", berlin) + 1;
  EXPECT_EQ(iso(*next_clock(second, 2 * hour + 1800, berlin), berlin), "2027-11-01T02:30:00+01:00");
}

TEST(NextClock, TheTimesOfASkippedDayResolveToTheNext) {
  const Zone apia = zone("Pacific/Apia");
  const Instant friday = moment("2011-12-30T12:00:00", apia);
  EXPECT_EQ(next_clock(moment("2011-12-29T13:00:00", apia), 12 * hour, apia), friday);
  EXPECT_EQ(next_clock(friday, 12 * hour, apia), friday);
  EXPECT_EQ(next_clock(friday, 24 * hour, apia, {.weekdays = 0x08}),
            friday);  // the end of Thursday is the start of Saturday
}

// ---- the oracle ---------------------------------------------------------------------------------------------------

bool open_at(const OpenHours& hours, LocalSeconds local) {
  const auto around = [&](const DailyRange& range) {
    const Day today = day_of_local(local);
    const ClockTime clock = clock_of_local(local);
    const auto listed = [&](Day day) {
      const bool works =
          std::count(hours.calendar.workdays.begin(), hours.calendar.workdays.end(), day) > 0 ||
          (weekday(day) < 5 && std::count(hours.calendar.holidays.begin(), hours.calendar.holidays.end(), day) == 0);
      return ((range.days.weekdays >> weekday(day)) & 1) == 1 || (range.days.workdays && works);
    };
    if (range.from <= range.to) return range.from <= clock && clock < range.to && listed(today);
    return (range.from <= clock && listed(today)) || (clock < range.to && listed(today - 1));
  };
  bool open = true;
  for (const DailyRange& window : hours.windows) open = open && around(window);
  for (const DailyRange& quiet : hours.quiet) open = open && !around(quiet);
  return open;
}

/// Often with ends in the small hours, in which most clocks are changed.
DailyRange pick_range() {
  const auto clock = [](ClockTime end) { return pick(0, 2) == 0 ? pick(0, 4 * hour) : pick(0, end); };
  const ClockTime from = clock(day_seconds);
  const ClockTime to = clock(day_seconds + 1);
  const auto weekdays = *rc::gen::element<std::uint8_t>(0x7f, 0x7f, 0x1f, 0x60, 0x2a, 0);
  return {from, to, {weekdays, pick(0, 3) == 0}};
}

std::vector<DailyRange> pick_ranges(int most) {
  std::vector<DailyRange> ranges;
  for (int left = pick(0, most + 1); left > 0; --left) ranges.push_back(pick_range());
  return ranges;
}

RC_GTEST_PROP(OpenHours, AgreeWithAnOracleThatTicks, ()) {
  const Zone in = pick_zone();
  const Instant start = pick_near_a_change(in, day_seconds, 4 * hour);
  const auto windows = pick_ranges(2);
  const auto quiet = pick_ranges(3);
  const Day today = day_of_local(in.local(start));
  const std::vector<Day> holidays = {today, today + 1};
  const std::vector<Day> workdays = {today + 1};
  const OpenHours hours{windows, quiet, {holidays, workdays}};
  const Instant end = start + 2 * day_seconds + 7 * hour;

  Instant tick = start;
  Stretch stretch = in.stretch_at(tick);
  while (tick < end && !open_at(hours, tick + stretch.offset)) {
    if (++tick == stretch.end) stretch = in.stretch_at(tick);
  }
  const auto found = first_open(start, end, in, hours);
  RC_ASSERT(found == (tick < end ? std::optional<Instant>(tick) : std::nullopt));
  if (found) RC_ASSERT(hours.open(in.local(*found)));
}

RC_GTEST_PROP(OpenHours, NeverIsNever, ()) {
  // Whatever is said to stay closed for ever is closed at every border of every range, for three weeks after the last
  // holiday.
  const Zone in = pick_zone();
  const Instant start = pick_near_a_change(in, day_seconds, 4 * hour);
  const auto windows = pick_ranges(3);
  const auto quiet = pick_ranges(3);
  const Day today = day_of_local(in.local(start));
  const std::vector<Day> workdays = {today + pick(0, 60)};
  const OpenHours hours{windows, quiet, {{}, workdays}};
  std::vector<ClockTime> borders = {0};
  for (const auto& ranges : {windows, quiet}) {
    for (const DailyRange& range : ranges) borders.insert(borders.end(), {range.from, range.to});
  }
  const bool open_some_day = first_open(start, start + 1'000 * day_seconds, in, hours).has_value();
  bool seen = false;
  for (Day day = today + 1; day < today + 85; ++day) {
    for (const ClockTime border : borders) {
      const Resolved at = resolve_local(day, border, in);
      seen = seen || open_at(hours, in.local(at.at));
    }
  }
  if (seen) RC_ASSERT(open_some_day);
}

RC_GTEST_PROP(NextClock, IsTheEarliestOfAllDays, ()) {
  const Zone in = pick_zone();
  const Instant start = pick_near_a_change(in, day_seconds, 4 * hour);
  const ClockTime clock = pick<ClockTime>(0, day_seconds + 1);
  const DaySet days{*rc::gen::element<std::uint8_t>(0x7f, 0x1f, 0x60, 0x01), false};
  std::optional<Instant> earliest;
  const Day today = day_of_local(start);
  for (Day day = today - 10; day < today + 20; ++day) {
    if (!days.contains(day)) continue;
    const Instant at = in.resolve(day * day_seconds + clock).at;
    if (at >= start && (!earliest || at < *earliest)) earliest = at;
  }
  RC_ASSERT(next_clock(start, clock, in, days) == earliest);
}

}  // namespace
}  // namespace wayproof
