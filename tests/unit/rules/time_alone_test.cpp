// A build must not turn red because a night has passed: what changes with the date alone is a hint or something to
// improve, never a problem that has to be fixed. Held on every example of every rule page and on every shipped example.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "finding/identity.h"
#include "rules/rule.h"
#include "support/checked.h"
#include "support/rule_page.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

const Day written = day_of({2026, 11, 21});
const Day later[] = {day_of({2026, 11, 22}), day_of({2027, 2, 10}), day_of({2027, 10, 31}),
                     day_of({2028, 2, 29}),  day_of({2031, 6, 1}),  day_of({2040, 1, 1})};

/// The errors by identity; ignored ones too, for an author's own date may end his `ignore`.
std::set<std::string> errors(Loaded& loaded, Day as_of) {
  std::set<std::string> found;
  for (const Finding& finding : check(loaded, as_of)) {
    if (finding.severity != Severity::error || !finding.question.empty()) continue;
    const Identity identity = identity_of(finding, loaded.texts[finding.place.file].first, {});
    found.insert(identity.rule + " in " + identity.file + ", " + identity.journey + "/" + identity.step);
  }
  return found;
}

void expect_no_error_by_time_alone(const std::vector<TestFile>& files, const std::string& name) {
  const auto loaded = load(files);
  const std::set<std::string> known = errors(*loaded, written);
  for (const Day day : later) {
    for (const std::string& error : errors(*loaded, day)) {
      EXPECT_TRUE(known.count(error) != 0) << name << ": " << error << " from " << iso_date(day) << " on";
    }
  }
}

TEST(TimeAlone, MakesNoErrorInTheExamples) {
  for (const auto& folder : fs::directory_iterator(fs::path(source_dir()) / "examples")) {
    if (folder.is_directory())
      expect_no_error_by_time_alone(files_of(folder.path().string()), folder.path().filename().string());
  }
}

TEST(TimeAlone, MakesNoErrorOnTheRulePages) {
  for (const rules::Rule* const rule : rules::registry()) {
    std::string stem(rule->info.id);
    std::replace(stem.begin(), stem.end(), '-', '_');
    const RulePage page = read_rule_page((fs::path(source_dir()) / "src/rules" / (stem + ".md")).string());
    for (const Example& example : page.examples) expect_no_error_by_time_alone(example.files, stem);
  }
}

}  // namespace
}  // namespace wayproof::testing
