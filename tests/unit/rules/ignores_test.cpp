// `ignore` of steps, journeys and workspaces: what it covers, when it is over, and what is said about one that covers
// nothing.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/checked.h"

namespace wayproof::testing {
namespace {

/// A journey without an owner whose step nobody can reach, with these ignores.
std::vector<std::string> problems(const std::string& of_journey, const std::string& of_step,
                                  const std::string& of_workspace = "", std::string_view today = "2027-03-01") {
  auto loaded = load(
      {{"w.workspace.json",
        R"({"format": "wayproof/workspace@1", "id": "w", "journeys": ["*"], "events": {"go": {}}, "ignore": [)" +
            of_workspace + "]}"},
       {"j.journey.json",
        R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"}}, "first": "a", "ignore": [)" +
            of_journey + R"(], "steps": {"a": {"type": "end"}, "b": {"type": "end", "ignore": [)" + of_step + "]}}}"}});
  std::vector<std::string> lines;
  for (const Finding& finding : check(*loaded, *parse_date(today))) {
    lines.push_back(finding.what.key + (finding.ignored.empty() ? "" : " ignored: " + finding.ignored));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Ignores, NothingIsIgnoredByItself) {
  EXPECT_EQ(problems("", ""), (Lines{"team/no-owner.what", "graph/unreachable.what"}));
}

TEST(Ignores, OfAStepCoversTheStep) {
  EXPECT_EQ(problems("", R"({"rule": "graph/unreachable", "reason": "kept for spring"})"),
            (Lines{"team/no-owner.what", "graph/unreachable.what ignored: kept for spring"}));
}

TEST(Ignores, OfAJourneyCoversAllOfIt) {
  EXPECT_EQ(
      problems(
          R"({"rule": "graph/unreachable", "reason": "kept for spring"}, {"rule": "team/no-owner", "reason": "a small shop"})",
          ""),
      (Lines{"team/no-owner.what ignored: a small shop", "graph/unreachable.what ignored: kept for spring"}));
}

TEST(Ignores, OfTheWorkspaceCoversEverything) {
  EXPECT_EQ(problems("", "", R"({"rule": "team/no-owner", "reason": "a small shop"})"),
            (Lines{"team/no-owner.what ignored: a small shop", "graph/unreachable.what"}));
}

TEST(Ignores, TheNearestReasonIsShown) {
  EXPECT_EQ(problems(R"({"rule": "graph/unreachable", "reason": "the journey's"})",
                     R"({"rule": "graph/unreachable", "reason": "the step's"})")[1],
            "graph/unreachable.what ignored: the step's");
}

TEST(Ignores, CountThroughTheirLastDay) {
  const std::string until = R"({"rule": "graph/unreachable", "reason": "kept for spring", "until": "2027-03-01"})";
  EXPECT_EQ(problems("", until)[1], "graph/unreachable.what ignored: kept for spring");
  EXPECT_EQ(problems("", until, "", "2027-03-02"),
            (Lines{"team/no-owner.what", "graph/unreachable.what", "file/unused-ignore.what.expired"}));
}

TEST(Ignores, ThatCoverNothingAreProblems) {
  EXPECT_EQ(problems("", R"({"rule": "time/past-due", "reason": "not so bad"})"),
            (Lines{"team/no-owner.what", "graph/unreachable.what", "file/unused-ignore.what"}));
  EXPECT_EQ(problems("", R"({"rule": "graph/unreachabel", "reason": "a slip of the keys"})")[2],
            "file/unused-ignore.what.no_such_rule");
}

TEST(Ignores, CannotIgnoreThatTheyAreUnused) {
  const auto lines = problems(
      R"({"rule": "time/past-due", "reason": "not so bad"}, {"rule": "file/unused-ignore", "reason": "quiet, please"})",
      "");
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "file/unused-ignore.what"), 2);
}

}  // namespace
}  // namespace wayproof::testing
