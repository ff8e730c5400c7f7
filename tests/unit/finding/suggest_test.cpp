#include "finding/suggest.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace wayproof {
namespace {

using Names = std::vector<std::string_view>;

std::string meant(std::string_view written, const Names& candidates) {
  return std::string(did_you_mean(written, candidates).value_or("nothing"));
}

TEST(DidYouMean, forgives_slips_of_the_hand) {
  const Names keys{"channel", "purpose", "template", "topic", "at_most", "until_event"};
  EXPECT_EQ(meant("chanel", keys), "channel");
  EXPECT_EQ(meant("pupose", keys), "purpose");
  EXPECT_EQ(meant("tempalte", keys), "template");
  EXPECT_EQ(meant("untill_evnet", keys), "until_event");
  EXPECT_EQ(meant("topik", keys), "topic");
}

TEST(DidYouMean, does_not_guess_wildly) {
  const Names keys{"id", "if", "on", "next", "case", "send"};
  EXPECT_EQ(meant("is", keys), "nothing");
  EXPECT_EQ(meant("end", Names{"send", "and"}), "and");  // one slip among three letters is forgiven
  EXPECT_EQ(meant("colour", keys), "nothing");
  EXPECT_EQ(meant("", keys), "nothing");
  EXPECT_EQ(meant("next", keys), "nothing");  // what is written is right, so nothing else was meant
  EXPECT_EQ(meant("nekst", {}), "nothing");
}

TEST(DidYouMean, capitals_and_marks_between_words_do_not_count) {
  EXPECT_EQ(meant("onTimeOut", Names{"on_time_out", "on_time"}), "on_time_out");
  EXPECT_EQ(meant("on-time-out", Names{"on_time_out"}), "on_time_out");
  EXPECT_EQ(meant("ID", Names{"id", "if"}), "id");
  EXPECT_EQ(meant("order_paid", Names{"order.paid", "order.paint"}), "order.paid");
}

TEST(DidYouMean, knows_plurals) {
  EXPECT_EQ(meant("channels", Names{"channel", "channelz"}), "channel");
  EXPECT_EQ(meant("property", Names{"properties", "proper_t"}), "properties");
  EXPECT_EQ(meant("branch", Names{"branches"}), "branches");
  EXPECT_EQ(meant("step", Names{"stop", "steps"}), "steps");
}

TEST(DidYouMean, compares_characters_not_bytes) {
  EXPECT_EQ(meant("最近下单日其", Names{"最近下单日期", "生日"}), "最近下单日期");
  EXPECT_EQ(meant("甲乙", Names{"丙丁"}), "nothing");
}

TEST(DidYouMean, order_of_candidates_does_not_matter) {
  Names keys{"mail-1", "mail-2", "mail-3"};
  EXPECT_EQ(meant("mail-4", keys), "mail-1");
  std::reverse(keys.begin(), keys.end());
  EXPECT_EQ(meant("mail-4", keys), "mail-1");
  EXPECT_EQ(meant("cart2", Names{"bart2x", "cart2x"}), "cart2x");  // the longer shared beginning wins
}

TEST(DidYouMean, leaves_monsters_alone) {
  const std::string monster(1'000'000, 'a');
  EXPECT_EQ(meant(monster, Names{"a"}), "nothing");
  const std::vector<std::string> monsters(3, monster + "b");
  EXPECT_FALSE(did_you_mean(monster, monsters));
  EXPECT_FALSE(did_you_mean("abc", monsters));
}

/// The textbook table, without bounds and rows to save.
unsigned plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<unsigned>(i + j);
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

RC_GTEST_PROP(EditDistance, equals_the_textbook, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
  const std::string one = *letters;
  const std::string two = *letters;
  const std::u32string a(one.begin(), one.end());
  const std::u32string b(two.begin(), two.end());
  const unsigned limit = *rc::gen::inRange(0U, 5U);
  RC_ASSERT(edit_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
}

}  // namespace
}  // namespace wayproof
