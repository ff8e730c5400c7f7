// The plain enumerator against which the proof is held, on examples that were worked out by hand: one for each sentence
// of docs/semantics.md that it carries out. A day has 8 ticks of 3 hours unless a test says otherwise. Wherever an
// example has a run to show, the interpreter must send the same messages in it.
#include <gtest/gtest.h>

#include "support/scenes.h"
#include "support/tick_example.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

const std::string again_after_nine_hours = R"({"on": {"event": "go"}, "again": {"after": "PT9H"}})";

std::string wait_then(const std::string& duration) {
  return sms("first", "pause") + wait_for("pause", duration, "second") + sms("second", "end");
}

// ---- windows --------------------------------------------------------------------------------------------------------

TEST(TickOracle, ASlidingWindowIsOpenAtItsBeginningAndClosedAtItsEnd) {
  EXPECT_EQ(one("", wait_then("PT24H")).most(8), 1);
  EXPECT_EQ(one("", wait_then("PT24H")).most(9), 2);
  EXPECT_EQ(one("", wait_then("PT21H")).most(8), 2);
}

TEST(TickOracle, ACalendarDayGoesFromMidnightToMidnight) {
  EXPECT_EQ(one("", wait_then("PT21H")).most_in_a(Question::Window::day), 2);
  EXPECT_EQ(one("", wait_then("PT24H")).most_in_a(Question::Window::day), 1);
  EXPECT_EQ(one("", wait_then("PT24H")).most_in_a(Question::Window::week), 2);
  EXPECT_EQ(one("", wait_then("PT168H")).most_in_a(Question::Window::week), 1);
}

TEST(TickOracle, OnlyMessagesOfTheFilterCount) {
  auto small = one("", sms("first", "second") + message("second", "end", "service"));
  program::Filter service;
  service.purpose = model::Purpose::service;
  EXPECT_EQ(small.most(1), 2);
  EXPECT_EQ(small.most(1, service), 1);
}

// ---- B.5 waits ------------------------------------------------------------------------------------------------------

TEST(TickOracle, ExactPartsAddSecondsAndCalendarDaysFollowTheClock) {
  EXPECT_EQ(one("", wait_then("P1D")).longest_stay(), 8);
  EXPECT_EQ(one("", wait_then("P1DT6H")).longest_stay(), 10);
  // The clock is put forward by one of 24 ticks on the second day: this day has 23.
  const auto across = [](const char* duration, int forward) {
    return Small(workspace({}), {journey("a", wait_then(duration))}, {24, ClockChange{30, forward}}).most(24);
  };
  EXPECT_EQ(across("P1D", 1), 2);
  EXPECT_EQ(across("PT24H", 1), 1);
  const auto longest = [](const char* duration, int forward) {
    return Small(workspace({}), {journey("a", wait_then(duration))}, {24, ClockChange{30, forward}}).longest_stay();
  };
  EXPECT_EQ(longest("P1D", 1), 24);
  EXPECT_EQ(longest("P1D", -1), 25);
  EXPECT_EQ(longest("PT24H", -1), 24);
}

TEST(TickOracle, AClockTimeInAGapIsTheFirstInstantAfterItInAnOverlapTheFirst) {
  // Tick 26 is 02:00 of Tuesday; the clock goes on to 04:00, or back to 00:00.
  const ticks::Calendar gap({24, ClockChange{26, 2}});
  EXPECT_EQ(gap.local(25), 25);
  EXPECT_EQ(gap.local(26), 28);
  for (const int clock : {26, 27, 28}) EXPECT_EQ(gap.resolve(clock), 26);
  EXPECT_EQ(gap.resolve(29), 27);
  const ticks::Calendar overlap({24, ClockChange{26, -2}});
  EXPECT_EQ(overlap.local(26), 24);
  EXPECT_EQ(overlap.resolve(24), 24);
  EXPECT_EQ(overlap.resolve(25), 25);
  EXPECT_EQ(overlap.resolve(26), 28);
  const auto sends_at = [](int clock, int forward) {
    const auto steps = wait_until("w", R"({"of": "now", "plus": "P1D", "at": "02:00:00"})", "s") + sms("s", "end");
    return Small(workspace({}), {journey("a", steps)}, {24, ClockChange{26, forward}}).can_send(clock, clock + 1);
  };
  EXPECT_TRUE(sends_at(2, 2));
  EXPECT_TRUE(sends_at(4, 2));
  EXPECT_FALSE(sends_at(3, 2));
  EXPECT_FALSE(sends_at(4, -2));
}

TEST(TickOracle, UntilTakesTheInstantItselfAndGoesOnAtOnceWhenItIsPast) {
  const auto steps = [](const char* otherwise) {
    return wait_until("w", std::string(R"({"of": "now", "at": "09:00:00")") + otherwise + "}", "s") + sms("s", "end");
  };
  EXPECT_EQ(one("", steps("")).longest_stay(), 3);
  EXPECT_TRUE(one("", steps("")).can_send(4, 5));  // entered at 12:00: past, so it goes on
  EXPECT_FALSE(one("", steps(R"(, "if_past": "leave")")).can_send(4, 5));
  EXPECT_TRUE(one("", steps(R"(, "if_past": "leave")")).can_send(3, 4));
}

TEST(TickOracle, AWaitThatIsOverAtThatVeryInstantIsNotPast) {
  const auto steps = branch("c", R"({"local_time": ["09:00:00", "12:00:00"]})", "w", "end") +
                     wait_until("w", R"({"of": "now", "at": "09:00:00", "if_past": "leave"})", "s") + sms("s", "end");
  EXPECT_EQ(one("", steps).most(1), 1);
}

TEST(TickOracle, UntilOnCertainDaysIsTheFirstOfThemThatIsNotOver) {
  auto small = one("", wait_until("w", R"({"of": "now", "at": "09:00:00", "on": ["mon"]})", "s") + sms("s", "end"));
  EXPECT_EQ(small.longest_stay(), 55);  // from Monday 12:00
  EXPECT_FALSE(small.can_send(4, 3));
}

TEST(TickOracle, UntilCountsFromEntryOrFromAStep) {
  const auto steps = [](const char* anchor) {
    return wait_for("w", "PT12H", "s") + sms("s", "u") +
           wait_until("u", std::string(R"({"of": )") + anchor + R"(, "plus": "PT18H"})", "t") + sms("t", "end");
  };
  EXPECT_EQ(one("", steps(R"("entry")")).longest_stay(), 6);
  EXPECT_EQ(one("", steps(R"({"step": "s"})")).longest_stay(), 10);
  EXPECT_EQ(one("", steps(R"("now")")).longest_stay(), 10);
}

TEST(TickOracle, AWaitForAnEventTakesItUpToAndIncludingItsDeadline) {
  const auto steps = wait_event("w", R"({"event": "paid"})", "PT6H", "yes", "end") + sms("yes", "end");
  EXPECT_EQ(one("", steps).longest_stay(), 2);
  auto small = one("", steps);
  Question question;
  question.ticks = 1;
  const auto answer = small.answer(question);
  ASSERT_EQ(answer.value, 1);
  // The event must come after the start of the wait, so at least one tick after entry.
  EXPECT_LT(answer.witness.moves.front().tick, answer.witness.moves.back().tick);
  Question late;
  late.kind = Question::Kind::longest_stay;
  late.journey = 0;
  late.step = small.program().journeys[0].steps_begin + 1;
  EXPECT_EQ(small.value(late), 2);
}

TEST(TickOracle, SinceAlsoAcceptsWhatHasAlreadyArrived) {
  const auto steps = [](const char* more) {
    return wait_for("w", "PT3H", "e") + wait_event("e", R"({"event": "paid"})", "PT3H", "yes", "end", more) +
           sms("yes", "again") + sms("again", "end");
  };
  const std::string as_entry = R"({"on": {"event": "paid"}})";
  // Entered by `paid` itself: it occurred at the entry, which counts, and nothing need come any more.
  const auto longest_until_sent = [&](const char* more) {
    auto small = one("", steps(more), "", as_entry);
    return small.longest_stay(2);
  };
  EXPECT_EQ(longest_until_sent(R"("since": "entry", )"), 1);
  EXPECT_EQ(longest_until_sent(R"("since": {"step": "w"}, )"), 2);  // another one, at the deadline
}

TEST(TickOracle, SinceAStepCountsFromWhenItWasLeftLast) {
  // Round and round while somebody pays in time; the mail needs a `paid`, and then a pass without one.
  const auto steps = wait_for("w", "PT3H", "p") +
                     wait_event("p", R"({"event": "paid"})", "PT3H", "u", "c", R"("since": {"step": "w"}, )") +
                     update("u", "v", R"("add_tags": ["vip"])") + wait_for("v", "PT3H", "w") +
                     branch("c", R"({"tag": "vip"})", "s", "end") + sms("s", "end");
  auto small = one("", steps, R"("lifetime": "P2D", )");
  small.world.any_tags_at_start = false;
  EXPECT_EQ(small.most(100), 1);
}

// ---- B.6 entry, exit, end -------------------------------------------------------------------------------------------

TEST(TickOracle, WithoutAgainACustomerEntersOnceEver) { EXPECT_EQ(one("", sms("s", "end")).most(100), 1); }

TEST(TickOracle, AgainCountsFromEntryOrFromLeavingAndNeverInside) {
  const auto most = [](const char* since, int ticks) {
    return one("", sms("s", "w") + wait_for("w", "PT6H", "end"), "",
               std::string(R"({"on": {"event": "go"}, "again": {"after": "PT9H", "since": ")") + since + "\"}}")
        .most(ticks);
  };
  EXPECT_EQ(most("entry", 3), 1);
  EXPECT_EQ(most("entry", 4), 2);  // 3 ticks after the entry
  EXPECT_EQ(most("leave", 5), 1);
  EXPECT_EQ(most("leave", 6), 2);  // 2 inside, then 3
  EXPECT_EQ(one("", sms("s", "w") + wait_for("w", "PT12H", "end"), "", again_after_nine_hours).most(4), 1);
  EXPECT_EQ(one("", sms("s", "w") + wait_for("w", "PT12H", "end"), "", again_after_nine_hours).most(5), 2);
}

TEST(TickOracle, TheLifetimeEndsARun) {
  const auto steps = sms("s", "w") + wait_for("w", "PT3H", "s");
  EXPECT_EQ(one("", steps, R"("lifetime": "PT12H", )").most(100), 4);
  EXPECT_EQ(one("", steps, R"("lifetime": "PT12H", )").longest_stay(), 4);
}

TEST(TickOracle, AnExitEndsTheRunButNotByTheArrivalThatCausedTheEntry) {
  const auto most = [](const char* event) {
    return one("", sms("s", "w") + wait_for("w", "PT3H", "t") + sms("t", "end"),
               std::string(R"("exits": [{"on": {"event": ")") + event + R"("}}], )")
        .most(100);
  };
  EXPECT_EQ(most("paid"), 2);
  EXPECT_EQ(most("go"), 2);
  EXPECT_FALSE(one("", wait_then("PT24H"), R"("exits": [{"on": {"event": "paid"}}], )").after("paid", 0, 100, true));
  EXPECT_TRUE(one("", wait_then("PT24H"), R"("exits": [{"on": {"event": "visit"}}], )").after("paid", 0, 100, true));
}

TEST(TickOracle, AnExitWithNextGoesOnThereOnce) {
  EXPECT_EQ(
      one("", sms("s", "w") + wait_for("w", "PT12H", "end"), R"("exits": [{"on": {"event": "visit"}, "next": "s"}], )")
          .most(100),
      2);
}

TEST(TickOracle, AnExitCancelsWhatIsHeld) {
  const std::string gate = enforcing(R"("quiet": [{"from": "18:00:00", "to": "06:00:00"}])");
  EXPECT_FALSE(one(gate, sms("s", "end"), R"("exits": [{"on": {"event": "paid"}}], )").after("paid", 1, 9, true));
  EXPECT_TRUE(one(gate, sms("s", "end"), R"("exits": [{"on": {"event": "paid"}}], )").after("visit", 1, 9, true));
}

TEST(TickOracle, AnOptOutCanEndARun) {
  const auto steps = wait_for("w", "PT3H", "s") + sms("s", "end");
  auto stays = one("", steps);
  EXPECT_TRUE(stays.without_consent("ask"));
  auto leaves = one("", wait_for("w", "PT3H", "c") + branch("c", R"({"consent": "ask"})", "s", "end") + sms("s", "end"),
                    R"("exits": [{"on": {"opt_out": "ask"}}], )");
  EXPECT_FALSE(leaves.without_consent("ask"));
}

// ---- B.3 one instant ------------------------------------------------------------------------------------------------

TEST(TickOracle, AHandOverEntersInTheSameInstant) {
  const auto a = journey("a", sms("s", "e") + R"("e": {"type": "enter", "journey": "b", "next": "end"}, )");
  const auto b = journey("b", sms("t", "end"), "", R"({"on": {"handed_over": true}})");
  EXPECT_EQ(two("", a, b).most(1), 2);
}

TEST(TickOracle, ThenEnterFollowsTheExit) {
  const auto a = journey("a", sms("s", "w") + wait_for("w", "PT9H", "end"),
                         R"("exits": [{"on": {"event": "paid"}, "then_enter": "b"}], )");
  const auto b = journey("b", sms("t", "end"), "", R"({"on": {"handed_over": true}})");
  EXPECT_EQ(two("", a, b).most(1), 1);
  EXPECT_EQ(two("", a, b).most(2), 2);
}

TEST(TickOracle, JourneysActByPriorityThenId) {
  // The first takes the only place of the day; the second is a mail.
  const std::string gate = enforcing(R"("caps": [{"id": "c", "max": 1, "window": {"calendar": "day"}}])");
  const auto mail = R"("t": {"type": "message", "channel": "email", "purpose": "marketing", "topic": "news",
                        "content": {"text": "x"}, "next": "end"}, )";
  const auto most_mails = [&](const char* priority) {
    auto small = two(gate, journey("a", sms("s", "end")), journey("b", mail, priority));
    program::Filter of;
    of.channel = small.program().channels.find("email");
    return small.most(100, of);
  };
  EXPECT_EQ(most_mails(R"("priority": 1, )"), 1);
  EXPECT_EQ(most_mails(""), 0);
}

TEST(TickOracle, WhatATokenChangesIsSeenAtOnceByLaterTokens) {
  const auto a = journey("a", update("u", "end", R"("add_tags": ["vip"])"));
  const auto b = journey("b", branch("c", R"({"tag": "vip"})", "end", "s") + sms("s", "end"));
  EXPECT_EQ(two("", a, b).most(100), 0);
  EXPECT_EQ(two("", journey("a", update("u", "end", R"("remove_tags": ["vip"])")), b).most(100), 1);
}

// ---- what the world is free to choose -------------------------------------------------------------------------------

TEST(TickOracle, AnAttributeThatNobodyChangesIsTheSameAtBothBranches) {
  const auto steps = branch("c", R"({"attribute": "tier", "is": "gold"})", "s", "d") + sms("s", "d") +
                     branch("d", R"({"attribute": "tier", "is": "gold"})", "end", "t") + sms("t", "end");
  auto fixed = one("", steps);
  EXPECT_EQ(fixed.most(100), 1);
  const auto apart = branch("c", R"({"attribute": "tier", "is": "gold"})", "s", "w") + sms("s", "w") +
                     wait_for("w", "PT3H", "d") + branch("d", R"({"attribute": "tier", "is": "gold"})", "end", "t") +
                     sms("t", "end");
  auto changing = one("", apart);
  EXPECT_EQ(changing.most(100), 1);
  changing.world.changing.push_back(changing.program().attributes.find("tier"));
  EXPECT_EQ(changing.most(100), 2);
}

TEST(TickOracle, AComparisonWithAMissingValueIsFalse) {
  const auto most = [](const char* condition) {
    return one("", branch("c", condition, "s", "end") + sms("s", "end")).most(1);
  };
  EXPECT_EQ(most(R"({"all": [{"attribute": "tier", "known": false}, {"attribute": "tier", "is_not": "gold"}]})"), 0);
  EXPECT_EQ(most(R"({"all": [{"attribute": "age", "more_than": 3}, {"attribute": "age", "less_than": 5}]})"), 1);
  EXPECT_EQ(most(R"({"all": [{"attribute": "age", "more_than": 3}, {"not": {"attribute": "age", "at_least": 4}}]})"),
            0);
}

TEST(TickOracle, AVersionIsDrawnOnceForEachExperiment) {
  const auto split = [](const char* id, const char* l, const char* r, const char* experiment) {
    return std::string("\"") + id + R"(": {"type": "split", )" + experiment +
           R"("arms": [{"id": "l", "share": 1, "next": ")" + l + R"("}, {"id": "r", "share": 1, "next": ")" + r +
           "\"}]}, ";
  };
  const char* same = R"("experiment": "x", )";
  EXPECT_EQ(
      one("", split("a", "s", "b", same) + sms("s", "b") + split("b", "end", "t", same) + sms("t", "end")).most(1), 1);
  EXPECT_EQ(one("", split("a", "s", "b", "") + sms("s", "b") + split("b", "end", "t", "") + sms("t", "end")).most(1),
            2);
}

TEST(TickOracle, ATaskIsAnsweredWithinItsDueTimeOrIsOverdue) {
  const std::string steps =
      R"("t": {"type": "task", "title": "Call", "assign": {"role": "sales"}, "due": {"of": "now", "plus": "PT6H"},
               "outcomes": {"agreed": "s"}, "overdue": "end"}, )" +
      sms("s", "end");
  auto small = one("", steps);
  EXPECT_EQ(small.longest_stay(1), 2);
  EXPECT_EQ(small.longest_stay(), 2);
  EXPECT_EQ(small.most(1), 1);
}

TEST(TickOracle, ATaskThatIsDueAlreadyIsOverdueAtOnce) {
  const std::string steps =
      wait_for("w", "PT6H", "t") +
      R"("t": {"type": "task", "title": "Call", "assign": {"role": "sales"}, "due": {"of": "entry", "plus": "PT3H"},
               "outcomes": {"agreed": "end"}, "overdue": "s"}, )" +
      sms("s", "end");
  EXPECT_EQ(one("", steps).longest_stay(), 2);
  EXPECT_EQ(one("", steps).most(1), 1);
}

TEST(TickOracle, ABranchReadsTheRecipientsClock) {
  auto small =
      one("", branch("c", R"({"local_time": ["18:00:00", "06:00:00"], "on": ["mon"]})", "s", "end") + sms("s", "end"),
          "", R"({"on": {"event": "go"}, "again": {"after": "PT3H"}})");
  EXPECT_FALSE(small.can_send(2, 6));
  EXPECT_TRUE(small.can_send(1, 2));
  EXPECT_EQ(small.most(56), 4);  // Monday 18:00, 21:00, Tuesday 00:00, 03:00
}

TEST(TickOracle, ACustomerMayReactToWhatWasDeliveredAndNotBefore) {
  const auto steps = [](const char* of) {
    return sms("s", "w") +
           wait_event("w", std::string(R"({"reaction": "clicked", "of": {"step": ")") + of + R"("}})", "PT6H", "yes",
                      "end") +
           sms("yes", "end");
  };
  EXPECT_EQ(one("", steps("s")).most(1), 2);
  EXPECT_EQ(one("", steps("yes")).most(100), 1);
}

// ---- B.2 lateness ---------------------------------------------------------------------------------------------------

TEST(TickOracle, AnEventCountsForPromisesFromWhenItOccurredAndActsWhenItArrives) {
  auto small = one("", wait_for("w", "PT24H", "s") + sms("s", "end"), R"("exits": [{"on": {"event": "paid"}}], )");
  EXPECT_FALSE(small.after("paid", 0, 100, true));
  small.world.late.emplace_back(small.program().events.find("paid"), 2);
  EXPECT_TRUE(small.after("paid", 1, 2, true));
  EXPECT_TRUE(small.after("paid", 2, 3, true) == false);  // arrived at 2 at the latest, and exits come before waits
}

// ---- what it leaves out ---------------------------------------------------------------------------------------------

TEST(TickOracle, RefusesWhatItDoesNotModel) {
  const auto why = [](const std::string& steps, const std::string& entry = R"({"on": {"event": "go"}})", int day = 8) {
    Small small(workspace({}), {journey("a", steps, "", entry)}, {day, {}});
    Question question;
    question.ticks = 1;
    return small.answer(question).refused.value_or("nothing");
  };
  EXPECT_EQ(why(branch("c", R"({"event": "paid", "at_least": 2})", "end", "end")),
            "a condition on counts, scores, stages or fields");
  EXPECT_EQ(why(sms("s", "end"), R"({"on": {"every": {"period": "day", "at": "09:00:00"}}})"),
            "a trigger that is no event, reaction or opt-out");
  EXPECT_EQ(why(wait_for("w", "PT1H", "end")), "a time that is no multiple of the tick");
  EXPECT_EQ(why(wait_for("w", "PT1H", "end"), R"({"on": {"event": "go"}})", 24), "nothing");
  EXPECT_EQ(why(wait_for("w", "P1M", "end")), "months");
  EXPECT_EQ(why(sms("s", "w") + wait_for("w", "PT3H", "s")), "a time too long");  // a year of a loop
}

TEST(TickOracle, SaysWhenItsBudgetEnded) {
  auto small = one("", sms("s", "w") + wait_for("w", "PT3H", "s"), R"("lifetime": "P10D", )");
  Question question;
  question.ticks = 8;
  EXPECT_FALSE(ask(small.program(), {}, {}, question, 20).finished);
  EXPECT_TRUE(ask(small.program(), {}, {}, question).finished);
}

}  // namespace
}  // namespace wayproof::testing
