// The shipped examples: clean ones are the silence test of all rules, the broken twins the catch test. The golden lists
// every problem of every folder, on one date.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "support/checked.h"
#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

const fs::path examples = fs::path(testing::source_dir()) / "examples";

/// Folders that hold a workspace.
std::set<std::string> folders() {
  std::set<std::string> found;
  for (const auto& [name, text] : files_of(examples.string())) {
    const std::string ending = ".workspace.json";
    if (name.size() < ending.size() || name.compare(name.size() - ending.size(), ending.size(), ending) != 0) continue;
    found.insert(fs::path(name).parent_path().generic_string());
  }
  return found;
}

std::string problems_of(const std::string& folder) {
  auto loaded = load(files_of((examples / folder).string()));
  std::string lines = folder + "\n";
  for (const Finding& finding : check(*loaded, *parse_date("2027-02-01"))) {
    lines += "  " + loaded->texts[finding.place.file].first + " " + std::string(finding.rule);
    if (!finding.steps.empty()) lines += " " + finding.steps.front();
    if (!finding.question.empty()) lines += " (" + finding.question + ")";
    if (!finding.ignored.empty()) lines += " (ignored)";
    lines += "\n";
  }
  return lines;
}

TEST(Examples, GiveTheProblemsTheyAreMeantToGive) {
  std::string all;
  for (const std::string& folder : folders()) all += problems_of(folder);
  EXPECT_TRUE(matches_golden("rules/examples.txt", all));
}

TEST(Examples, CleanOnesAreSilent) {
  for (const std::string& folder : folders()) {
    const bool broken = folder.rfind("broken/", 0) == 0 || folder == "c02-cart-recovery-as-written";
    if (broken) continue;
    EXPECT_EQ(problems_of(folder), folder + "\n");
  }
}

}  // namespace
}  // namespace wayproof::testing
