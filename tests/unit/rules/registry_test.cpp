// The registry against the folder: a rule that is not listed never runs, a page without a rule helps nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "i18n/catalogue.h"
#include "rules/rule.h"
#include "support/source_dir.h"

namespace wayproof::rules {
namespace {

namespace fs = std::filesystem;

std::set<std::string> stems(std::string_view ending) {
  std::set<std::string> found;
  const fs::path folder = fs::path(testing::source_dir()) / "src" / "rules";
  for (const auto& family : fs::directory_iterator(folder)) {
    if (!family.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(family.path())) {
      const std::string name = file.path().filename().string();
      const std::size_t dot = name.find('.');
      if (name.substr(dot) != ending) continue;
      std::string id = family.path().filename().string() + "/" + name.substr(0, dot);
      std::replace(id.begin(), id.end(), '_', '-');
      found.insert(id);
    }
  }
  return found;
}

std::set<std::string> listed() {
  std::set<std::string> ids;
  for (const Rule* rule : registry()) ids.emplace(rule->info.id);
  return ids;
}

TEST(Registry, ListsTheFilesOfTheFolder) {
  // A source with a header is something a rule uses, one without is a rule.
  std::set<std::string> rules = stems(".cpp");
  for (const std::string& used : stems(".h")) rules.erase(used);
  // What reading finds has no source here.
  for (const Rule* rule : registry()) {
    if (rule->check == nullptr) rules.emplace(rule->info.id);
  }
  EXPECT_EQ(rules, listed());
  EXPECT_EQ(stems(".md"), listed());
  EXPECT_EQ(stems(".zh.md"), listed());
}

TEST(Registry, IsInOrderAndWithoutDoubles) {
  std::vector<std::string_view> ids;
  for (const Rule* rule : registry()) ids.push_back(rule->info.id);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST(Registry, RetiredIdsAreNotUsedAgain) {
  for (const std::string_view retired : retired_ids()) EXPECT_EQ(find_rule(retired), nullptr) << retired;
}

TEST(Registry, EveryRuleHasItsSentences) {
  for (const Rule* rule : registry()) {
    // An ignore that covers nothing needs no reason why that matters.
    for (const std::string_view part : {".what", ".advice"}) {
      const std::string prefix = std::string(rule->info.id) + std::string(part);
      const auto all = i18n::catalogue();
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const i18n::Sentence& sentence) {
        return sentence.key.substr(0, prefix.size()) == prefix;
      })) << prefix;
    }
  }
}

}  // namespace
}  // namespace wayproof::rules
