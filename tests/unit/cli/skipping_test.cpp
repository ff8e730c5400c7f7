// .wayproofignore in a check: what is left out, that it is said, and what cannot be read.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/json_schema.h"

namespace wayproof::cli {
namespace {

const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "w", "journeys": ["**/*.json"]})";
const std::string misspelt =
    R"({"format": "wayproof/journey@1", "id": "j", "frist": "end", "steps": {"end": {"type": "end"}}})";

struct Skips : ::testing::Test {
  Skips() {
    io.files = {{"w.json", workspace}, {"a.json", misspelt}, {"old/b.json", misspelt}, {"old/keep/c.json", misspelt}};
  }
  testing::FakeIo io;

  ExitCode check(std::vector<std::string> words) {
    io.printed.clear();
    io.complained.clear();
    words.insert(words.begin(), "check");
    return run(words, io);
  }
  [[nodiscard]] bool printed(const std::string& text) const { return io.printed.find(text) != std::string::npos; }
  [[nodiscard]] bool said(const std::string& text) const { return io.complained.find(text) != std::string::npos; }
};

TEST_F(Skips, AFolderIsLeftOutWithAllThatLiesInIt) {
  EXPECT_EQ(check({}), ExitCode::findings);
  EXPECT_TRUE(printed("old/b.json"));
  EXPECT_EQ(io.complained, "");
  io.files[".wayproofignore"] = "# the archive\nold/\n!old/keep/c.json\n";
  EXPECT_EQ(check({}), ExitCode::findings);
  EXPECT_TRUE(printed("a.json"));
  EXPECT_FALSE(printed("old/"));
  EXPECT_TRUE(said("1 path")) << io.complained;
  (void)check({"--verbose"});
  EXPECT_TRUE(said("old/ (.wayproofignore:2)")) << io.complained;
  (void)check({"--no-ignore"});
  EXPECT_TRUE(printed("old/b.json"));
  EXPECT_EQ(io.complained, "");
}

TEST_F(Skips, TheReportOfPathsForProgramsListsThem) {
  io.files["old/.wayproofignore"] = "*.json\n!c.json";
  (void)check({"--format", "json"});
  const auto report = nlohmann::json::parse(io.printed);
  EXPECT_EQ(report["skipped"], nlohmann::json::parse(R"([{"name": "old/b.json", "by": "old/.wayproofignore:1"}])"));
  EXPECT_EQ(testing::JsonSchema::shipped("report-1.schema.json").complaints(report), std::vector<std::string>{});
  EXPECT_EQ(report["files"].size(), 3U);
}

TEST_F(Skips, WhatAHookNamesIsSkippedTooAndIsNoFailure) {
  io.files[".wayproofignore"] = "/old";
  EXPECT_EQ(check({"old/b.json"}), ExitCode::clean);
  EXPECT_TRUE(said(".wayproofignore"));
  EXPECT_EQ(check({"old"}), ExitCode::clean);
  EXPECT_EQ(check({"old/*.json"}), ExitCode::clean);
}

TEST_F(Skips, AFileAboveTheCurrentFolderCountsAsItDoesForGit) {
  io.files["../.wayproofignore"] = "/work/old\n";
  (void)check({});
  EXPECT_FALSE(printed("old/b.json"));
  EXPECT_TRUE(printed("a.json"));
}

TEST_F(Skips, WhatCannotBeReadIsNeverPassedByInSilence) {
  io.locked = {"old"};
  EXPECT_EQ(check({}), ExitCode::usage);
  EXPECT_TRUE(said("“old”"));
  io.locked = {"old/b.json"};
  EXPECT_EQ(check({}), ExitCode::usage);
  EXPECT_TRUE(said("old/b.json"));
  io.locked.clear();
  io.huge = {"old/b.json"};
  EXPECT_EQ(check({}), ExitCode::usage);
  EXPECT_TRUE(said("64 MB"));
  EXPECT_TRUE(printed("a.json"));  // the rest is checked all the same
}

TEST_F(Skips, OutputThatIsLostIsSaid) {
  io.printing_fails = true;
  EXPECT_EQ(check({"--fail-on", "never"}), ExitCode::usage);
  EXPECT_NE(io.complained, "");
}

}  // namespace
}  // namespace wayproof::cli
