// A cap counts the messages of all journeys: what a rule about caps says of one journey may speak of messages of
// another.
#include <gtest/gtest.h>

#include <algorithm>

#include "i18n/render.h"
#include "support/checked.h"

namespace wayproof::testing {
namespace {

const std::string texts =
    R"("channel": "sms", "purpose": "marketing", "topic": "news", "content": {"text": "Hello. Reply R to opt out"})";

std::string message(const std::string& id, const std::string& next) {
  return "\"" + id + R"(": {"type": "message", )" + texts + R"(, "next": ")" + next + "\"}, ";
}

std::string journey(const std::string& id, const std::string& first, const std::string& steps) {
  return R"({"format": "wayproof/journey@1", "id": ")" + id +
         R"(", "entry": {"on": {"event": "cart.updated"}}, "first": ")" + first + R"(", "steps": {)" + steps +
         R"("end": {"type": "end"}}})";
}

std::vector<Finding> about_caps(const char* mode) {
  const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai",
    "events": {"cart.updated": {}}, "topics": {"news": {"consent": "express"}},
    "channels": {"sms": {"kind": "sms", "opt_out_words": ["R"]}},
    "gate": {"checks": {"caps": {"mode": ")" +
                                std::string(mode) + R"("}},
             "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 2, "window": {"sliding": "PT24H"}}]}})";
  // The second journey's only message is the last of the window; the first journey has many more steps than the second.
  const auto loaded =
      load({{"w.workspace.json", workspace},
            {"long.journey.json", journey("long", "a", message("a", "b") + message("b", "c") + message("c", "end"))},
            {"short.journey.json",
             journey("short", "later",
                     R"("later": {"type": "wait", "for": "PT1H", "next": "z"}, )" + message("z", "end"))}});
  std::vector<Finding> found = check(*loaded, *parse_date("2026-11-21"));
  found.erase(
      std::remove_if(found.begin(), found.end(), [](const Finding& one) { return !one.rule.starts_with("cap/"); }),
      found.end());
  return found;
}

TEST(CapsOfTwoJourneys, TheStepsNamedAreThoseThatSend) {
  const auto found = about_caps("observe");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule, "cap/too-many-on-one-path");
  const bool last_is_short = found[0].journey == "short";
  EXPECT_EQ(found[0].place.file, last_is_short ? 2u : 1u);
  for (const auto& step : found[0].steps) EXPECT_EQ(step == "z", last_is_short) << step;
}

TEST(CapsOfTwoJourneys, AMessageHeldBackNamesItsOwnJourney) {
  for (const Finding& one : about_caps("enforce")) {
    EXPECT_EQ(one.rule, "cap/message-held-back");
    EXPECT_EQ(one.place.file, one.journey == "long" ? 1u : 2u);
  }
}

}  // namespace
}  // namespace wayproof::testing
