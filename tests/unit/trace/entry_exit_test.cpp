// Who enters, who leaves, and when a run is over (docs/semantics.md, "Entry", "Exit and end").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");
const std::string day_long = wait_for("w", "P1D", "end");

std::string entry(const std::string& more) { return R"({"on": {"event": "go"}, )" + more + "}"; }

std::string gos(std::initializer_list<const char*> times) {
  std::string out;
  for (const char* time : times) out += (out.empty() ? "" : ", ") + event("go", time);
  return out;
}

// ---- entry ----------------------------------------------------------------------------------------------------------

TEST(Entry, WithoutAgainOneEntersOnceEver) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", sms("s", "end"))},
                      .customer = customer(gos({"03-01 10:00:00", "12-31 10:00:00"}))},
                     {"entered", "refused"}),
            "03-01 10:00:00 j entered\n12-31 10:00:00 j refused too-soon\n");
}

TEST(Entry, NobodyIsTwiceInsideAndNoRequestIsQueued) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", day_long, "", entry(R"("again": {"after": "PT1S"})"))},
                      .customer = customer(gos({"03-01 10:00:00", "03-01 11:00:00", "03-02 09:59:59"}))},
                     {"j entered", "refused", "left"}),
            "03-01 10:00:00 j entered\n"
            "03-01 11:00:00 j refused inside\n"
            "03-02 09:59:59 j refused inside\n"
            "03-02 10:00:00 j.end left end\n");
}

TEST(Entry, AgainCountsFromTheEntryOrFromTheLeaving) {
  const auto run = [](const char* since, const char* second) {
    return rehearse(
        {.journeys = {journey("j", day_long, "",
                              entry(R"("again": {"after": "P2D", "since": ")" + std::string(since) + "\"}"))},
         .customer = customer(gos({"03-01 10:00:00", second}))},
        {"refused", "j entered"});
  };
  const std::string first = "03-01 10:00:00 j entered\n";
  EXPECT_EQ(run("entry", "03-03 09:59:59"), first + "03-03 09:59:59 j refused too-soon\n");
  EXPECT_EQ(run("entry", "03-03 10:00:00"), first + "03-03 10:00:00 j entered\n");
  EXPECT_EQ(run("leave", "03-04 09:59:59"), first + "03-04 09:59:59 j refused too-soon\n");
  EXPECT_EQ(run("leave", "03-04 10:00:00"), first + "03-04 10:00:00 j entered\n");
}

// The exit, the end of a wait and the entry of the next run all fall on one second: exits and wake-ups come before
// entries.
TEST(Entry, WhoLeavesInThisInstantMayEnterInIt) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", day_long, "", entry(R"("again": {"after": "P1D"})"))},
                      .customer = customer(gos({"03-01 10:00:00", "03-02 10:00:00"}))},
                     {"entered", "left", "refused"}),
            "03-01 10:00:00 j entered\n"
            "03-02 10:00:00 j.end left end\n"
            "03-02 10:00:00 j entered\n"
            "03-03 10:00:00 j.end left end\n");
}

TEST(Entry, ThePeriodIsHalfOpen) {
  const auto at = [](const char* time) {
    return rehearse(
        {.journeys = {journey(
             "j", sms("s", "end"),
             R"("active": {"from": "2027-03-01T10:00:00", "until": "2027-03-02T10:00:00", "at_end": "drain"}, )")},
         .customer = customer(event("go", time))},
        {"entered", "refused"});
  };
  EXPECT_EQ(at("03-01 09:59:59"), "03-01 09:59:59 j refused not-active\n");
  EXPECT_EQ(at("03-01 10:00:00"), "03-01 10:00:00 j entered\n");
  EXPECT_EQ(at("03-02 09:59:59"), "03-02 09:59:59 j entered\n");
  EXPECT_EQ(at("03-02 10:00:00"), "03-02 10:00:00 j refused not-active\n");
}

TEST(Entry, DraftsRunLikeLiveOnesPausedAndEndedOnesTakeNobody) {
  const auto with = [](const char* status) {
    return rehearse({.journeys = {journey("j", sms("s", "end"), R"("status": ")" + std::string(status) + "\", ")},
                     .customer = customer(go)},
                    {"entered", "refused"});
  };
  EXPECT_EQ(with("draft"), "03-01 10:00:00 j entered\n");
  EXPECT_EQ(with("live"), "03-01 10:00:00 j entered\n");
  EXPECT_EQ(with("paused"), "03-01 10:00:00 j refused not-active\n");
  EXPECT_EQ(with("ended"), "03-01 10:00:00 j refused not-active\n");
}

TEST(Entry, AHandOverObeysConditionAgainAndPeriodOfItsTarget) {
  const std::string hand = R"("h": {"type": "enter", "journey": "k", "next": "end"}, )";
  const auto run = [&](const std::string& target_entry, const std::string& more = "") {
    return rehearse({.journeys = {journey("j", hand, "", entry(R"("again": {"after": "PT1S"})")),
                                  journey("k", sms("s", "end"), more, target_entry)},
                     .customer = customer(gos({"03-01 10:00:00", "03-02 10:00:00"}))},
                    {"k entered", "k refused"});
  };
  const std::string handed = R"({"on": {"handed_over": true})";
  EXPECT_EQ(run(handed + "}"), "03-01 10:00:00 k entered\n03-02 10:00:00 k refused too-soon\n");
  EXPECT_EQ(run(handed + R"(, "again": {"after": "P1D"}})"), "03-01 10:00:00 k entered\n03-02 10:00:00 k entered\n");
  EXPECT_EQ(run(handed + R"(, "if": {"tag": "x"}})"),
            "03-01 10:00:00 k refused condition\n03-02 10:00:00 k refused condition\n");
  EXPECT_EQ(run(handed + "}", R"("active": {"until": "2027-03-01T10:00:00", "at_end": "drain"}, )"),
            "03-01 10:00:00 k refused not-active\n03-02 10:00:00 k refused not-active\n");
}

TEST(Entry, AHandOverTakesTheFieldsOfTheEntryEventAlong) {
  const auto with = [](const char* sku) {
    return rehearse(
        {.journeys = {journey("j", R"("h": {"type": "enter", "journey": "k", "next": "end"}, )"),
                      journey("k", sms("s", "end"), "",
                              R"({"on": {"handed_over": true}, "if": {"entry": "sku", "is": "shirt"}})")},
         .customer = customer(event("go", "03-01 10:00:00", R"("with": {"sku": ")" + std::string(sku) + "\"}"))},
        {"k entered", "k refused"});
  };
  EXPECT_EQ(with("shirt"), "03-01 10:00:00 k entered\n");
  EXPECT_EQ(with("shoes"), "03-01 10:00:00 k refused condition\n");
}

// ---- dates and schedules --------------------------------------------------------------------------------------------

std::string on_date(const std::string& more) {
  return R"({"on": {"date": {"at": "09:00:00", )" + more + "}}, \"again\": {\"after\": \"P1D\"}}";
}

std::string dated(const std::string& entry_text, const std::string& attributes, const char* from, const char* until,
                  const std::string& more = "") {
  return rehearse(
      {.journeys = {journey("j", sms("s", "end"), "", entry_text)},
       .customer = customer("", R"("from": ")" + std::string(from) + R"(", "until": ")" + until + "\", " + more,
                            R"(, "attributes": {)" + attributes + "}")},
      {"entered", "refused"});
}

TEST(Dates, TwentyNineFebruaryBecomesTheDayThatTheFileNames) {
  const auto born = [](const char* leap_day) {
    return dated(on_date(R"("attribute": "birthday", "yearly": true)" + std::string(leap_day)),
                 R"("birthday": "2000-02-29")", "2027-01-01T00:00:00", "2028-12-31T00:00:00");
  };
  EXPECT_EQ(born(""), "02-28 09:00:00 j entered\n2028-02-29 09:00:00 j entered\n");
  EXPECT_EQ(born(R"(, "leap_day": "mar-1")"), "03-01 09:00:00 j entered\n2028-02-29 09:00:00 j entered\n");
}

TEST(Dates, AFixedDateComesOnce) {
  EXPECT_EQ(dated(on_date(R"("on": "2027-03-02")"), "", "2027-02-01T00:00:00", "2029-01-01T00:00:00"),
            "03-02 09:00:00 j entered\n");
  EXPECT_EQ(dated(on_date(R"("on": "2027-03-02")"), "", "2027-03-02T09:00:01", "2029-01-01T00:00:00"), "");
}

TEST(Dates, ADateThatIsOverIsSkippedOrEntersAtOnce) {
  const auto past = [](const char* if_past) {
    return dated(on_date(R"("attribute": "expires", "plus": "-P3D")" + std::string(if_past)),
                 R"("expires": "2027-03-10")", "2027-03-08T12:00:00", "2027-04-01T00:00:00");
  };
  EXPECT_EQ(past(""), "");
  EXPECT_EQ(past(R"(, "if_past": "enter")"), "03-08 12:00:00 j entered\n");
}

TEST(Dates, ADateThatBecomesKnownOrMovesIsFollowed) {
  const auto with = [](const char* day, const char* if_past) {
    return dated(on_date(R"("attribute": "expires")" + std::string(if_past)), R"("expires": "2027-03-10")",
                 "2027-03-08T12:00:00", "2027-04-01T00:00:00",
                 R"("changes": [{"at": "2027-03-09T09:00:00", "set": {"expires": ")" + std::string(day) + "\"}}],");
  };
  EXPECT_EQ(with("2027-03-20", ""), "03-20 09:00:00 j entered\n");
  EXPECT_EQ(with("2027-03-09", ""), "03-09 09:00:00 j entered\n");  // due at the very instant in which it becomes known
  EXPECT_EQ(with("2027-03-08", ""), "");
  EXPECT_EQ(with("2027-03-08", R"(, "if_past": "enter")"), "03-09 09:00:00 j entered\n");
}

TEST(Dates, ADateThatAJourneySetsEntersInTheSameInstant) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("j", update("u", "end", R"("set": {"expires": "2027-01-01"})")),
                        journey("k", sms("s", "end"), "", on_date(R"("attribute": "expires", "if_past": "enter")"))},
           .customer = customer(go)},
          {"entered"}),
      "03-01 10:00:00 j entered\n03-01 10:00:00 k entered\n");
}

// Another attribute that changes is no news of this date.
TEST(Dates, OnlyAChangeOfTheDateItselfAsksAgain) {
  EXPECT_EQ(dated(on_date(R"("attribute": "expires", "if_past": "enter")"), R"("expires": "2027-03-01")",
                  "2027-03-08T12:00:00", "2027-04-01T00:00:00",
                  R"("changes": [{"at": "2027-03-20T09:00:00", "set": {"tier": "gold"}}],)"),
            "03-08 12:00:00 j entered\n");
}

TEST(Dates, SchedulesGoByDayWeekAndMonth) {
  const auto every = [](const std::string& more) {
    return dated(R"({"on": {"every": {"at": "09:00:00", )" + more + R"(}}, "again": {"after": "PT1H"}})", "",
                 "2027-02-26T00:00:00", "2027-03-09T00:00:00");
  };
  EXPECT_EQ(every(R"("period": "week")"),
            "03-01 09:00:00 j entered\n03-08 09:00:00 j entered\n");  // without a day: Monday
  EXPECT_EQ(every(R"("period": "week", "on": ["sun", "tue"])"),
            "02-28 09:00:00 j entered\n03-02 09:00:00 j entered\n03-07 09:00:00 j entered\n");
  EXPECT_EQ(every(R"("period": "month")"), "03-01 09:00:00 j entered\n");  // without a day: the first
  EXPECT_EQ(every(R"("period": "month", "day": 31)"), "02-28 09:00:00 j entered\n");
  EXPECT_EQ(every(R"("period": "day", "on": ["workday"])"),
            "02-26 09:00:00 j entered\n03-01 09:00:00 j entered\n03-02 09:00:00 j entered\n03-03 09:00:00 j entered\n"
            "03-04 09:00:00 j entered\n03-05 09:00:00 j entered\n03-08 09:00:00 j entered\n");
}

// ---- exit and end ---------------------------------------------------------------------------------------------------

std::string exits(const std::string& rules) { return R"("exits": [)" + rules + "], "; }

TEST(Exit, TheFirstRuleThatFitsActs) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("j", day_long + sms("s", "end"), exits(R"({"on": {"event": "paid"}, "if": {"tag": "x"}},
                                       {"on": {"event": "paid"}, "next": "s"}, {"on": {"event": "paid"}})"))},
           .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))},
          {"left", "jumped"}),
      "03-01 11:00:00 j.w jumped to s\n03-01 11:00:00 j.end left end\n");
}

TEST(Exit, ARuleWithNextActsOnceInARunAndTheOthersStayInForce) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", wait_for("w", "P9D", "end") + wait_for("v", "P9D", "end"),
                                     exits(R"({"on": {"event": "paid"}, "next": "v"}, {"on": {"event": "visit"}})"))},
                .customer = customer(go + ", " + event("paid", "03-01 11:00:00") + ", " +
                                     event("paid", "03-01 12:00:00") + ", " + event("visit", "03-01 13:00:00"))},
               {"left", "jumped"}),
      "03-01 11:00:00 j.w jumped to v\n03-01 13:00:00 j.v left exit-rule\n");
}

TEST(Exit, ARuleMayBeTiedToTheEntry) {
  const auto with = [](const char* sku) {
    return rehearse(
        {.journeys = {journey(
             "j", day_long,
             exits(R"({"on": {"event": "paid", "where": [{"field": "sku", "is": {"entry": "sku"}}]}})"))},
         .customer = customer(event("go", "03-01 10:00:00", R"("with": {"sku": "shirt"})") + ", " +
                              event("paid", "03-01 11:00:00", R"("with": {"sku": ")" + std::string(sku) + "\"}"))},
        {"left"});
  };
  EXPECT_EQ(with("shirt"), "03-01 11:00:00 j.w left exit-rule\n");
  EXPECT_EQ(with("shoes"), "03-02 10:00:00 j.end left end\n");
}

TEST(Exit, ARuleMayHandOver) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", day_long, exits(R"({"on": {"event": "paid"}, "then_enter": "k"})")),
                             journey("k", sms("s", "end"), R"("priority": 9, )", R"({"on": {"handed_over": true}})")},
                .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))},
               {"left", "entered"}),
      "03-01 10:00:00 j entered\n03-01 11:00:00 j.w left exit-rule\n03-01 11:00:00 k entered\n03-01 11:00:00 k.end "
      "left end\n");
}

TEST(Exit, EveryRunEndsWithItsLifetimeAYearWhenNoneIsStated) {
  const auto with = [](const std::string& more) {
    return rehearse({.journeys = {journey("j", wait_for("w", "P400D", "end"), more)}, .customer = customer(go)},
                    {"left"});
  };
  EXPECT_EQ(with(R"("lifetime": "P30D", )"), "03-31 10:00:00 j.w left lifetime\n");
  EXPECT_EQ(with(""), "2028-02-29 10:00:00 j.w left lifetime\n");
}

// At its very end a run leaves; a wake-up at that instant comes too late, and no rule sends it on.
TEST(Exit, AtTheEndOfItsLifeARunDoesNothingMore) {
  const auto run = [](const std::string& more, const std::string& events) {
    return rehearse(
        {.journeys = {journey("j", wait_for("w", "P1D", "s") + sms("s", "end"), R"("lifetime": "P1D", )" + more)},
         .customer = customer(events)},
        {"left", "sent", "jumped"});
  };
  EXPECT_EQ(run("", go), "03-02 10:00:00 j.w left lifetime\n");
  const std::string both = go + ", " + event("paid", "03-02 10:00:00");
  EXPECT_EQ(run(exits(R"({"on": {"event": "paid"}, "next": "s"})"), both), "03-02 10:00:00 j.w left lifetime\n");
  EXPECT_EQ(run(exits(R"({"on": {"event": "paid"}})"), both), "03-02 10:00:00 j.w left exit-rule\n");
}

TEST(Exit, AtTheEndOfThePeriodThoseInsideGoOnOrLeave) {
  const auto with = [](const char* at_end) {
    return rehearse({.journeys = {journey(
                         "j", wait_for("w", "P1D", "s") + sms("s", "end"),
                         R"("active": {"until": "2027-03-02T09:00:00", "at_end": ")" + std::string(at_end) + "\"}, ")},
                     .customer = customer(go)},
                    {"left", "s sent"});
  };
  EXPECT_EQ(with("drain"), "03-02 10:00:00 j.s sent\n03-02 10:00:00 j.end left end\n");
  EXPECT_EQ(with("leave"), "03-02 09:00:00 j.w left period-over\n");
}

TEST(Exit, WhatWasSentIsNotRecalled) {
  const auto performance = perform(
      {.journeys = {journey("j", sms("s", "w") + day_long, exits(R"({"on": {"event": "paid"}})"))},
       .customer = customer(go + ", " + event("paid", "03-01 11:00:00"),
                            R"("reactions": [{"to": {"step": "s"}, "reaction": "clicked", "after": "PT2H"}],)")});
  EXPECT_EQ(lines(performance, {"left", "clicked"}), "03-01 11:00:00 j.w left exit-rule\n03-01 12:00:00 j.s clicked\n");
  EXPECT_EQ(performance.trace.state.messages[0].result, trace::MessageRecord::Result::sent);
}

}  // namespace
}  // namespace wayproof::test
