// The gate of the tick oracle (docs/semantics.md, B.4) on examples worked out by hand, as in tick_oracle_test.cpp.
#include <gtest/gtest.h>

#include "support/scenes.h"
#include "support/tick_example.h"

namespace wayproof::testing {
namespace {

using namespace scenes;

std::string wait_then(const std::string& duration) {
  return sms("first", "pause") + wait_for("pause", duration, "second") + sms("second", "end");
}

TEST(TickOracle, QuietHoursHoldOrDrop) {
  const auto gate = [](const char* then) {
    return enforcing(std::string(R"("quiet": [{"from": "21:00:00", "to": "09:00:00")") + then + "}]");
  };
  EXPECT_FALSE(one(gate(""), sms("s", "end")).can_send(7, 3));
  EXPECT_EQ(one(gate(""), sms("s", "end")).longest_stay(), 4);
  EXPECT_EQ(one(gate(R"(, "then": "drop")"), sms("s", "end")).longest_stay(), 0);
  EXPECT_TRUE(one(gate(""), message("s", "end", "service")).can_send(7, 3));
  const std::string observed =
      R"({"checks": {"hours": {"mode": "observe"}}, "quiet": [{"from": "21:00:00", "to": "09:00:00"}]})";
  EXPECT_TRUE(one(observed, sms("s", "end")).can_send(7, 3));
}

TEST(TickOracle, AWindowIsOpenOnItsDaysOnly) {
  const std::string gate =
      enforcing(R"("hold_at_most": "P7D", "windows": [{"from": "09:00:00", "to": "12:00:00", "on": ["tue"]}])");
  auto small =
      one(gate, sms("s", "end"), "", R"({"on": {"event": "go"}, "again": {"after": "PT3H", "since": "leave"}})");
  EXPECT_FALSE(small.can_send(4, 3));
  EXPECT_TRUE(small.can_send(3, 4));
  EXPECT_EQ(small.most(56), 1);
}

TEST(TickOracle, AMessageHeldTooLongIsDropped) {
  const auto most = [](const char* limit) {
    return one(enforcing(std::string(R"("hold_at_most": ")") + limit +
                         R"(", "windows": [{"from": "09:00:00", "to": "12:00:00"}])"),
               wait_until("w", R"({"of": "now", "plus": "P1D", "at": "12:00:00"})", "s") + sms("s", "end"))
        .most(100);
  };
  EXPECT_EQ(most("PT18H"), 0);
  EXPECT_EQ(most("PT21H"), 1);
}

TEST(TickOracle, AMessageIsHeldOnlyForATimeBeforeTheRunEnds) {
  const auto steps =
      branch("c", R"({"local_time": ["18:00:00", "21:00:00"]})", "s", "end") + sms("s", "end");  // held for 4 ticks
  const std::string gate = enforcing(R"("quiet": [{"from": "18:00:00", "to": "06:00:00"}])");
  EXPECT_EQ(one(gate, steps, R"("lifetime": "PT12H", )").most(100), 0);
  EXPECT_EQ(one(gate, steps, R"("lifetime": "PT12H", )").longest_stay(), 0);  // it is dropped at once
  EXPECT_EQ(one(gate, steps, R"("lifetime": "PT15H", )").most(100), 1);
}

TEST(TickOracle, TheTimeOfAHeldMessageCountsFromWhenItFirstCameToTheGate) {
  // Held over night, then by the cap: in all 15 hours.
  const auto steps = wait_until("u", R"({"of": "now", "plus": "P1D", "at": "18:00:00"})", "s") + sms("s", "w") +
                     wait_for("w", "PT3H", "t") + sms("t", "end");
  const auto most = [&](const char* limit) {
    return one(std::string(R"({"checks": {"hours": {"mode": "enforce"}, "caps": {"mode": "enforce"}}, )") +
                   R"("quiet": [{"from": "21:00:00", "to": "06:00:00"}], )" +
                   R"("caps": [{"id": "c", "max": 1, "window": {"sliding": "PT18H"}, "on_full": "hold"}], "hold_at_most": ")" +
                   limit + "\"}",
               steps)
        .most(100);
  };
  EXPECT_EQ(most("PT15H"), 2);
  EXPECT_EQ(most("PT12H"), 1);
}

TEST(TickOracle, ACapHasRoomOnlyWhenTheHoursAreOpenToo) {
  const auto steps = wait_until("u", R"({"of": "now", "plus": "P1D", "at": "06:00:00"})", "s") + sms("s", "w") +
                     wait_for("w", "PT3H", "t") + sms("t", "end");
  const std::string gate = R"({"checks": {"hours": {"mode": "enforce"}, "caps": {"mode": "enforce"}}, )"
                           R"("quiet": [{"from": "21:00:00", "to": "03:00:00", "then": "drop"}], )"
                           R"("caps": [{"id": "c", "max": 1, "window": {"sliding": "PT18H"}, "on_full": "hold"}]})";
  EXPECT_EQ(one(gate, steps).most(100), 2);  // not at 00:00, where it would be dropped, but at 03:00
  EXPECT_EQ(one(gate, steps).most(7), 1);
}

TEST(TickOracle, TheWholeGateIsRunAgainWhenAMessageIsNoLongerHeld) {
  const std::string night = R"("quiet": [{"from": "18:00:00", "to": "06:00:00"}])";
  const std::string only_hours = R"({"checks": {"hours": {"mode": "enforce"}}, )" + night + "}";
  const auto steps = message("s", "end", "marketing", R"("topic": "ask", )");
  EXPECT_FALSE(one(enforcing(night), steps).without_consent("ask"));
  EXPECT_TRUE(one(only_hours, steps).without_consent("ask"));
}

TEST(TickOracle, ASlidingCapLeavesRoomWhenTheEarliestMessageLeavesItsWindow) {
  const auto gate = [](const char* full) {
    return enforcing(std::string(R"("caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"})") + full + "}]");
  };
  EXPECT_EQ(one(gate(""), wait_then("PT3H")).most(100), 1);
  EXPECT_EQ(one(gate(R"(, "on_full": "hold")"), wait_then("PT3H")).most(8), 1);
  EXPECT_EQ(one(gate(R"(, "on_full": "hold")"), wait_then("PT3H")).most(9), 2);
  EXPECT_EQ(one(gate(R"(, "on_full": "hold")"), wait_then("PT3H")).longest_stay(), 8);
}

TEST(TickOracle, ACapCanMakeARunLeave) {
  const std::string gate =
      enforcing(R"("caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"}, "on_full": "leave"}])");
  EXPECT_EQ(one(gate, wait_then("PT3H")).longest_stay(), 1);
}

TEST(TickOracle, ACalendarCapHoldsUntilTheNextMidnightAndCompetesAnewThere) {
  const auto steps = wait_until("u", R"({"of": "now", "plus": "P1D", "at": "00:00:00"})", "s") + sms("s", "w") +
                     wait_for("w", "PT3H", "t") + sms("t", "v") + wait_for("v", "PT3H", "x") + sms("x", "end");
  const std::string caps = R"("caps": [{"id": "c", "max": 1, "window": {"calendar": "day"}, "on_full": "hold"}])";
  const std::string only_caps = R"({"checks": {"caps": {"mode": "enforce"}}, )" + caps + "}";
  EXPECT_EQ(one(only_caps, steps).most(8), 1);
  EXPECT_EQ(one(only_caps, steps).most(9), 2);
  EXPECT_EQ(one(only_caps, steps).longest_stay(), 8 + 16);
  // Where consent is asked too, a withdrawal at midnight drops the first, and the two others come 21 hours apart.
  EXPECT_EQ(one(enforcing(caps), steps).most(8), 2);
}

TEST(TickOracle, ATumblingWindowOpensAtTheFirstMessageCounted) {
  const auto steps = sms("s", "w") + wait_for("w", "PT6H", "t") + sms("t", "v") + wait_for("v", "PT3H", "x") +
                     sms("x", "y") + wait_for("y", "PT3H", "z") + sms("z", "end");
  const auto most = [&](const char* window) {
    return one(enforcing(std::string(R"("caps": [{"id": "c", "max": 2, "window": {")") + window + R"(": "PT9H"}}])"),
               steps)
        .most(100);
  };
  EXPECT_EQ(most("tumbling"), 4);  // at 0, 2 | 3, 4
  EXPECT_EQ(most("sliding"), 3);   // at 0, 2, 3
}

TEST(TickOracle, AlikeMessagesAreNotRepeatedWithinTheTime) {
  const auto steps = [](const char* kind) {
    return sms("s", "w", R"("kind": "sale", )") + wait_for("w", "PT21H", "t") +
           sms("t", "end", std::string(R"("kind": ")") + kind + "\", ");
  };
  const std::string gate = enforcing(R"("dedupe": [{"by": "kind", "in": "P1D"}])");
  EXPECT_EQ(one(gate, steps("sale")).most(100), 1);
  EXPECT_EQ(one(gate, steps("tip")).most(100), 2);
}

TEST(TickOracle, AnOptOutCountsForPromisesFromWhenItWasSaid) {
  auto small = one(enforcing(), message("s", "end", "marketing", R"("topic": "ask", )"));
  EXPECT_FALSE(small.without_consent("ask"));
  small.world.opt_outs_late = 1;
  EXPECT_TRUE(small.without_consent("ask"));
}

TEST(TickOracle, ConsentIsAskedAtTheInstantOfSending) {
  const auto steps = message("s", "end", "marketing", R"("topic": "ask", )");
  EXPECT_FALSE(one(enforcing(), steps).without_consent("ask"));
  EXPECT_TRUE(one("", steps).without_consent("ask"));
  EXPECT_TRUE(one(enforcing(), message("s", "end", "service", R"("topic": "ask", )")).without_consent("ask"));
  EXPECT_EQ(one(enforcing(), steps).most(1), 1);
}

}  // namespace
}  // namespace wayproof::testing
