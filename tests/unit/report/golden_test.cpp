// Every format against the sample findings, byte for byte.
#include "support/golden.h"

#include <gtest/gtest.h>

#include "unit/report/sample.h"

namespace wayproof::report {
namespace {

using i18n::Language;
using testing::matches_golden;

std::string rendered(Format format, const Context& context) {
  const sample::Sample sample;
  return render(format, sample.findings, sample.sources, context);
}

TEST(ReportGolden, text) {
  EXPECT_TRUE(matches_golden("report/sample.en.txt", rendered(Format::text, sample::context(Language::en))));
  EXPECT_TRUE(matches_golden("report/sample.zh.txt", rendered(Format::text, sample::context(Language::zh))));
}

TEST(ReportGolden, text_in_colour) {
  Context context = sample::context(Language::en);
  context.colour = true;
  EXPECT_TRUE(matches_golden("report/sample.colour.txt", rendered(Format::text, context)));
}

TEST(ReportGolden, text_in_a_narrow_window) {
  Context context = sample::context(Language::zh);
  context.width = 1;  // 40 are used
  EXPECT_TRUE(matches_golden("report/sample.narrow.txt", rendered(Format::text, context)));
}

TEST(ReportGolden, json) {
  EXPECT_TRUE(matches_golden("report/sample.en.json", rendered(Format::json, sample::context(Language::en))));
  EXPECT_TRUE(matches_golden("report/sample.zh.json", rendered(Format::json, sample::context(Language::zh))));
}

TEST(ReportGolden, sarif) {
  EXPECT_TRUE(matches_golden("report/sample.en.sarif", rendered(Format::sarif, sample::context(Language::en))));
}

TEST(ReportGolden, junit) {
  EXPECT_TRUE(matches_golden("report/sample.en.junit.xml", rendered(Format::junit, sample::context(Language::en))));
  Context strict = sample::context(Language::zh);
  strict.fail_on = Severity::info;
  EXPECT_TRUE(matches_golden("report/sample.zh.junit.xml", rendered(Format::junit, strict)));
}

TEST(ReportGolden, github) {
  EXPECT_TRUE(matches_golden("report/sample.en.github", rendered(Format::github, sample::context(Language::en))));
}

TEST(ReportGolden, nothing_to_say) {
  const std::vector<Source> sources{{"a.journey.json", "{}"}};
  const Context context = sample::context(Language::en);
  EXPECT_EQ(render(Format::text, {}, sources, context), "No problems in 1 file (as of 2026-11-21, tz 2026b)\n");
  EXPECT_EQ(render(Format::text, {}, sources, sample::context(Language::zh)),
            "1 个文件：没有问题（截至 2026-11-21，时区数据 2026b）\n");
  EXPECT_TRUE(matches_golden("report/empty.json", render(Format::json, {}, sources, context)));
  EXPECT_TRUE(matches_golden("report/empty.sarif", render(Format::sarif, {}, sources, context)));
  EXPECT_TRUE(matches_golden("report/empty.junit.xml", render(Format::junit, {}, sources, context)));
}

}  // namespace
}  // namespace wayproof::report
