// A rule's page is its test: every failing example gives this rule and no other, every passing one is silent, and the
// report below an example is what the command prints, in English on the page and in Chinese on its translation.
// UPDATE_GOLDEN=1 in the environment writes the reports anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "json/read.h"
#include "rules/rule.h"
#include "support/checked.h"
#include "support/golden.h"
#include "support/rule_page.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

const fs::path rules_folder = fs::path(testing::source_dir()) / "src" / "rules";

std::string stem_of(std::string_view id) {
  std::string stem(id);
  std::replace(stem.begin(), stem.end(), '-', '_');
  return stem;
}

fs::path page_path(const rules::RuleInfo& rule, std::string_view ending) {
  return rules_folder / (stem_of(rule.id) + std::string(ending));
}

Day as_of(const json::ReadResult& metadata) {
  const auto written = metadata.tree.root()["as_of"].string();
  return *parse_date(written ? std::string(*written) : "2027-03-01");
}

/// Writes a report into a page, when asked to.
void check_report(const RulePage& page, std::size_t example, const std::string& report) {
  const Example& at = page.examples[example];
  if (at.report == report) return;
  if (std::getenv("UPDATE_GOLDEN") == nullptr) {
    ADD_FAILURE() << page.path << ", example " << example + 1 << ": run with UPDATE_GOLDEN=1 if this is right\n"
                  << difference(at.report, report);
    return;
  }
  RulePage now = read_rule_page(page.path);  // earlier reports may have moved this one
  const Example& place = now.examples[example];
  now.source.replace(place.report_begin, place.report.size(), report);
  std::ofstream(page.path, std::ios::binary) << now.source;
}

class RulePages : public ::testing::TestWithParam<const rules::Rule*> {};

TEST_P(RulePages, HasItsShape) {
  const rules::RuleInfo& rule = GetParam()->info;
  const RulePage page = read_rule_page(page_path(rule, ".md").string());
  const RulePage chinese = read_rule_page(page_path(rule, ".zh.md").string());
  ASSERT_FALSE(page.source.empty()) << page.path;
  ASSERT_FALSE(chinese.source.empty()) << chinese.path;
  EXPECT_EQ(page.title, rule.id);
  EXPECT_EQ(chinese.title, rule.id);
  std::vector<std::string> headings{"What it checks", "Why it matters", "Fails",
                                    "Passes",         "How to fix",     "What it cannot see"};
  std::vector<std::string> in_chinese{"检查什么",       "为什么重要", "会报出的例子",
                                      "不会报出的例子", "怎么改",     "它看不到什么"};
  const auto metadata = json::read(page.metadata);
  EXPECT_TRUE(metadata.errors.empty()) << page.path;
  const auto root = metadata.tree.root();
  if (root["sources"].size() > 0) {
    headings.emplace_back("Sources");
    in_chinese.emplace_back("依据");
  }
  EXPECT_EQ(page.headings, headings) << page.path;
  EXPECT_EQ(chinese.headings, in_chinese) << chinese.path;
  static constexpr std::string_view severities[] = {"error", "warning", "info"};
  EXPECT_EQ(root["severity"].string(), severities[static_cast<std::size_t>(rule.severity)]) << page.path;
  EXPECT_EQ(root["since"].string(), rule.since) << page.path;
  EXPECT_EQ(root["stability"].string(), rule.stability == rules::Stability::stable ? "stable" : "preview") << page.path;
  for (std::size_t s = 0; s < root["sources"].size(); ++s) {
    const auto source = root["sources"].item(s);
    EXPECT_TRUE(source["cite"].string()) << page.path;
    EXPECT_EQ(source["url"].string().value_or("").substr(0, 8), "https://") << page.path;
    EXPECT_TRUE(parse_date(source["checked"].string().value_or(""))) << page.path;
  }
  const auto fails =
      std::count_if(page.examples.begin(), page.examples.end(), [](const Example& e) { return e.fails; });
  EXPECT_GE(fails, 1) << page.path;
  EXPECT_GT(static_cast<std::ptrdiff_t>(page.examples.size()), fails) << page.path << ": no passing example";
  // The translation shows every example of the page, in order.
  for (std::size_t e = 0; e < page.examples.size(); ++e) {
    const std::string marker = "<!-- example " + std::to_string(e + 1) + " -->";
    EXPECT_NE(chinese.source.find(marker), std::string::npos) << chinese.path << ": " << marker;
  }
}

TEST_P(RulePages, ExamplesDoWhatThePageSays) {
  const rules::RuleInfo& rule = GetParam()->info;
  const RulePage page = read_rule_page(page_path(rule, ".md").string());
  const RulePage chinese = read_rule_page(page_path(rule, ".zh.md").string());
  const auto metadata = json::read(page.metadata);
  const Day today = as_of(metadata);
  std::size_t report = 0;
  for (std::size_t e = 0; e < page.examples.size(); ++e) {
    const Example& example = page.examples[e];
    SCOPED_TRACE(page.path + ", example " + std::to_string(e + 1));
    auto loaded = load(example.files);
    // What packs say of the same files is no matter of the page, unless it is about packs themselves.
    const auto findings = rule.family() == "packs" ? check(*loaded, today) : check_by_rules(*loaded, today);
    for (const Finding& finding : findings) {
      if (!finding.ignored.empty()) continue;
      if (example.fails) {
        EXPECT_EQ(finding.rule, rule.id) << text_report(*loaded, findings, today, i18n::Language::en);
      } else {
        ADD_FAILURE() << text_report(*loaded, findings, today, i18n::Language::en);
      }
    }
    if (!example.fails) continue;
    EXPECT_FALSE(findings.empty()) << "the rule is silent";
    check_report(page, e, text_report(*loaded, findings, today, i18n::Language::en) + "\n");
    ASSERT_LT(report, chinese.examples.size()) << chinese.path << ": a report is missing";
    check_report(chinese, report++, text_report(*loaded, findings, today, i18n::Language::zh) + "\n");
  }
}

INSTANTIATE_TEST_SUITE_P(All, RulePages, ::testing::ValuesIn(rules::registry().begin(), rules::registry().end()),
                         [](const ::testing::TestParamInfo<const rules::Rule*>& one) {
                           std::string name = stem_of(one.param->info.id);
                           std::replace(name.begin(), name.end(), '/', '_');
                           return name;
                         });

}  // namespace
}  // namespace wayproof::testing
