// Rules about journeys together: which pairs are certain without a proof, and which are not.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/checked.h"

namespace wayproof::testing {
namespace {

std::string journey(const std::string& id, const std::string& entry, const std::string& first, const std::string& steps,
                    const std::string& head = "") {
  return R"({"format": "wayproof/journey@1", "id": ")" + id + "\", " + head + R"("entry": )" + entry +
         R"(, "first": ")" + first + R"(", "steps": {)" + steps + R"("end": {"type": "end"}}})";
}

std::string wait(const std::string& time, const std::string& next = "text") {
  return R"("wait": {"type": "wait", "for": ")" + time + R"(", "next": ")" + next + "\"}, ";
}

const std::string text = R"("text": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news",
  "content": {"text": "Hello. Reply R to opt out"}, "next": "end"}, )";
const std::string cart = R"({"on": {"event": "cart.updated"}})";

/// How often the rule speaks about these journeys.
std::ptrdiff_t count(const std::string& rule, std::vector<TestFile> journeys) {
  journeys.emplace_back("w.workspace.json",
                        R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai",
    "events": {"cart.updated": {}, "page.seen": {}}, "tags": ["vip"], "topics": {"news": {"consent": "express"}},
    "channels": {"sms": {"kind": "sms", "opt_out_words": ["R"]}}, "gate": {}})");
  const auto loaded = load(std::move(journeys));
  const std::vector<Finding> found = check(*loaded, *parse_date("2027-03-01"));
  return std::count_if(found.begin(), found.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

std::ptrdiff_t collisions(const std::string& second) {
  return count("cross/collide",
               {{"a.journey.json", journey("a", cart, "wait", wait("PT30M") + text)}, {"b.journey.json", second}});
}

TEST(JourneysTogether, MeetWhereOneEventStartsBoth) {
  EXPECT_EQ(collisions(journey("b", cart, "text", text)), 1);
  EXPECT_EQ(
      collisions(journey("b", R"({"on": {"any": [{"event": "page.seen"}, {"event": "cart.updated"}]}})", "text", text)),
      1);
  EXPECT_EQ(collisions(journey("b", R"({"on": {"event": "page.seen"}})", "text", text)), 0);
  EXPECT_EQ(collisions(journey("b", cart, "wait", wait("PT89M") + text)), 1);
  EXPECT_EQ(collisions(journey("b", cart, "wait", wait("PT90M") + text)), 0) << "an hour apart";
}

TEST(JourneysTogether, AreOneCustomersOnlyWhereConditionsLetHimIntoBoth) {
  const std::string vip = R"({"on": {"event": "cart.updated"}, "if": {"tag": "vip"}})";
  const std::string others = R"({"on": {"event": "cart.updated"}, "if": {"not": {"tag": "vip"}}})";
  EXPECT_EQ(collisions(journey("b", vip, "text", text)), 1) << "whoever enters this one enters the other";
  EXPECT_EQ(count("cross/collide", {{"a.journey.json", journey("a", vip, "text", text)},
                                    {"b.journey.json", journey("b", vip, "text", text)}}),
            1);
  EXPECT_EQ(count("cross/collide", {{"a.journey.json", journey("a", vip, "text", text)},
                                    {"b.journey.json", journey("b", others, "text", text)}}),
            0);
}

TEST(JourneysTogether, DoNotMeetInDifferentPeriodsNorWhenPaused) {
  const auto in_spring = [](const std::string& period) {
    return R"("active": {)" + period + R"(, "at_end": "leave"}, )";
  };
  const std::string early = journey("a", cart, "text", text, in_spring(R"("until": "2027-04-01T00:00:00")"));
  EXPECT_EQ(count("cross/collide",
                  {{"a.journey.json", early},
                   {"b.journey.json",
                    journey("b", cart, "text", text,
                            in_spring(R"("from": "2027-04-01T00:00:00", "until": "2027-05-01T00:00:00")"))}}),
            0);
  EXPECT_EQ(count("cross/collide", {{"a.journey.json", early}, {"b.journey.json", journey("b", cart, "text", text)}}),
            1);
  EXPECT_EQ(collisions(journey("b", cart, "text", text, R"("status": "paused", )")), 0);
}

TEST(JourneysTogether, AreFollowedAlongTheWayOfOneToWhomNothingHappens) {
  const std::string unheard =
      R"("wait": {"type": "wait", "until_event": {"event": "page.seen"}, "at_most": "PT40M", "next": "end",
    "on_time_out": "text"}, )";
  EXPECT_EQ(collisions(journey("b", cart, "wait", unheard + text)), 1);
  const std::string branch =
      R"("wait": {"type": "branch", "cases": [{"if": {"tag": "vip"}, "next": "text"}], "else": "end"}, )";
  EXPECT_EQ(collisions(journey("b", cart, "wait", branch + text)), 0) << "who is on which way is not known";
  const std::string draw =
      R"("wait": {"type": "split", "arms": [{"id": "none", "share": 1, "control": true, "next": "end"},
    {"id": "one", "share": 1, "next": "text"}]}, )";
  EXPECT_EQ(collisions(journey("b", cart, "wait", draw + text)), 1) << "somebody is drawn";
  const std::string clock = R"("wait": {"type": "wait", "until": {"of": "now", "at": "10:00:00"}, "next": "text"}, )";
  EXPECT_EQ(collisions(journey("b", cart, "wait", clock + text)), 0) << "when that is hangs on the clock";
}

TEST(JourneysTogether, AreToldOfOnceForEachJourney) {
  std::vector<TestFile> ten;
  for (int n = 0; n < 10; ++n) {
    const std::string id = "j" + std::to_string(n);
    ten.emplace_back(id + ".journey.json", journey(id, cart, "text", text));
  }
  EXPECT_EQ(count("cross/collide", ten), 9) << "not one for each of 45 pairs";
}

// ---- circles
// ------------------------------------------------------------------------------------------------------------

std::string hand_over(const std::string& id, const std::string& to, const std::string& again, const std::string& time) {
  const std::string entry = R"({"on": {"any": [{"event": "cart.updated"}, {"handed_over": true}]})" + again + "}";
  return journey(id, entry, "wait",
                 wait(time, "on") + R"("on": {"type": "enter", "journey": ")" + to + R"(", "next": "end"}, )");
}

const std::string after_a_day = R"(, "again": {"after": "P1D"})";

TEST(Circles, AreFoundOnceWhereverTheyAreEntered) {
  EXPECT_EQ(count("cross/circle", {{"a.journey.json", hand_over("a", "b", after_a_day, "P2D")},
                                   {"b.journey.json", hand_over("b", "a", after_a_day, "P2D")}}),
            1);
  EXPECT_EQ(count("cross/circle", {{"a.journey.json", hand_over("a", "a", after_a_day, "P2D")}}), 1);
  EXPECT_EQ(count("cross/circle", {{"0.journey.json", hand_over("lead-in", "a", after_a_day, "P2D")},
                                   {"a.journey.json", hand_over("a", "b", after_a_day, "P2D")},
                                   {"b.journey.json", hand_over("b", "a", after_a_day, "P2D")}}),
            1);
}

TEST(Circles, EndWhereSomebodyIsRefused) {
  EXPECT_EQ(count("cross/circle", {{"a.journey.json", hand_over("a", "b", after_a_day, "P2D")},
                                   {"b.journey.json", hand_over("b", "a", "", "P2D")}}),
            0)
      << "once ever";
  EXPECT_EQ(count("cross/circle", {{"a.journey.json", hand_over("a", "b", R"(, "again": {"after": "P5D"})", "P2D")},
                                   {"b.journey.json", hand_over("b", "a", after_a_day, "P2D")}}),
            0)
      << "back after four days, and taken after five";
  EXPECT_EQ(count("cross/circle",
                  {{"a.journey.json", hand_over("a", "b", R"(, "again": {"after": "P3D", "since": "leave"})", "P2D")},
                   {"b.journey.json", hand_over("b", "a", after_a_day, "P2D")}}),
            0)
      << "away for two days only";
  EXPECT_EQ(count("cross/circle", {{"a.journey.json",
                                    hand_over("a", "b", R"(, "again": {"after": "P1D"}, "if": {"tag": "vip"})", "P2D")},
                                   {"b.journey.json", hand_over("b", "a", after_a_day, "P2D")}}),
            0)
      << "a condition may let him in once";
}

}  // namespace
}  // namespace wayproof::testing
