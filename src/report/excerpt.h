// Draws the lines of a file that findings point at, with carets under the places and remarks beside the carets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/terminal.h"
#include "text/line_index.h"

namespace wayproof::report {

/// A place to underline.
struct Mark {
  Span span;           ///< within the text; only its first line is drawn, an empty one gets a single caret
  std::string remark;  ///< printable, one line; may be empty
  Ink ink = Ink::error;
  char sign = '^';
};

struct ExcerptStyle {
  std::size_t width = 0;   ///< columns for all, 0 for no limit; a longer line is cut around its carets
  std::size_t gutter = 1;  ///< columns for line numbers
  Paint paint;
};

/// Columns that line numbers up to `line` need.
[[nodiscard]] std::size_t gutter_for(std::uint32_t line);

/// The marked lines in the order of the file, each with its number; "..." stands for lines left out. Columns are
/// counted as a terminal draws them: two for a Chinese character, four for a tab.
[[nodiscard]] std::string excerpt(std::string_view text, const LineIndex& lines, std::vector<Mark> marks,
                                  const ExcerptStyle& style);

}  // namespace wayproof::report
