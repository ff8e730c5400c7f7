// Which files are checked together (docs/command.md, "Which files").
#include "cli/gather.h"

#include <gtest/gtest.h>

#include "support/fake_io.h"

namespace wayproof::cli {
namespace {

using Paths = std::vector<std::string>;

const std::string journey = R"({"format": "wayproof/journey@1", "id": "j"})";
const std::string customer = R"({"format": "wayproof/customer@1", "id": "c"})";

std::string workspace(const std::string& globs) {
  return R"({"format": "wayproof/workspace@1", "id": "w", "journeys": [)" + globs + "]}";
}

struct Gathering : ::testing::Test {
  testing::FakeIo io;

  /// Each group as its paths, with "*" behind those that were named.
  std::vector<Paths> groups_of(const Paths& paths, const std::string& workspace_path = "") {
    Gatherer gatherer(io);
    const Gathered gathered = gatherer.gather(paths, workspace_path);
    mistakes.clear();
    for (const Message& message : gathered.mistakes) mistakes.push_back(message.key);
    std::vector<Paths> result;
    for (const Group& group : gathered.groups) {
      result.emplace_back();
      for (const GroupFile& file : group.files) result.back().push_back(file.path + (file.named ? "*" : ""));
    }
    return result;
  }
  Paths mistakes;
};

TEST_F(Gathering, AJourneyBringsItsWorkspaceAndTheOthersInIt) {
  io.files = {{"w.json", workspace(R"("*.json", "more/**/*.json")")},
              {"a.json", journey},
              {"b.json", journey},
              {"more/x/c.json", journey},
              {"more/notes.json", "{}"}};
  EXPECT_EQ(groups_of({"b.json"}), (std::vector<Paths>{{"w.json", "a.json", "b.json*", "more/x/c.json"}}));
}

TEST_F(Gathering, TheNearestWorkspaceThatMatchesWins) {
  io.files = {{"w.json", workspace(R"("**/*.json")")},
              {"x/w.json", workspace(R"("in/*.json")")},
              {"x/in/a.json", journey},
              {"x/b.json", journey}};
  EXPECT_EQ(groups_of({"x/in/a.json"})[0][0], "x/w.json");
  EXPECT_EQ(groups_of({"x/b.json"})[0][0], "w.json");
}

TEST_F(Gathering, AWorkspaceAboveTheCurrentFolderIsFound) {
  io.files = {{"../w.json", workspace(R"("work/*.json")")}, {"a.json", journey}, {"b.json", journey}};
  EXPECT_EQ(groups_of({"a.json"}), (std::vector<Paths>{{"../w.json", "a.json*", "b.json"}}));
  EXPECT_EQ(groups_of({"/home/ada/work/a.json"}), groups_of({"a.json"}));
}

TEST_F(Gathering, TwoWorkspacesThatMatchComeBothSoThatTheEngineCanSay) {
  io.files = {{"w1.json", workspace(R"("*.json")")}, {"w2.json", workspace(R"("a*")")}, {"a.json", journey}};
  EXPECT_EQ(groups_of({"a.json"}), (std::vector<Paths>{{"w1.json", "w2.json", "a.json*"}}));
}

TEST_F(Gathering, LoneJourneysStandForThemselves) {
  io.files = {{"a.json", journey}, {"b.json", journey}};
  EXPECT_EQ(groups_of({"a.json", "b.json"}), (std::vector<Paths>{{"a.json*"}, {"b.json*"}}));
}

TEST_F(Gathering, AFolderGivesWhatIsOursAndNothingElse) {
  io.files = {{"x/w.json", workspace(R"("*.json")")},
              {"x/a.json", journey},
              {"x/package.json", "{}"},
              {"x/c.json", customer},
              {"x/.git/b.json", journey}};
  EXPECT_EQ(groups_of({"x"}), (std::vector<Paths>{{"x/w.json*", "x/a.json*", "x/c.json*"}}));
  EXPECT_EQ(groups_of({"."}), groups_of({"x/"}));
}

TEST_F(Gathering, TheSameFileTwiceIsOneFile) {
  io.files = {{"a.json", journey}};
  EXPECT_EQ(groups_of({"a.json", "./a.json", "*.json"}), (std::vector<Paths>{{"a.json*"}}));
}

TEST_F(Gathering, AGivenWorkspaceTakesEverything) {
  io.files = {
      {"w.json", workspace(R"("x/*")")}, {"v.json", workspace("")}, {"x/a.json", journey}, {"x/b.json", journey}};
  EXPECT_EQ(groups_of({"x/a.json", "x/b.json"}, "v.json"), (std::vector<Paths>{{"v.json", "x/a.json*", "x/b.json*"}}));
}

TEST_F(Gathering, WhatIsNamedButNotThereIsSaid) {
  io.files = {{"a.json", journey}, {"empty/readme.txt", ""}};
  EXPECT_EQ(groups_of({"gone.json", "a.json", "empty", "*.yaml"}), (std::vector<Paths>{{"a.json*"}}));
  EXPECT_EQ(mistakes, (Paths{"cli.gather.not-there", "cli.gather.nothing-to-check", "cli.gather.nothing-to-check"}));
}

TEST_F(Gathering, ANamedFileOfWhichThereIsNothingToSayIsSaid) {
  io.files = {
      {"notes.txt", "hello"}, {"empty", ""}, {"report.json", R"({"format": "wayproof/report@1"})"}, {"a.json", ""}};
  EXPECT_EQ(groups_of({"notes.txt", "empty", "report.json", "a.json", "-"}), (std::vector<Paths>{{"a.json*"}}));
  EXPECT_EQ(mistakes, Paths(4, "cli.gather.nothing-to-check"));
}

TEST_F(Gathering, StandardInputIsAFileOfItsOwn) {
  io.input = journey;
  EXPECT_EQ(groups_of({"-"}), (std::vector<Paths>{{"-*"}}));
}

}  // namespace
}  // namespace wayproof::cli
