// What fixes promise: each repairs the problem it stands at and breaks nothing else; the safe ones, applied again and
// again, come to rest and leave no new problem. Tried on every failing example of every page and on the broken
// examples.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "finding/apply_fixes.h"
#include "rules/rule.h"
#include "support/checked.h"
#include "support/rule_page.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

const Day today = *parse_date("2027-03-01");

/// How often each rule speaks. A question is no problem.
using Counts = std::map<std::string, int>;

Counts counts_of(const std::vector<Finding>& findings) {
  Counts counts;
  for (const Finding& finding : findings) {
    if (finding.question.empty() && finding.ignored.empty()) ++counts[std::string(finding.rule)];
  }
  return counts;
}

std::vector<std::string_view> views_of(const std::vector<TestFile>& files) {
  std::vector<std::string_view> views;
  for (const auto& [name, text] : files) views.push_back(text);
  return views;
}

std::vector<TestFile> with_texts(std::vector<TestFile> files, const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < files.size(); ++i) files[i].second = texts[i];
  return files;
}

/// Every collection of files that has problems.
std::vector<std::pair<std::string, std::vector<TestFile>>> broken_files() {
  std::vector<std::pair<std::string, std::vector<TestFile>>> all;
  const fs::path source = testing::source_dir();
  for (const auto& [name, text] : files_of((source / "examples" / "broken").string())) {
    const std::string folder = fs::path(name).parent_path().generic_string();
    if (all.empty() || all.back().first != folder) {
      all.emplace_back(folder, files_of((source / "examples" / "broken" / folder).string()));
    }
  }
  for (const rules::Rule* rule : rules::registry()) {
    std::string stem(rule->info.id);
    std::replace(stem.begin(), stem.end(), '-', '_');
    const RulePage page = read_rule_page((source / "src" / "rules" / (stem + ".md")).string());
    for (std::size_t e = 0; e < page.examples.size(); ++e) {
      if (page.examples[e].fails) all.emplace_back(stem + " " + std::to_string(e + 1), page.examples[e].files);
    }
  }
  return all;
}

TEST(Fixes, EachRepairsItsProblem) {
  int tried = 0;
  for (const auto& [name, files] : broken_files()) {
    auto loaded = load(files);
    const auto findings = check(*loaded, today);
    const Counts before = counts_of(findings);
    for (std::size_t f = 0; f < findings.size(); ++f) {
      for (std::size_t x = 0; x < findings[f].fixes.size(); ++x) {
        SCOPED_TRACE(name + ": " + std::string(findings[f].rule) + ", " + findings[f].fixes[x].title.key);
        ++tried;
        const auto applied = apply_fix(findings, views_of(files), {f, x});
        ASSERT_EQ(applied.applied.size(), 1U) << "the edits do not fit";
        auto repaired = load(with_texts(files, applied.texts));
        const auto left = check(*repaired, today);
        Counts after = counts_of(left);
        const std::string rule(findings[f].rule);
        EXPECT_LT(after[rule], before.at(rule)) << text_report(*repaired, left, today, i18n::Language::en);
        for (const auto& [other, count] : after) {
          if (other.rfind("file/", 0) == 0) {
            EXPECT_LE(count, before.count(other) == 1 ? before.at(other) : 0)
                << text_report(*repaired, left, today, i18n::Language::en);
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 20);
}

TEST(Fixes, SafeOnesComeToRestAndBreakNothing) {
  for (const auto& [name, original] : broken_files()) {
    SCOPED_TRACE(name);
    auto files = original;
    auto loaded = load(files);
    auto findings = check(*loaded, today);
    const Counts before = counts_of(findings);
    bool at_rest = false;
    for (int round = 0; round < 10 && !at_rest; ++round) {
      const auto applied = apply_fixes(findings, views_of(files), FixPolicy::safe_only);
      at_rest = applied.applied.empty();
      if (at_rest) break;
      files = with_texts(files, applied.texts);
      loaded = load(files);
      findings = check(*loaded, today);
    }
    EXPECT_TRUE(at_rest);
    for (const auto& [rule, count] : counts_of(findings)) {
      EXPECT_LE(count, before.count(rule) == 1 ? before.at(rule) : 0)
          << rule << "\n"
          << text_report(*loaded, findings, today, i18n::Language::en);
    }
  }
}

}  // namespace
}  // namespace wayproof::testing
