// The commands on a machine in memory: what they print, write, and how they end.
#include <gtest/gtest.h>

#include "cli/command_line.h"
#include "support/fake_io.h"

namespace wayproof::cli {
namespace {

const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "w", "journeys": ["*.journey.json"]})";
const std::string misspelt =
    R"({"format": "wayproof/journey@1", "id": "j", "frist": "end", "steps": {"end": {"type": "end"}}})";
const std::string customer = R"({"format": "wayproof/customer@1", "id": "ada", "from": "2027-03-01T10:00:00"})";

struct Commands : ::testing::Test {
  testing::FakeIo io;
  ExitCode run_words(std::vector<std::string> words) {
    io.printed.clear();
    io.complained.clear();
    return run(words, io);
  }
  [[nodiscard]] bool printed(std::string_view text) const { return io.printed.find(text) != std::string::npos; }
};

TEST_F(Commands, CheckEndsWithOneWhenThereAreProblemsAndNamesThem) {
  io.files = {{"w.json", workspace}, {"a.journey.json", misspelt}};
  EXPECT_EQ(run_words({"check"}), ExitCode::findings);
  EXPECT_TRUE(printed("file/unknown-key"));
  EXPECT_TRUE(printed("a.journey.json:1:"));
  EXPECT_TRUE(printed("2026-11-21"));  // the date it holds for, by the machine's clock
  EXPECT_EQ(run_words({"check", "--fail-on", "never"}), ExitCode::clean);
  EXPECT_EQ(run_words({"check", "--as-of", "2030-01-02", "--fail-on=never"}), ExitCode::clean);
  EXPECT_TRUE(printed("2030-01-02"));
}

TEST_F(Commands, CheckShowsOnlyWhatConcernsTheNamedFiles) {
  io.files = {{"w.json", workspace}, {"a.journey.json", misspelt}, {"b.journey.json", customer}};
  (void)run_words({"check", "b.journey.json"});
  EXPECT_FALSE(printed("file/unknown-key"));
}

TEST_F(Commands, CheckEndsWithTwoWhenAPathIsWrongEvenIfTheRestIsChecked) {
  io.files = {{"a.journey.json", misspelt}};
  EXPECT_EQ(run_words({"check", "a.journey.json", "gone.json"}), ExitCode::usage);
  EXPECT_TRUE(printed("file/unknown-key"));
  EXPECT_NE(io.complained.find("gone.json"), std::string::npos);
}

TEST_F(Commands, StandardInputIsChecked) {
  io.input = misspelt;
  EXPECT_EQ(run_words({"check", "-"}), ExitCode::findings);
  EXPECT_TRUE(printed("file/unknown-key"));
}

TEST_F(Commands, EveryFormatPrintsSomethingOfItsOwn) {
  io.files = {{"a.journey.json", misspelt}};
  for (const auto& [format, start] :
       {std::pair{"json", "{\n  \"format\": \"wayproof/report@1\""}, std::pair{"sarif", "{"},
        std::pair{"junit", "<?xml"}, std::pair{"github", "::"}}) {
    EXPECT_EQ(run_words({"check", "--format", format}), ExitCode::findings);
    EXPECT_EQ(io.printed.substr(0, std::string_view(start).size()), start) << format;
  }
}

TEST_F(Commands, ColoursAreForTerminalsAndForThoseWhoAsk) {
  io.files = {{"a.journey.json", misspelt}};
  const auto coloured = [&](std::vector<std::string> words) {
    (void)run_words(std::move(words));
    return printed("\x1b[");
  };
  EXPECT_FALSE(coloured({"check"}));
  EXPECT_TRUE(coloured({"check", "--color", "always"}));
  io.is_terminal = true;
  EXPECT_TRUE(coloured({"check"}));
  io.variables["NO_COLOR"] = "1";
  EXPECT_FALSE(coloured({"check"}));
}

TEST_F(Commands, FixWritesOnlyWhatItMayAndWhenItMay) {
  io.files = {{"a.journey.json", misspelt}};
  (void)run_words({"fix"});
  EXPECT_EQ(io.files["a.journey.json"], misspelt);  // another key may change who is contacted: that needs a decision
  (void)run_words({"fix", "--unsafe", "--dry-run"});
  EXPECT_EQ(io.files["a.journey.json"], misspelt);
  EXPECT_TRUE(printed("file/unknown-key"));
  io.read_only = {"a.journey.json"};
  EXPECT_EQ(run_words({"fix", "--unsafe"}), ExitCode::usage);
  io.read_only.clear();
  EXPECT_EQ(run_words({"fix", "--unsafe"}), ExitCode::clean);
  EXPECT_NE(io.files["a.journey.json"].find("\"first\""), std::string::npos);
  EXPECT_EQ(run_words({"fix"}), ExitCode::clean);
}

TEST_F(Commands, TracePlaysTheCustomerOfTheFile) {
  io.files = {{"w.json", workspace}, {"ada.json", customer}, {"a.journey.json", misspelt}};
  EXPECT_EQ(run_words({"trace", "ada.json"}), ExitCode::clean);
  EXPECT_TRUE(printed("ada"));
  EXPECT_EQ(run_words({"trace", "ada.json", "--format", "json"}), ExitCode::clean);
  EXPECT_TRUE(printed("wayproof/trace@1"));
  EXPECT_EQ(run_words({"trace", "a.journey.json"}), ExitCode::usage);
}

TEST_F(Commands, InitWritesAWorkspaceOnce) {
  io.files = {{"x/a.journey.json", misspelt}};
  EXPECT_EQ(run_words({"init", "x"}), ExitCode::clean);
  EXPECT_EQ(io.files.count("x/shared.workspace.json"), 1U);
  EXPECT_EQ(run_words({"init", "x"}), ExitCode::usage);
  EXPECT_EQ(run_words({"init", "nowhere"}), ExitCode::usage);
}

TEST_F(Commands, WhatThereIsToReadIsPrinted) {
  EXPECT_EQ(run_words({"rules"}), ExitCode::clean);
  EXPECT_TRUE(printed("content/opt-out-missing"));
  EXPECT_EQ(run_words({"explain", "content/opt-out-missing"}), ExitCode::clean);
  EXPECT_TRUE(printed("# content/opt-out-missing"));
  EXPECT_EQ(run_words({"explain", "content/opt-out"}), ExitCode::usage);
  EXPECT_EQ(run_words({"schema", "journey"}), ExitCode::clean);
  EXPECT_TRUE(printed("2020-12"));
  EXPECT_EQ(run_words({"schema", "poem"}), ExitCode::usage);
  EXPECT_NE(io.complained.find("journey"), std::string::npos);
}

TEST_F(Commands, APackOfOnesOwnIsShownLikeThoseThatCameWithIt) {
  const std::string pack = R"({"format": "wayproof/pack@1", "id": "house", "version": "2026-11-21", "title": "House",
    "reviewed_on": "2026-11-21", "sources": {"s": {"title": "Our rules"}}, "requirements": {"night": {
    "title": "Nobody is woken.", "standing": "provider-policy", "severity": "error", "verified": "primary",
    "cites": [{"source": "s"}], "must": {"hours": [{"from": "08:00:00", "to": "21:00:00"}]}}}})";
  std::string misspelt_pack = pack;
  misspelt_pack.replace(misspelt_pack.find("severity"), 8, "severty");
  io.files = {{"house.json", pack}, {"bad.json", misspelt_pack}, {"w.json", workspace}};
  EXPECT_EQ(run_words({"packs", "house.json"}), ExitCode::clean);
  EXPECT_TRUE(printed("house/night\n  Nobody is woken.\n  Our rules"));
  EXPECT_EQ(run_words({"packs", "house.json", "--format", "json"}), ExitCode::clean);
  EXPECT_TRUE(printed("\"wayproof/pack@1\""));
  for (const char* name : {"night", "house/night", "pack/house/night"}) {
    EXPECT_EQ(run_words({"explain", name, "house.json"}), ExitCode::clean) << name;
    EXPECT_TRUE(printed("# pack/house/night\n\nNobody is woken.\n\n- Allowed hours: 08:00–21:00.")) << name;
  }
  EXPECT_EQ(run_words({"explain", "night", "house.json", "--format", "json"}), ExitCode::clean);
  EXPECT_TRUE(printed("\"id\": \"pack/house/night\""));
  const auto refused = [&](std::vector<std::string> words, std::string_view why) {
    io.complained.clear();
    EXPECT_EQ(run_words(std::move(words)), ExitCode::usage);
    EXPECT_NE(io.complained.find(why), std::string::npos) << io.complained;
  };
  refused({"packs", "bad.json"}, "has mistakes");
  refused({"packs", "w.json"}, "is no policy pack");
  refused({"packs", "nowhere.json"}, "no such file");
  refused({"explain", "night", "nowhere.json"}, "cannot be read");
  refused({"explain", "day", "house.json"}, "has no requirement “day”");
  refused({"explain", "kr/night", "house.json"}, "has no requirement “kr/night”");
}

}  // namespace
}  // namespace wayproof::cli
