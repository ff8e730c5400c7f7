// Conditions that turn true, also by the mere passing of time; what is missing; what would have sent a message.
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");

std::string becomes(const std::string& condition, const std::string& events, const std::string& more = "",
                    const std::string& profile = "", const std::string& zone = "UTC") {
  return rehearse(
      {.journeys = {journey("j", sms("s", "end"), "",
                            R"({"on": {"becomes": )" + condition + R"(}, "again": {"after": "PT1S"}})")},
       .customer = customer(events, R"("from": "2027-03-01T00:00:00", "until": "2027-06-01T00:00:00", )" + more,
                            profile, zone)},
      {"entered"});
}

const std::string asleep = R"({"event": "paid", "in": "P30D", "at_most": 0})";

TEST(Becomes, TimeAloneTurnsNothingInThirtyDaysTrue) {
  EXPECT_EQ(becomes(asleep, event("paid", "03-02 10:00:00")), "04-01 10:00:00 j entered\n");
  EXPECT_EQ(becomes(asleep, event("paid", "03-02 10:00:00") + ", " + event("paid", "04-01 09:59:59")),
            "05-01 09:59:59 j entered\n");
  // Back in time, at the very second in which the first one ends to count: it never turned true in between.
  EXPECT_EQ(becomes(asleep, event("paid", "03-02 10:00:00") + ", " + event("paid", "04-01 10:00:00")),
            "05-01 10:00:00 j entered\n");
}

TEST(Becomes, WhatIsTrueAtTheStartDoesNotBecomeTrue) {
  EXPECT_EQ(becomes(asleep, ""), "");
  EXPECT_EQ(becomes(R"({"tag": "x"})", "", "", R"(, "tags": ["x"])"), "");
  EXPECT_EQ(
      becomes(
          R"({"tag": "x"})", "",
          R"("changes": [{"at": "2027-03-02T00:00:00", "remove_tags": ["x"]}, {"at": "2027-03-03T00:00:00", "add_tags": ["x"]}],)",
          R"(, "tags": ["x"])"),
      "03-03 00:00:00 j entered\n");
}

TEST(Becomes, WhatTurnsTrueAtTheFirstInstantDoes) {
  EXPECT_EQ(becomes(asleep, event("paid", "2027-01-30T00:00:00")), "03-01 00:00:00 j entered\n");
}

TEST(Becomes, ADateInAnAttributeComesIntoReachByItself) {
  const std::string profile = R"(, "attributes": {"expires": "2027-03-20"})";
  EXPECT_EQ(becomes(R"({"attribute": "expires", "within": "P3D"})", "", "", profile), "03-17 00:00:00 j entered\n");
  EXPECT_EQ(becomes(R"({"attribute": "expires", "ago": "P3D"})", "", "", profile), "03-20 00:00:00 j entered\n");
  EXPECT_EQ(becomes(R"({"not": {"attribute": "expires", "within": "P30D"}})", "", "", profile),
            "03-20 00:00:01 j entered\n");
}

TEST(Becomes, AClockOnTheWallTurnsTrueOnItsDays) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey(
               "j", sms("s", "end"), "",
               R"({"on": {"becomes": {"local_time": ["09:00:00", "12:00:00"], "on": ["mon"]}}, "again": {"after": "PT1S"}})")},
           .customer =
               customer("", R"("from": "2027-03-20T00:00:00", "until": "2027-04-01T00:00:00", )", "", "Europe/Berlin")},
          {"entered"}),
      "03-22 09:00:00 j entered\n03-29 09:00:00 j entered\n");
}

TEST(Becomes, ASegmentWithADefinitionIsACondition) {
  EXPECT_EQ(
      rehearse({.workspace = workspace({.more = R"("segments": {"sleeping": {"is": )" + asleep + "}}, "}),
                .journeys = {journey("j", sms("s", "end"), "", R"({"on": {"becomes": {"segment": "sleeping"}}})")},
                .customer = customer(event("paid", "03-02 10:00:00"))},
               {"entered"}),
      "04-01 10:00:00 j entered\n");
}

TEST(Becomes, AnExitComparesWithTheInstantOfEntry) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", wait_for("w", "P60D", "end"),
                                           R"("exits": [{"on": {"becomes": )" + asleep + "}}], ")},
                      .customer = customer(event("paid", "02-28 10:00:00") + ", " + go)},
                     {"entered", "left"}),
            "03-01 10:00:00 j entered\n03-30 10:00:00 j.w left exit-rule\n");
}

TEST(Becomes, AWaitComparesWithItsStart) {
  const auto with = [](const std::string& profile) {
    return rehearse(
        {.journeys = {journey("j", wait_event("w", R"({"becomes": {"tag": "x"}})", "P9D", "end", "end"))},
         .customer = customer(go, R"("changes": [{"at": "2027-03-02T00:00:00", "add_tags": ["x"]}],)", profile)},
        {"woke"});
  };
  EXPECT_EQ(with(""), "03-02 00:00:00 j.w woke happened\n");
  EXPECT_EQ(with(R"(, "tags": ["x"])"), "03-10 10:00:00 j.w woke time-out\n");
}

// ---- what is missing ------------------------------------------------------------------------------------------------

bool holds(const std::string& condition, const std::string& profile = "", const std::string& with = "") {
  return !rehearse(
              {.journeys = {journey("j", sms("s", "end"), "", R"({"on": {"event": "go"}, "if": )" + condition + "}")},
               .customer = customer(event("go", "03-01 10:00:00", with), "", profile)},
              {"entered"})
              .empty();
}

TEST(Missing, EveryComparisonWithAMissingValueIsFalse) {
  for (const char* comparison : {R"("is": "x")", R"("is_not": "x")", R"("in": ["x"])", R"("is": {"attribute": "tier"})",
                                 R"("is_not": {"attribute": "tier"})"}) {
    EXPECT_FALSE(holds(R"({"attribute": "tier", )" + std::string(comparison) + "}")) << comparison;
  }
  for (const char* comparison : {R"("at_least": 0)", R"("at_most": 0)", R"("more_than": 0)", R"("less_than": 0)"}) {
    EXPECT_FALSE(holds(R"({"attribute": "age", )" + std::string(comparison) + "}")) << comparison;
    EXPECT_FALSE(holds(R"({"entry": "amount", )" + std::string(comparison) + "}")) << comparison;
  }
  EXPECT_FALSE(holds(R"({"attribute": "expires", "within": "P9D"})"));
  EXPECT_FALSE(holds(R"({"attribute": "expires", "ago": "P9D"})"));
  EXPECT_FALSE(holds(R"({"attribute": "age", "is_not": {"entry": "amount"}})", R"(, "attributes": {"age": 3})"));
}

TEST(Missing, OnlyKnownAsksWhetherThereIsAValue) {
  EXPECT_TRUE(holds(R"({"attribute": "tier", "known": false})"));
  EXPECT_FALSE(holds(R"({"attribute": "tier", "known": true})"));
  EXPECT_TRUE(holds(R"({"attribute": "tier", "known": true})", R"(, "attributes": {"tier": ""})"));
  EXPECT_TRUE(holds(
      R"({"not": {"attribute": "tier", "is": "x"}})"));  // hence a finding: it is true of those without a tier too
}

TEST(Missing, AStepNotPassedYetMakesSinceFalse) {
  const std::string ask =
      branch("b", R"({"event": "visit", "since": {"step": "s"}})", "end", "no") + sms("s", "end") + sms("no", "end");
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", ask)}, .customer = customer(event("visit", "02-01 10:00:00") + ", " + go)},
               {"j.b to"}),
      "03-01 10:00:00 j.b to no\n");
}

// ---- counts ---------------------------------------------------------------------------------------------------------

TEST(Counts, SinceEntryTakesTheEventThatStartedTheRunToo) {
  EXPECT_EQ(rehearse({.journeys = {journey(
                          "j", branch("b", R"({"event": "go", "since": "entry"})", "end", "no") + sms("no", "end"))},
                      .customer = customer(go)},
                     {"j.b to"}),
            "03-01 10:00:00 j.b to end\n");
}

TEST(Counts, AStepsTimeIsWhenTheTokenLastLeftIt) {
  const auto visit_at = [](const char* time) {
    return rehearse(
        {.journeys = {journey(
             "j", wait_for("w", "P1D", "b") + branch("b", R"({"event": "visit", "since": {"step": "w"}})", "end", "v") +
                      wait_for("v", "P1D", "c") +
                      branch("c", R"({"event": "visit", "since": {"step": "w"}})", "end", "no") + sms("no", "end"))},
         .customer = customer(go + ", " + event("visit", time))},
        {"j.c to"});
  };
  EXPECT_EQ(visit_at("03-02 09:59:59"), "03-03 10:00:00 j.c to no\n");
  EXPECT_EQ(visit_at("03-02 10:00:01"), "03-03 10:00:00 j.c to end\n");
}

// ---- the smallest change --------------------------------------------------------------------------------------------

const trace::SmallestChange* smallest(const Performance& performance) {
  for (const auto& change : performance.trace.smallest_changes) {
    if (change) return &*change;
  }
  return nullptr;
}

Performance refused(const std::string& gate, const char* at, const std::string& profile = "",
                    const std::string& topic = "ask") {
  return perform({.workspace = workspace({.gate = gate}),
                  .journeys = {journey("j", message("s", "end", "marketing", R"("topic": ")" + topic + "\", "))},
                  .customer = customer(event("go", at), "", profile)});
}

const std::string drops_at_night = R"("quiet": [{"from": "21:00:00", "to": "08:00:00", "then": "drop"}])";

TEST(SmallestChange, LaterIsEnoughWhereOnlyTheHourWasWrong) {
  const auto performance = refused(enforcing(drops_at_night), "03-01 22:00:00", "", "news");
  const auto* change = smallest(performance);
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->later, 10 * 3600);
  EXPECT_TRUE(change->cures.empty());
}

TEST(SmallestChange, EachCheckThatTimeDoesNotCureIsNamed) {
  using model::Check;
  const auto cures = [](const std::string& profile) {
    const auto performance = refused(enforcing(), "03-01 10:00:00", profile);
    const auto* change = smallest(performance);
    EXPECT_NE(change, nullptr);
    return change != nullptr ? change->cures : std::vector<Check>{};
  };
  const std::string agreed = R"(, "consents": [{"topic": "ask", "given": true}])";
  EXPECT_EQ(cures(""), std::vector<Check>{Check::consent});
  EXPECT_EQ(cures(agreed + R"(, "addresses": {})"), std::vector<Check>{Check::address});
  EXPECT_EQ(cures(agreed + R"(, "suppressed": ["sms"])"), std::vector<Check>{Check::suppression});
  EXPECT_EQ(cures(R"(, "suppressed": ["sms"], "addresses": {})"),
            (std::vector<Check>{Check::address, Check::suppression, Check::consent}));
}

TEST(SmallestChange, ACureAndALaterTimeCombine) {
  const auto performance = refused(enforcing(drops_at_night), "03-01 22:00:00");
  const auto* change = smallest(performance);
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->cures, std::vector<model::Check>{model::Check::consent});
  EXPECT_EQ(change->later, 10 * 3600);
  EXPECT_EQ(change->sent_at - performance.trace.from, 10 * 3600);
}

TEST(SmallestChange, HeldTooLongNamesTheTimeAtWhichItCouldHaveGone) {
  const auto performance =
      refused(enforcing(R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}], "hold_at_most": "PT1H")"),
              "03-01 22:00:00", "", "news");
  const auto* change = smallest(performance);
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->later, 10 * 3600);
}

TEST(SmallestChange, ACapWithoutRoomForEverIsACureOfItsOwn) {
  const auto performance = refused(enforcing(R"("caps": [{"id": "c", "max": 0, "window": {"calendar": "day"}}])"),
                                   "03-01 10:00:00", "", "news");
  const auto* change = smallest(performance);
  ASSERT_NE(change, nullptr);
  EXPECT_EQ(change->cures, std::vector<model::Check>{model::Check::caps});
}

TEST(SmallestChange, AMessageThatWasSentNeedsNone) {
  EXPECT_EQ(smallest(refused(enforcing(), "03-01 10:00:00", "", "news")), nullptr);
}

TEST(Trace, AJourneyThatGoesRoundEachSecondIsCutOff) {
  const auto performance =
      perform({.journeys = {journey("j", wait_for("w", "PT1S", "s") + sms("s", "w"))}, .customer = customer(go)});
  EXPECT_GE(performance.trace.log.size(), trace::most_entries);
  EXPECT_LT(performance.trace.log.size(), trace::most_entries + 100);
  EXPECT_FALSE(performance.trace.at_rest);
}

// ---- customer files -------------------------------------------------------------------------------------------------

TEST(CustomerFile, NamesThatNothingKnowsAreFindingsAndAreLeftOut) {
  const auto rules = [](const std::string& events, const std::string& more, const std::string& profile = "") {
    return perform({.journeys = {journey("j", task("t", R"({"of": "now", "plus": "P1D"})"))},
                    .customer = customer(events, more, profile)})
        .findings;
  };
  const std::vector<std::string> one = {"file/unknown-reference"};
  EXPECT_EQ(rules(go, ""), std::vector<std::string>{});
  EXPECT_EQ(rules(event("goo", "03-01 10:00:00"), ""), one);
  EXPECT_EQ(rules(go, "", R"(, "segments": ["nobody"])"), one);
  EXPECT_EQ(rules(go, "", R"(, "suppressed": ["fax"])"), one);
  EXPECT_EQ(rules(go, R"("consents": [{"topic": "nothing", "given": true, "at": "2027-03-01T10:00:00"}],)"), one);
  EXPECT_EQ(rules(go, R"("reactions": [{"to": {"step": "x"}, "reaction": "opened"}],)"), one);
  EXPECT_EQ(rules(go, R"("outcomes": [{"step": "t", "outcome": "maybe"}],)"), one);
  EXPECT_EQ(rules(go, R"("outcomes": [{"step": "t", "journey": "k", "outcome": "agreed"}],)").size(), 1U);
  EXPECT_EQ(rules(go, R"("arms": [{"experiment": "e", "arm": "a"}],)"), one);
}

// A broken file is traced as far as it goes.
TEST(CustomerFile, AMessageWhoseChannelIsForgottenStillRuns) {
  const auto performance = perform(
      {.journeys = {journey(
           "j", R"("s": {"type": "message", "purpose": "marketing", "content": {"text": "x"}, "next": "end"}, )")},
       .customer = customer(
           go,
           R"("reactions": [{"to": {"journey": "j"}, "reaction": "opened"}, {"to": {"journey": "j"}, "reaction": "bounced", "nth": 2}],)")});
  EXPECT_EQ(lines(performance, {"sent", "left"}), "03-01 10:00:00 j.s sent\n03-01 10:00:00 j.end left end\n");
}

}  // namespace
}  // namespace wayproof::test
