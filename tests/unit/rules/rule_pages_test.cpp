// A rule's page is its test: every failing example gives this rule and no other, every passing one is silent, and the
// report below an example is what the command prints, in English on the page and in Chinese on its translation.
// UPDATE_GOLDEN=1 in the environment writes the reports anew.
#include <gtest/gtest.h>

#include <algorithm>

#include "json/read.h"
#include "rules/rule.h"
#include "support/page_examples.h"

namespace wayproof::testing {
namespace {

std::string stem_of(std::string_view id) {
  std::string stem(id);
  std::replace(stem.begin(), stem.end(), '-', '_');
  return stem;
}

PagePair pages_of(const rules::RuleInfo& rule) { return read_page_pair("rules/" + stem_of(rule.id)); }

Day as_of(const json::ReadResult& metadata) {
  const auto written = metadata.tree.root()["as_of"].string();
  return *parse_date(written ? std::string(*written) : "2027-03-01");
}

class RulePages : public ::testing::TestWithParam<const rules::Rule*> {};

TEST_P(RulePages, HasItsShape) {
  const rules::RuleInfo& rule = GetParam()->info;
  const PagePair pages = pages_of(rule);
  const RulePage& page = pages.english;
  const auto metadata = json::read(page.metadata);
  const auto root = metadata.tree.root();
  expect_page_shape(pages, rule.id, root["sources"].size() > 0);
  EXPECT_TRUE(metadata.errors.empty()) << page.path;
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
}

TEST_P(RulePages, ExamplesDoWhatThePageSays) {
  const rules::RuleInfo& rule = GetParam()->info;
  const PagePair pages = pages_of(rule);
  const RulePage& page = pages.english;
  const Day today = as_of(json::read(page.metadata));
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
    check_page_reports(pages, e, report++, *loaded, findings, today);
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
