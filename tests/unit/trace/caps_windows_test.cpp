// Limits on the number of messages and the hours of a day (docs/semantics.md, "Limits", "Hours").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

// One message for every `go`, each by a journey of its own: `again` would mix in other rules.
std::string sends(const std::string& gate, std::initializer_list<const char*> times, const std::string& more = "",
                  const std::string& zone = "UTC", const std::string& step = "") {
  std::vector<std::string> journeys;
  std::string events;
  int n = 0;
  for (const char* time : times) {
    const std::string id = std::string(1, static_cast<char>('a' + n++));
    journeys.push_back(journey(id, sms("s", "end", step), "",
                               R"({"on": {"event": "go", "where": [{"field": "sku", "is": ")" + id + "\"}]}}"));
    events += std::string(events.empty() ? "" : ", ") + event("go", time, R"("with": {"sku": ")" + id + "\"}");
  }
  return rehearse({.workspace = workspace({.gate = enforcing(gate)}),
                   .journeys = journeys,
                   .customer = customer(events, more, "", zone)},
                  {"s sent", "s held", "s dropped"});
}

std::string cap(const std::string& window, int max = 1, const std::string& more = "") {
  return R"("caps": [{"id": "c", "max": )" + std::to_string(max) + R"(, "window": )" + window + more + "}]";
}

const std::string day = R"({"calendar": "day"})";
const std::string any_24_hours = R"({"sliding": "PT24H"})";
const std::string opened_24_hours = R"({"tumbling": "PT24H"})";
const std::string hold = R"(, "on_full": "hold")";

TEST(Caps, ASlidingWindowIsOpenAtItsBeginning) {
  EXPECT_EQ(sends(cap(any_24_hours), {"03-01 10:00:00", "03-02 09:59:59", "03-02 10:00:00"}),
            "03-01 10:00:00 a.s sent\n"
            "03-02 09:59:59 b.s dropped cap-full\n"
            "03-02 10:00:00 c.s sent\n");
}

TEST(Caps, TwentyMinutesAroundMidnightAreTwoCalendarDaysAndOneSlidingDay) {
  EXPECT_EQ(sends(cap(day), {"03-01 23:50:00", "03-02 00:10:00"}),
            "03-01 23:50:00 a.s sent\n03-02 00:10:00 b.s sent\n");
  EXPECT_EQ(sends(cap(any_24_hours), {"03-01 23:50:00", "03-02 00:10:00"}),
            "03-01 23:50:00 a.s sent\n03-02 00:10:00 b.s dropped cap-full\n");
}

TEST(Caps, ATumblingWindowOpensWithTheFirstMessageCounted) {
  // Two in the window from Monday 10:00; the next one opens on Tuesday 10:00, four hours after the second.
  const auto times = {"03-01 10:00:00", "03-02 06:00:00", "03-02 09:59:59",
                      "03-02 10:00:00", "03-02 10:00:01", "03-02 10:00:02"};
  EXPECT_EQ(sends(cap(opened_24_hours, 2), times),
            "03-01 10:00:00 a.s sent\n"
            "03-02 06:00:00 b.s sent\n"
            "03-02 09:59:59 c.s dropped cap-full\n"
            "03-02 10:00:00 d.s sent\n"
            "03-02 10:00:01 e.s sent\n"
            "03-02 10:00:02 f.s dropped cap-full\n");
  EXPECT_EQ(sends(cap(any_24_hours, 2), times),
            "03-01 10:00:00 a.s sent\n"
            "03-02 06:00:00 b.s sent\n"
            "03-02 09:59:59 c.s dropped cap-full\n"
            "03-02 10:00:00 d.s sent\n"
            "03-02 10:00:01 e.s dropped cap-full\n"
            "03-02 10:00:02 f.s dropped cap-full\n");
}

TEST(Caps, ACalendarWindowGoesByTheRecipientsClockUnlessItNamesAnother) {
  // 15:50 and 16:10 UTC are 23:50 and 00:10 in Shanghai.
  const auto times = {"2027-03-01T15:50:00Z", "2027-03-01T16:10:00Z"};
  EXPECT_EQ(sends(cap(day), times, "", "Asia/Shanghai"), "03-01 23:50:00 a.s sent\n03-02 00:10:00 b.s sent\n");
  EXPECT_EQ(sends(cap(R"({"calendar": "day", "zone": "workspace"})"), times, "", "Asia/Shanghai"),
            "03-01 23:50:00 a.s sent\n03-02 00:10:00 b.s dropped cap-full\n");
  EXPECT_EQ(sends(cap(R"({"calendar": "day", "zone": "Europe/Berlin"})"), times, "", "Asia/Shanghai"),
            "03-01 23:50:00 a.s sent\n03-02 00:10:00 b.s dropped cap-full\n");
}

TEST(Caps, AWeekBeginsOnMondayAndAMonthOnItsFirst) {
  // 28 February 2027 is a Sunday.
  EXPECT_EQ(
      sends(cap(R"({"calendar": "week"})"), {"2027-02-27T10:00:00", "2027-02-28T23:59:59", "2027-03-01T00:00:00"}),
      "02-27 10:00:00 a.s sent\n02-28 23:59:59 b.s dropped cap-full\n03-01 00:00:00 c.s sent\n");
  EXPECT_EQ(
      sends(cap(R"({"calendar": "month"})"), {"2027-02-01T00:00:00", "2027-02-28T23:59:59", "2027-03-01T00:00:00"}),
      "02-01 00:00:00 a.s sent\n02-28 23:59:59 b.s dropped cap-full\n03-01 00:00:00 c.s sent\n");
}

// 28 March 2027 has 23 hours in Berlin: a calendar day may be shorter than a sliding one.
TEST(Caps, ACalendarDayHasAsManyHoursAsTheClockGivesIt) {
  const auto times = {"2027-03-28T00:00:00", "2027-03-28T23:59:59", "2027-03-29T00:00:00"};
  EXPECT_EQ(sends(cap(day), times, "", "Europe/Berlin"),
            "03-28 00:00:00 a.s sent\n03-28 23:59:59 b.s dropped cap-full\n03-29 00:00:00 c.s sent\n");
  EXPECT_EQ(sends(cap(any_24_hours), times, "", "Europe/Berlin"),
            "03-28 00:00:00 a.s sent\n03-28 23:59:59 b.s dropped cap-full\n03-29 00:00:00 c.s dropped cap-full\n");
}

TEST(Caps, AFullCapHoldsToTheFirstInstantWithRoom) {
  EXPECT_EQ(sends(cap(any_24_hours, 2, hold), {"03-01 10:00:00", "03-01 11:00:00", "03-01 12:00:00"}),
            "03-01 10:00:00 a.s sent\n03-01 11:00:00 b.s sent\n03-01 12:00:00 c.s held 03-02 10:00:00 cap-full\n03-02 "
            "10:00:00 c.s sent\n");
  EXPECT_EQ(sends(cap(day, 1, hold), {"03-01 10:00:00", "03-01 11:00:00"}),
            "03-01 10:00:00 a.s sent\n03-01 11:00:00 b.s held 03-02 00:00:00 cap-full\n03-02 00:00:00 b.s sent\n");
  EXPECT_EQ(sends(cap(opened_24_hours, 1, hold), {"03-01 10:00:00", "03-01 11:00:00"}),
            "03-01 10:00:00 a.s sent\n03-01 11:00:00 b.s held 03-02 10:00:00 cap-full\n03-02 10:00:00 b.s sent\n");
}

TEST(Caps, TwoHeldForOneSlotDecideAnewWhenItComes) {
  EXPECT_EQ(sends(cap(any_24_hours, 1, hold), {"03-01 10:00:00", "03-01 11:00:00", "03-01 11:30:00"}),
            "03-01 10:00:00 a.s sent\n"
            "03-01 11:00:00 b.s held 03-02 10:00:00 cap-full\n"
            "03-01 11:30:00 c.s held 03-02 10:00:00 cap-full\n"
            "03-02 10:00:00 b.s sent\n"
            "03-02 10:00:00 c.s held 03-03 10:00:00 cap-full\n"
            "03-03 10:00:00 c.s sent\n");
}

TEST(Caps, EveryCapMustHaveRoomAndTheHoursMustBeOpen) {
  const std::string two = R"("caps": [{"id": "a", "max": 1, "window": {"calendar": "day"}, "on_full": "hold"},
                                      {"id": "b", "max": 1, "window": {"sliding": "PT30H"}, "on_full": "hold"}])";
  const auto times = {"03-01 20:00:00", "03-01 21:00:00"};
  EXPECT_EQ(sends(two, times),
            "03-01 20:00:00 a.s sent\n03-01 21:00:00 b.s held 03-03 02:00:00 cap-full\n03-03 02:00:00 b.s sent\n");
  EXPECT_EQ(sends(two + R"(, "quiet": [{"from": "22:00:00", "to": "08:00:00"}])", times),
            "03-01 20:00:00 a.s sent\n03-01 21:00:00 b.s held 03-03 08:00:00 cap-full\n03-03 08:00:00 b.s sent\n");
}

TEST(Caps, HoursThatDoNotDecideDoNotDelayACap) {
  for (const char* mode : {"observe", "off"}) {
    const std::string gate = std::string(R"({"checks": {"caps": {"mode": "enforce"}, "hours": {"mode": ")") + mode +
                             R"("}}, "quiet": [{"from": "22:00:00", "to": "08:00:00"}], )" + cap(day, 1, hold) + "}";
    EXPECT_EQ(rehearse({.workspace = workspace({.gate = gate}),
                        .journeys = {journey("j", sms("s", "t") + sms("t", "end"))},
                        .customer = customer(event("go", "03-01 10:00:00"))},
                       {"j.t held"}),
              "03-01 10:00:00 j.t held 03-02 00:00:00 cap-full\n");
  }
}

TEST(Caps, OneMessageAfterTheOtherNeverABatch) {
  EXPECT_EQ(sends(cap(day), {"03-01 10:00:00", "03-01 10:00:00"}),
            "03-01 10:00:00 a.s sent\n03-01 10:00:00 b.s dropped cap-full\n");
}

TEST(Caps, AMessageCountsWhenItIsPlannedSentOrDelivered) {
  // `a` is held by the night from Monday 22:00 to Tuesday 08:00. `b` comes without hours at 23:00.
  const auto run = [](const char* count_at) {
    const std::string gate =
        enforcing(R"("quiet": [{"of": {"kind": "k"}, "from": "21:00:00", "to": "08:00:00"}], )" +
                  cap(R"({"sliding": "PT20H"})", 1, std::string(R"(, "count_at": ")") + count_at + "\""));
    return rehearse({.workspace = workspace({.gate = gate}),
                     .journeys = {journey("a", sms("s", "end", R"("kind": "k", )")),
                                  journey("b", wait_for("w", "PT1H", "s") + sms("s", "end"))},
                     .customer = customer(event("go", "03-01 22:00:00"))},
                    {"s held", "s sent", "s dropped"});
  };
  EXPECT_EQ(run("plan"),
            "03-01 22:00:00 a.s held 03-02 08:00:00 quiet-hours\n03-01 23:00:00 b.s dropped cap-full\n03-02 08:00:00 "
            "a.s sent\n");
  EXPECT_EQ(run("send"),
            "03-01 22:00:00 a.s held 03-02 08:00:00 quiet-hours\n03-01 23:00:00 b.s sent\n03-02 08:00:00 a.s dropped "
            "cap-full\n");
  EXPECT_EQ(run("delivery"),
            "03-01 22:00:00 a.s held 03-02 08:00:00 quiet-hours\n03-01 23:00:00 b.s sent\n03-02 08:00:00 a.s dropped "
            "cap-full\n");
}

TEST(Caps, CountedAtDeliveryWhatIsOnItsWayDoesNotCount) {
  // Both go out before the first is delivered.
  EXPECT_EQ(sends(cap(day, 1, R"(, "count_at": "delivery")"), {"03-01 10:00:00", "03-01 10:00:00", "03-01 10:00:01"}),
            "03-01 10:00:00 a.s sent\n03-01 10:00:00 b.s sent\n03-01 10:00:01 c.s dropped cap-full\n");
}

TEST(Caps, ADroppedMessageWasNeverPlanned) {
  const std::string gate = enforcing(cap(R"({"sliding": "PT20H"})", 1, R"(, "count_at": "plan")"));
  EXPECT_EQ(
      rehearse({.workspace = workspace({.gate = gate}),
                .journeys = {journey("j", message("s", "t", "marketing", R"("topic": "ask", )") + sms("t", "end"))},
                .customer = customer(event("go", "03-01 10:00:00"))},
               {"dropped", "t sent"}),
      "03-01 10:00:00 j.s dropped no-consent\n03-01 10:00:00 j.t sent\n");
}

TEST(Caps, OnlyMessagesOfItsKindCountAndOnlyInItsPeriod) {
  const auto times = {"03-01 10:00:00", "03-01 11:00:00"};
  EXPECT_EQ(sends(cap(day, 1, R"(, "of": {"purpose": "service"})"), times),
            "03-01 10:00:00 a.s sent\n03-01 11:00:00 b.s sent\n");
  EXPECT_EQ(sends(cap(day, 0, R"(, "from": "2027-03-02", "until": "2027-03-04")"),
                  {"03-01 23:59:59", "03-02 00:00:00", "03-03 23:59:59", "03-04 00:00:00"}),
            "03-01 23:59:59 a.s sent\n03-02 00:00:00 b.s dropped cap-full\n03-03 23:59:59 c.s dropped cap-full\n03-04 "
            "00:00:00 d.s sent\n");
  EXPECT_EQ(sends(cap(day, 0, R"(, "until": "2027-03-04", "on_full": "hold")"), {"03-03 10:00:00"}),
            "03-03 10:00:00 a.s held 03-04 00:00:00 cap-full\n03-04 00:00:00 a.s sent\n");
}

TEST(Caps, ACapOfNothingHoldsForEverSoItDrops) {
  EXPECT_EQ(sends(cap(day, 0, hold), {"03-01 10:00:00"}), "03-01 10:00:00 a.s dropped held-too-long\n");
}

TEST(Caps, AFullCapMayEndTheRun) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing(cap(day, 0, R"(, "on_full": "leave")"))}),
                      .journeys = {journey("j", sms("s", "end"))},
                      .customer = customer(event("go", "03-01 10:00:00"))},
                     {"j.s"}),
            "03-01 10:00:00 j.s leave cap-full\n03-01 10:00:00 j.s left told-to\n");
}

// ---- hours ----------------------------------------------------------------------------------------------------------

const std::string night = R"("quiet": [{"from": "22:00:00", "to": "02:30:00"}])";

TEST(Hours, QuietHoursAreClosedAtTheirBeginningAndOpenAtTheirEnd) {
  EXPECT_EQ(sends(night, {"03-01 21:59:59", "03-01 22:00:00", "03-02 02:29:59", "03-03 02:30:00"}),
            "03-01 21:59:59 a.s sent\n"
            "03-01 22:00:00 b.s held 03-02 02:30:00 quiet-hours\n"
            "03-02 02:29:59 c.s held 03-02 02:30:00 quiet-hours\n"
            "03-02 02:30:00 b.s sent\n"
            "03-02 02:30:00 c.s sent\n"
            "03-03 02:30:00 d.s sent\n");
}

TEST(Hours, InAGapTheFirstInstantAfterItIsOpen) {
  // Berlin, 28 March 2027: 02:00 to 03:00 does not exist.
  EXPECT_EQ(sends(night, {"2027-03-28T01:00:00"}, "", "Europe/Berlin"),
            "03-28 01:00:00 a.s held 03-28 03:00:00 quiet-hours\n03-28 03:00:00 a.s sent\n");
}

TEST(Hours, InAnOverlapTheSameQuietTimeComesTwice) {
  // Berlin, 31 October 2027: 02:00 to 03:00 comes twice. 02:30 opens, and at the second 02:00 it is quiet again.
  EXPECT_EQ(sends(night,
                  {"2027-10-31T01:00:00+02:00", "2027-10-31T02:29:59+02:00", "2027-10-31T02:59:59+02:00",
                   "2027-10-31T02:10:00+01:00"},
                  "", "Europe/Berlin"),
            "10-31 01:00:00 a.s held 10-31 02:30:00 quiet-hours\n"
            "10-31 02:29:59 b.s held 10-31 02:30:00 quiet-hours\n"
            "10-31 02:30:00 a.s sent\n"
            "10-31 02:30:00 b.s sent\n"
            "10-31 02:59:59 c.s sent\n"
            "10-31 02:10:00 d.s held 10-31 02:30:00 quiet-hours\n"
            "10-31 02:30:00 d.s sent\n");
}

TEST(Hours, AWindowOnWorkingDaysWaitsOverTheWeekend) {
  // 5 March 2027 is a Friday.
  EXPECT_EQ(
      sends(R"("windows": [{"from": "09:00:00", "to": "17:00:00", "on": ["workday"]}])",
            {"03-05 16:59:59", "03-05 17:00:00"}),
      "03-05 16:59:59 a.s sent\n03-05 17:00:00 b.s held 03-08 09:00:00 outside-window\n03-08 09:00:00 b.s sent\n");
}

TEST(Hours, ARangeSaysItselfWhatHappensOutside) {
  EXPECT_EQ(sends(R"("quiet": [{"from": "22:00:00", "to": "02:30:00", "then": "drop"}])", {"03-01 23:00:00"}),
            "03-01 23:00:00 a.s dropped quiet-hours\n");
}

}  // namespace
}  // namespace wayproof::test
