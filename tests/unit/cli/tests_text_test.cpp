// Journey tests as the terminal and CI servers show them, whole, in both languages; and the tests of the examples,
// which all pass.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "cli/command_line.h"
#include "support/fake_io.h"
#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;
using cli::ExitCode;
using Json = nlohmann::json;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// A machine that has one folder of the examples.
FakeIo machine_with(const fs::path& folder) {
  FakeIo io;
  for (const auto& entry : fs::directory_iterator(folder))
    io.files[entry.path().filename().string()] = text_of(entry.path());
  return io;
}

FakeIo cart_machine() { return machine_with(fs::path(source_dir()) / "examples/c02-cart-recovery"); }

/// The same with a test that fails in every way a test can.
FakeIo failing_machine() {
  FakeIo io = cart_machine();
  std::erase_if(io.files, [](const auto& file) { return file.first.ends_with(".journey-tests.json"); });
  io.files["wrong.journey-tests.json"] = R"({
  "format": "wayproof/tests@1",
  "id": "wrong",
  "tests": [
    {"id": "too-early", "customer": "never-pays", "expect": [
      {"kind": "message", "of": {"step": "goods-mail"}, "at": "2027-03-01T12:00:00"},
      {"kind": "message", "of": {"channel": "email"}, "times": 1},
      {"kind": "message", "of": {"step": "code-mail"}, "within": "PT24H"},
      {"kind": "no_message", "of": {"step": "reminder-sms"}, "from": "2027-03-01T10:00:00", "to": "2027-03-01T10:30:01"},
      {"kind": "no_message", "of": {"step": "reminder-sms"}, "reason": "quiet-hours"},
      {"kind": "leave", "journey": "cart-recovery", "how": "exit_rule"},
      {"kind": "no_entry", "journey": "cart-recovery", "reason": "inside"},
      {"kind": "entry", "journey": "new-customer-care"},
      {"kind": "step", "step": "only-watch"},
      {"kind": "no_step", "step": "code-mail"},
      {"kind": "state", "if": {"not": {"consent": "cart-reminders"}}},
      {"kind": "state", "if": {"event": "cart.updated", "at_least": 2}, "at": "2027-03-02T00:00:00"},
      {"kind": "message", "of": {"step": "reminder-sms"}, "at": "2027-03-09T10:00:00"}
    ]},
    {"id": "right", "title": {"en": "This one passes", "zh": "这个通过"}, "customer": "never-pays", "expect": [
      {"kind": "entry", "journey": "cart-recovery", "at": "2027-03-01T10:00:00"}
    ]}
  ]
})";
  return io;
}

TEST(TestsText, TellsWhatWasExpectedAndWhatHappened) {
  FakeIo io = failing_machine();
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"test", "--lang", language}, io), ExitCode::findings) << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("tests/failing.txt", io.printed));
}

TEST(TestsText, AGreenRunSaysWhatItHasNotTried) {
  FakeIo io = cart_machine();
  for (const char* language : {"en", "zh"}) {
    EXPECT_EQ(cli::run({"test", "cart-recovery.journey-tests.json", "--lang", language}, io), ExitCode::clean)
        << io.complained;
    io.printed += "\n";
  }
  EXPECT_TRUE(matches_golden("tests/passing.txt", io.printed));
  io.printed.clear();
  EXPECT_EQ(cli::run({"test", "--verbose"}, io), ExitCode::clean);
  EXPECT_EQ(io.printed.find("--verbose"), std::string::npos);
}

TEST(TestsText, ServersReadJunit) {
  FakeIo io = failing_machine();
  EXPECT_EQ(cli::run({"test", "--format", "junit"}, io), ExitCode::findings);
  EXPECT_TRUE(matches_golden("tests/failing.xml", io.printed));
}

TEST(TestsText, MachinesReadJson) {
  FakeIo io = failing_machine();
  EXPECT_EQ(cli::run({"test", "--format", "json"}, io), ExitCode::findings);
  const Json document = Json::parse(io.printed);
  EXPECT_EQ(document["format"], "wayproof/test-results@1");
  EXPECT_EQ(document["summary"]["passed"], 1);
  EXPECT_EQ(document["summary"]["failed"], 1);
  const Json& wrong = document["tests"][0];
  EXPECT_FALSE(wrong["passed"].get<bool>());
  ASSERT_EQ(wrong["expectations"].size(), 13U);
  for (const Json& expectation : wrong["expectations"]) {
    EXPECT_FALSE(expectation["met"].get<bool>()) << expectation;
    EXPECT_FALSE(expectation["happened"].empty()) << expectation;
    EXPECT_EQ(expectation["at"]["start"]["column"], 7) << expectation;
  }
  EXPECT_GT(wrong["timeline"].size(), 5U);
  EXPECT_FALSE(document["tests"][1].contains("timeline"));
  const Json& coverage = document["coverage"];
  EXPECT_EQ(coverage["steps"]["all"].get<int>() - coverage["steps"]["tried"].get<int>(),
            std::count_if(coverage["untried"].begin(), coverage["untried"].end(),
                          [](const Json& one) { return one["kind"] == "step"; }));
}

TEST(TestsText, MistakesInTheTestsAreFindingsAndFail) {
  FakeIo io = cart_machine();
  std::string& text = io.files["cart-recovery.journey-tests.json"];
  const auto change = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
  };
  change("\"step\": \"goods-mail\"", "\"step\": \"good-mail\"");
  change("\"customer\": \"opts-out\"", "\"customer\": \"opts-oot\"");
  change("\"times\": 3", "\"tiems\": 3");
  EXPECT_EQ(cli::run({"test"}, io), ExitCode::findings);
  for (const char* const said : {"“good-mail”", "“goods-mail”", "“opts-oot”", "“opts-out”", "“tiems”", "“times”"}) {
    EXPECT_NE(io.complained.find(said), std::string::npos) << said << "\n" << io.complained;
  }
  // A name that nothing has is no "never": both tests fail.
  EXPECT_NE(io.printed.find("2 tests failed"), std::string::npos) << io.printed;
}

TEST(TestsText, WithoutATestItSaysSo) {
  FakeIo io = machine_with(fs::path(source_dir()) / "examples/c02-cart-recovery-as-written");
  EXPECT_EQ(cli::run({"test"}, io), ExitCode::clean);
  EXPECT_EQ(io.printed, "There is no test in these files.\n");
}

// What a trace shows holds by the very run it was made from; so the writer, the reader and the judge agree on every
// kind of happening that the examples have.
TEST(MadeTests, OfEveryCustomerOfEveryExamplePass) {
  std::size_t customers = 0, refusals = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / "examples")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".customer.json")) continue;
    ++customers;
    FakeIo io = machine_with(entry.path().parent_path());
    std::erase_if(io.files, [](const auto& file) { return file.first.ends_with(".journey-tests.json"); });
    (void)cli::run({"trace", name, "--format", "test"}, io);
    const std::string made = std::exchange(io.printed, {});
    refusals += made.find("\"reason\"") != std::string::npos;
    io.files["made.journey-tests.json"] = made;
    EXPECT_EQ(cli::run({"test", "made.journey-tests.json"}, io), ExitCode::clean)
        << name << "\n"
        << io.printed << io.complained << made;
    EXPECT_NE(io.printed.find("1 test passed"), std::string::npos) << name;
  }
  EXPECT_GT(customers, 80U);
  EXPECT_GT(refusals, 10U);
}

TEST(MadeTests, AreWrittenAsPeopleWriteThem) {
  FakeIo io = cart_machine();
  EXPECT_EQ(cli::run({"trace", "cart-at-night.customer.json", "--format", "test"}, io), ExitCode::clean);
  EXPECT_TRUE(matches_golden("tests/made.json", io.printed));
}

TEST(Examples, TheirTestsPass) {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / "examples")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".journey-tests.json")) continue;
    ++files;
    FakeIo io = machine_with(entry.path().parent_path());
    EXPECT_EQ(cli::run({"test", name}, io), ExitCode::clean) << name << "\n" << io.printed << io.complained;
  }
  EXPECT_GE(files, 1U);
}

}  // namespace
}  // namespace wayproof::testing
