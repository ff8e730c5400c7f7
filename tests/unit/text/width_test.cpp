#include "text/width.h"

#include <gtest/gtest.h>

#include "text/width_table.h"

namespace wayproof {
namespace {

TEST(TextWidth, latin_takes_one_column_each) {
  EXPECT_EQ(text_width(""), 0U);
  EXPECT_EQ(text_width("journey"), 7U);
  EXPECT_EQ(text_width("Grüße – “a”"), 11U);
}

TEST(TextWidth, chinese_takes_two) {
  EXPECT_EQ(text_width("旅程"), 4U);
  EXPECT_EQ(text_width("上限 2 条。"), 11U);
  EXPECT_EQ(text_width("（）：，"), 8U);
  EXPECT_EQ(text_width("ｗｉｄｅ"), 8U);
  EXPECT_EQ(text_width("𠮷"), 2U);  // beyond the basic plane
  EXPECT_EQ(text_width("かな 한글"), 9U);
}

TEST(TextWidth, marks_take_none) {
  EXPECT_EQ(text_width("e\u0301"), 1U);
  EXPECT_EQ(text_width("\u200Ba\u200B"), 1U);
  EXPECT_EQ(text_width("\u1112\u1161\u11AB"), 2U);  // one Hangul syllable in three letters
}

TEST(TextWidth, emoji_are_drawn_as_one) {
  EXPECT_EQ(text_width("🎁"), 2U);
  EXPECT_EQ(text_width("❤\uFE0F"), 2U);          // the selector makes a narrow sign wide
  EXPECT_EQ(text_width("👍🏽"), 2U);         // with skin tone
  EXPECT_EQ(text_width("👩\u200D👩\u200D👧"), 2U);  // a family, joined
  EXPECT_EQ(text_width("🇨🇳"), 2U);               // a flag
  EXPECT_EQ(text_width("🇨🇳🇩🇪"), 4U);
  EXPECT_EQ(text_width("🎁🎁"), 4U);
}

TEST(TextWidth, a_broken_byte_takes_one) {
  EXPECT_EQ(text_width("a\xFF\xE6\x97z"), 5U);
  EXPECT_EQ(cluster_at("\xFF", 0).size, 1U);
}

TEST(TextWidth, clusters_cover_the_text) {
  const std::string_view text = "a旅e\u0301👩\u200D👧🇨🇳\xF0";
  std::size_t at = 0;
  std::size_t clusters = 0;
  while (at < text.size()) {
    const Cluster cluster = cluster_at(text, at);
    ASSERT_GT(cluster.size, 0U);
    at += cluster.size;
    ++clusters;
  }
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(clusters, 6U);
}

TEST(TextWidth, tables_are_sorted_and_disjoint) {
  for (const auto ranges : {wide_characters(), zero_width_characters()}) {
    char32_t last = 0;
    for (const CodeRange& range : ranges) {
      EXPECT_LT(last, range.first);
      EXPECT_LE(range.first, range.last);
      last = range.last;
    }
  }
}

}  // namespace
}  // namespace wayproof
