// What is proved, refuted and left open about small workspaces, and that every refutation is a replayed customer.
#include "proof/prove.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "support/golden.h"
#include "support/proved.h"
#include "support/source_dir.h"

namespace wayproof::proof {
namespace {

using testing::cap;
using testing::end;
using testing::journey;
using testing::proved;
using testing::sms;
using testing::wait;
using testing::workspace;

TEST(Prove, TwoMessagesADayApartAreNeverWithinADay) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT24H", "c") + "," + sms("c", "z") + "," + end;
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(1, R"({"sliding": "PT24H"})"))},
                    {"j.journey.json", journey("j", steps)}}),
            "cap 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(1, R"({"sliding": "PT24H1S"})"))},
                    {"j.journey.json", journey("j", steps)}}),
            "cap 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
}

TEST(Prove, ACalendarDayEndsAtMidnight) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT1S", "c") + "," + sms("c", "z") + "," + end;
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(1, R"({"calendar": "day"})"))},
                    {"j.journey.json", journey("j", steps)}}),
            "cap 0: refuted by replay, 1 allowed, 2 shown, at most 2\n");
  const std::string apart = sms("a", "b") + "," + wait("b", "P1D", "c") + "," + sms("c", "z") + "," + end;
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(1, R"({"calendar": "day"})"))},
                    {"j.journey.json", journey("j", apart)}}),
            "cap 0: proved by search, 1 allowed, at most 1\n");
}

TEST(Prove, AnEnforcedCapNeedsNoSearch) {
  const std::string steps = sms("a", "b") + "," + sms("b", "z") + "," + end;
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(1, R"({"sliding": "PT24H"})", "enforce"))},
                    {"j.journey.json", journey("j", steps)}}),
            "cap 0: proved by gate, 1 allowed, at most 1\n");
}

TEST(Prove, JourneysAddUp) {
  const std::string one = sms("a", "z") + "," + end;
  EXPECT_EQ(proved({{"w.workspace.json", workspace(cap(2, R"({"sliding": "PT24H"})"))},
                    {"j.journey.json", journey("j", one)},
                    {"k.journey.json", journey("k", one)},
                    {"l.journey.json", journey("l", one)}}),
            "cap 0: refuted by replay, 2 allowed, 3 shown, at most 3\n");
}

TEST(Prove, WhoComesBackIsCountedAgain) {
  const std::string one = sms("a", "z") + "," + end;
  const auto again = [&](const std::string& after) {
    return R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "cart"}, "again": {"after": ")" +
           after + R"(", "since": "entry"}}, "first": "a", "steps": {)" + one + "}}";
  };
  EXPECT_EQ(
      proved({{"w.workspace.json", workspace(cap(1, R"({"sliding": "PT24H"})"))}, {"j.journey.json", again("PT24H")}}),
      "cap 0: proved by search, 1 allowed, at most 1\n");
  EXPECT_EQ(
      proved({{"w.workspace.json", workspace(cap(3, R"({"sliding": "PT24H"})"))}, {"j.journey.json", again("PT6H")}}),
      "cap 0: refuted by replay, 3 allowed, 4 shown, at most 4\n");
}

TEST(Prove, WhatQuietHoursHoldComesOutTogether) {
  const std::string steps = sms("a", "b") + "," + wait("b", "PT9H", "c") + "," + sms("c", "d") + "," +
                            wait("d", "PT9H", "e") + "," + sms("e", "z") + "," + end;
  const auto gate = [](const std::string& mode) {
    return R"({"checks": {"hours": {"mode": ")" + mode + R"("}, "caps": {"mode": "observe"}},
      "quiet": [{"from": "20:00:00", "to": "08:00:00"}],
      "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 2, "window": {"sliding": "PT24H"}}]})";
  };
  // 23:00 waits until 08:00; then 17:00; then 02:00 waits until 08:00, a day after the first.
  EXPECT_EQ(proved({{"w.workspace.json", workspace(gate("enforce"))}, {"j.journey.json", journey("j", steps)}}),
            "cap 0: refuted by replay, 2 allowed, 3 shown, at most 3\nquiet 0: proved by gate\n");
  EXPECT_EQ(proved({{"w.workspace.json", workspace(gate("observe"))}, {"j.journey.json", journey("j", steps)}}),
            "cap 0: refuted by replay, 2 allowed, 3 shown, at most 3\nquiet 0: refuted by replay\n");
}

TEST(Prove, WhatIsHeldForHoursThatNeverOpenIsDroppedAndTheRestGoesOn) {
  std::string mail = sms("b", "z");
  mail.replace(mail.find("\"sms\""), 5, "\"email\"");
  const std::string gate =
      R"({"checks": {"hours": {"mode": "enforce"}, "caps": {"mode": "observe"}},
          "quiet": [{"from": "00:00:00", "to": "24:00:00", "channels": ["sms"]}],
          "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 0, "window": {"sliding": "PT24H"}}]})";
  EXPECT_EQ(proved({{"w.workspace.json", workspace(gate)},
                    {"j.journey.json", journey("j", sms("a", "b") + "," + mail + "," + end)}}),
            "cap 0: refuted by replay, 0 allowed, 1 shown, at most 1\nquiet 0: proved by gate\n");
}

// Held over the weekend, a message goes out 63 hours later; over a weekend with a holiday, a day more.
TEST(Prove, AHolidayMakesAWeekendLonger) {
  const std::string gate =
      R"({"checks": {"hours": {"mode": "enforce"}}, "hold_at_most": "P7D",
          "windows": [{"from": "09:00:00", "to": "18:00:00", "on": ["workday"]}]})";
  const std::string promise =
      R"("guarantees": [{"kind": "reaches", "from": "entry", "to": "end", "within": "PT63H"}], )";
  const std::vector<testing::TestFile> files{{"w.workspace.json", workspace(gate)},
                                             {"j.journey.json", journey("j", sms("a", "z") + "," + end, promise)}};
  EXPECT_EQ(proved(files), "window 0: proved by gate\nguarantee 0: proved by search\n");
  const auto with_holiday = [&](const std::string& date) {
    auto out = files;
    out[0].second.insert(1, R"("holidays": [{"date": ")" + date + R"("}], )");
    return proved(out);
  };
  EXPECT_EQ(with_holiday("2027-04-05"), "window 0: proved by gate\nguarantee 0: refuted by replay\n");
  EXPECT_EQ(with_holiday("2027-04-07"), "window 0: proved by gate\nguarantee 0: proved by search\n");
  EXPECT_EQ(with_holiday("2024-01-01"), "window 0: proved by gate\nguarantee 0: proved by search\n");  // long ago
}

// Exactly 24 hours after eight in the evening it is nine, on the day after the clock went forward.
TEST(Prove, AChangedClockMovesWhatWaitsForHours) {
  const auto waits = [](const std::string& length, const std::string& zone) {
    std::string of = workspace(R"({"checks": {}})");
    of.replace(of.find("Asia/Shanghai"), 13, zone);
    return proved({{"w.workspace.json", of},
                   {"j.journey.json",
                    R"({"format": "wayproof/journey@1", "id": "j",
                        "entry": {"on": {"every": {"period": "day", "at": "20:00:00"}}},
                        "guarantees": [{"kind": "never_between", "message": {"channel": "sms"},
                                        "from": "20:30:00", "to": "21:30:00"}],
                        "first": "a", "steps": {)" +
                        wait("a", length, "b") + "," + sms("b", "z") + "," + end + "}}"}});
  };
  EXPECT_EQ(waits("PT24H", "Asia/Shanghai"), "guarantee 0: proved by search\n");
  EXPECT_EQ(waits("PT24H", "Europe/Berlin"), "guarantee 0: refuted by replay\n");
  EXPECT_EQ(waits("P1D", "Europe/Berlin"), "guarantee 0: proved by search\n");
  EXPECT_EQ(waits("PT24H", "America/Phoenix"), "guarantee 0: proved by search\n");
}

// ... of those alone who live by it: a shop in Shanghai has customers in New York, too.
TEST(Prove, WhoIsShownLivesByTheClockThatIsChanged) {
  std::string of = workspace(R"({"checks": {}})");
  of.replace(of.find(R"("journeys")"), 0, R"("regions": ["CN", "KR", "US-NY"], )");
  const auto loaded = testing::load({{"w.workspace.json", of},
                                     {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j",
                              "entry": {"on": {"every": {"period": "day", "at": "20:00:00"}}},
                              "guarantees": [{"kind": "never_between", "message": {"channel": "sms"},
                                              "from": "20:30:00", "to": "21:30:00"}],
                              "first": "a", "steps": {)" + wait("a", "PT24H", "b") +
                                                            "," + sms("b", "z") + "," + end + "}}"}});
  const auto& part = loaded->parts.front();
  Workspace all(*part.project, part.program);
  const Answer answer = prove(all, properties(*part.project, part.program).front(), 1'804'464'000);
  ASSERT_TRUE(answer.refutation);
  const model::Customer& customer = answer.refutation->customer;
  EXPECT_EQ(customer.zone->value, "America/New_York");
  EXPECT_EQ(customer.region->value, "US-NY");
  ASSERT_EQ(answer.refutation->records.size(), 1U);
  const auto& sent = answer.refutation->run.state.messages[answer.refutation->records.front()];
  EXPECT_EQ(iso(sent.sent, *Zone::find("America/New_York")), "2027-03-14T21:00:00-04:00");
}

// The way there asks for an attribute and waits for an event, but whoever goes on without them gets as many.
TEST(Prove, WhoIsShownIsAndDoesNothingThatIsNotNeeded) {
  const std::string steps =
      R"("a": {"type": "branch", "cases": [{"if": {"tag": "vip"}, "next": "b"}], "else": "b"},
         "b": {"type": "wait", "until_event": {"event": "paid"}, "at_most": "PT2H", "on_time_out": "c", "next": "c"},)" +
      sms("c", "d") + "," + sms("d", "z") + "," + end;
  const auto loaded = testing::load(
      {{"w.workspace.json", workspace(cap(1, R"({"sliding": "PT24H"})"))}, {"j.journey.json", journey("j", steps)}});
  const auto& part = loaded->parts.front();
  Workspace of(*part.project, part.program);
  const Answer answer = prove(of, properties(*part.project, part.program).front(), 1'804'464'000 + 12'345);
  ASSERT_TRUE(answer.refutation);
  const model::Customer& customer = answer.refutation->customer;
  ASSERT_EQ(customer.events.size(), 1U);
  EXPECT_EQ(customer.events[0].event.value, "cart");
  EXPECT_EQ(customer.events[0].at.local % 3600, 0);
  EXPECT_TRUE(customer.tags.empty());
  EXPECT_EQ(answer.refutation->records.size(), 2U);
}

TEST(Prove, OfEveryExample) {
  std::string all;
  std::set<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() + "/examples")) {
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  }
  for (const std::string& folder : folders)
    all += folder + "\n" + proved(testing::files_of(testing::source_dir() + "/examples/" + folder)) + "\n";
  EXPECT_TRUE(testing::matches_golden("proof/examples.txt", all));
}

// Seconds and memory are held by ./dev bench proof.
TEST(Prove, TenJourneysOfFiftyStepsTakeFewStates) {
  const auto loaded = testing::load(testing::files_of(testing::source_dir() + "/examples/large-programme"));
  const auto& part = loaded->parts.front();
  ASSERT_EQ(part.program.journeys.size(), 10U);
  for (const auto& journey : part.program.journeys) EXPECT_GE(journey.steps_end - journey.steps_begin, 50U);
  Workspace of(*part.project, part.program);
  std::vector<Answer::Verdict> verdicts;
  std::size_t states = 0;
  for (const Property& property : properties(*part.project, part.program)) {
    const Answer answer = prove(of, property, 1'804'464'000);
    states += answer.work;
    if (property.source != Property::Source::cap) continue;
    verdicts.push_back(answer.verdict);
    EXPECT_NE(answer.ground, Answer::Ground::gate);
  }
  EXPECT_EQ(verdicts, (std::vector{Answer::Verdict::proved, Answer::Verdict::refuted}));
  EXPECT_LE(states, 5'000U);
}

}  // namespace
}  // namespace wayproof::proof
