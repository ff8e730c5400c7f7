// The semantics, sentence by sentence (docs/semantics.md names these tests).
#include <gtest/gtest.h>

#include "support/rehearse.h"

namespace wayproof::test {
namespace {

// A journey that starts with `go` and says one thing.
std::string journey(const std::string& id, const std::string& first, const std::string& steps, const std::string& more = "") {
  return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": {"on": {"event": "go"}}, )" + more +
         R"("first": ")" + first + R"(", "steps": {)" + steps + R"(, "end": {"type": "end"}}})";
}

std::string customer(const std::string& events, const std::string& more = "") {
  return R"({"format": "wayproof/customer@1", "id": "c", "profile": {"time_zone": "UTC"}, )" + more + R"("events": [)" + events + "]}";
}

const std::string go = R"({"event": "go", "at": "2027-03-01T10:00:00"})";

std::string sms(const std::string& id, const std::string& next, const std::string& more = "") {
  return "\"" + id + R"(": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, )" +
         more + R"("next": ")" + next + "\"}";
}

TEST(Semantics, WaitForAddsExactSecondsAndCalendarDays) {
  EXPECT_EQ(rehearse({.journeys = {journey("j", "w", R"("w": {"type": "wait", "for": "P1DT2H", "next": "s"},)" + sms("s", "end"))},
                      .customer = customer(go)},
                     {"entered", "waits", "sent", "left"}),
            "03-01 10:00:00 j entered\n"
            "03-01 10:00:00 j.w waits 03-02 12:00:00\n"
            "03-02 12:00:00 j.s sent\n"
            "03-02 12:00:00 j.end left end\n");
}

TEST(Semantics, TheEventWinsAtTheDeadlineOfAWait) {
  const std::string wait = R"("w": {"type": "wait", "until_event": {"event": "paid"}, "at_most": "PT1H", "on_time_out": "s", "next": "end"},)";
  const auto at = [&](const std::string& time) {
    return rehearse({.journeys = {journey("j", "w", wait + sms("s", "end"))},
                     .customer = customer(go + R"(, {"event": "paid", "at": "2027-03-01T)" + time + "\"}")},
                    {"woke"});
  };
  EXPECT_EQ(at("11:00:00"), "03-01 11:00:00 j.w woke happened\n");
  EXPECT_EQ(at("11:00:01"), "03-01 11:00:00 j.w woke time-out\n");
}

}  // namespace
}  // namespace wayproof::test
