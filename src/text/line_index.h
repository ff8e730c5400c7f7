// Turns byte offsets into what people and editors count: lines, columns, UTF-16 units. Used by the doors only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wayproof {

/// One byte offset in the three countings in use outside the engine.
struct Position {
  std::uint32_t line = 1;  ///< 1-based. A line ends at LF, CR LF or a lone CR.
  std::uint32_t column =
      1;  ///< 1-based, in Unicode scalar values (what a terminal user counts). An invalid byte counts as one.
  std::uint32_t utf16 =
      0;  ///< 0-based offset from the start of the file in UTF-16 units (what browsers and SARIF count).
  std::uint32_t column_utf16 = 1;  ///< 1-based column in UTF-16 units.
};

/// Index over one text; the text must outlive it. Building is linear, each look-up logarithmic, however long the line
/// (exports put megabytes on one). A byte order mark at the start counts as nothing, as in every editor and decoder.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  /// Position of a byte offset; an offset inside a multi-byte character counts as its start, one past the end as the
  /// end.
  [[nodiscard]] Position at(std::uint32_t offset) const;
  /// The span of a 1-based line without its line ending; an empty span at the end of the text for a line past the last.
  [[nodiscard]] Span line(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;        // byte offset of each line's first byte
  std::vector<std::uint32_t> utf16_starts_;  // the same in UTF-16 units

  // A place inside a long line from which counting can start: every kilobyte or so.
  struct Rest {
    std::uint32_t offset = 0;      // in bytes, from the start of the text
    std::uint32_t characters = 0;  // from the start of the line
    std::uint32_t utf16 = 0;       // from the start of the line
  };
  std::vector<Rest> rests_;
};

}  // namespace wayproof
