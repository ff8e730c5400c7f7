// A mechanism's page is its test: every failing example breaks its one requirement and gives nothing else, every
// passing one is silent, and the report below an example is what the command prints. UPDATE_GOLDEN=1 writes the reports
// anew.
#include <gtest/gtest.h>

#include <algorithm>

#include "model/names.h"
#include "rules/pages.h"
#include "support/page_examples.h"

namespace wayproof::testing {
namespace {

const Day today = day_of({2027, 3, 1});

PagePair pages_of(std::string_view mechanism) { return read_page_pair("packs/pages/" + std::string(mechanism)); }

/// The requirement of the house's own, or a rule that stands for it and quotes its source.
bool is_of_house(const Finding& finding, std::string_view mechanism) {
  if (mechanism != "pass") return finding.rule.rfind("pack/house/", 0) == 0;
  return std::any_of(finding.sources.begin(), finding.sources.end(),
                     [](const Citation& one) { return one.title == "House rules"; });
}

class MechanismPages : public ::testing::TestWithParam<std::string_view> {};

TEST_P(MechanismPages, HasItsShape) {
  const std::string id = "pack/" + std::string(GetParam());
  expect_page_shape(pages_of(GetParam()), id, false);
  for (const std::string_view language : {"en", "zh"}) {
    const rules::Page* const page = rules::find_page(id, language);
    ASSERT_NE(page, nullptr) << id;
    EXPECT_EQ(page->language, language) << id;
  }
}

TEST_P(MechanismPages, ExamplesDoWhatThePageSays) {
  const PagePair pages = pages_of(GetParam());
  const RulePage& page = pages.english;
  std::size_t report = 0;
  for (std::size_t e = 0; e < page.examples.size(); ++e) {
    const Example& example = page.examples[e];
    SCOPED_TRACE(page.path + ", example " + std::to_string(e + 1));
    const bool by_mechanism = std::any_of(example.files.begin(), example.files.end(), [](const TestFile& file) {
      return file.first == "house.pack.json" &&
             file.second.find("\"must\": {\"" + std::string(GetParam()) + "\"") != std::string::npos;
    });
    EXPECT_TRUE(by_mechanism) << "the house asks for something else";
    auto loaded = load(example.files);
    const auto findings = check(*loaded, today);
    for (const Finding& finding : findings) {
      EXPECT_TRUE(example.fails && is_of_house(finding, GetParam()))
          << text_report(*loaded, findings, today, i18n::Language::en);
    }
    if (!example.fails) continue;
    EXPECT_FALSE(findings.empty()) << "nothing is found";
    check_page_reports(pages, e, report++, *loaded, findings, today);
  }
}

INSTANTIATE_TEST_SUITE_P(All, MechanismPages, ::testing::ValuesIn(model::names::must),
                         [](const ::testing::TestParamInfo<std::string_view>& one) { return std::string(one.param); });

}  // namespace
}  // namespace wayproof::testing
