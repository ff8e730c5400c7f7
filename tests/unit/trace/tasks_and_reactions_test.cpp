// Tasks, reactions, splits and scores (docs/semantics.md, "Tasks and other systems", "Reactions", "Scores").
#include <gtest/gtest.h>

#include "support/rehearse.h"
#include "support/scenes.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string go = event("go", "03-01 10:00:00");
const std::string due_in_a_day = R"({"of": "now", "plus": "P1D"})";

std::string outcome(const char* name, const char* after, const char* more = "") {
  return std::string(R"("outcomes": [{"step": "t", "outcome": ")") + name + R"(", "after": ")" + after + "\"" + more +
         "}],";
}

// ---- tasks ----------------------------------------------------------------------------------------------------------

TEST(Tasks, AnAnswerCountsUpToAndWithTheInstantItIsDue) {
  const auto after = [](const char* duration) {
    return rehearse(
        {.journeys = {journey("j", task("t", due_in_a_day))}, .customer = customer(go, outcome("agreed", duration))},
        {"task", "woke", "answer", "left"});
  };
  const std::string made = "03-01 10:00:00 j.t task due 03-02 10:00:00\n";
  EXPECT_EQ(
      after("PT2H"),
      made + "03-01 12:00:00 j.t answer agreed\n03-01 12:00:00 j.t woke answered\n03-01 12:00:00 j.yes left end\n");
  EXPECT_EQ(
      after("P1D"),
      made + "03-02 10:00:00 j.t answer agreed\n03-02 10:00:00 j.t woke answered\n03-02 10:00:00 j.yes left end\n");
  EXPECT_EQ(
      after("PT24H1S"),
      made +
          "03-02 10:00:00 j.t woke overdue\n03-02 10:00:00 j.late left end\n03-02 10:00:01 j.t late-answer agreed\n");
}

TEST(Tasks, ATaskThatIsOverdueAsItIsMadeGoesOnAtOnceUnlessItIsAnsweredAtOnce) {
  const auto with = [](const std::string& more) {
    return rehearse(
        {.journeys = {journey("j", task("t", R"({"of": "now", "at": "10:00:00"})"))}, .customer = customer(go, more)},
        {"woke", "left"});
  };
  EXPECT_EQ(with(""), "03-01 10:00:00 j.t woke overdue\n03-01 10:00:00 j.late left end\n");
  EXPECT_EQ(with(outcome("agreed", "PT0S")), "03-01 10:00:00 j.t woke answered\n03-01 10:00:00 j.yes left end\n");
}

TEST(Tasks, AnExitCancelsTheTaskAndItsAnswerIsLate) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", task("t", due_in_a_day), R"("exits": [{"on": {"event": "paid"}}], )")},
                      .customer = customer(go + ", " + event("paid", "03-01 11:00:00"), outcome("agreed", "PT2H"))},
                     {"answer", "left"}),
            "03-01 11:00:00 j.t left exit-rule\n03-01 12:00:00 j.t late-answer agreed\n");
}

// The answer to the first run's task does not answer the task of the second run.
TEST(Tasks, AnAnswerBelongsToTheTaskItWasGivenTo) {
  EXPECT_EQ(
      rehearse({.journeys = {journey("j", task("t", due_in_a_day), R"("exits": [{"on": {"event": "paid"}}], )",
                                     R"({"on": {"event": "go"}, "again": {"after": "PT1H"}})")},
                .customer = customer(go + ", " + event("paid", "03-01 11:00:00") + ", " + event("go", "03-01 11:30:00"),
                                     outcome("agreed", "PT2H", R"(, "nth": 1)"))},
               {"answer", "left"}),
      "03-01 11:00:00 j.t left exit-rule\n03-01 12:00:00 j.t late-answer agreed\n03-02 11:30:00 j.late left end\n");
}

TEST(Tasks, AContactIsCheckedAndCountedAsTheTaskIsMade) {
  const std::string call =
      task("t", due_in_a_day, R"("contact": {"channel": "call", "purpose": "marketing", "topic": "ask"}, )");
  const auto with = [&](const std::string& profile) {
    return rehearse({.workspace = workspace(
                         {.gate = enforcing(R"("caps": [{"id": "c", "max": 1, "window": {"calendar": "day"}}])")}),
                     .journeys = {journey("j", call), journey("k", sms("s", "end"))},
                     .customer = customer(go, outcome("agreed", "PT1H"), profile)},
                    {"j.t", "k.s", "j.late"});
  };
  // Counted before anybody has called: the message finds the day full.
  EXPECT_EQ(with(R"(, "consents": [{"topic": "ask", "given": true}])"),
            "03-01 10:00:00 j.t sent\n03-01 10:00:00 j.t task due 03-02 10:00:00\n03-01 10:00:00 k.s dropped cap-full\n"
            "03-01 10:00:00 j.t delivered\n03-01 11:00:00 j.t answer agreed\n03-01 11:00:00 j.t woke answered\n");
  // Withheld: nobody gets the task, and the run goes on as if its time were over.
  EXPECT_EQ(with(""),
            "03-01 10:00:00 j.t dropped no-consent\n03-01 10:00:00 j.late at\n03-01 10:00:00 j.late left end\n03-01 "
            "10:00:00 k.s sent\n03-01 10:00:00 k.s delivered\n");
}

TEST(Tasks, ADueDateThatMovesLaterDoesNotMoveATaskThatIsMade) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey(
               "j", task("t", R"({"of": {"attribute": "expires"}, "at": "09:00:00", "if_missing": "go_on"})"))},
           .customer = customer(go, R"("changes": [{"at": "2027-03-02T09:00:00", "set": {"expires": "2027-03-20"}}],)",
                                R"(, "attributes": {"expires": "2027-03-05"})")},
          {"task", "woke"}),
      "03-01 10:00:00 j.t task due 03-05 09:00:00\n03-05 09:00:00 j.t woke overdue\n");
}

TEST(Tasks, ACallOfAnotherSystemWaitsForItsAnswerOrItsTimeOut) {
  const std::string hook =
      R"("t": {"type": "webhook", "call": "Make a coupon", "outcomes": {"done": "end"}, "at_most": "PT1H", "on_time_out": "s"}, )" +
      sms("s", "end");
  const auto after = [&](const char* duration) {
    return rehearse({.journeys = {journey("j", hook)}, .customer = customer(go, outcome("done", duration))}, {"woke"});
  };
  EXPECT_EQ(after("PT1H"), "03-01 11:00:00 j.t woke answered\n");
  EXPECT_EQ(after("PT1H1S"), "03-01 11:00:00 j.t woke time-out\n");
}

// ---- reactions ------------------------------------------------------------------------------------------------------

std::string mail(const std::string& id, const std::string& next, const std::string& more = "") {
  return "\"" + id +
         R"(": {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, )" +
         more + R"("next": ")" + next + "\"}, ";
}

std::string reacts(std::initializer_list<const char*> reactions) {
  std::string out;
  for (const char* one : reactions) out += std::string(out.empty() ? "" : ", ") + "{" + one + "}";
  return R"("reactions": [)" + out + "],";
}

TEST(Reactions, CountsAreOfMessagesNotOfOpenings) {
  const auto with = [](std::initializer_list<const char*> reactions) {
    return rehearse(
        {.journeys = {journey(
             "j", mail("m", "n", R"("kind": "k", )") + mail("n", "w", R"("kind": "k", )") + wait_for("w", "P1D", "b") +
                      branch("b", R"({"reaction": "opened", "of": {"kind": "k"}, "at_least": 2})", "end", "no") +
                      sms("no", "end"))},
         .customer = customer(go, reacts(reactions))},
        {"j.b to"});
  };
  EXPECT_EQ(with({R"("to": {"step": "m"}, "reaction": "opened", "after": "PT1H")",
                  R"("to": {"step": "m"}, "reaction": "opened", "after": "PT2H")"}),
            "03-02 10:00:00 j.b to no\n");
  EXPECT_EQ(with({R"("to": {"step": "m"}, "reaction": "opened", "after": "PT1H")",
                  R"("to": {"step": "n"}, "reaction": "opened", "after": "PT2H")"}),
            "03-02 10:00:00 j.b to end\n");
}

TEST(Reactions, WhatAChannelCannotMeasureIsNotKnown) {
  EXPECT_EQ(
      rehearse(
          {.journeys = {journey("j", sms("m", "w") + wait_for("w", "P1D", "b") +
                                         branch("b", R"({"reaction": "opened", "of": {"step": "m"}})", "end", "no") +
                                         sms("no", "end")),
                        journey("k", sms("s", "end"), "", R"({"on": {"reaction": "opened", "of": {"journey": "j"}}})")},
           .customer = customer(go, reacts({R"("to": {"step": "m"}, "reaction": "opened", "after": "PT1H")"}))},
          {"opened", "not-measured", "j.b to", "k entered"}),
      "03-01 11:00:00 j.m open-not-measured\n03-02 10:00:00 j.b to no\n");
}

std::string streak_after(std::initializer_list<const char*> reactions) {
  return rehearse({.journeys = {journey(
                       "j", mail("m", "n", R"("kind": "k", )") + mail("n", "o", R"("kind": "k", )") +
                                mail("o", "w", R"("kind": "k", )") + wait_for("w", "P1D", "b") +
                                branch("b", R"({"streak": {"reaction": "opened", "of": {"kind": "k"}}, "at_least": 2})",
                                       "end", "no") +
                                sms("no", "end"))},
                   .customer = customer(go, reacts(reactions))},
                  {"j.b to"});
}

TEST(Reactions, AStreakIsOfTheLastDeliveredMessages) {
  const char* first = R"("to": {"step": "m"}, "reaction": "opened", "after": "PT1H")";
  const char* second = R"("to": {"step": "n"}, "reaction": "opened", "after": "PT1H")";
  const char* third = R"("to": {"step": "o"}, "reaction": "opened", "after": "PT1H")";
  EXPECT_EQ(streak_after({second, third}), "03-02 10:00:00 j.b to end\n");
  EXPECT_EQ(streak_after({first, third}), "03-02 10:00:00 j.b to no\n");
  EXPECT_EQ(streak_after({first, second}), "03-02 10:00:00 j.b to no\n");
  // The third did not arrive: then the first two are the last.
  EXPECT_EQ(streak_after({first, second, R"("to": {"step": "o"}, "reaction": "bounced")"}),
            "03-02 10:00:00 j.b to end\n");
}

// Decision record 008: until it is decided, a program that opens mails completes a streak as a person does.
TEST(Reactions, AStreakCannotTellAProgramFromAPerson) {
  EXPECT_EQ(streak_after({R"("to": {"step": "n"}, "reaction": "opened", "after": "PT1H", "machine": true)",
                          R"("to": {"step": "o"}, "reaction": "opened", "after": "PT1H", "machine": true)"}),
            "03-02 10:00:00 j.b to end\n");
}

// The first mail is held over night and comes after the second, so the second is not the last one.
TEST(Reactions, AStreakGoesByDeliveryNotByPlan) {
  const std::string gate = enforcing(R"("quiet": [{"of": {"offer": "o"}, "from": "21:00:00", "to": "08:00:00"}])");
  EXPECT_EQ(
      rehearse(
          {.workspace = workspace({.gate = gate, .more = R"("offers": {"o": {}}, )"}),
           .journeys = {journey("a", mail("m", "end", R"("kind": "k", "offer": "o", )")),
                        journey("b", mail("n", "p", R"("kind": "k", )") + mail("p", "end", R"("kind": "k", )")),
                        journey(
                            "c",
                            wait_for("w", "P1D", "b") +
                                branch("b", R"({"streak": {"reaction": "opened", "of": {"kind": "k"}}, "at_least": 2})",
                                       "end", "no") +
                                sms("no", "end"))},
           .customer = customer(event("go", "03-01 22:00:00"),
                                reacts({R"("to": {"step": "n"}, "reaction": "opened", "after": "PT1H")",
                                        R"("to": {"step": "p"}, "reaction": "opened", "after": "PT1H")"}))},
          {"sent", "c.b to"}),
      "03-01 22:00:00 b.n sent\n03-01 22:00:00 b.p sent\n03-02 08:00:00 a.m sent\n03-02 22:00:00 c.b to no\n03-02 "
      "22:00:00 c.no sent\n");
}

TEST(Reactions, AnOptOutByAMessageWithdrawsItsTopicOnAllChannels) {
  EXPECT_EQ(
      rehearse({.workspace = workspace({.gate = enforcing()}),
                .journeys = {journey("j", sms("m", "w") + wait_for("w", "P1D", "n") + mail("n", "o") +
                                              mail("o", "end", R"("kind": "k", )"))},
                .customer = customer(go, reacts({R"("to": {"step": "m"}, "opt_out": true, "after": "PT1H")"}))},
               {"withdraws", "dropped"}),
      "03-01 11:00:00 withdraws news\n03-02 10:00:00 j.n dropped withdrawn\n03-02 10:00:00 j.o dropped withdrawn\n");
}

TEST(Reactions, NobodyOptsOutInTheSecondInWhichAMessageCame) {
  EXPECT_EQ(rehearse({.workspace = workspace({.gate = enforcing()}),
                      .journeys = {journey("j", sms("m", "n") + mail("n", "end"))},
                      .customer = customer(go, reacts({R"("to": {"step": "m"}, "opt_out": true, "after": "PT0S")"}))},
                     {"withdraws", "dropped", "sent"}),
            "03-01 10:00:00 j.m sent\n03-01 10:00:00 j.n sent\n03-01 10:00:01 withdraws news\n");
}

// ---- splits ---------------------------------------------------------------------------------------------------------

TEST(Splits, WhoIsInAnArmStaysInItInAllSplitsOfTheExperiment) {
  // The second split lists its arms in another order: what stays is the arm, not the place in the list.
  const auto split = [](const char* id, const char* first, const char* second, const std::string& ways) {
    return std::string("\"") + id + R"(": {"type": "split", "experiment": "e", "arms": [{"id": ")" + first +
           R"(", "share": 1, "next": ")" + ways + first + R"("}, {"id": ")" + second + R"(", "share": 1, "next": ")" +
           ways + second + "\"}]}, ";
  };
  const std::string steps = split("s", "a", "b", "one-") + sms("one-a", "t") + sms("one-b", "t") +
                            split("t", "b", "a", "two-") + sms("two-a", "end") + sms("two-b", "end");
  const auto with = [&](const std::string& more) {
    return rehearse({.journeys = {journey("j", steps)}, .customer = customer(go, more)}, {"j.s to", "j.t to"});
  };
  EXPECT_EQ(with(R"("arms": [{"experiment": "e", "arm": "b"}],)"),
            "03-01 10:00:00 j.s to one-b\n03-01 10:00:00 j.t to two-b\n");
  EXPECT_EQ(with(""), "03-01 10:00:00 j.s to one-a\n03-01 10:00:00 j.t to two-a\n");  // nothing said: the first arm
}

// ---- scores ---------------------------------------------------------------------------------------------------------

std::string scored(const std::string& score, const std::string& events, const std::string& more = "") {
  return rehearse(
      {.workspace = workspace({.more = R"("scores": {"lead": {"from": 0, "to": 100, )" + score + "}}, "}),
       .journeys = {journey("j", mail("m", "end"))},
       .customer = customer(events, R"("until": "2027-04-01T00:00:00", "from": "2027-03-01T00:00:00", )" + more)},
      {"score"});
}

TEST(Scores, PointsCountForEachTimeAndStayInTheirRange) {
  EXPECT_EQ(scored(R"("rules": [{"on": {"event": "visit"}, "add": 60}])", event("visit", "03-01 10:00:00") + ", " +
                                                                              event("visit", "03-01 10:00:00") + ", " +
                                                                              event("visit", "03-01 11:00:00")),
            "03-01 10:00:00 score lead 60\n03-01 10:00:00 score lead 100\n");
}

TEST(Scores, AtMostOnceCountsFromTheLastTimeThatCounted) {
  EXPECT_EQ(scored(R"("rules": [{"on": {"event": "visit"}, "add": 10, "at_most_once_in": "P1D"}])",
                   event("visit", "03-01 10:00:00") + ", " + event("visit", "03-02 09:59:59") + ", " +
                       event("visit", "03-02 10:00:00") + ", " + event("visit", "03-03 09:00:00")),
            "03-01 10:00:00 score lead 10\n03-02 10:00:00 score lead 20\n");
}

TEST(Scores, AScoreFadesFromTheStartOnBeforeThePointsOfTheSameInstant) {
  EXPECT_EQ(
      scored(R"("start": 5, "fades": {"by": 10, "every": "P7D"}, "rules": [{"on": {"event": "visit"}, "add": 10}])",
             event("visit", "2027-03-08T00:00:00")),
      "03-08 00:00:00 score lead 0\n03-08 00:00:00 score lead 10\n03-15 00:00:00 score lead 0\n");
}

TEST(Scores, EveryKindOfTriggerMayGivePoints) {
  const auto rule = [](const std::string& on) { return R"("rules": [{"on": )" + on + R"(, "add": 7}])"; };
  EXPECT_EQ(scored(rule(R"({"reaction": "sent", "of": {"channel": "email"}})"), go), "03-01 10:00:00 score lead 7\n");
  EXPECT_EQ(scored(rule(R"({"reaction": "clicked", "of": {"channel": "email"}})"), go,
                   reacts({R"("to": {"step": "m"}, "reaction": "clicked", "after": "PT1H")"})),
            "03-01 11:00:00 score lead 7\n");
  EXPECT_EQ(scored(rule(R"({"opt_out": "any"})"), go,
                   R"("consents": [{"topic": "news", "given": false, "at": "2027-03-02T00:00:00"}],)"),
            "03-02 00:00:00 score lead 7\n");
  EXPECT_EQ(scored(rule(R"({"becomes": {"tag": "x"}})"), go,
                   R"("changes": [{"at": "2027-03-02T00:00:00", "add_tags": ["x"]}],)"),
            "03-02 00:00:00 score lead 7\n");
  EXPECT_EQ(scored(rule(R"({"every": {"period": "month", "at": "00:00:00", "day": 31}})"), go),
            "03-31 00:00:00 score lead 7\n");
}

TEST(Scores, APointThatAnEventGivesIsSeenByWhatTheEventStarts) {
  EXPECT_EQ(
      rehearse(
          {.workspace = workspace({.more = R"("scores": {"lead": {"rules": [{"on": {"event": "go"}, "add": 60}]}}, )"}),
           .journeys = {journey("j", sms("s", "end"), "",
                                R"({"on": {"event": "go"}, "if": {"score": "lead", "at_least": 60}})"),
                        journey("k", sms("s", "end"), "", R"({"on": {"becomes": {"score": "lead", "at_least": 60}}})")},
           .customer = customer(go)},
          {"entered"}),
      "03-01 10:00:00 j entered\n03-01 10:00:00 k entered\n");
}

}  // namespace
}  // namespace wayproof::testing
