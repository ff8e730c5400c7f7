// Tables as text: separators, quotes, spans; and that what is written is read back.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "table/grid.h"

namespace wayproof::tables {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows texts(std::string_view text) {
  Rows rows;
  for (const auto& row : read_grid(text).rows) {
    auto& cells = rows.emplace_back();
    for (const Cell& cell : row) cells.push_back(cell.text);
  }
  return rows;
}

TEST(TableGrid, SeparatorsOfSpreadsheets) {
  const Rows two = {{"a", "b"}, {"1", "2"}};
  EXPECT_EQ(texts("a,b\n1,2\n"), two);
  EXPECT_EQ(texts("a;b\r\n1;2"), two);
  EXPECT_EQ(texts("a\tb\r1\t2\r"), two);
  EXPECT_EQ(texts("\xEF\xBB\xBF\"a\",\"b\"\r\n1,2\r\n"), two);
  EXPECT_EQ(texts("sep=;\r\na;b\r\n1;2\r\n"), two);
  EXPECT_EQ(texts("a,b;c\td\n1,2\t3;4\n"), (Rows{{"a,b;c", "d"}, {"1,2", "3;4"}}));
}

TEST(TableGrid, CellsHoldLinesAndQuotes) {
  EXPECT_EQ(texts("a,\"1\r\n2\",\"say \"\"so\"\"\"\n"), (Rows{{"a", "1\n2", "say \"so\""}}));
}

TEST(TableGrid, ShortRowsAreFilledAndEmptyOnesLeftOut) {
  EXPECT_EQ(texts("a,b,c\n\n,,\n1\n"), (Rows{{"a", "b", "c"}, {"1", "", ""}}));
  EXPECT_TRUE(texts("").empty());
  EXPECT_TRUE(texts("\xEF\xBB\xBF").empty());
  EXPECT_TRUE(texts("\n\r\n ,\n").empty());
}

TEST(TableGrid, SpansAreWhereTheCellsStand) {
  const std::string text = "名称, \"a\"\"b\" ,c\n";
  const Grid grid = read_grid(text);
  const auto at = [&](std::size_t column) {
    const Span span = grid.rows[0][column].span;
    return text.substr(span.begin, span.size());
  };
  EXPECT_EQ(at(0), "名称");
  EXPECT_EQ(at(1), "\"a\"\"b\"");
  EXPECT_EQ(at(2), "c");
}

TEST(TableGrid, BrokenInputIsReadAsFarAsItGoes) {
  const Grid open = read_grid("a,\"b\n1,2\n");
  EXPECT_EQ(open.open_quotes.size(), 1U);
  EXPECT_EQ(open.rows.size(), 2U);
  const Grid bytes = read_grid(
      "a,\xff\xfe"
      "b\n1,2\n");
  EXPECT_EQ(bytes.not_utf8.size(), 1U);
  EXPECT_EQ(bytes.rows[0][1].text, "\uFFFD\uFFFDb");
}

TEST(TableCsv, KeepsWhatASpreadsheetWouldRun) {
  EXPECT_EQ(write_csv({{"=1+1", "@x", "-2", "+3", "＝A1"}, {"a,b", "say \"so\"", "x\ny", "", "z"}}),
            "'=1+1,'@x,'-2,'+3,'＝A1\r\n\"a,b\",\"say \"\"so\"\"\",\"x\ny\",,z\r\n");
}

/// Cells as people write them; what surrounds a text, and CR, does not survive on purpose.
rc::Gen<std::string> cells() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
          "a", "\"", ",", ";", "\t", "\n", " ", "=", "-", "@", "+", "邮件", "，", "1,234", "￥50", "'"})),
      [](const std::vector<std::string>& parts) {
        std::string text = "x";
        for (const std::string& part : parts) text += part;
        return text + "y";
      });
}

RC_GTEST_PROP(TableCsv, IsReadBackAsItWasWritten, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(2, 5);
  const auto height = *rc::gen::inRange<std::size_t>(1, 6);
  Rows rows;
  for (std::size_t i = 0; i < height; ++i) {
    auto& row = rows.emplace_back();
    for (std::size_t k = 0; k < columns; ++k) {
      std::string cell = *cells();
      if (*rc::gen::inRange(0, 5) == 0) cell = "=" + cell;
      row.push_back(std::move(cell));
    }
  }
  // A table of one row says nothing about its separator; ours is the comma.
  RC_ASSERT(texts("sep=,\n" + write_csv(rows)) == rows);
}

RC_GTEST_PROP(TableGrid, AnyBytesGiveAGrid, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("\",;\t\n\r a"))));
  const Grid grid = read_grid(text);
  for (const auto& row : grid.rows) {
    RC_ASSERT(row.size() == grid.columns);
    for (const Cell& cell : row) RC_ASSERT(cell.span.end <= text.size());
  }
}

}  // namespace
}  // namespace wayproof::tables
