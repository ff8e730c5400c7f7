// Words and phrases in texts that people wrote.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <array>

#include "rules/wording.h"

namespace wayproof::rules {
namespace {

std::string found(std::string_view text, std::string_view phrase) {
  const std::array<std::string_view, 1> phrases{phrase};
  return std::string(find_wording(text, phrases).words);
}

TEST(Wording, IsFoundAsWholeWords) {
  EXPECT_EQ(found("the sale ends today", "sale"), "sale");
  EXPECT_EQ(found("wholesale", "sale"), "");
  EXPECT_EQ(found("sales", "sale"), "");
  EXPECT_EQ(found("wholesale, then sale.", "sale"), "sale");
  EXPECT_EQ(found("夏装大促开始", "大促"), "大促") << "Chinese has no blanks between words";
}

TEST(Wording, HasPlacesForNumbers) {
  EXPECT_EQ(found("now 20 % off", "# % off"), "20 % off");
  EXPECT_EQ(found("8.5折起", "#折"), "8.5折");
  EXPECT_EQ(found("打折", "#折"), "");
  EXPECT_EQ(found("夏装满300减50", "满#减"), "满300减");
  EXPECT_EQ(found("满意再减", "满#减"), "");
  EXPECT_EQ(found("save 5", "save #"), "save 5");
}

TEST(Wording, KnowsItsSentence) {
  const std::array<std::string_view, 1> phrases{"# % off"};
  EXPECT_EQ(find_wording("hello. you saved 20 % off. bye", phrases).sentence, " you saved 20 % off");
  EXPECT_EQ(sentence_at("一。二三。四", std::string_view("一。").size()), "二三");
  EXPECT_EQ(sentence_at("costs 2.50 at www.example.com today", 6), "costs 2.50 at www.example.com today");
  EXPECT_EQ(sentence_at("", 0), "");
}

TEST(Wording, TheIndexSaysNoToWhatIsNotThere) {
  const TextIndex index("夏装大促开始, 20 % off");
  EXPECT_TRUE(index.may_have("大促"));
  EXPECT_TRUE(index.may_have("# % off"));
  EXPECT_TRUE(index.may_have("ab")) << "too short to tell";
  EXPECT_FALSE(index.may_have("lorem ipsum dolor"));
}

RC_GTEST_PROP(Wording, TheIndexChangesNothing, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("sale", "满", "300", "减", " ", "% off", "折", "8.5", "。", "s", "大促"));
  std::string text;
  for (const auto& piece : pieces) text += piece;
  constexpr std::array<std::string_view, 5> phrases{"sale", "满#减", "#折", "# % off", "大促"};
  RC_ASSERT(find_wording(text, phrases).words == find_wording(text, TextIndex(text), phrases).words);
}

}  // namespace
}  // namespace wayproof::rules
