// An old repository and its baseline, on a machine in memory: `check --baseline`, `--write-baseline`,
// `--prune-baseline`.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/json_schema.h"

namespace wayproof::cli {
namespace {

using nlohmann::json;

const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "w", "journeys": ["*.journey.json"]})";

std::string journey(const std::string& id, const std::string& top, const std::string& end = R"("type": "end")") {
  return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(",
  )" + top +
         R"("entry": {"on": {"event": "a.b"}}, "first": "end",
  "steps": {"end": {)" +
         end + "}}}\n";
}

struct OldRepository : ::testing::Test {
  OldRepository() {
    io.files = {{"w.json", workspace},
                {"a.journey.json", journey("a", R"("frist": 1, )")},
                {"b.journey.json", journey("b", "", R"("type": "end", "kolour": 1)")}};
  }
  testing::FakeIo io;

  ExitCode check(std::vector<std::string> options, std::vector<std::string> paths = {"."}) {
    io.printed.clear();
    io.complained.clear();
    options.insert(options.begin(), "check");
    options.insert(options.end(), paths.begin(), paths.end());
    return run(options, io);
  }
  json report(std::vector<std::string> options) {
    options.insert(options.end(), {"--format", "json", "--baseline", "known.json"});
    (void)check(options);
    const json document = json::parse(io.printed);
    EXPECT_EQ(testing::JsonSchema::shipped("report-1.schema.json").complaints(document), std::vector<std::string>{});
    return document;
  }
};

TEST_F(OldRepository, IsGreenOnceItsProblemsAreWrittenDown) {
  EXPECT_EQ(check({}), ExitCode::findings);
  EXPECT_EQ(check({"--write-baseline", "known.json"}), ExitCode::clean);
  EXPECT_EQ(io.printed, "");
  EXPECT_NE(io.complained.find("known.json"), std::string::npos);
  EXPECT_EQ(check({"--baseline", "known.json"}), ExitCode::clean);
  EXPECT_EQ(check({"--baseline", "known.json", "--fail-on", "info"}), ExitCode::clean);
  EXPECT_EQ(io.printed.find("file/unknown-key"), std::string::npos);
  EXPECT_NE(io.printed.find(" known"), std::string::npos);
}

TEST_F(OldRepository, TheListIsReadableFitsItsSchemaAndIsTheSameEachTime) {
  (void)check({"--write-baseline", "known.json"});
  const std::string text = io.files["known.json"];
  EXPECT_NE(text.find("\n    {\"file\": \"a.journey.json\", \"rule\": \"file/unknown-key\", \"journey\": \"a\", "
                      "\"about\": [\"frist\""),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("\"step\": \"end\""), std::string::npos) << text;
  EXPECT_EQ(testing::JsonSchema::shipped("baseline-1.schema.json").complaints(json::parse(text)),
            std::vector<std::string>{});
  (void)check({"--write-baseline", "known.json"}, {"b.journey.json", "w.json", "a.journey.json"});
  EXPECT_EQ(io.files["known.json"], text);
}

TEST_F(OldRepository, MovedLinesAndReorderedKeysAreStillKnown) {
  (void)check({"--write-baseline", "known.json"});
  io.files["a.journey.json"] = R"(

{"steps": {"end": {"type": "end"}}, "first": "end",
        "frist":   1, "entry": {"on": {"event": "a.b"}}, "id": "a", "format": "wayproof/journey@1"})";
  EXPECT_EQ(check({"--baseline", "known.json"}), ExitCode::clean) << io.printed;
  EXPECT_EQ(io.complained, "");
}

TEST_F(OldRepository, ANewProblemFailsAndIsTheOnlyOneShown) {
  (void)check({"--write-baseline", "known.json"});
  io.files["b.journey.json"] = journey("b", R"("owmer": "x", )", R"("type": "end", "kolour": 1)");
  EXPECT_EQ(check({"--baseline", "known.json"}), ExitCode::findings);
  EXPECT_NE(io.printed.find("owmer"), std::string::npos);
  EXPECT_EQ(io.printed.find("kolour\" means"), std::string::npos);
  const json document = report({});
  EXPECT_EQ(document["summary"]["errors"], 1);
  EXPECT_GT(document["summary"]["known"], 1);
}

TEST_F(OldRepository, WhatIsGoneIsSaidAndPrunedButNeverAdded) {
  (void)check({"--write-baseline", "known.json"});
  const std::string before = io.files["known.json"];
  io.files["a.journey.json"] = journey("a", "");
  io.files["b.journey.json"] = journey("b", R"("owmer": "x", )", R"("type": "end", "kolour": 1)");
  EXPECT_EQ(report({})["baseline"]["gone"].size(), 1U);
  EXPECT_NE(io.complained.find("--prune-baseline"), std::string::npos);
  EXPECT_EQ(io.files["known.json"], before);
  EXPECT_EQ(check({"--baseline", "known.json", "--prune-baseline"}), ExitCode::findings);
  EXPECT_EQ(io.files["known.json"].find("frist"), std::string::npos);
  EXPECT_EQ(io.files["known.json"].find("owmer"), std::string::npos);
  EXPECT_NE(io.files["known.json"].find("kolour"), std::string::npos);
  EXPECT_EQ(report({})["baseline"]["gone"].size(), 0U);
}

TEST_F(OldRepository, NothingIsGoneFromFilesThatWereNotNamedUnlessTheyAreDeleted) {
  (void)check({"--write-baseline", "known.json"});
  EXPECT_EQ(check({"--baseline", "known.json"}, {"b.journey.json"}), ExitCode::clean);
  EXPECT_EQ(io.complained, "");
  io.files.erase("a.journey.json");
  EXPECT_EQ(check({"--baseline", "known.json"}, {"b.journey.json"}), ExitCode::clean);
  EXPECT_NE(io.complained.find("known.json"), std::string::npos);
}

TEST_F(OldRepository, TheListMeansTheSameFromAnyFolder) {
  (void)check({"--write-baseline", "known.json"});
  const std::string text = io.files["known.json"];
  io.files = {{"work/w.json", workspace},
              {"work/a.journey.json", journey("a", R"("frist": 1, )")},
              {"work/b.journey.json", journey("b", "", R"("type": "end", "kolour": 1)")},
              {"work/known.json", text}};
  EXPECT_EQ(check({"--baseline", "work/known.json"}), ExitCode::clean) << io.printed;
  EXPECT_EQ(io.complained, "");
  (void)check({"--write-baseline", "work/known.json"});
  EXPECT_EQ(io.files["work/known.json"], text);
}

TEST_F(OldRepository, ABrokenListIsAProblemOfItsOwnAndHidesNothingMore) {
  (void)check({"--write-baseline", "known.json"});
  std::string& text = io.files["known.json"];
  text.insert(text.find("    {"), "<<<<<<< ours\n");
  EXPECT_EQ(check({"--baseline", "known.json"}), ExitCode::findings);
  EXPECT_NE(io.printed.find("known.json:4:1"), std::string::npos) << io.printed;
  text = R"({"format": "wayproof/baseline@1", "known": [{"file": "a.journey.json"}]})";
  EXPECT_EQ(check({"--baseline", "known.json"}), ExitCode::findings);
  EXPECT_NE(io.printed.find("file/missing-key"), std::string::npos);
}

TEST_F(OldRepository, WrongUseIsSaid) {
  EXPECT_EQ(check({"--baseline", "gone.json"}), ExitCode::usage);
  EXPECT_NE(io.complained.find("gone.json"), std::string::npos);
  EXPECT_EQ(check({"--baseline", "a", "--write-baseline", "b"}), ExitCode::usage);
  EXPECT_EQ(check({"--prune-baseline"}), ExitCode::usage);
  EXPECT_EQ(check({"--write-baseline", "known.json"}, {"a.journey.json", "not-there.json"}), ExitCode::usage);
  EXPECT_EQ(io.files.count("known.json"), 0U);
  io.read_only = {"known.json"};
  EXPECT_EQ(check({"--write-baseline", "known.json"}), ExitCode::usage);
}

TEST_F(OldRepository, EveryFormatSaysWhatIsKnownAndFailsForNone) {
  (void)check({"--write-baseline", "known.json"});
  for (const std::string format : {"text", "json", "sarif", "junit", "github"}) {
    EXPECT_EQ(check({"--baseline", "known.json", "--format", format}), ExitCode::clean) << format;
    EXPECT_EQ(io.printed.find("<failure"), std::string::npos);
    EXPECT_EQ(io.printed.find("::error"), std::string::npos);
  }
  (void)check({"--baseline", "known.json", "--format", "sarif"});
  for (const json& result : json::parse(io.printed)["runs"][0]["results"]) {
    EXPECT_EQ(result["baselineState"], "unchanged");
  }
  (void)check({"--format", "sarif"});
  for (const json& result : json::parse(io.printed)["runs"][0]["results"])
    EXPECT_FALSE(result.contains("baselineState"));
}

}  // namespace
}  // namespace wayproof::cli
