// What can happen to a customer, as a test: it fails for as long as it does, whatever kind of promise it is about.
#include "suite/regression.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "api/prove.h"
#include "api/tests.h"
#include "model/write_tests.h"
#include "support/small_workspaces.h"

namespace wayproof::suite {
namespace {

constexpr Day as_of = 20'885;  // 2027-03-08

std::vector<model::InputFile> inputs(const std::vector<testing::TestFile>& files) {
  std::vector<model::InputFile> out;
  for (const auto& [name, text] : files) out.push_back({name, text});
  return out;
}

/// The tests of everything that can happen in the files, as a file behind them; counted by kind.
void add_tests(std::vector<testing::TestFile>& files, std::map<proof::Property::Kind, int>& kinds) {
  model::JourneyTests tests;
  tests.id = {"w", {}};
  const api::Proved proved = api::prove(inputs(files), as_of);
  for (const auto& project : proved.projects) {
    for (const auto& one : project.properties) {
      EXPECT_EQ(one.test.has_value(), one.answer.verdict == proof::Answer::Verdict::refuted);
      if (!one.test) continue;
      tests.tests.push_back(*one.test);
      ++kinds[one.property.kind];
    }
  }
  if (!tests.tests.empty()) files.emplace_back("r.journey-tests.json", model::write_tests(tests));
}

TEST(RegressionTest, FailsForAsLongAsItHappens) {
  std::map<proof::Property::Kind, int> kinds;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    auto files = testing::random_workspace(seed, testing::related_features(seed)).files;
    add_tests(files, kinds);
    const api::Tested tested = api::run_tests(inputs(files), {}, as_of);
    for (const Finding& finding : tested.findings) ADD_FAILURE() << finding.rule << " " << finding.what.key;
    for (const auto& project : tested.projects) {
      for (const auto& ran : project.tests) {
        ASSERT_TRUE(ran.run);
        EXPECT_FALSE(ran.run->passed()) << ran.test->id.value << "\n" << files.back().second;
      }
    }
  }
  using Kind = proof::Property::Kind;
  for (const Kind kind : {Kind::at_most, Kind::never_between, Kind::after_no, Kind::always_at, Kind::reaches})
    EXPECT_GE(kinds[kind], 5) << static_cast<int>(kind);
}

// The second message comes an hour too soon; three hours later, it is in time.
TEST(RegressionTest, PassesOnceItIsMended) {
  const auto files = [](const std::string& length) {
    return std::vector<testing::TestFile>{
        {"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai",
           "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}}, "events": {"cart": {}},
           "topics": {"offers": {"channels": ["sms"], "consent": "none"}}, "guarantees": [{"kind": "at_most",
           "max": 1, "of": {"channel": "sms"}, "window": {"sliding": "PT24H"}}]})"},
        {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "cart"}},
           "first": "a", "steps": {
             "a": {"type": "message", "channel": "sms", "topic": "offers", "purpose": "marketing",
                   "content": {"text": "Hi"}, "next": "b"},
             "b": {"type": "wait", "for": ")" +
                               length + R"(", "next": "c"},
             "c": {"type": "message", "channel": "sms", "topic": "offers", "purpose": "marketing",
                   "content": {"text": "Hi"}, "next": "z"}, "z": {"type": "end"}}})"}};
  };
  std::map<proof::Property::Kind, int> kinds;
  auto broken = files("PT23H");
  add_tests(broken, kinds);
  ASSERT_EQ(broken.size(), 3U);
  const auto passes = [&](const std::string& length) {
    auto mended = files(length);
    mended.push_back(broken.back());
    const api::Tested tested = api::run_tests(inputs(mended), {}, as_of);
    return tested.projects.front().tests.front().run->passed();
  };
  EXPECT_FALSE(passes("PT23H"));
  EXPECT_FALSE(passes("PT23H30M"));
  EXPECT_TRUE(passes("PT26H"));
}

}  // namespace
}  // namespace wayproof::suite
