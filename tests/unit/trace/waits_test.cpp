// Waits (docs/semantics.md, "Waits").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");

// ---- for ------------------------------------------------------------------------------------------------------------

std::string waits(const std::string& step, const char* at, const std::string& zone = "UTC",
                  const std::string& profile = "") {
  return rehearse({.journeys = {journey("j", step + sms("s", "end") + sms("t", "end"))},
                   .customer = customer(event("go", at), "", profile, zone)},
                  {"waits", "past-due", "woke", "s sent", "t sent", "left"});
}

TEST(Waits, ForAddsTheCalendarPartThenTheExactPart) {
  EXPECT_EQ(waits(wait_for("w", "P1DT2H", "end"), "03-01 10:00:00"),
            "03-01 10:00:00 j.w waits 03-02 12:00:00\n03-02 12:00:00 j.w woke waited\n03-02 12:00:00 j.end left end\n");
}

TEST(Waits, ADayKeepsTheClockAndTwentyFourHoursDoNot) {
  const auto until = [](const char* duration) {
    return rehearse({.journeys = {journey("j", wait_for("w", duration, "end"))},
                     .customer = customer(event("go", "2027-03-27T12:00:00"), "", "", "Europe/Berlin")},
                    {"waits"});
  };
  EXPECT_EQ(until("P1D"), "03-27 12:00:00 j.w waits 03-28 12:00:00\n");
  EXPECT_EQ(until("PT24H"), "03-27 12:00:00 j.w waits 03-28 13:00:00\n");
}

TEST(Waits, MonthsEndWithTheMonth) {
  EXPECT_EQ(waits(wait_for("w", "P1M", "end"), "01-31 10:00:00"),
            "01-31 10:00:00 j.w waits 02-28 10:00:00\n02-28 10:00:00 j.w woke waited\n02-28 10:00:00 j.end left end\n");
}

TEST(Waits, InAGapTheWaitEndsAfterIt) {
  EXPECT_EQ(waits(wait_for("w", "P1D", "end"), "2027-03-27T02:30:00", "Europe/Berlin"),
            "03-27 02:30:00 j.w waits 03-28 03:00:00\n03-28 03:00:00 j.w woke waited\n03-28 03:00:00 j.end left end\n");
}

TEST(Waits, WithoutAZoneOfTheCustomerTheWorkspacesClockIsMeant) {
  EXPECT_EQ(
      rehearse(
          {.workspace = workspace({.zone = "Asia/Shanghai"}),
           .journeys = {journey("j", wait_until("w", R"({"of": "now", "plus": "P1D", "at": "09:00:00"})", "end"))},
           .customer =
               R"({"format": "wayproof/customer@1", "id": "c", "events": [{"event": "go", "at": "2027-03-01T10:00:00"}]})"},
          {"waits"}),
      "03-01 10:00:00 j.w waits 03-02 09:00:00\n");
}

// ---- until ----------------------------------------------------------------------------------------------------------

// It is told all the same: the customer was there.
TEST(Waits, UntilThisVeryInstantIsNoWait) {
  EXPECT_EQ(waits(wait_until("w", R"({"of": "now", "at": "10:00:00"})", "s"), "03-01 10:00:00"),
            "03-01 10:00:00 j.w woke waited\n03-01 10:00:00 j.s sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(waits(wait_until("w", R"({"of": "now", "at": "10:00:01"})", "s"), "03-01 10:00:00"),
            "03-01 10:00:00 j.w waits 03-01 10:00:01\n03-01 10:00:01 j.w woke waited\n03-01 10:00:01 j.s sent\n03-01 "
            "10:00:01 j.end left end\n");
}

TEST(Waits, UntilATimeThatIsOverGoesOnLeavesOrJumps) {
  const auto with = [](const std::string& otherwise) {
    return waits(wait_until("w", R"({"of": "now", "at": "09:00:00")" + otherwise + "}", "s"), "03-01 10:00:00");
  };
  const std::string past = "03-01 10:00:00 j.w past-due 03-01 09:00:00\n";
  EXPECT_EQ(with(""), past + "03-01 10:00:00 j.s sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(with(R"(, "if_past": "go_on")"), past + "03-01 10:00:00 j.s sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(with(R"(, "if_past": {"step": "t"})"), past + "03-01 10:00:00 j.t sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(with(R"(, "if_past": "leave")"), past + "03-01 10:00:00 j left nowhere\n");
}

// 1 March 2027 is a Monday.
TEST(Waits, UntilCertainDaysTakesTheFirstThatIsNotOver) {
  const auto on = [](const char* days, const char* at) {
    return rehearse(
        {.journeys = {journey(
             "j", wait_until("w", R"({"of": "now", "at": "09:00:00", "on": [)" + std::string(days) + "]}", "end"))},
         .customer = customer(event("go", at))},
        {"waits", "past-due", "left"});
  };
  EXPECT_EQ(on(R"("mon")", "03-01 08:59:59"),
            "03-01 08:59:59 j.w waits 03-01 09:00:00\n03-01 09:00:00 j.end left end\n");
  EXPECT_EQ(on(R"("mon")", "03-01 09:00:00"), "03-01 09:00:00 j.end left end\n");
  EXPECT_EQ(on(R"("mon")", "03-01 09:00:01"),
            "03-01 09:00:01 j.w waits 03-08 09:00:00\n03-08 09:00:00 j.end left end\n");
  EXPECT_EQ(on(R"("workday")", "03-05 10:00:00"),
            "03-05 10:00:00 j.w waits 03-08 09:00:00\n03-08 09:00:00 j.end left end\n");
}

TEST(Waits, UntilCountsFromTheEntryFromAStepOrFromADate) {
  const auto until = [](const std::string& of) {
    return rehearse({.journeys = {journey("j", wait_for("v", "P1D", "w") +
                                                   wait_until("w", R"({"of": )" + of + R"(, "plus": "P2D"})", "end"))},
                     .customer = customer(go)},
                    {"j.w waits"});
  };
  EXPECT_EQ(until(R"("entry")"), "03-02 10:00:00 j.w waits 03-03 10:00:00\n");
  EXPECT_EQ(until(R"("now")"), "03-02 10:00:00 j.w waits 03-04 10:00:00\n");
  EXPECT_EQ(until(R"({"step": "v"})"), "03-02 10:00:00 j.w waits 03-04 10:00:00\n");
  EXPECT_EQ(until(R"({"date": "2027-03-10"})"), "03-02 10:00:00 j.w waits 03-12 00:00:00\n");
}

const std::string until_expires = R"({"of": {"attribute": "expires"}, "at": "09:00:00", "if_missing": )";

TEST(Waits, AMissingDateTakesTheWayThatTheFileMustName) {
  const auto with = [](const std::string& otherwise) {
    return waits(wait_until("w", until_expires + otherwise + "}", "s"), "03-01 10:00:00");
  };
  const std::string missing = "03-01 10:00:00 j.w woke missing\n";
  EXPECT_EQ(with(R"("go_on")"), missing + "03-01 10:00:00 j.s sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(with(R"({"step": "t"})"), missing + "03-01 10:00:00 j.t sent\n03-01 10:00:00 j.end left end\n");
  EXPECT_EQ(with(R"("leave")"), missing + "03-01 10:00:00 j left nowhere\n");
}

std::string moved(const std::string& change) {
  return rehearse(
      {.journeys = {journey("j", wait_until("w", until_expires + R"({"step": "t"}, "if_past": {"step": "p"}})", "s") +
                                     sms("s", "end") + sms("t", "end") + sms("p", "end"))},
       .customer = customer(go, R"("changes": [{"at": "2027-03-05T12:00:00", )" + change + "}],",
                            R"(, "attributes": {"expires": "2027-03-10"})")},
      {"waits", "past-due", "woke", "s sent", "t sent", "p sent"});
}

TEST(Waits, ADateThatMovesMovesTheWait) {
  const std::string begun = "03-01 10:00:00 j.w waits 03-10 09:00:00\n";
  EXPECT_EQ(
      moved(R"("set": {"expires": "2027-03-08"})"),
      begun + "03-05 12:00:00 j.w waits 03-08 09:00:00\n03-08 09:00:00 j.w woke waited\n03-08 09:00:00 j.s sent\n");
  EXPECT_EQ(
      moved(R"("set": {"expires": "2027-03-20"})"),
      begun + "03-05 12:00:00 j.w waits 03-20 09:00:00\n03-20 09:00:00 j.w woke waited\n03-20 09:00:00 j.s sent\n");
  EXPECT_EQ(moved(R"("set": {"tier": "gold"})"), begun + "03-10 09:00:00 j.w woke waited\n03-10 09:00:00 j.s sent\n");
}

TEST(Waits, ADateThatMovesIntoThePastIsPastDue) {
  EXPECT_EQ(moved(R"("set": {"expires": "2027-03-04"})"),
            "03-01 10:00:00 j.w waits 03-10 09:00:00\n"
            "03-05 12:00:00 j.w past-due 03-04 09:00:00\n"
            "03-05 12:00:00 j.p sent\n");
}

// ---- for an event ---------------------------------------------------------------------------------------------------

const std::string paid = R"({"event": "paid"})";

TEST(Waits, TheEventWinsAtTheDeadline) {
  const auto at = [](const char* time) {
    return rehearse({.journeys = {journey("j", wait_event("w", paid, "PT1H", "end", "s") + sms("s", "end"))},
                     .customer = customer(go + ", " + event("paid", time))},
                    {"woke"});
  };
  EXPECT_EQ(at("03-01 11:00:00"), "03-01 11:00:00 j.w woke happened\n");
  EXPECT_EQ(at("03-01 11:00:01"), "03-01 11:00:00 j.w woke time-out\n");
}

TEST(Waits, OnlyWhatArrivesAfterTheStartCounts) {
  const auto at = [](const char* time) {
    return rehearse(
        {.journeys = {journey("j", wait_for("v", "PT1H", "w") + wait_event("w", paid, "PT1H", "end", "end"))},
         .customer = customer(go + ", " + event("paid", time))},
        {"j.w woke"});
  };
  EXPECT_EQ(at("03-01 10:30:00"), "03-01 12:00:00 j.w woke time-out\n");
  EXPECT_EQ(at("03-01 11:00:00"),
            "03-01 12:00:00 j.w woke time-out\n");  // in the very instant in which the wait begins
  EXPECT_EQ(at("03-01 11:00:01"), "03-01 11:00:01 j.w woke happened\n");
}

TEST(Waits, SinceAStepAlsoTakesWhatHasArrivedSinceThen) {
  const auto at = [](const char* time, const char* since, const std::string& more = "") {
    return rehearse({.journeys = {journey("j", wait_for("u", "PT1H", "v") + wait_for("v", "PT1H", "w") +
                                                   wait_event("w", paid, "PT1H", "end", "end",
                                                              std::string(R"("since": )") + since + ", "))},
                     .customer = customer(go + ", " + event("paid", time, more))},
                    {"j.w woke"});
  };
  const char* since_u = R"({"step": "u"})";  // left at 11:00
  EXPECT_EQ(at("03-01 10:59:59", since_u), "03-01 13:00:00 j.w woke time-out\n");
  EXPECT_EQ(at("03-01 11:00:00", since_u), "03-01 12:00:00 j.w woke happened\n");
  EXPECT_EQ(at("03-01 10:00:00", R"("entry")"), "03-01 12:00:00 j.w woke happened\n");
  // It happened in time and arrives while the token waits; and what happened too early does wake it when it arrives
  // now.
  EXPECT_EQ(at("03-01 11:30:00", since_u, R"("arrives": "2027-03-01T12:30:00")"), "03-01 12:30:00 j.w woke happened\n");
}

TEST(Waits, TheEventMayBeTiedToTheEntry) {
  const auto with = [](const char* sku) {
    return rehearse(
        {.journeys = {journey(
             "j", wait_event("w", R"({"event": "paid", "where": [{"field": "sku", "is": {"entry": "sku"}}]})", "PT1H",
                             "end", "end"))},
         .customer = customer(event("go", "03-01 10:00:00", R"("with": {"sku": "shirt"})") + ", " +
                              event("paid", "03-01 10:30:00", std::string(R"("with": {"sku": ")") + sku + "\"}"))},
        {"woke"});
  };
  EXPECT_EQ(with("shirt"), "03-01 10:30:00 j.w woke happened\n");
  EXPECT_EQ(with("shoes"), "03-01 11:00:00 j.w woke time-out\n");
}

TEST(Waits, AWaitForOneOfSeveralTakesTheFirst) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", wait_event("w", R"({"any": [{"event": "paid"}, {"becomes": {"tag": "x"}}]})",
                                                     "P1D", "end", "end"))},
                .customer = customer(go, R"("changes": [{"at": "2027-03-01T11:00:00", "add_tags": ["x"]}],)")},
               {"woke"}),
      "03-01 11:00:00 j.w woke happened\n");
}

}  // namespace
}  // namespace wayproof::testing
