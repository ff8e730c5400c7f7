// What happened and when it is known (docs/semantics.md, "Occurrence and arrival").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");

TEST(Lateness, AnEventIsUnknownUntilItArrivesAndActsThen) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", wait_for("w", "PT1H", "end"))},
                      .customer = customer(event("go", "03-01 10:00:00", R"("arrives": "2027-03-01T12:00:00")"))},
                     {"event", "entered", "waits"}),
            "03-01 12:00:00 event go\n"
            "03-01 12:00:00 j entered\n"
            "03-01 12:00:00 j.w waits 03-01 13:00:00\n");
}

TEST(Lateness, WithoutATimeOfArrivalItArrivesAsItHappens) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", sms("s", "end"))}, .customer = customer(go)}, {"entered"}),
            "03-01 10:00:00 j entered\n");
}

// The visit happened at 10:00 and is known at 10:30. A count over one hour has it from 10:30 to before 11:00.
TEST(Lateness, CountsPlaceAnEventWhereItHappened) {
  const auto at = [](const char* when) {
    return rehearse(
        {.journeys = {journey("j", branch("b", R"({"event": "visit", "in": "PT1H"})", "end", "no") + sms("no", "end"))},
         .customer = customer(event("visit", "03-01 10:00:00", R"("arrives": "2027-03-01T10:30:00")") + ", " +
                              event("go", when))},
        {"j.b to"});
  };
  EXPECT_EQ(at("03-01 10:29:59"), "03-01 10:29:59 j.b to no\n");
  EXPECT_EQ(at("03-01 10:30:00"), "03-01 10:30:00 j.b to end\n");
  EXPECT_EQ(at("03-01 10:59:59"), "03-01 10:59:59 j.b to end\n");
  EXPECT_EQ(at("03-01 11:00:00"), "03-01 11:00:00 j.b to no\n");
}

TEST(Lateness, EventsMayOvertakeEachOther) {
  EXPECT_EQ(rehearse({.customer =
                          customer(event("visit", "03-01 09:00:00", R"("arrives": "2027-03-01T12:00:00")") + ", " + go,
                                   R"("until": "2027-03-02T00:00:00",)")}),
            "03-01 10:00:00 event go\n"
            "03-01 12:00:00 event visit\n");
}

TEST(Lateness, OfTwoChangesOfAnAttributeTheLaterOneHoldsHoweverTheyArrive) {
  const std::string ask = branch("b", R"({"attribute": "tier", "is": "gold"})", "end", "no") + sms("no", "end");
  const auto with = [&](const char* silver_arrives) {
    return rehearse({.journeys = {journey("j", ask)},
                     .customer = customer(go, R"("from": "2027-03-01T00:00:00", "changes": [
                         {"at": "2027-03-01T08:00:00", "arrives": ")" +
                                                  std::string(silver_arrives) + R"(", "set": {"tier": "silver"}},
                         {"at": "2027-03-01T08:30:00", "set": {"tier": "gold"}}],)")},
                    {"j.b to", "attribute"});
  };
  EXPECT_EQ(with("2027-03-01T08:00:00"),
            "03-01 08:00:00 attribute tier\n03-01 08:30:00 attribute tier\n03-01 10:00:00 j.b to end\n");
  EXPECT_EQ(with("2027-03-01T09:00:00"), "03-01 08:30:00 attribute tier\n03-01 10:00:00 j.b to end\n");
}

TEST(Lateness, OfTwoWordsOnATopicTheLaterOneHoldsAndAnOvertakenOneStartsNothing) {
  const auto with = [&](const char* arrives) {
    return rehearse(
        {.journeys = {journey("j", wait_for("w", "P1D", "end"), R"("exits": [{"on": {"opt_out": "ask"}}], )"),
                      journey("k", wait_for("w", "P1D", "b") + branch("b", R"({"consent": "ask"})", "end", "no") +
                                       sms("no", "end"))},
         .customer =
             customer(go, R"("consents": [{"topic": "ask", "given": false, "at": "2027-03-01T11:00:00", "arrives": ")" +
                              std::string(arrives) + R"("},
                                                              {"topic": "ask", "given": true, "at": "2027-03-01T12:00:00"}],)")},
        {"j.w left", "k.b to", "j.end left"});
  };
  EXPECT_EQ(with("2027-03-01T11:00:00"), "03-01 11:00:00 j.w left exit-rule\n03-02 10:00:00 k.b to end\n");
  EXPECT_EQ(with("2027-03-01T13:00:00"), "03-02 10:00:00 j.end left end\n03-02 10:00:00 k.b to end\n");
}

TEST(Lateness, AWithdrawalActsWhenItArrives) {
  const std::string ask = R"("topic": "ask", )";
  EXPECT_EQ(
      rehearse(
          {.workspace = workspace({.gate = enforcing()}),
           .journeys = {journey("j", message("s", "w", "marketing", ask) + wait_for("w", "PT2H", "t") +
                                         message("t", "end", "marketing", ask))},
           .customer = customer(
               go,
               R"("consents": [{"topic": "ask", "given": false, "at": "2027-03-01T09:00:00", "arrives": "2027-03-01T11:00:00"}],)",
               R"(, "consents": [{"topic": "ask", "given": true}])")},
          {"sent", "dropped"}),
      "03-01 10:00:00 j.s sent\n"
      "03-01 12:00:00 j.t dropped withdrawn\n");
}

TEST(Lateness, ReactionsFollowTheDeliveryWhichFollowsTheSending) {
  const std::string mail =
      R"("m": {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, "next": "end"}, )";
  EXPECT_EQ(rehearse({.journeys = {journey("j", mail)},
                      .customer = customer(go, R"("reactions": [{"to": {"step": "m"}, "reaction": "opened"},
                                                              {"to": {"step": "m"}, "reaction": "clicked", "after": "PT1H"}],)")},
                     {"j.m"}),
            "03-01 10:00:00 j.m sent\n"
            "03-01 10:00:00 j.m delivered\n"
            "03-01 10:00:00 j.m opened\n"
            "03-01 11:00:00 j.m clicked\n");
}

TEST(Lateness, ABouncedMessageIsNotDeliveredAndItsAddressIsOfNoUseAfterwards) {
  const std::string later = wait_for("w", "PT1H", "t") + sms("t", "end");
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing()}),
                      .journeys = {journey("j", sms("s", "w") + later)},
                      .customer =
                          customer(go, R"("reactions": [{"to": {"step": "s"}, "reaction": "bounced", "after": "PT10M"},
                                                              {"to": {"step": "s"}, "reaction": "clicked"}],)")},
                     {"j.s", "j.t"}),
            "03-01 10:00:00 j.s sent\n"
            "03-01 10:10:00 j.s bounced\n"
            "03-01 11:00:00 j.t dropped no-address\n");
}

// Days of a delay are days of the calendar, here over the change to summer time.
TEST(Lateness, DelaysAreDurationsLikeAllOthers) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", sms("s", "end"))},
                .customer = customer(event("go", "2027-03-27T10:00:00"),
                                     R"("reactions": [{"to": {"step": "s"}, "reaction": "clicked", "after": "P1D"},
                                                           {"to": {"step": "s"}, "reaction": "replied", "after": "P1M"}],)",
                                     "", "Europe/Berlin")},
               {"clicked", "replied"}),
      "03-28 10:00:00 j.s clicked\n"
      "04-27 10:00:00 j.s replied\n");
}

TEST(Lateness, WhatWasSoBeforeTheStartIsPartOfTheFirstState) {
  EXPECT_EQ(
      rehearse(
          {.journeys =
               {journey("gold", sms("s", "end"), "", R"({"on": {"becomes": {"attribute": "tier", "is": "gold"}}})"),
                journey(
                    "j",
                    branch("b", R"({"all": [{"attribute": "tier", "is": "gold"}, {"event": "visit"}, {"tag": "x"}]})",
                           "end", "no") +
                        sms("no", "end"))},
           .customer = customer(
               event("visit", "02-01 10:00:00") + ", " + go,
               R"("from": "2027-03-01T00:00:00", "changes": [{"at": "2027-02-02T08:00:00", "set": {"tier": "gold"}, "add_tags": ["x"]},
                                              {"at": "2027-02-01T08:00:00", "set": {"tier": "silver"}}],)")}),
      "03-01 10:00:00 event go\n"
      "03-01 10:00:00 j entered\n"
      "03-01 10:00:00 j.b to end\n"
      "03-01 10:00:00 j.end at\n"
      "03-01 10:00:00 j.end left end\n");
}

}  // namespace
}  // namespace wayproof::test
