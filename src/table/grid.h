// A table as text: CSV from a file or what a spreadsheet puts on the clipboard, read into rows of cells. Every cell
// keeps the bytes it stands in, so that a finding can point at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wayproof::tables {

struct Cell {
  std::string text;  ///< what it says: quotes undone, blanks around it gone, CR LF as LF
  Span span;         ///< with its quotes; empty for a cell that a short row lacks
};

struct Grid {
  char separator = ',';
  std::vector<std::vector<Cell>> rows;  ///< all of one length; rows without any text are left out
  std::size_t columns = 0;
  std::vector<Span> open_quotes;  ///< quotes that are never closed: read as plain characters
  std::vector<Span> not_utf8;     ///< the first byte that is no UTF-8, if there is one; it reads as U+FFFD
};

/// Any text gives a grid. The separator is the one of tab, semicolon and comma that makes the most even table; RFC 4180
/// quotes, line breaks inside of them, LF, CR LF and CR, a byte order mark, and Excel's first line `sep=;`.
[[nodiscard]] Grid read_grid(std::string_view text);

/// One row a record, cells quoted where they must be, lines ended by CR LF (RFC 4180). A text that a spreadsheet would
/// take for a formula gets an apostrophe before it.
[[nodiscard]] std::string write_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace wayproof::tables
