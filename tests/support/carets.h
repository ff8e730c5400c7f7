// Expectations drawn under the text they are about:
//
//   {"a": 1 "b": 2}
//          | expected_comma
//   {"a": 01}
//         ^^ bad_number
//
// A line of carets marks bytes of the line above it, a bar marks the empty place before a byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wayproof::testing {

struct Mark {
  Span span;
  std::string name;
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
};

/// Takes the marks out of a drawing. A first empty line and the last line's ending are not part of the text.
MarkedText unmark(std::string_view drawing);

/// The drawing of a text with marks: what a failing test shows.
std::string draw(std::string_view text, const std::vector<Mark>& marks);

}  // namespace wayproof::testing
