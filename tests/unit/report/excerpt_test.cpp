#include "report/excerpt.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "text/width.h"

namespace wayproof::report {
namespace {

/// Marks every stretch between ‹ and › in the order written (the brackets are taken out) and draws them; the first is
/// the main one. Each gets its number as remark when `remarks` is set.
std::string drawn(std::string_view annotated, std::size_t width = 0, bool remarks = false) {
  std::string text;
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < annotated.size();) {
    const auto here = static_cast<std::uint32_t>(text.size());
    if (annotated.substr(at, 3) == "‹") {
      Mark mark;
      mark.span = {here, here};
      if (remarks) mark.remark = "#" + std::to_string(marks.size() + 1);
      mark.sign = marks.empty() ? '^' : '-';
      marks.push_back(mark);
      at += 3;
    } else if (annotated.substr(at, 3) == "›") {
      marks.back().span.end = here;
      at += 3;
    } else {
      text += annotated[at++];
    }
  }
  const LineIndex lines(text);
  return excerpt(text, lines, marks, {width, 1, Paint(false)});
}

TEST(Excerpt, puts_carets_under_the_place) {
  EXPECT_EQ(drawn("{\n  ‹\"id\"›: 1\n}\n"),
            "  |\n"
            "2 |   \"id\": 1\n"
            "  |   ^^^^\n");
}

TEST(Excerpt, an_empty_place_gets_one_caret) {
  EXPECT_EQ(drawn("ab‹›c"), "  |\n1 | abc\n  |   ^\n");
  EXPECT_EQ(drawn("ab‹›"), "  |\n1 | ab\n  |   ^\n");
  EXPECT_EQ(drawn("‹›"), "  |\n1 |\n  | ^\n");
}

TEST(Excerpt, counts_columns_as_a_terminal_does) {
  EXPECT_EQ(drawn("旅程‹人群›"), "  |\n1 | 旅程人群\n  |     ^^^^\n");
  EXPECT_EQ(drawn("🎁e\u0301‹x›"), "  |\n1 | 🎁e\u0301x\n  |    ^\n");
  EXPECT_EQ(drawn("\t‹x›\ty"), "  |\n1 |     x    y\n  |     ^\n");
  EXPECT_EQ(drawn("\x1b\xFF‹x›"), "  |\n1 | ␛\uFFFDx\n  |   ^\n");
}

TEST(Excerpt, draws_the_first_line_of_a_long_place) { EXPECT_EQ(drawn("a ‹{\n}› b\n"), "  |\n1 | a {\n  |   ^\n"); }

TEST(Excerpt, shows_a_line_between_and_leaves_out_more) {
  EXPECT_EQ(drawn("‹a›\nb\n‹c›\nd\ne\n‹f›"), "  |\n1 | a\n  | ^\n2 | b\n3 | c\n  | -\n...\n6 | f\n  | -\n");
}

TEST(Excerpt, hangs_remarks_below_their_columns) {
  EXPECT_EQ(drawn("‹ab› ‹cd› ‹ef›", 0, true),
            "  |\n"
            "1 | ab cd ef\n"
            "  | ^^ -- -- #3\n"
            "  | |  |\n"
            "  | |  #2\n"
            "  | #1\n");
}

TEST(Excerpt, draws_the_shorter_place_over_the_longer) {
  EXPECT_EQ(drawn("‹ab ‹cd› ef", 0), "  |\n1 | ab cd ef\n  | ^  --\n");  // the first one is not closed: empty
  const std::string text = "ab cd ef";
  const LineIndex lines(text);
  const std::vector<Mark> marks{{{0, 8}, "", Ink::error, '^'}, {{3, 5}, "", Ink::frame, '-'}};
  EXPECT_EQ(excerpt(text, lines, marks, {0, 1, Paint(false)}), "  |\n1 | ab cd ef\n  | ^^^--^^^\n");
}

TEST(Excerpt, cuts_long_lines_around_the_carets) {
  const std::string before(200, 'a');
  const std::string after(200, 'b');
  const std::string out = drawn(before + "‹X›" + after, 40);
  EXPECT_EQ(out,
            "  |\n"
            "1 | …aaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbb…\n"
            "  |              ^\n");
}

TEST(Excerpt, draws_far_places_of_one_line_apart) {
  const std::string gap(300, '.');
  EXPECT_EQ(drawn("‹A›" + gap + "‹B›", 40),
            "  |\n"
            "1 | A..................................…\n"
            "  | ^\n"
            "  | …............B\n"
            "  |              -\n");
}

TEST(Excerpt, a_line_of_a_megabyte_costs_little) {
  const std::string line(std::size_t{1} << 20, 'x');
  const LineIndex lines(line);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const std::vector<Mark> marks{{{1000 * i, 1000 * i + 5}, "", Ink::error, '^'}};
    ASSERT_LT(excerpt(line, lines, marks, {0, 1, Paint(false)}).size(), 3'000U);
  }
}

RC_GTEST_PROP(Excerpt, keeps_to_its_width, ()) {
  const std::vector<std::string> alphabet{"a", " ", "\n", "\t", "旅", "e\u0301", "🎁", "\xFF", "👩\u200D👧"};
  const auto letters = *rc::gen::container<std::vector<std::string>>(*rc::gen::inRange<std::size_t>(0, 300),
                                                                     rc::gen::elementOf(alphabet));
  std::string text;
  for (const std::string& letter : letters) text += letter;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<Mark> marks(*rc::gen::inRange<std::size_t>(1, 5));
  for (Mark& mark : marks) {
    mark.span.begin = *rc::gen::inRange(0U, size + 1);
    mark.span.end = *rc::gen::inRange(mark.span.begin, size + 1);
    mark.remark = *rc::gen::element<std::string>("", "a remark", "一条说明文字，写得比较长，所以要换行");
    mark.sign = *rc::gen::element('^', '-');
  }
  const std::size_t width = *rc::gen::inRange<std::size_t>(30, 80);
  const LineIndex lines(text);
  const std::size_t gutter = gutter_for(lines.line_count());
  std::string out = excerpt(text, lines, marks, {width, gutter, Paint(false)});
  RC_ASSERT(!out.empty() && out.back() == '\n');
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    RC_ASSERT(text_width(std::string_view(out).substr(at, end - at)) <= width);
    at = end + 1;
  }
}

}  // namespace
}  // namespace wayproof::report
