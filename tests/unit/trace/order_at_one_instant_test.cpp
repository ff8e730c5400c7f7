// What comes first when several things happen in one second (docs/semantics.md, "One instant").
#include <gtest/gtest.h>

#include <algorithm>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");

TEST(OneInstant, ArrivalsAreAppliedKindByKind) {
  EXPECT_EQ(
      rehearse(
          {.customer = customer(
               event("visit", "03-01 10:00:00"),
               R"("changes": [{"at": "2027-03-01T10:00:00", "stage": "mql", "set": {"tier": "gold"}, "suppress": ["sms"]}],
                             "consents": [{"topic": "ask", "given": true, "at": "2027-03-01T10:00:00"}], "until": "2027-03-02T00:00:00",)")}),
      "03-01 10:00:00 consents ask\n"
      "03-01 10:00:00 suppressed\n"
      "03-01 10:00:00 attribute tier\n"
      "03-01 10:00:00 stage mql\n"
      "03-01 10:00:00 event visit\n");
}

// The order in which a file declares its events has no meaning: not time, then the id decides.
TEST(OneInstant, ArrivalsOfOneKindAreAppliedByTimeThenByIdThenByMention) {
  EXPECT_EQ(
      rehearse({.workspace = workspace({.events = R"("visit": {}, "paid": {}, "go": {})"}),
                .customer = customer(event("visit", "03-01 10:00:00") + ", " + event("paid", "03-01 10:00:00") + ", " +
                                         event("visit", "03-01 09:00:00", R"("arrives": "2027-03-01T10:00:00")"),
                                     R"("until": "2027-03-02T00:00:00", "from": "2027-03-01T00:00:00",)")}),
      "03-01 10:00:00 event visit\n"
      "03-01 10:00:00 event paid\n"
      "03-01 10:00:00 event visit\n");
}

TEST(OneInstant, ExitsComeBeforeWakeUps) {
  const auto at = [](const char* paid) {
    return rehearse({.journeys = {journey("j", wait_for("w", "PT1H", "s") + sms("s", "end"),
                                          R"("exits": [{"on": {"event": "paid"}}], )")},
                     .customer = customer(go + ", " + event("paid", paid))},
                    {"left", "sent"});
  };
  EXPECT_EQ(at("03-01 11:00:00"), "03-01 11:00:00 j.w left exit-rule\n");
  EXPECT_EQ(at("03-01 11:00:01"), "03-01 11:00:00 j.s sent\n03-01 11:00:00 j.end left end\n");
}

TEST(OneInstant, WakeUpsComeBeforeEntriesAndWhatTheyChangeIsSeenAtOnce) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("late", update("u", "end", R"("add_tags": ["x"])"), "",
                                R"({"on": {"event": "visit"}, "if": {"tag": "x"}})"),
                        journey("sleeper", wait_for("w", "PT1H", "u") + update("u", "end", R"("add_tags": ["x"])"))},
           .customer = customer(go + ", " + event("visit", "03-01 11:00:00"))},
          {"woke", "tag", "entered", "refused"}),
      "03-01 10:00:00 sleeper entered\n"
      "03-01 11:00:00 sleeper.w woke waited\n"
      "03-01 11:00:00 sleeper.u tag +x\n"
      "03-01 11:00:00 late entered\n");
}

// The exits of all journeys come before the first wake-up: a place that a leaver frees is free, whatever the
// priorities.
TEST(OneInstant, EveryExitComesBeforeTheFirstWakeUp) {
  // `low` holds the only place with its mail until 20:00.
  const std::string gate = enforcing(R"("quiet": [{"channels": ["email"], "from": "10:00:00", "to": "20:00:00"}],
      "caps": [{"id": "c", "max": 1, "window": {"sliding": "PT240H"}, "count_at": "plan"}])");
  const std::string mail =
      R"("m": {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, "next": "end"}, )";
  const auto run = [&](const std::string& high) {
    return rehearse({.workspace = workspace({.gate = gate}),
                     .journeys = {high, journey("low", mail, R"("exits": [{"on": {"event": "paid"}}], )")},
                     .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))},
                    {"held", "left exit", "sent", "dropped"});
  };
  const std::string slot_is_free =
      "03-01 10:00:00 low.m held 03-01 20:00:00 quiet-hours\n"
      "03-01 11:00:00 low.m left exit-rule\n"
      "03-01 11:00:00 high.s sent\n";
  EXPECT_EQ(run(journey("high", wait_for("w", "PT1H", "s") + sms("s", "end"), R"("priority": 9, )")), slot_is_free);
  // So it is for a token that an exit rule sends on: it is off its step in the first part, and goes on in the second.
  EXPECT_EQ(run(journey("high", wait_for("w", "PT9H", "end") + sms("s", "end"),
                        R"("priority": 9, "exits": [{"on": {"event": "paid"}, "next": "s"}], )")),
            slot_is_free);
}

TEST(OneInstant, HigherPrioritiesGoFirstAndEqualOnesByTheBytesOfTheirId) {
  const auto one = [](const std::string& id, const char* priority) {
    return journey(id, wait_for("w", "PT1H", "s") + sms("s", "end"), std::string(R"("priority": )") + priority + ", ");
  };
  EXPECT_EQ(rehearse({.journeys = {one("a-9", "0"), one("low", "-1"), one("a-10", "0"), one("z", "5")},
                      .customer = customer(go)},
                     {"sent", "entered"}),
            "03-01 10:00:00 z entered\n"
            "03-01 10:00:00 a-10 entered\n"
            "03-01 10:00:00 a-9 entered\n"
            "03-01 10:00:00 low entered\n"
            "03-01 11:00:00 z.s sent\n"
            "03-01 11:00:00 a-10.s sent\n"
            "03-01 11:00:00 a-9.s sent\n"
            "03-01 11:00:00 low.s sent\n");
}

TEST(OneInstant, WhatATokenChangesIsAnArrivalOfTheNextRound) {
  // `first` has the higher priority, but what starts it comes only from the round before.
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("first", sms("s", "end"), R"("priority": 9, )", R"({"on": {"becomes": {"tag": "x"}}})"),
                        journey("second", update("u", "v", R"("add_tags": ["x"])") + sms("v", "end"))},
           .customer = customer(go)},
          {"entered", "sent"}),
      "03-01 10:00:00 second entered\n"
      "03-01 10:00:00 second.v sent\n"
      "03-01 10:00:00 first entered\n"
      "03-01 10:00:00 first.s sent\n");
}

TEST(OneInstant, ATokenRunsToItsEndBeforeTheNextOneMoves) {
  const auto one = [](const std::string& id) { return journey(id, sms("s", "t") + sms("t", "end")); };
  EXPECT_EQ(rehearse({.journeys = {one("a"), one("b")}, .customer = customer(go)}, {"sent"}),
            "03-01 10:00:00 a.s sent\n03-01 10:00:00 a.t sent\n03-01 10:00:00 b.s sent\n03-01 10:00:00 b.t sent\n");
}

TEST(OneInstant, WhatCausedAnEntryCannotEndTheSameRun) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", wait_for("w", "P1D", "end"), R"("exits": [{"on": {"event": "go"}}], )")},
                .customer = customer(go + ", " + event("go", "03-01 12:00:00"))},
               {"entered", "left", "refused"}),
      "03-01 10:00:00 j entered\n"
      "03-01 12:00:00 j.w left exit-rule\n"
      "03-01 12:00:00 j refused too-soon\n");
}

TEST(OneInstant, AnExitConditionThatHoldsAtEntryRefusesIt) {
  const auto with = [](const std::string& rule) {
    return rehearse({.journeys = {journey("j", wait_for("w", "P1D", "end"), R"("exits": [)" + rule + "], ")},
                     .customer = customer(go, "", R"(, "tags": ["x"])")},
                    {"entered", "refused"});
  };
  EXPECT_EQ(with(R"({"on": {"becomes": {"tag": "x"}}})"), "03-01 10:00:00 j refused exit-condition\n");
  EXPECT_EQ(with(R"({"on": {"any": [{"event": "paid"}, {"becomes": {"tag": "x"}}]}})"),
            "03-01 10:00:00 j refused exit-condition\n");
  EXPECT_EQ(with(R"({"on": {"becomes": {"tag": "y"}}})"), "03-01 10:00:00 j entered\n");
}

TEST(OneInstant, EachArrivalAsksForAnEntryOfItsOwn) {
  const auto both = [](const char* first, const char* second) {
    return rehearse({.journeys = {journey("j", wait_for("w", "P1D", "end"), "",
                                          R"({"on": {"event": "go"}, "if": {"entry": "amount", "at_least": 100}})")},
                     .customer = customer(
                         event("go", "03-01 10:00:00", std::string(R"("with": {"amount": )") + first + "}") + ", " +
                         event("go", "03-01 10:00:00", std::string(R"("with": {"amount": )") + second + "}"))},
                    {"entered", "refused"});
  };
  EXPECT_EQ(both("50", "200"), "03-01 10:00:00 j refused condition\n03-01 10:00:00 j entered\n");
  EXPECT_EQ(both("200", "300"), "03-01 10:00:00 j entered\n03-01 10:00:00 j refused inside\n");
}

TEST(OneInstant, TheSeventeenthRoundEndsWhatStillMoves) {
  std::vector<std::string> chain = {journey("j-01", update("u", "end", R"("add_tags": ["t-02"])"))};
  for (int n = 2; n <= 20; ++n) {
    const auto name = [](const char* letter, int number) {
      return std::string(letter) + (number < 10 ? "-0" : "-") + std::to_string(number);
    };
    chain.push_back(journey(name("j", n), update("u", "end", R"("add_tags": [")" + name("t", n + 1) + "\"]"), "",
                            R"({"on": {"becomes": {"tag": ")" + name("t", n) + "\"}}}"));
  }
  const std::string told = rehearse({.journeys = chain, .customer = customer(go)}, {"entered", "refused"});
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 17);
  EXPECT_NE(told.find("03-01 10:00:00 j-16 entered\n03-01 10:00:00 j-17 refused loop\n"), std::string::npos) << told;
}

TEST(OneInstant, TheThousandAndFirstStepEndsTheRun) {
  const std::string told =
      rehearse({.journeys = {journey("j", branch("a", R"({"tag": "x"})", "end", "a"))}, .customer = customer(go)});
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1003)
      << told.substr(told.size() - 200);  // event, entered, left
  EXPECT_NE(told.find("j.a left loop\n"), std::string::npos);
}

TEST(OneInstant, AWaitThatIsOverDoesNotYield) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("a", wait_until("w", R"({"of": "now", "at": "10:00:00"})", "s") + sms("s", "end")),
                             journey("b", sms("s", "end"))},
                .customer = customer(go)},
               {"sent"}),
      "03-01 10:00:00 a.s sent\n03-01 10:00:00 b.s sent\n");
}

TEST(OneInstant, AfterAJumpTheTokenWaitsForWhatComesNext) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("j",
                                wait_for("w", "P9D", "end") +
                                    wait_event("again", R"({"event": "paid"})", "PT1H", "s", "end") + sms("s", "end"),
                                R"("exits": [{"on": {"event": "paid"}, "next": "again"}], )")},
           .customer = customer(go + ", " + event("paid", "03-01 11:00:00"))},
          {"jumped", "woke", "sent", "left"}),
      "03-01 11:00:00 j.w jumped to again\n"
      "03-01 12:00:00 j.again woke time-out\n"
      "03-01 12:00:00 j.end left end\n");
}

}  // namespace
}  // namespace wayproof::test
