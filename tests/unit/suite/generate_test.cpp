// Suites of journey tests made by the engine: on all examples and on small random workspaces they are green, parse
// without findings and try what they claim to try; and they fail when somebody changes what a journey does.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "api/suite.h"
#include "api/tests.h"
#include "model/write_tests.h"
#include "support/checked.h"
#include "support/golden.h"
#include "support/small_workspaces.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

constexpr Day as_of = 20'778;  // 2026-11-21

std::vector<model::InputFile> inputs(const std::vector<TestFile>& files) {
  std::vector<model::InputFile> out;
  for (const auto& [name, text] : files) out.push_back({name, text});
  return out;
}

std::vector<TestFile> without_tests(std::vector<TestFile> files) {
  std::erase_if(files, [](const TestFile& file) { return file.first.ends_with(".journey-tests.json"); });
  return files;
}

/// What was made of the files, and the files with it.
struct Made {
  std::vector<TestFile> files;
  std::size_t tests = 0;
  std::size_t tried = 0, all = 0;
  std::size_t steps_left = 0;  // and messages that no test sees going out
  std::vector<std::string> names;
};

Made generate(const std::vector<TestFile>& files, const api::SuiteOptions& options = {as_of, {}, false, {}}) {
  Made out{files};
  const auto given = inputs(files);
  const api::GeneratedSuites made = api::generate_tests(given, options);
  for (const report::GeneratedProject& project : made.projects) {
    for (const report::GeneratedFile& file : project.files) {
      out.tests += file.tests;
      if (file.tests == 0) continue;
      out.names.push_back(file.name);
      const auto there =
          std::find_if(out.files.begin(), out.files.end(), [&](const TestFile& one) { return one.first == file.name; });
      if (there != out.files.end()) there->second = file.text;
      if (there == out.files.end()) out.files.emplace_back(file.name, file.text);
    }
    for (const bool tried : project.suite.tried) out.tried += tried ? 1U : 0U;
    out.all += project.suite.tried.size();
    for (std::size_t t = 0; t < project.suite.tried.size(); ++t) {
      const auto kind = project.tested.targets[t].kind;
      const bool counts = kind == trace::Target::Kind::step || kind == trace::Target::Kind::sent;
      out.steps_left += counts && !project.suite.tried[t] ? 1U : 0U;
    }
  }
  return out;
}

/// How many tests of the files pass and fail, what they try, and how much is wrong with the tests' files.
struct Ran {
  std::size_t passed = 0, failed = 0, tried = 0, findings = 0;
};

Ran run(const std::vector<TestFile>& files) {
  Ran out;
  const auto given = inputs(files);
  const api::Tested tested = api::run_tests(given, {}, as_of);
  for (const report::TestedProject& project : tested.projects) {
    for (const report::RanTest& test : project.tests) ++(test.passed() ? out.passed : out.failed);
    for (const bool tried : project.tried) out.tried += tried ? 1U : 0U;
  }
  out.findings = tested.findings.size();
  return out;
}

std::vector<fs::path> workspaces_of_examples() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(source_dir()) / "examples")) {
    if (entry.path().filename().string().ends_with(".workspace.json")) out.push_back(entry.path().parent_path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(GeneratedTests, AreGreenOnEveryExampleAndTryWhatTheyClaim) {
  std::size_t workspaces = 0;
  for (const fs::path& folder : workspaces_of_examples()) {
    SCOPED_TRACE(folder.filename().string());
    const Made made = generate(without_tests(files_of(folder.string())));
    const Ran ran = run(made.files);
    EXPECT_GT(made.tests, 0U);
    EXPECT_EQ(ran.passed, made.tests);
    EXPECT_EQ(ran.failed, 0U);
    EXPECT_EQ(ran.findings, 0U);
    EXPECT_EQ(ran.tried, made.tried);
    // Where nothing is broken, they come to every step and see every message.
    if (folder.parent_path().filename() != "broken") {
      EXPECT_EQ(made.steps_left, 0U);
    }
    // A second time there is nothing to add.
    constexpr std::size_t few = 15;  // files; more take their time
    if (made.files.size() < few) {
      EXPECT_EQ(generate(made.files).tests, 0U);
    }
    ++workspaces;
  }
  EXPECT_GE(workspaces, 18U);
}

TEST(GeneratedTests, OfTheCartRecovery) {
  const auto files = without_tests(files_of(std::string(source_dir()) + "/examples/c02-cart-recovery"));
  for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
    const auto given = inputs(files);
    const api::GeneratedSuites made = api::generate_tests(given, {as_of, {}, false, language});
    const auto& file = made.projects.front().files.front();
    EXPECT_EQ(file.name, "cart-recovery.journey-tests.json");
    EXPECT_TRUE(matches_golden(
        language == i18n::Language::en ? "suite/cart-recovery.en.json" : "suite/cart-recovery.zh.json", file.text));
  }
}

TEST(GeneratedTests, AddOnlyWhatTheTestsThatAreThereDoNotTry) {
  const auto files = files_of(std::string(source_dir()) + "/examples/c02-cart-recovery");
  const Made added = generate(files), whole = generate(files, {as_of, {}, true, {}});
  EXPECT_GT(added.tests, 0U);
  EXPECT_LT(added.tests, whole.tests);
  const std::string name = "cart-recovery.journey-tests.json";
  const auto text = [&](const std::vector<TestFile>& in) {
    return std::find_if(in.begin(), in.end(), [&](const TestFile& file) { return file.first == name; })->second;
  };
  // What is there stays byte for byte: the new tests stand behind it.
  const std::string before = text(files), after = text(added.files);
  const std::size_t kept = before.rfind('}', before.rfind(']'));
  EXPECT_EQ(after.substr(0, kept), before.substr(0, kept));
  const Ran ran = run(added.files);
  EXPECT_EQ(ran.failed, 0U);
  EXPECT_EQ(ran.findings, 0U);
}

TEST(GeneratedTests, AreTheSameEachTime) {
  const auto files = without_tests(files_of(std::string(source_dir()) + "/examples/hotel"));
  EXPECT_EQ(generate(files).files, generate(files).files);
}

// ---- random workspaces ----------------------------------------------------------------------------------------------

std::uint64_t workspaces() {
  const char* const wanted = std::getenv("WAYPROOF_WORKSPACES");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 60;
}

TEST(GeneratedTests, AreGreenOnRandomWorkspacesAndTryWhatTheyClaim) {
  std::size_t tests = 0, tried = 0, all = 0;
  for (std::uint64_t seed = 1; seed <= workspaces(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Features features = seed % 2 == 0 ? some_features(seed, 30) : related_features(seed);
    features.lifetimes = features.entry_hours = false;  // many ways that nobody can go
    const Made made = generate(random_workspace(seed, features).files);
    const Ran ran = run(made.files);
    EXPECT_EQ(ran.passed, made.tests);
    EXPECT_EQ(ran.failed, 0U);
    EXPECT_EQ(ran.findings, 0U);
    if (made.tests > 0) {
      EXPECT_EQ(ran.tried, made.tried);
    }
    tests += made.tests;
    tried += made.tried;
    all += made.all;
  }
  EXPECT_GT(tests, workspaces());
  EXPECT_GT(tried * 10, all * 7) << tried << " of " << all;
}

// ---- changes --------------------------------------------------------------------------------------------------------

/// The files with `from` replaced once in one of them; fails if it is not there.
std::vector<TestFile> changed(std::vector<TestFile> files, std::string_view name, std::string_view from,
                              std::string_view to) {
  for (TestFile& file : files) {
    if (file.first != name) continue;
    const std::size_t at = file.second.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) file.second.replace(at, from.size(), to);
  }
  return files;
}

TEST(GeneratedTests, FailWhenSomebodyChangesWhatAJourneyDoes) {
  struct Change {
    std::string_view folder, file, from, to;
  };
  const std::vector<Change> changes{
      // where a way leads
      {"member-shop", "c03-renewal-reminder.journey.json", R"("overdue": "expiry")", R"("overdue": "end")"},
      // how long is waited
      {"c02-cart-recovery", "cart-recovery.journey.json", R"("plus": "PT30M")", R"("plus": "PT31M")"},
      // quiet hours
      {"c02-cart-recovery", "fashion-shop.workspace.json", R"("to": "08:00:00")", R"("to": "08:30:00")"},
      {"c02-cart-recovery", "fashion-shop.workspace.json", R"("from": "20:00:00")", R"("from": "20:01:00")"},
      // what a check does
      {"c02-cart-recovery", "fashion-shop.workspace.json", R"("consent": {"mode": "enforce"})",
       R"("consent": {"mode": "off"})"},
      {"c02-cart-recovery", "fashion-shop.workspace.json", R"("suppression": {"mode": "enforce"})",
       R"("suppression": {"mode": "observe"})"},
      // who leaves
      {"c02-cart-recovery", "cart-recovery.journey.json", R"("on": {"event": "order.paid"})",
       R"("on": {"event": "cart.updated"})"},
  };
  for (const Change& change : changes) {
    SCOPED_TRACE(std::string(change.file) + ": " + std::string(change.from));
    const auto files = without_tests(files_of(std::string(source_dir()) + "/examples/" + std::string(change.folder)));
    const Made made = generate(files);
    EXPECT_EQ(run(made.files).failed, 0U);
    EXPECT_GT(run(changed(made.files, change.file, change.from, change.to)).failed, 0U);
  }
}

// Of each outcome of the example that leads elsewhere than another one, the target is swapped with it.
TEST(GeneratedTests, FailWhenWaysOnAreSwapped) {
  const auto files = without_tests(files_of(std::string(source_dir()) + "/examples/hotel"));
  const Made made = generate(files);
  const std::string name = "c15-vip-stay.journey.json";
  const auto journey =
      std::find_if(files.begin(), files.end(), [&](const TestFile& file) { return file.first == name; });
  ASSERT_NE(journey, files.end());
  std::size_t swaps = 0;
  for (const std::string_view key : {R"("next": ")", R"("on_time_out": ")", R"("overdue": ")"}) {
    for (std::size_t at = journey->second.find(key); at != std::string::npos; at = journey->second.find(key, at + 1)) {
      const std::size_t begin = at + key.size(), end = journey->second.find('"', begin);
      for (const std::string_view other : {"end", "say-hello"}) {
        if (journey->second.substr(begin, end - begin) == other) continue;
        std::vector<TestFile> mutant = made.files;
        for (TestFile& file : mutant) {
          if (file.first == name) file.second.replace(begin, end - begin, other);
        }
        SCOPED_TRACE(std::string(key) + " at byte " + std::to_string(at) + " -> " + std::string(other));
        EXPECT_GT(run(mutant).failed, 0U);
        ++swaps;
      }
    }
  }
  EXPECT_GT(swaps, 15U);
}

}  // namespace
}  // namespace wayproof::testing
