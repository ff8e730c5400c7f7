// What a proof rests on: each premise has a journey that is only proved because of it, and one that does not need it.
#include "proof/premises.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "proof/person.h"
#include "support/checked.h"

namespace wayproof::proof {
namespace {

constexpr Instant start = 1'804'464'000;  // 2027-03-08

struct Shop {
  std::string gate = R"("checks": {})";
  std::string more;  ///< keys of the workspace, each with a comma behind it
  std::string promise, steps;
  std::string keys;  ///< of the journey, each with a comma behind it
};

std::vector<testing::TestFile> files(const Shop& shop) {
  return {{"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "shop", "time_zone": "Asia/Shanghai",
      "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}},
      "topics": {"offers": {"channels": ["sms"], "consent": "express"}},
      "attributes": {"tier": {"type": "text", "changes": "never"}, "city": {"type": "text", "changes": "never"}},
      "events": {"cart": {"late": {"at_most": "PT0S"}}, "paid": {"late": {"at_most": "PT0S"}}},
      "latency": {"opt_out": "PT0S", "attribute": "PT0S"}, )" +
                                   shop.more + R"("gate": {)" + shop.gate + "}}"},
          {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "cart"}}, )" +
                                 shop.keys + R"("guarantees": [)" + shop.promise + R"(], "first": "a", "steps": {)" +
                                 shop.steps + R"(, "z": {"type": "end"}}})"}};
}

/// The premises of every proof, as words: "hours; ", "event paid; ", with the bound without it.
std::string rests_on(const Shop& shop) {
  const auto loaded = testing::load(files(shop));
  const auto& part = loaded->parts.front();
  Workspace workspace(*part.project, part.program);
  Premises premises(*part.project, part.program);
  std::string out;
  for (const Property& property : properties(*part.project, part.program)) {
    if (property.source != Property::Source::guarantee) continue;
    if (prove(workspace, property, start).verdict != Answer::Verdict::proved) {
      out += "not proved; ";
      continue;
    }
    for (const Needed& needed : premises.of(property, start)) {
      static const std::vector<std::string> kinds{"check", "event", "opt_out", "attribute", "tags"};
      out += kinds[static_cast<std::size_t>(needed.premise.kind)] + " " + std::to_string(needed.premise.index);
      if (needed.bound) out += ", else " + std::to_string(*needed.bound);
      out += "; ";
    }
  }
  return out;
}

std::string message(const std::string& id, const std::string& next) {
  return "\"" + id +
         R"(": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "offers",
             "content": {"text": "x"}, "next": ")" +
         next + "\"}";
}
std::string wait(const std::string& id, const std::string& length, const std::string& next) {
  return "\"" + id + R"(": {"type": "wait", "for": ")" + length + R"(", "next": ")" + next + "\"}";
}
std::string branch(const std::string& id, const std::string& condition, const std::string& then,
                   const std::string& otherwise) {
  return "\"" + id + R"(": {"type": "branch", "cases": [{"if": )" + condition + R"(, "next": ")" + then +
         R"("}], "else": ")" + otherwise + "\"}";
}

const std::string at_most_one = R"({"kind": "at_most", "max": 1, "of": {"channel": "sms"},
                                    "window": {"sliding": "PT24H"}})";
const std::string not_at_night = R"({"kind": "never_between", "message": {"channel": "sms"},
                                     "from": "22:00:00", "to": "08:00:00"})";
const std::string not_after_paid = R"({"kind": "after_no", "after": {"event": "paid"}, "message": {"channel": "sms"},
                                       "scope": "instance"})";

TEST(Premises, NothingWhereTheJourneyAloneSeesToIt) {
  EXPECT_EQ(rests_on({.promise = at_most_one, .steps = message("a", "z")}), "");
}

TEST(Premises, AProofByTheGateRestsOnThePlatform) {
  const std::string caps = R"("checks": {"caps": {"mode": "enforce"}},
                              "caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"}}])";
  const std::string two = message("a", "w") + "," + wait("w", "PT1H", "b") + "," + message("b", "z");
  EXPECT_EQ(rests_on({.gate = caps, .promise = at_most_one, .steps = two}), "check 5, else 2; ");
  const std::string hours = R"("checks": {"hours": {"mode": "enforce"}},
                               "quiet": [{"from": "21:00:00", "to": "09:00:00"}])";
  EXPECT_EQ(rests_on({.gate = hours, .promise = not_at_night, .steps = message("a", "z")}), "check 3; ");
}

TEST(Premises, WhatIsEnforcedIsNoPremiseWhereItIsNotNeeded) {
  const std::string caps = R"("checks": {"caps": {"mode": "enforce"}, "dedupe": {"mode": "enforce"}},
                              "caps": [{"id": "c", "max": 1, "window": {"sliding": "PT24H"}}])";
  EXPECT_EQ(rests_on({.gate = caps, .promise = at_most_one, .steps = message("a", "z")}), "");
}

TEST(Premises, WhatEndsMessagesHasToBeKnown) {
  const std::string two = message("a", "w") + "," + wait("w", "PT1H", "b") + "," + message("b", "z");
  EXPECT_EQ(rests_on({.promise = not_after_paid, .steps = two, .keys = R"("exits": [{"on": {"event": "paid"}}], )"}),
            "event 1; ");
}

TEST(Premises, OnlyTheAttributeThatIsAskedTwiceMustNotChange) {
  const std::string gold = R"({"attribute": "tier", "is": "gold"})";
  const std::string steps = branch("a", gold, "b", "w") + "," + message("b", "w") + "," + wait("w", "PT1H", "c") + "," +
                            branch("c", gold, "z", "d") + "," + message("d", "e") + "," +
                            branch("e", R"({"attribute": "city", "is": "Jinan"})", "z", "z");
  EXPECT_EQ(rests_on({.promise = at_most_one, .steps = steps}), "attribute 0, else 2; ");
}

TEST(Premises, TagsOfOneJourneyAreItsOwn) {
  const std::string steps = R"("a": {"type": "update", "add_tags": ["vip"], "next": "b"}, )" +
                            branch("b", R"({"tag": "vip"})", "d", "c") + "," + message("c", "d") + "," +
                            message("d", "z");
  EXPECT_EQ(rests_on({.promise = at_most_one, .steps = steps}), "tags 0, else 2; ");
}

// ---- the person behind the records ----------------------------------------------------------------------------------

std::optional<Unmatched> of_person(const std::string& identity, const std::string& promise) {
  const Shop shop{.more = identity, .promise = promise, .steps = message("a", "z")};
  const auto loaded = testing::load(files(shop));
  const auto& part = loaded->parts.front();
  Workspace workspace(*part.project, part.program);
  const Property property = properties(*part.project, part.program).back();
  return unmatched(part.project->workspace, property, prove(workspace, property, start));
}

TEST(Person, GetsWhatEachOfHisRecordsGets) {
  const auto three = of_person(R"("identity": {"keys": ["tier", "city", "phone"], "match_rate": 0.92}, )", at_most_one);
  ASSERT_TRUE(three);
  EXPECT_EQ(three->share, 80'000);
  EXPECT_EQ(three->records, 3);
  EXPECT_EQ(three->bound, 3);
  const auto two = of_person(R"("identity": {"keys": ["tier"], "match_rate": 0.92}, )", not_after_paid);
  ASSERT_TRUE(two);
  EXPECT_EQ(two->records, 2);
  EXPECT_FALSE(two->bound);
}

TEST(Person, IsOneWhereAllRecordsMatchAndWhereTheNumberOfRecordsIsAllTheSame) {
  EXPECT_FALSE(of_person(R"("identity": {"keys": ["tier"], "match_rate": 1}, )", at_most_one));
  EXPECT_FALSE(of_person("", at_most_one));
  EXPECT_FALSE(of_person(R"("identity": {"keys": ["tier"], "match_rate": 0.5}, )", not_at_night));
}

}  // namespace
}  // namespace wayproof::proof
