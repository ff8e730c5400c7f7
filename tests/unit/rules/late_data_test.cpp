// Which messages trust in an event not having happened: the borders of data/late-event, data/latency-unknown and
// time/short-for-late-data beyond the examples of their pages.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {
namespace {

const std::string message = R"({"type": "message", "channel": "sms", "purpose": "PURPOSE", "topic": "news",
  "content": {"text": "Reply R to opt out"}, "next": "end"})";

std::string sent_as(const std::string& purpose) {
  std::string text = message;
  return text.replace(text.find("PURPOSE"), 7, purpose);
}

/// The ids of the three rules that fire, sorted. `late`: of order.paid and page.viewed; empty: nobody says.
std::vector<std::string> fired(const std::string& late, const std::string& exits, const std::string& steps) {
  const std::string written = late.empty() ? "" : R"("late": {"at_most": ")" + late + "\"}";
  const std::string paid = R"("order.paid": {"means": "purchase")" + (late.empty() ? "" : ", " + written) + "}";
  const std::string viewed = R"("page.viewed": {)" + written + "}";
  auto loaded = load(
      {{"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "w", "language": "en",
      "segments": {"buyers": {"is": {"event": "order.paid"}}},
      "events": {"cart.updated": {"late": {"at_most": "PT0S"}}, )" +
                                paid + ", " + viewed + R"(},
      "topics": {"news": {"consent": "express", "sells": true}},
      "channels": {"sms": {"kind": "sms", "opt_out_words": ["R"]}}})"},
       {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "cart.updated"}},
      "exits": [)" + exits + R"(], "first": "first", "steps": {)" +
                              steps + R"(, "end": {"type": "end"}}})"}});
  std::vector<std::string> rules;
  for (const Finding& finding : check(*loaded, *parse_date("2027-03-01"))) {
    for (const char* one : {"data/late-event", "data/latency-unknown", "time/short-for-late-data"}) {
      if (finding.rule == one) rules.emplace_back(one);
    }
  }
  std::sort(rules.begin(), rules.end());
  return rules;
}

using Rules = std::vector<std::string>;
const std::string paid = R"({"on": {"event": "order.paid"}})";

std::string wait_then_message(const std::string& length) {
  return R"("first": {"type": "wait", "for": ")" + length + R"(", "next": "offer"}, "offer": )" + sent_as("marketing");
}
std::string branch(const std::string& condition, const std::string& purpose) {
  return R"("first": {"type": "wait", "for": "P1D", "next": "look"},
    "look": {"type": "branch", "cases": [{"if": )" +
         condition + R"(, "next": "end"}], "else": "offer"}, "offer": )" + sent_as(purpose);
}

TEST(LateData, AnExitMattersByItsShareOfTheWait) {
  EXPECT_EQ(fired("PT30M", paid, wait_then_message("PT3H")), Rules{"data/late-event"});
  EXPECT_EQ(fired("PT30M", paid, wait_then_message("PT5H")), Rules{"data/late-event"}) << "a tenth exactly";
  EXPECT_EQ(fired("PT30M", paid, wait_then_message("PT5H1S")), Rules{});
  EXPECT_EQ(fired("PT0S", paid, wait_then_message("PT1S")), Rules{});
  EXPECT_EQ(fired("", paid, wait_then_message("P9D")), Rules{"data/latency-unknown"});
}

TEST(LateData, AnExitThatEndsNoOfferIsNoPromise) {
  EXPECT_EQ(fired("P1D", "", wait_then_message("PT3H")), Rules{}) << "that is exit/buyers-still-sold-to";
  EXPECT_EQ(fired("P1D", R"({"on": {"event": "page.viewed"}})", wait_then_message("PT3H")), Rules{});
  EXPECT_EQ(fired("P1D", R"({"on": {"event": "order.paid"}, "next": "first"})", wait_then_message("PT3H")), Rules{})
      << "the author wants the buyer to go on there";
}

TEST(LateData, ADecisionMattersForWhatItSendsAtOnce) {
  const std::string event = R"({"event": "order.paid", "since": "entry"})";
  EXPECT_EQ(fired("PT6H", "", branch(event, "service")), Rules{"data/late-event"});
  EXPECT_EQ(fired("PT6H", "", branch(event, "marketing")), Rules{"data/late-event"});
  EXPECT_EQ(fired("PT6H", "", branch(R"({"segment": "buyers"})", "service")), Rules{"data/late-event"})
      << "a segment asks the same";
  EXPECT_EQ(fired("PT6H", "", branch(R"({"event": "page.viewed", "since": "entry"})", "service")),
            Rules{"data/late-event"});
  EXPECT_EQ(fired("PT6H", "", branch(R"({"event": "page.viewed", "since": "entry"})", "marketing")), Rules{})
      << "one tip too many does no harm";
  EXPECT_EQ(fired("PT6H", "", branch(R"({"not": {"event": "order.paid", "since": "entry"}})", "service")), Rules{})
      << "whoever has paid gets it";
  EXPECT_EQ(fired("PT6H", "", branch(R"({"event": "order.paid", "at_least": 3})", "service")), Rules{})
      << "two times are no absence";
}

TEST(LateData, ATimeOutIsToldOnce) {
  const auto wait = [](const std::string& at_most, const std::string& more) {
    return R"("first": {"type": "wait", "until_event": {"event": "order.paid"}, "at_most": ")" + at_most + "\"" + more +
           R"(, "on_time_out": "offer", "next": "end"}, "offer": )" + sent_as("service");
  };
  EXPECT_EQ(fired("P1D", "", wait("PT3H", "")), Rules{"time/short-for-late-data"});
  EXPECT_EQ(fired("P1D", "", wait("P1D", "")), Rules{"data/late-event"});
  EXPECT_EQ(fired("P1D", "", wait("P11D", "")), Rules{});
  EXPECT_EQ(fired("", "", wait("P11D", "")), Rules{"data/latency-unknown"});
}

}  // namespace
}  // namespace wayproof::testing
