#include "support/page_examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/golden.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

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

}  // namespace

PagePair read_page_pair(const std::string& stem) {
  const std::string path = (std::filesystem::path(source_dir()) / "src" / stem).string();
  return {read_rule_page(path + ".md"), read_rule_page(path + ".zh.md")};
}

void expect_page_shape(const PagePair& pages, std::string_view title, bool with_sources) {
  const auto& [page, chinese] = pages;
  ASSERT_FALSE(page.source.empty()) << page.path;
  ASSERT_FALSE(chinese.source.empty()) << chinese.path;
  EXPECT_EQ(page.title, title);
  EXPECT_EQ(chinese.title, title);
  std::vector<std::string> headings{"What it checks", "Why it matters", "Fails",
                                    "Passes",         "How to fix",     "What it cannot see"};
  std::vector<std::string> in_chinese{"检查什么",       "为什么重要", "会报出的例子",
                                      "不会报出的例子", "怎么改",     "它看不到什么"};
  if (with_sources) {
    headings.emplace_back("Sources");
    in_chinese.emplace_back("依据");
  }
  EXPECT_EQ(page.headings, headings) << page.path;
  EXPECT_EQ(chinese.headings, in_chinese) << chinese.path;
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

void check_page_reports(const PagePair& pages, std::size_t example, std::size_t nth, const Loaded& loaded,
                        const std::vector<Finding>& findings, Day as_of) {
  check_report(pages.english, example, text_report(loaded, findings, as_of, i18n::Language::en) + "\n");
  ASSERT_LT(nth, pages.chinese.examples.size()) << pages.chinese.path << ": a report is missing";
  check_report(pages.chinese, nth, text_report(loaded, findings, as_of, i18n::Language::zh) + "\n");
}

}  // namespace wayproof::testing
