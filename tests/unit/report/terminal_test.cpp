#include "report/terminal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/character.h"
#include "text/width.h"

namespace wayproof::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Printable, WhatShowsNothingIsShown) {
  EXPECT_EQ(printable("a\u200Bb\uFEFFc\u00ADd\u2060e"), "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  EXPECT_EQ(printable("a\u200Db中\u200D文"), "a\uFFFDb中\uFFFD文");
  EXPECT_EQ(printable("👩\u200D💻 ❤️\u200D🔥 می\u200Cخواهم"),
            "👩\u200D💻 ❤️\u200D🔥 می\u200Cخواهم");
}

TEST(Printable, shows_what_a_terminal_would_obey) {
  EXPECT_EQ(printable("plain 旅程 🎁"), "plain 旅程 🎁");
  EXPECT_EQ(printable("\x1b[2J\a\n\t"), "␛[2J␇␊␉");
  EXPECT_EQ(printable("\x7f"), "␡");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\uFFFD31m");  // the one-character form of ESC [
  EXPECT_EQ(printable("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(printable("\xFF\xE6\x97"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Wrap, breaks_english_at_blanks) {
  EXPECT_EQ(wrap("one two three", 7, 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 3, 9), (Lines{"one", "two three"}));
  EXPECT_EQ(wrap("one", 9, 9), (Lines{"one"}));
  EXPECT_EQ(wrap("", 9, 9), (Lines{""}));
  EXPECT_EQ(wrap("one two three", 0, 0), (Lines{"one two three"}));
}

TEST(Wrap, cuts_words_that_are_too_long) {
  EXPECT_EQ(wrap("abcdefgh ij", 3, 3), (Lines{"abc", "def", "gh", "ij"}));
  EXPECT_EQ(wrap("旅程", 1, 1), (Lines{"旅", "程"}));  // no room at all still makes progress
}

TEST(Wrap, breaks_chinese_between_characters) {
  EXPECT_EQ(wrap("有客户会收到", 8, 8), (Lines{"有客户会", "收到"}));
  EXPECT_EQ(wrap("上限 2 条", 6, 6), (Lines{"上限 2", "条"}));
}

TEST(Wrap, keeps_chinese_punctuation_where_it_belongs) {
  EXPECT_EQ(wrap("有客户会，收到", 8, 8), (Lines{"有客户", "会，收到"}));
  EXPECT_EQ(wrap("有客户（会）", 8, 8), (Lines{"有客户", "（会）"}));
  EXPECT_EQ(wrap("请在“公共设置”填写", 9, 9), (Lines{"请在“公共", "设置”填写"}));
}

RC_GTEST_PROP(Wrap, loses_nothing_but_blanks_and_keeps_the_width, ()) {
  const std::vector<std::string> alphabet{"a", "b", " ", "旅", "，", "（", "“", "”", "e\u0301", "🎁"};
  const auto letters = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(alphabet));
  std::string text;
  for (const std::string& letter : letters) text += letter;
  const std::size_t width = *rc::gen::inRange<std::size_t>(2, 12);
  std::string joined;
  for (const std::string& line : wrap(text, width, width)) {
    RC_ASSERT(text_width(line) <= width);
    joined += line;
  }
  const auto without_blanks = [](const std::string& from) {
    std::string out;
    for (const char c : from) {
      if (c != ' ') out += c;
    }
    return out;
  };
  RC_ASSERT(without_blanks(joined) == without_blanks(text));
}

TEST(Paint, can_be_turned_off) {
  EXPECT_EQ(Paint(false)(Ink::error, "x"), "x");
  EXPECT_EQ(Paint(true)(Ink::error, "x"), "\x1b[1;31mx\x1b[0m");
  EXPECT_EQ(Paint(true)(Ink::plain, "x"), "x");
  EXPECT_EQ(Paint(true)(Ink::error, ""), "");
}

}  // namespace
}  // namespace wayproof::report
