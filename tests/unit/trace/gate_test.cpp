// The checks before sending (docs/semantics.md, "The gate").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");
const std::string ask = R"("topic": "ask", )";
const std::string agreed = R"(, "consents": [{"topic": "ask", "given": true}])";
// Quiet from 21:00 to 08:00.
const std::string night = R"("quiet": [{"from": "21:00:00", "to": "08:00:00"}])";

const trace::GateDecision* decision(const Performance& performance, std::size_t nth = 0) {
  for (const auto& entry : performance.trace.log) {
    if (entry.kind == trace::LogEntry::Kind::message && nth-- == 0) return &*entry.gate;
  }
  return nullptr;
}

TEST(Gate, ChecksThatTheFileDoesNotNameAreOff) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = "{" + night + "}"}),
                      .journeys = {journey("j", message("s", "end", "marketing", ask))},
                      .customer = customer(event("go", "03-01 23:00:00"), "", R"(, "suppressed": ["all"])")},
                     {"j.s"}),
            "03-01 23:00:00 j.s sent\n"
            "03-01 23:00:00 j.s delivered\n");
}

TEST(Gate, AllChecksAreAskedEvenWhenTheFirstOneFails) {
  const auto performance =
      perform({.workspace = workspace({.gate = enforcing(night + R"(, "dedupe": [{"by": "kind", "in": "P9D"}],
                                        "caps": [{"id": "c", "max": 0, "window": {"calendar": "day"}}])")}),
               .journeys = {journey("j", message("s", "end", "marketing", ask))},
               .customer = customer(event("go", "03-01 23:00:00"), "", R"(, "suppressed": ["sms"], "addresses": {})")});
  const auto* gate = decision(performance);
  ASSERT_NE(gate, nullptr);
  std::vector<trace::Reason> reasons;
  for (const auto& check : gate->checks) reasons.push_back(check.reason);
  using trace::Reason;
  EXPECT_EQ(reasons, (std::vector<Reason>{Reason::no_address, Reason::suppressed, Reason::no_consent,
                                          Reason::quiet_hours, Reason::nothing, Reason::cap_full}));
  EXPECT_EQ(gate->reason, Reason::no_address);
}

TEST(Gate, AnObservedCheckDoesNotDecideButLeavesItsTrace) {
  EXPECT_EQ(
      rehearse(
          {.workspace = workspace({.gate = R"({"checks": {"consent": {"mode": "observe"}, "hours": {"mode": "observe"},
                                                        "suppression": {"mode": "off"}}, )" +
                                           night + "}"}),
           .journeys = {journey("j", message("s", "end", "marketing", ask))},
           .customer = customer(event("go", "03-01 23:00:00"), "", R"(, "suppressed": ["sms"])")},
          {"j.s sent"}),
      "03-01 23:00:00 j.s sent would-no-consent would-quiet-hours\n");
}

// The table of what concerns which purpose, in the order of checks: address, suppression, consent, hours, dedupe, caps.
TEST(Gate, WhichChecksConcernWhichPurpose) {
  const auto concerned = [](const std::string& purpose) {
    const auto performance =
        perform({.workspace = workspace({.gate = enforcing(night)}),
                 .journeys = {journey(
                     "j", message("s", "end", purpose, purpose == "internal" ? R"("to": {"role": "sales"}, )" : ask))},
                 .customer = customer(go)});
    std::string out;
    for (const auto& check : decision(performance)->checks)
      out += check.verdict == trace::Verdict::not_applicable ? '-' : 'x';
    return out;
  };
  EXPECT_EQ(concerned("marketing"), "xxxxxx");
  EXPECT_EQ(concerned("mixed"), "xxxxxx");
  EXPECT_EQ(concerned("transactional"), "x----x");
  EXPECT_EQ(concerned("service"), "x----x");
  EXPECT_EQ(concerned("otp"), "x----x");
  EXPECT_EQ(concerned("internal"), "---x--");
}

TEST(Gate, AWorkspaceMaySayWhichPurposesACheckConcernsAndWhatAFailureDoes) {
  const std::string gate =
      R"({"checks": {"hours": {"mode": "enforce", "applies": {"service": true, "marketing": false}, "on_fail": {"service": "leave"}}}, )" +
      night + "}";
  const auto run = [&](const std::string& purpose) {
    return rehearse({.workspace = workspace({.gate = gate}),
                     .journeys = {journey("j", message("s", "end", purpose, ask))},
                     .customer = customer(event("go", "03-01 23:00:00"))},
                    {"j.s sent", "leave", "left"});
  };
  EXPECT_EQ(run("service"), "03-01 23:00:00 j.s leave quiet-hours\n03-01 23:00:00 j.s left told-to\n");
  EXPECT_EQ(run("marketing"), "03-01 23:00:00 j.s sent\n03-01 23:00:00 j.end left end\n");
}

TEST(Gate, ADroppedMessageLetsTheTokenGoOn) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing()}),
                      .journeys = {journey("j", message("s", "t", "marketing", ask) + sms("t", "end"))},
                      .customer = customer(go)},
                     {"j.s", "j.t sent"}),
            "03-01 10:00:00 j.s dropped no-consent\n"
            "03-01 10:00:00 j.t sent\n");
}

// ---- consent --------------------------------------------------------------------------------------------------------

TEST(Gate, ConsentIsTheLastWordOnTheTopicOrOnTheTopicAndChannel) {
  const auto with = [](const std::string& words) {
    return rehearse({.workspace = workspace({.gate = enforcing()}),
                     .journeys = {journey("j", message("s", "end", "marketing", ask))},
                     .customer = customer(go, "", R"(, "consents": [)" + words + "]")},
                    {"j.s sent", "dropped"});
  };
  const auto word = [](const char* given, const char* at, const char* channel = "") {
    return std::string(R"({"topic": "ask", "given": )") + given + R"(, "at": ")" + at + "\"" + channel + "}";
  };
  const char* on_sms = R"(, "channel": "sms")";
  const char* on_mail = R"(, "channel": "email")";
  EXPECT_EQ(with(word("true", "2027-01-01T00:00:00")), "03-01 10:00:00 j.s sent\n");
  EXPECT_EQ(with(word("true", "2027-01-01T00:00:00", on_mail)), "03-01 10:00:00 j.s dropped no-consent\n");
  EXPECT_EQ(with(word("true", "2027-01-01T00:00:00") + ", " + word("false", "2027-01-02T00:00:00", on_sms)),
            "03-01 10:00:00 j.s dropped withdrawn\n");
  EXPECT_EQ(with(word("false", "2027-01-01T00:00:00") + ", " + word("true", "2027-01-02T00:00:00", on_sms)),
            "03-01 10:00:00 j.s sent\n");
  EXPECT_EQ(with(word("false", "2027-01-02T00:00:00") + ", " + word("true", "2027-01-01T00:00:00", on_sms)),
            "03-01 10:00:00 j.s dropped withdrawn\n");
  EXPECT_EQ(with(word("false", "2027-01-02T00:00:00", on_mail) + ", " + word("true", "2027-01-01T00:00:00")),
            "03-01 10:00:00 j.s sent\n");
}

TEST(Gate, ATopicThatNeedsNoConsentStillTakesANo) {
  const auto with = [](const std::string& profile) {
    return rehearse({.workspace = workspace({.gate = enforcing()}),
                     .journeys = {journey("j", sms("s", "end"))},
                     .customer = customer(go, "", profile)},
                    {"j.s sent", "dropped"});
  };
  EXPECT_EQ(with(""), "03-01 10:00:00 j.s sent\n");
  EXPECT_EQ(with(R"(, "consents": [{"topic": "news", "given": false}])"), "03-01 10:00:00 j.s dropped withdrawn\n");
}

TEST(Gate, WithoutATopicNoConsentCoversAMessage) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing()}),
                      .journeys = {journey("j", message("s", "end", "marketing"))},
                      .customer = customer(go)},
                     {"dropped"}),
            "03-01 10:00:00 j.s dropped no-topic\n");
}

// ---- address, suppression, repeats ----------------------------------------------------------------------------------

TEST(Gate, AnAddressIsThereUnlessTheProfileListsOthers) {
  const auto with = [](const std::string& profile) {
    return rehearse({.workspace = workspace({.gate = enforcing()}),
                     .journeys = {journey("j", sms("s", "end"))},
                     .customer = customer(go, "", profile)},
                    {"j.s sent", "dropped"});
  };
  EXPECT_EQ(with(R"(, "addresses": {"sms": true})"), "03-01 10:00:00 j.s sent\n");
  EXPECT_EQ(with(R"(, "addresses": {"email": true})"), "03-01 10:00:00 j.s dropped no-address\n");
}

TEST(Gate, TheListOfThoseNotToContactHoldsForOneChannelOrAll) {
  const auto with = [](const char* channel) {
    return rehearse({.workspace = workspace({.gate = enforcing()}),
                     .journeys = {journey("j", sms("s", "end"))},
                     .customer = customer(go, "", std::string(R"(, "suppressed": [")") + channel + "\"]")},
                    {"j.s sent", "dropped"});
  };
  EXPECT_EQ(with("sms"), "03-01 10:00:00 j.s dropped suppressed\n");
  EXPECT_EQ(with("all"), "03-01 10:00:00 j.s dropped suppressed\n");
  EXPECT_EQ(with("email"), "03-01 10:00:00 j.s sent\n");
}

TEST(Gate, WhatIsAlikeMayGoOutAgainAtTheVeryEndOfItsTime) {
  const auto after = [](const char* duration) {
    return rehearse({.workspace = workspace({.gate = enforcing(R"("dedupe": [{"by": "kind", "in": "P1D"}])")}),
                     .journeys = {journey("j", sms("s", "w", R"("kind": "k", )") + wait_for("w", duration, "t") +
                                                   sms("t", "end", R"("kind": "k", )"))},
                     .customer = customer(go)},
                    {"j.t sent", "j.t dropped"});
  };
  EXPECT_EQ(after("PT23H59M59S"), "03-02 09:59:59 j.t dropped similar-sent\n");
  EXPECT_EQ(after("PT24H"), "03-02 10:00:00 j.t sent\n");
}

// ---- holding --------------------------------------------------------------------------------------------------------

TEST(Gate, AHeldMessageGoesOutWhenTheHoursOpenAndTheTokenWaitsWithIt) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing(night)}),
                      .journeys = {journey("j", sms("s", "w") + wait_for("w", "PT1H", "end"))},
                      .customer = customer(event("go", "03-01 21:00:00"))},
                     {"held", "sent", "waits"}),
            "03-01 21:00:00 j.s held 03-02 08:00:00 quiet-hours\n"
            "03-02 08:00:00 j.s sent\n"
            "03-02 08:00:00 j.w waits 03-02 09:00:00\n");
}

TEST(Gate, AfterTheHoldTheWholeGateIsAskedAgain) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing(night)}),
                      .journeys = {journey("j", message("s", "end", "marketing", ask))},
                      .customer = customer(
                          event("go", "03-01 22:00:00"),
                          R"("consents": [{"topic": "ask", "given": false, "at": "2027-03-02T08:00:00"}],)", agreed)},
                     {"held", "sent", "dropped"}),
            "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n"
            "03-02 08:00:00 j.s dropped withdrawn\n");
}

TEST(Gate, HeldMessagesCompeteByPriorityAndNothingIsReserved) {
  const std::string one_a_day = R"(, "caps": [{"id": "c", "max": 1, "window": {"calendar": "day"}}])";
  EXPECT_EQ(
      rehearse({.workspace = workspace({.gate = enforcing(night + one_a_day)}),
                .journeys = {journey("low", sms("s", "end")), journey("high", sms("s", "end"), R"("priority": 5, )"),
                             journey("later", sms("s", "end"), R"("priority": 9, )", R"({"on": {"event": "visit"}})")},
                .customer = customer(event("go", "03-01 22:00:00") + ", " + event("visit", "03-02 09:00:00"))},
               {"held", "sent", "dropped"}),
      "03-01 22:00:00 high.s held 03-02 08:00:00 quiet-hours\n"
      "03-01 22:00:00 low.s held 03-02 08:00:00 quiet-hours\n"
      "03-02 08:00:00 high.s sent\n"
      "03-02 08:00:00 low.s dropped cap-full\n"
      "03-02 09:00:00 later.s dropped cap-full\n");
}

TEST(Gate, AMessageThatWouldWaitLongerThanAllowedIsDropped) {
  const auto with = [](const char* at_most) {
    return rehearse({.workspace = workspace({.gate = enforcing(night + R"(, "hold_at_most": ")" + at_most + "\"")}),
                     .journeys = {journey("j", sms("s", "end"))},
                     .customer = customer(event("go", "03-01 22:00:00"))},
                    {"j.s held", "j.s dropped", "j.s sent"});
  };
  EXPECT_EQ(with("PT10H"), "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n03-02 08:00:00 j.s sent\n");
  EXPECT_EQ(with("PT9H59M59S"), "03-01 22:00:00 j.s dropped held-too-long\n");
}

TEST(Gate, TheTimeOfAHoldCountsFromTheFirstRefusal) {
  // Held by the night until Tuesday 08:00, then by the cap until Wednesday 00:00 and the hours until 08:00: 34 hours in
  // all.
  const auto with = [](const char* at_most) {
    return rehearse(
        {.workspace = workspace(
             {.gate = enforcing(
                  night + R"(, "hold_at_most": ")" + at_most +
                  R"(", "caps": [{"id": "c", "max": 1, "window": {"calendar": "day"}, "on_full": "hold"}])")}),
         .journeys = {journey("a", sms("s", "end")), journey("b", sms("s", "end"))},
         .customer = customer(event("go", "03-01 22:00:00"))},
        {"b.s held", "b.s dropped", "b.s sent"});
  };
  EXPECT_EQ(with("PT34H"),
            "03-01 22:00:00 b.s held 03-02 08:00:00 quiet-hours\n"
            "03-02 08:00:00 b.s held 03-03 08:00:00 cap-full\n"
            "03-03 08:00:00 b.s sent\n");
  EXPECT_EQ(with("PT33H59M59S"),
            "03-01 22:00:00 b.s held 03-02 08:00:00 quiet-hours\n"
            "03-02 08:00:00 b.s dropped held-too-long\n");
}

TEST(Gate, WithoutATimeAtWhichItCouldGoAMessageIsDropped) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing(R"("windows": [{"from": "09:00:00", "to": "10:00:00"}],
                                                                  "quiet": [{"from": "08:00:00", "to": "11:00:00"}])")}),
                      .journeys = {journey("j", sms("s", "end"))},
                      .customer = customer(go)},
                     {"j.s"}),
            "03-01 10:00:00 j.s dropped held-too-long\n");
}

TEST(Gate, AMessageIsNotHeldToOrPastTheEndOfItsRun) {
  const auto with = [](const char* lifetime) {
    return rehearse({.workspace = workspace({.gate = enforcing(night)}),
                     .journeys = {journey("j", sms("s", "end"), std::string(R"("lifetime": ")") + lifetime + "\", ")},
                     .customer = customer(event("go", "03-01 22:00:00"))},
                    {"j.s held", "j.s dropped", "j.s sent"});
  };
  EXPECT_EQ(with("PT10H1S"), "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n03-02 08:00:00 j.s sent\n");
  EXPECT_EQ(with("PT10H"), "03-01 22:00:00 j.s dropped held-too-long\n");
}

TEST(Gate, AnExitTakesTheHeldMessageWithIt) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing(night)}),
                      .journeys = {journey("j", sms("s", "end"), R"("exits": [{"on": {"event": "paid"}}], )")},
                      .customer = customer(event("go", "03-01 22:00:00") + ", " + event("paid", "03-02 08:00:00"))},
                     {"held", "sent", "left"}),
            "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n"
            "03-02 08:00:00 j.s left exit-rule\n");
}

// ---- detached -------------------------------------------------------------------------------------------------------

const std::string detached = enforcing(night + R"(, "detached": true)");

TEST(Gate, DetachedTheTokenGoesOnAndTheMessageWaitsByItself) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = detached}),
                      .journeys = {journey("j", sms("s", "w") + wait_for("w", "PT12H", "end"))},
                      .customer = customer(event("go", "03-01 22:00:00"))},
                     {"held", "sent", "waits", "left"}),
            "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n"
            "03-01 22:00:00 j.w waits 03-02 10:00:00\n"
            "03-02 08:00:00 j.s sent\n"
            "03-02 10:00:00 j.end left end\n");
}

TEST(Gate, DetachedTheMessageDiesWithItsRun) {
  const auto performance = perform({.workspace = workspace({.gate = detached}),
                                    .journeys = {journey("j", sms("s", "w") + wait_for("w", "PT1H", "end"))},
                                    .customer = customer(event("go", "03-01 22:00:00"))});
  EXPECT_EQ(lines(performance, {"held", "sent", "left"}),
            "03-01 22:00:00 j.s held 03-02 08:00:00 quiet-hours\n03-01 23:00:00 j.end left end\n");
  ASSERT_EQ(performance.trace.state.messages.size(), 1U);
  EXPECT_EQ(performance.trace.state.messages[0].result, trace::MessageRecord::Result::dropped);
}

// The first of two held messages ends the run; the second must not stay in the log as held for ever.
TEST(Gate, DetachedAllMessagesDieWhenOneOfThemEndsTheRun) {
  const std::string gate =
      R"({"checks": {"hours": {"mode": "enforce"}, "consent": {"mode": "enforce", "on_fail": {"marketing": "leave"}}}, "detached": true, )" +
      night + "}";
  const auto performance =
      perform({.workspace = workspace({.gate = gate}),
               .journeys = {journey("j", message("s", "t", "marketing", ask) + message("t", "w", "marketing", ask) +
                                             wait_for("w", "P9D", "end"))},
               .customer = customer(event("go", "03-01 22:00:00"),
                                    R"("consents": [{"topic": "ask", "given": false, "at": "2027-03-02T07:00:00"}],)",
                                    agreed)});
  EXPECT_EQ(lines(performance, {"leave", "left"}),
            "03-02 08:00:00 j.s leave withdrawn\n03-02 08:00:00 j.w left told-to\n");
  for (const auto& record : performance.trace.state.messages)
    EXPECT_EQ(record.result, trace::MessageRecord::Result::dropped);
}

TEST(Gate, ATaskIsNotMadeBeforeItsContactMayBe) {
  const std::string call = task("t", R"({"of": "now", "plus": "P1D"})",
                                R"("contact": {"channel": "call", "purpose": "marketing", "topic": "news"}, )");
  for (const auto& gate : {detached, enforcing(night)}) {
    EXPECT_EQ(rehearse({.workspace = workspace({.gate = gate}),
                        .journeys = {journey("j", call)},
                        .customer = customer(event("go", "03-01 22:00:00"))},
                       {"held", "sent", "task", "left"}),
              "03-01 22:00:00 j.t held 03-02 08:00:00 quiet-hours\n"
              "03-02 08:00:00 j.t sent\n"
              "03-02 08:00:00 j.t task due 03-03 08:00:00\n"
              "03-03 08:00:00 j.late left end\n");
  }
}

// ---- people at work, promises ---------------------------------------------------------------------------------------

// The customer's clock is eight hours ahead; the colleague keeps the workspace's hours, and no quiet hours.
TEST(Gate, AnInternalMessageWaitsForWorkingHoursOnTheWorkspacesClock) {
  EXPECT_EQ(
      rehearse({.workspace = workspace({.gate = enforcing(R"("quiet": [{"from": "00:00:00", "to": "23:00:00"}])")}),
                .journeys = {journey("j", message("s", "end", "internal", R"("to": {"role": "sales"}, )"))},
                .customer = customer(event("go", "2027-03-05T20:00:00Z"), "", "", "Asia/Shanghai")},
               {"j.s"}),
      "03-06 04:00:00 j.s held 03-08 17:00:00 outside-working-hours\n"
      "03-08 17:00:00 j.s sent\n");
}

TEST(Gate, APromiseThatTheHoldBreaksIsLogged) {
  const auto at = [](const char* when) {
    return rehearse({.workspace = workspace({.gate = enforcing(night)}),
                     .journeys = {journey("j", sms("s", "end", R"("by": {"of": "entry", "plus": "PT10H"}, )"))},
                     .customer = customer(event("go", when))},
                    {"j.s sent", "promise"});
  };
  EXPECT_EQ(at("03-01 22:00:00"), "03-02 08:00:00 j.s sent\n");
  EXPECT_EQ(at("03-01 21:59:59"), "03-02 08:00:00 j.s sent\n03-02 08:00:00 j.s promise-missed 03-02 07:59:59\n");
}

}  // namespace
}  // namespace wayproof::test
