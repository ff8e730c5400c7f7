// `wayproof test --generate` at the keyboard: what it writes where, what it leaves alone, what it says and with which
// exit code.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;
using cli::ExitCode;
using Json = nlohmann::json;

FakeIo machine_with(const std::string& example) {
  FakeIo io;
  for (const auto& entry : fs::directory_iterator(fs::path(source_dir()) / "examples" / example)) {
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    io.files[entry.path().filename().string()] = text.str();
  }
  return io;
}

ExitCode run(FakeIo& io, std::vector<std::string> words) {
  io.printed.clear();
  io.complained.clear();
  words.insert(words.begin(), "test");
  return cli::run(words, io);
}

const std::string tests = "c15-vip-stay.journey-tests.json";

TEST(GenerateCommand, WritesBesideTheJourneyAndTheTestsPass) {
  FakeIo io = machine_with("hotel");
  const std::size_t before = io.files.size();
  EXPECT_EQ(run(io, {"--generate"}), ExitCode::clean);
  EXPECT_EQ(io.files.size(), before + 1);
  ASSERT_EQ(io.files.count(tests), 1U);
  EXPECT_NE(io.printed.find("Wrote “" + tests + "”."), std::string::npos);
  EXPECT_NE(io.complained.find("No customer gets so many messages."), std::string::npos);
  EXPECT_EQ(run(io, {}), ExitCode::clean);
  EXPECT_EQ(io.printed.find("failed"), std::string::npos);
  // Now there is nothing more to try, also when only the journey is named.
  const std::string text = io.files[tests];
  EXPECT_EQ(run(io, {"--generate", "c15-vip-stay.journey.json"}), ExitCode::clean);
  EXPECT_NE(io.printed.find("nothing to add"), std::string::npos);
  EXPECT_EQ(io.files[tests], text);
}

TEST(GenerateCommand, AddsBehindTheTestsThatAreThere) {
  FakeIo io = machine_with("c02-cart-recovery");
  const std::string before = io.files["cart-recovery.journey-tests.json"];
  EXPECT_EQ(run(io, {"--generate", "cart-recovery.journey.json"}), ExitCode::clean);
  const std::string& after = io.files["cart-recovery.journey-tests.json"];
  const Json was = Json::parse(before), is = Json::parse(after);
  ASSERT_GT(is["tests"].size(), was["tests"].size());
  for (std::size_t n = 0; n < was["tests"].size(); ++n) EXPECT_EQ(is["tests"][n], was["tests"][n]);
  EXPECT_EQ(io.files.count("new-customer-care.journey-tests.json"), 0U) << "was not asked for";
  EXPECT_NE(io.printed.find("its own are as they were"), std::string::npos);
}

TEST(GenerateCommand, DryRunAndJsonWriteNothing) {
  FakeIo io = machine_with("hotel");
  const auto before = io.files;
  EXPECT_EQ(run(io, {"--generate", "--dry-run", "--lang", "zh"}), ExitCode::clean);
  EXPECT_NE(io.printed.find("提前退出：取消本次预订"), std::string::npos);
  EXPECT_EQ(run(io, {"--generate", "--format", "json"}), ExitCode::clean);
  const Json json = Json::parse(io.printed);
  EXPECT_EQ(json["format"], "wayproof/generated-tests@1");
  EXPECT_EQ(json["files"][0]["name"], tests);
  EXPECT_EQ(json["files"][0]["tests"].size(), Json::parse(json["files"][0]["text"].get<std::string>())["tests"].size());
  EXPECT_EQ(json["open"][0]["reason"], "never_full");
  EXPECT_EQ(io.files, before);
}

TEST(GenerateCommand, WritesIntoAFolder) {
  FakeIo io = machine_with("hotel");
  EXPECT_EQ(run(io, {"--generate", "--out", "made"}), ExitCode::clean);
  EXPECT_EQ(io.files.count("made/" + tests), 1U);
  EXPECT_EQ(io.files.count(tests), 0U);
}

TEST(GenerateCommand, LeavesAloneWhatIsNoFileOfTests) {
  FakeIo io = machine_with("hotel");
  for (const std::string text : {"my notes", "{\"format\": \"wayproof/tests@1\", \"tests\": [", "[]"}) {
    io.files[tests] = text;
    EXPECT_EQ(run(io, {"--generate", "c15-vip-stay.journey.json"}), ExitCode::usage) << text;
    EXPECT_EQ(io.files[tests], text);
  }
}

TEST(GenerateCommand, AWholeSuiteOverwritesNothing) {
  FakeIo io = machine_with("c02-cart-recovery");
  const auto before = io.files;
  EXPECT_EQ(run(io, {"--generate", "--whole", "cart-recovery.journey.json"}), ExitCode::usage);
  EXPECT_EQ(io.files, before);
  EXPECT_EQ(run(io, {"--generate", "--whole", "cart-recovery.journey.json", "--out", "made"}), ExitCode::clean);
  EXPECT_EQ(io.files.count("made/cart-recovery.journey-tests.json"), 1U);
}

TEST(GenerateCommand, WhatMayHappenAndWasNotFoundIsExitCodeOne) {
  FakeIo io = machine_with("broken/c17-late-refund");
  EXPECT_EQ(run(io, {"--generate"}), ExitCode::findings);
  EXPECT_NE(io.complained.find("No customer was found for it"), std::string::npos);
}

TEST(GenerateCommand, ItsOptionsNeedIt) {
  FakeIo io = machine_with("hotel");
  for (const std::string option : {"--whole", "--dry-run", "--out=made"})
    EXPECT_EQ(run(io, {option}), ExitCode::usage) << option;
  EXPECT_EQ(run(io, {"--generate", "--format", "junit"}), ExitCode::usage);
}

}  // namespace
}  // namespace wayproof::testing
