// Who breaks a limit has to enter and stay: the search makes up customers with a past, with dates ahead, and with a
// message of another journey. Each journey here sends two messages an hour apart where one is allowed.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/checked.h"

namespace wayproof::testing {
namespace {

const std::string mail =
    R"("channel": "email", "purpose": "marketing", "topic": "news", "content": {"subject": "Hello", "text": "{{unsubscribe_url}}"})";
const std::string two_mails = R"("first": "a", "steps": {
    "a": {"type": "message", "kind": "how-to", )" +
                              mail + R"(, "next": "hour"}, "hour": {"type": "wait", "for": "PT1H", "next": "b"},
    "b": {"type": "message", )" +
                              mail + R"(, "next": "end"}, "end": {"type": "end"}})";

const std::string workspace =
    R"({"format": "wayproof/workspace@1", "id": "w", "language": "en", "time_zone": "Asia/Shanghai",
    "attributes": {"expires_on": {"type": "date", "changes": "external"}},
    "events": {"order.paid": {"means": "purchase", "late": {"at_most": "PT0S"}},
               "room.booked": {"properties": {"arrives_on": {"type": "date"}}, "late": {"at_most": "PT0S"}}},
    "segments": {"sleeping": {"is": {"all": [{"event": "order.paid"}, {"not": {"event": "order.paid", "in": "P30D"}}]}}},
    "topics": {"news": {"consent": "express"}}, "channels": {"email": {"kind": "email"}},
    "gate": {"checks": {"consent": {"mode": "enforce"}, "caps": {"mode": "observe"}},
             "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": 1, "window": {"sliding": "PT24H"}}]}})";

std::string journey(const std::string& id, const std::string& entry, const std::string& rest = two_mails) {
  return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": )" + entry + ", " + rest + "}";
}

/// Whether the limit is found broken in the journey "j".
bool found_in(std::vector<TestFile> journeys) {
  journeys.emplace_back("w.workspace.json", workspace);
  const auto loaded = load(std::move(journeys));
  const auto found = check(*loaded, *parse_date("2026-11-21"));
  for (const Finding& one : found)
    EXPECT_FALSE(one.rule.starts_with("file/")) << text_report(*loaded, found, 0, i18n::Language::en);
  return std::any_of(found.begin(), found.end(), [](const Finding& one) {
    return one.rule == "cap/too-many-on-one-path" && one.journey == "j" && !one.witness.empty();
  });
}
bool found_with(const std::string& entry, const std::string& rest = two_mails) {
  return found_in({{"j.journey.json", journey("j", entry, rest)}});
}

TEST(CapSearch, TheEventThatStartsAJourneyCountsAmongThoseItAsksFor) {
  EXPECT_TRUE(
      found_with(R"({"on": {"event": "order.paid"}, "if": {"event": "order.paid", "in": "P365D", "at_least": 2}})"));
  const std::string exactly = R"({"on": {"event": "order.paid"}, "if": {"all": [
      {"event": "order.paid", "in": "P365D", "at_least": 2}, {"event": "order.paid", "in": "P365D", "at_most": 2}]}})";
  EXPECT_TRUE(found_with(exactly));
}

TEST(CapSearch, WhoHasNotDoneSomethingForLongHasDoneItBefore) {
  EXPECT_TRUE(found_with(R"({"on": {"becomes": {"not": {"event": "order.paid", "in": "P60D"}}}})"));
  EXPECT_TRUE(found_with(R"({"on": {"becomes": {"segment": "sleeping"}}})"));
}

TEST(CapSearch, WhatWasNotSentYetIsReadOffTheWay) {
  EXPECT_TRUE(found_with(
      R"({"on": {"event": "order.paid"}, "if": {"not": {"reaction": "sent", "of": {"kind": "how-to"}, "in": "P7D"}}})"));
  // Each message only once, although the way leads round: two mails, not two hundred.
  EXPECT_TRUE(found_with(R"({"on": {"event": "order.paid"}})", R"("first": "ask", "steps": {
      "ask": {"type": "branch", "cases": [{"if": {"not": {"reaction": "sent", "of": {"step": "a"}, "since": "entry"}}, "next": "a"},
                                          {"if": {"not": {"reaction": "sent", "of": {"step": "b"}, "since": "entry"}}, "next": "b"}],
              "else": "end"},
      "a": {"type": "message", )" + mail + R"(, "next": "hour"}, "b": {"type": "message", )" +
                                                                   mail + R"(, "next": "hour"},
      "hour": {"type": "wait", "for": "PT1H", "next": "ask"}, "end": {"type": "end"}})"));
}

TEST(CapSearch, WhoAnswersAnotherJourneyIsItsCustomerFirst) {
  const std::string one_mail = R"("first": "m", "steps": {"m": {"type": "message", "kind": "news-mail", )" + mail +
                               R"(, "next": "end"}, "end": {"type": "end"}})";
  const std::string later = R"("first": "days", "steps": {"days": {"type": "wait", "for": "P3D", "next": "a"},
      "a": {"type": "message", )" +
                            mail + R"(, "next": "hour"}, "hour": {"type": "wait", "for": "PT1H", "next": "b"},
      "b": {"type": "message", )" +
                            mail + R"(, "next": "end"}, "end": {"type": "end"}})";
  const std::string clicked = R"({"on": {"reaction": "clicked", "of": {"kind": "news-mail"}}})";
  EXPECT_TRUE(found_in({{"first.journey.json", journey("first", R"({"on": {"event": "order.paid"}})", one_mail)},
                        {"j.journey.json", journey("j", clicked, later)}}));
  // Two journeys that wait for each other's messages have no customers at all.
  EXPECT_FALSE(found_in({{"first.journey.json",
                          journey("first", R"({"on": {"reaction": "clicked", "of": {"kind": "how-to"}}})", one_mail)},
                         {"j.journey.json", journey("j", clicked)}}));
}

}  // namespace
}  // namespace wayproof::testing
