// Pinned rule sets: with made-up rules, so that the test does not depend on which rules there are; and once through a
// whole check.
#include "rules/pin.h"

#include <gtest/gtest.h>

#include <map>

#include "api/check.h"
#include "support/checked.h"
#include "support/source_dir.h"

namespace wayproof::rules {
namespace {

constexpr Rule old_rule{{"made/old", Severity::error, "2026.11"}, nullptr};
constexpr Rule new_rule{{"made/new", Severity::error, "2027.02"}, nullptr};
constexpr Rule newest_rule{{"made/newest", Severity::warning, "2027.10"}, nullptr};
const std::vector<const Rule*> made_up{&old_rule, &new_rule, &newest_rule};

Finding found_by(const Rule& rule, FileId file = 1) {
  Finding finding;
  finding.rule = rule.info.id;
  finding.severity = rule.info.severity;
  finding.place.file = file;
  return finding;
}

/// A workspace in file 0, its journey in file 1; file 2 is a stranger's.
model::Project pinned(const std::string& pin) {
  model::Project project;
  project.files.resize(3);
  project.workspace.given = true;
  if (!pin.empty()) project.workspace.rules = model::Id{pin, {40, 49}};
  project.journeys.resize(1);
  project.journeys[0].file = 1;
  return project;
}

/// The rules whose findings became hints.
std::map<std::string, std::string> held_back(const std::string& pin) {
  std::vector<Finding> findings{found_by(old_rule), found_by(new_rule), found_by(newest_rule)};
  honour_pin(pinned(pin), made_up, findings);
  std::map<std::string, std::string> hints;
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.severity == Severity::info, !finding.newer_rule_set.empty());
    if (finding.severity == Severity::info) hints.emplace(finding.rule, finding.newer_rule_set);
  }
  return hints;
}

TEST(Pin, NewerRulesGiveHintsUntilItIsRaised) {
  using Hints = std::map<std::string, std::string>;
  EXPECT_EQ(held_back(""), Hints{});
  EXPECT_EQ(held_back("2027.10"), Hints{});
  EXPECT_EQ(held_back("2027.02"), (Hints{{"made/newest", "2027.10"}}));
  EXPECT_EQ(held_back("2026.11"), (Hints{{"made/new", "2027.02"}, {"made/newest", "2027.10"}}));
  EXPECT_EQ(held_back("2027.09"), held_back("2027.02"));  // between two rule sets
  EXPECT_EQ(held_back("2020.01").size(), 3U);             // before the first
}

TEST(Pin, HoldsForTheFilesOfItsWorkspaceAlone) {
  std::vector<Finding> findings{found_by(new_rule, 0), found_by(new_rule, 1), found_by(new_rule, 2), found_by(new_rule, 9)};
  honour_pin(pinned("2026.11"), made_up, findings);
  EXPECT_EQ(findings[0].severity, Severity::info);
  EXPECT_EQ(findings[1].severity, Severity::info);
  EXPECT_EQ(findings[2].severity, Severity::error);
  EXPECT_EQ(findings[3].severity, Severity::error);
}

TEST(Pin, OneThatIsNewerThanAllRulesIsAFindingWhereItStands) {
  std::vector<Finding> findings{found_by(newest_rule)};
  honour_pin(pinned("2027.11"), made_up, findings);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[1].rule, "file/unknown-rule-set");
  EXPECT_EQ(findings[1].place, (Place{0, {40, 49}}));
}

TEST(Pin, TheNewestRuleSetIsThatOfTheNewestRule) {
  EXPECT_EQ(newest_rule_set(made_up), "2027.10");
  EXPECT_EQ(newest_rule_set({}), "");
}

TEST(Pin, AnExampleUnderAnOlderPinHasTheSameProblemsAsHintsAndSaysSoOnce) {
  const std::string folder = testing::source_dir() + "/examples/c02-cart-recovery-as-written";
  std::vector<testing::TestFile> files = testing::files_of(folder);
  const auto check = [&] {
    std::vector<model::InputFile> inputs;
    for (const auto& [name, text] : files) inputs.push_back({name, text});
    return api::check(inputs, {day_of({2026, 11, 21}), {}, {}}).findings;
  };
  const std::vector<Finding> before = check();
  ASSERT_TRUE(std::any_of(before.begin(), before.end(), [](const auto& one) { return one.severity == Severity::error; }));
  for (auto& [name, text] : files) {
    const std::size_t at = text.find("\"wayproof/workspace@1\",");
    if (at != std::string::npos) text.insert(at + 23, " \"rules\": \"2026.10\",");
  }
  const std::vector<Finding> after = check();
  ASSERT_EQ(after.size(), before.size());
  for (const Finding& finding : after) {
    EXPECT_EQ(finding.severity, Severity::info);
    EXPECT_EQ(finding.newer_rule_set, "2026.11");
  }
  std::vector<report::Source> sources;
  for (const auto& [name, text] : files) sources.push_back({name, text});
  const std::string text = report::render(report::Format::text, after, sources, api::context_of(0, i18n::Language::en));
  const std::size_t said = text.find("until you raise");
  ASSERT_NE(said, std::string::npos) << text;
  EXPECT_EQ(text.find("until you raise", said + 1), std::string::npos);
}

}  // namespace
}  // namespace wayproof::rules
