// Lines, columns and UTF-16 offsets, against a counter that shares nothing with the index.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "text/line_index.h"

namespace wayproof {
namespace {

// Counts from the start, one byte at a time.
Position counted(std::string_view text, std::size_t offset) {
  Position position;
  if (offset > text.size()) offset = text.size();
  std::size_t i = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (i < offset) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    // A character is whole if decoding and encoding it again gives the same bytes.
    if (length > 1) {
      char32_t scalar = lead & (0x7Fu >> length);
      bool whole = i + length <= text.size();
      for (std::size_t k = 1; whole && k < length; ++k) {
        const auto byte = static_cast<unsigned char>(text[i + k]);
        whole = (byte & 0xC0u) == 0x80u;
        scalar = scalar << 6 | (byte & 0x3Fu);
      }
      const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
      if (!whole || scalar < least[length] || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF)) length = 1;
    }
    if (i + length > offset) break;
    const bool line_ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    const std::uint32_t units = length == 4 ? 2 : 1;
    position.utf16 += units;
    position.column += 1;
    position.column_utf16 += units;
    if (line_ends) {
      position.line += 1;
      position.column = position.column_utf16 = 1;
    }
    i += length;
  }
  return position;
}

void expect_same(const Position& found, const Position& expected, const std::string& text, std::size_t offset) {
  EXPECT_TRUE(found.line == expected.line && found.column == expected.column && found.utf16 == expected.utf16 &&
              found.column_utf16 == expected.column_utf16)
      << "offset " << offset << " of " << ::testing::PrintToString(text) << ": " << found.line << ':' << found.column
      << " u" << found.utf16 << '/' << found.column_utf16 << " for " << expected.line << ':' << expected.column << " u"
      << expected.utf16 << '/' << expected.column_utf16;
}

TEST(LineIndex, CountsLinesOfAllEndings) {
  const LineIndex index("a\nb\r\nc\rd");
  EXPECT_EQ(index.line_count(), 4u);
  EXPECT_EQ(index.line(2), (Span{2, 3}));
  EXPECT_EQ(index.line(3), (Span{5, 6}));
  EXPECT_EQ(index.line(4), (Span{7, 8}));
  EXPECT_EQ(index.line(5), (Span{8, 8}));
  EXPECT_EQ(index.line(0), (Span{8, 8}));
}

TEST(LineIndex, CountsCharactersAndUtf16Units) {
  const std::string text = "中😀x";
  const LineIndex index(text);
  EXPECT_EQ(index.at(3).column, 2u);
  EXPECT_EQ(index.at(5).column, 2u) << "inside a character its start counts";
  EXPECT_EQ(index.at(7).column, 3u);
  EXPECT_EQ(index.at(7).column_utf16, 4u);
  EXPECT_EQ(index.at(7).utf16, 3u);
  EXPECT_EQ(index.at(99).column, 4u);
}

TEST(LineIndex, AByteOrderMarkCountsAsNothing) {
  const LineIndex index("\xEF\xBB\xBF{}\n");
  EXPECT_EQ(index.at(0).column, 1u);
  EXPECT_EQ(index.at(3).column, 1u);
  EXPECT_EQ(index.at(4).column, 2u);
  EXPECT_EQ(index.at(4).utf16, 1u);
}

TEST(LineIndex, AgreesWithACounterOnRandomTexts) {
  const std::string pieces[] = {"a",    "bc ",      "\n",       "\r\n", "\r", "é", "中文",        "😀",
                                "\xFF", "\xE4\xB8", "\xF0\x9F", "\x80", "\t", "",  "\xED\xA0\x80"};
  std::uint64_t state = 1;
  const auto random = [&](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
  };
  std::string text;
  for (int edit = 0; edit < 10000; ++edit) {
    // One edit: put a piece in or take some bytes out, anywhere, characters halved or not.
    const std::size_t at = random(text.size() + 1);
    if (random(3) != 0 || text.size() > 200) text.erase(at, random(text.size() > 200 ? 40 : 4));
    text.insert(std::min(at, text.size()), pieces[random(std::size(pieces))]);
    const LineIndex index(text);
    for (int look = 0; look < 4; ++look) {
      const std::size_t offset = random(text.size() + 2);
      expect_same(index.at(static_cast<std::uint32_t>(offset)), counted(text, offset), text, offset);
    }
    if (HasFailure()) return;
  }
}

TEST(LineIndex, LongLinesAgreeWithTheCounterAndAreFast) {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; i < 900; ++i) text += i % 300 == 299 ? "\r\n" : i % 2 == 0 ? "旅程 abc" : "😀\xFF";
  const LineIndex index(text);
  for (std::size_t offset = 0; offset <= text.size(); offset += 3) {
    expect_same(index.at(static_cast<std::uint32_t>(offset)), counted(text, offset), "the long text", offset);
    if (HasFailure()) return;
  }
  // Sixteen thousand look-ups into one line of a megabyte would take half a minute if each counted from the line's
  // start.
  const std::string line(std::size_t{1} << 20, 'x');
  const LineIndex long_line(line);
  for (std::uint32_t offset = 0; offset < line.size(); offset += 64) ASSERT_EQ(long_line.at(offset).column, offset + 1);
}

}  // namespace
}  // namespace wayproof
