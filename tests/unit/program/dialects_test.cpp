// What is known of how platforms count, and that docs/dialects.md says nothing else.
#include "program/dialects.h"

#include <gtest/gtest.h>

#include "i18n/render.h"
#include "support/golden.h"

namespace wayproof::program {
namespace {

using Kind = model::Window::Kind;
using Unit = model::Window::Unit;
using model::OnFail;

Program with(const Cap& cap) {
  Program out;
  out.zone = *Zone::find("Europe/Berlin");
  out.gate.caps = {cap};
  return out;
}

Cap of_a(Unit unit) {
  Cap out;
  out.max = 1;
  out.kind = Kind::calendar;
  out.unit = unit;
  return out;
}

Cap sliding(std::int64_t length) {
  Cap out;
  out.max = 1;
  out.length = length;
  return out;
}

Cap read(const Cap& cap, std::string_view dialect) {
  return as_read_by(with(cap), *find_dialect(dialect)).gate.caps[0];
}

TEST(Dialects, HaveNamesAndSources) {
  std::string_view before;
  for (const Dialect& one : dialects()) {
    EXPECT_LT(before, one.id);
    before = one.id;
    EXPECT_FALSE(one.name.empty());
    ASSERT_FALSE(one.sources.empty()) << one.id;
    for (const std::string_view source : one.sources) EXPECT_TRUE(source.starts_with("https://")) << source;
    EXPECT_EQ(find_dialect(one.id), &one);
    // What the catalogue has no words for could not be told.
    for (const auto& fate : {one.on_full, one.at_closed}) EXPECT_NE(fate, std::optional(OnFail::leave)) << one.id;
    EXPECT_NE(one.at_closed, std::optional(OnFail::drop)) << one.id;
    EXPECT_EQ(one.count_at.value_or(model::CountAt::send), model::CountAt::send) << one.id;
  }
  EXPECT_EQ(find_dialect("some-platform"), nullptr);
}

TEST(Dialects, ADayIsACalendarDayForSomeAndTwentyFourHoursForOthers) {
  EXPECT_EQ(read(sliding(day_seconds), "braze").kind, Kind::calendar);
  EXPECT_EQ(read(sliding(day_seconds), "braze").unit, Unit::day);
  EXPECT_EQ(read(of_a(Unit::day), "dynamics-365").kind, Kind::sliding);
  EXPECT_EQ(read(of_a(Unit::day), "dynamics-365").length, day_seconds);
  EXPECT_EQ(read(of_a(Unit::week), "dynamics-365").length, 7 * day_seconds);
  EXPECT_EQ(read(of_a(Unit::month), "hcl-unica").length, 30 * day_seconds);
  EXPECT_EQ(read(sliding(31 * day_seconds), "hcl-unica").length, 31 * day_seconds);
  EXPECT_EQ(read(sliding(28 * day_seconds), "webengage").unit, Unit::month);
}

TEST(Dialects, MidnightIsTheRecipientsOrThePlatforms) {
  Cap fixed = of_a(Unit::day);
  fixed.zone = Zone::find("Asia/Shanghai");
  EXPECT_FALSE(read(fixed, "braze").zone);
  EXPECT_EQ(read(fixed, "iterable").zone, Zone::find("Europe/Berlin"));
  EXPECT_EQ(read(sliding(day_seconds), "iterable").zone, Zone::find("Europe/Berlin"));
}

TEST(Dialects, WhatTheirPagesDoNotSayStaysAsItIsWritten) {
  EXPECT_EQ(read(sliding(16 * 3600), "dynamics-365").length, 16 * 3600);  // no day, week or month
  EXPECT_EQ(read(of_a(Unit::week), "braze").kind, Kind::calendar);     // theirs is the last seven days of the calendar
  EXPECT_EQ(read(of_a(Unit::week), "iterable").kind, Kind::calendar);  // theirs begin on Sundays
  EXPECT_EQ(read(sliding(30 * day_seconds), "braze").kind, Kind::sliding);
  EXPECT_EQ(read(of_a(Unit::day), "mautic").kind, Kind::calendar);
  Cap waits = of_a(Unit::day);
  waits.on_full = OnFail::hold;
  EXPECT_EQ(read(waits, "customer-io").on_full, OnFail::hold);
  EXPECT_EQ(read(waits, "braze").on_full, OnFail::drop);
  EXPECT_EQ(read(of_a(Unit::day), "mautic").on_full, OnFail::hold);
  Cap delivered = of_a(Unit::day);
  delivered.count_at = model::CountAt::delivery;
  EXPECT_EQ(read(delivered, "braze").count_at, model::CountAt::delivery);
  EXPECT_EQ(read(delivered, "dynamics-365").count_at, model::CountAt::send);
}

TEST(Dialects, KlaviyoKnowsOneMessageOnOneChannel) {
  Cap cap = of_a(Unit::day);
  EXPECT_EQ(read(cap, "klaviyo").kind, Kind::calendar);
  cap.of.channel = 0;
  EXPECT_EQ(read(cap, "klaviyo").kind, Kind::sliding);
  cap.max = 2;
  EXPECT_EQ(read(cap, "klaviyo").kind, Kind::calendar);
}

TEST(Dialects, WhatAFileSaysByPurposeYields) {
  Program program = with(of_a(Unit::day));
  const auto caps = static_cast<std::size_t>(model::Check::caps);
  auto& policy = program.gate.policy[caps][static_cast<std::size_t>(model::Purpose::marketing)];
  policy = {true, OnFail::leave, true};
  const auto fate = [&](std::string_view id) {
    return as_read_by(program, *find_dialect(id))
        .gate.policy[caps][static_cast<std::size_t>(model::Purpose::marketing)];
  };
  EXPECT_EQ(fate("mautic").on_fail, OnFail::hold);
  EXPECT_EQ(fate("customer-io").on_fail, OnFail::leave);
}

TEST(Dialects, ClosedHoursHoldWhereTheirPagesSaySo) {
  Program program = with(of_a(Unit::day));
  program.gate.quiet.emplace_back().on_fail = OnFail::drop;
  program.gate.windows.emplace_back().on_fail = OnFail::drop;
  EXPECT_EQ(as_read_by(program, *find_dialect("braze")).gate.quiet[0].on_fail, OnFail::hold);
  EXPECT_EQ(as_read_by(program, *find_dialect("braze")).gate.windows[0].on_fail, OnFail::hold);
  EXPECT_EQ(as_read_by(program, *find_dialect("mautic")).gate.quiet[0].on_fail, OnFail::drop);
}

// ---- the page -------------------------------------------------------------------------------------------------------

std::string counted(Counting counting, const char* unit) {
  switch (counting) {
    case Counting::as_written:
      return "not said";
    case Counting::calendar_of_recipient:
      return std::string("calendar ") + unit + ", recipient's clock";
    case Counting::calendar_of_workspace:
      return std::string("calendar ") + unit + ", the workspace's clock";
    case Counting::sliding:
      return std::string("any ") + (unit == std::string("day")    ? "24 hours"
                                    : unit == std::string("week") ? "7 days"
                                                                  : "30 days");
  }
  return {};
}

std::string fate(const std::optional<OnFail>& on_fail) {
  return !on_fail ? "not said" : *on_fail == OnFail::hold ? "waits" : "is left out";
}

std::string page() {
  std::string out = R"(# How platforms count

“At most one a day” is not the same limit everywhere. On one platform the day ends at midnight, so a message at 23:50 and one at 00:10 are
both fine; on another any 24 hours are a day, and the second one is not sent, or waits. The journeys of a workspace are played by what its
file says, to the letter. `wayproof check --dialects` says where a platform that counts in its own way would send something else, and shows a
customer to whom that happens, message by message in two columns: as written, and there.

- **differs**: a customer was played both ways, and gets something else, or is over the limit only one way;
- **cannot differ**: proved, and rests on what [every proof](proof.md#what-an-answer-rests-on) does. Without the limits no customer ever gets so
  many messages that one of them would be full (and none at closed hours, where these are read otherwise): then it does not matter how they
  count. Or what is read otherwise is enforced by no check;
- **not found**: customers were tried, as many as it says, and none differed. There may be one all the same.

Those who are tried first are those to whom the [proof](proof.md) shows that a limit can be exceeded, by either way of counting; then a
customer for every way through the journeys, as `test --generate` makes them; each also moved so that midnight, or the hour from which
messages wait, falls between two of his messages. Whoever is shown does nothing that the difference does not need. Work is counted in states
and customers, never in seconds.

`gate.dialect` names the platform that the files are meant for. It changes nothing about how journeys are played or proved
([decision 022](decisions/022-a-dialect-is-a-reading.md)): where that platform differs, `check --dialects` says so first, and exit code 1 says
that it does. Any other platform's difference is information, exit code 0.

In the page the same stands below “Can it ever happen?”, on request; the customer opens in the timeline, which plays him as the files are written.

## What is known

Where a page does not say something, the reading leaves it as the file has it. No page says whether the customer goes on while his message
waits, so no reading changes `detached`. Limits of other lengths than a day, a week or a month (28 to 31 days) stay as they are. Sources were
read on )";
  out += std::string(dialects_checked) + ", in stored copies that may be older than the pages are now.\n\n";
  out +=
      "| `dialect` | platform | a day | a week | a month | a message too many | at closed hours | counts when | "
      "sources |\n";
  out += "|---|---|---|---|---|---|---|---|---|\n";
  for (const Dialect& one : dialects()) {
    out += "| `" + std::string(one.id) + "` | " + std::string(one.name) + " | " + counted(one.day, "day") + " | " +
           counted(one.week, "week") + " | " + counted(one.month, "month") + " | " + fate(one.on_full) + " | " +
           fate(one.at_closed) + " | " + (one.count_at ? "sent" : "not said") + " |";
    int number = 0;
    for (const std::string_view source : one.sources)
      out += " [" + std::to_string(++number) + "](" + std::string(source) + ")";
    out += " |\n";
  }
  out += R"(
Klaviyo knows only limits of one message on one channel; it says nothing of others. Weeks that begin on a Sunday (Iterable, WebEngage) or
are the last seven days of the calendar (Braze) cannot be written as a limit, so nothing is said of them. Where Customer.io
tries a message again, and for how long, is a setting there.

A platform is added in [`src/program/dialects.cpp`](../src/program/dialects.cpp), with the pages that say how it counts.
)";
  return out;
}

TEST(Dialects, ThePageIsThisTable) { EXPECT_TRUE(testing::matches_file("docs/dialects.md", page())); }

}  // namespace
}  // namespace wayproof::program
