// How many columns of a terminal a text takes: Chinese characters and most emoji two, combining marks none.
#pragma once

#include <cstddef>
#include <string_view>

namespace wayproof {

/// Columns of one character standing alone: 0, 1 or 2 (Unicode's East Asian Width, "ambiguous" counted as narrow; the
/// version stands in width.generated.cpp). Control characters count as 1: whoever prints them must show something
/// instead.
[[nodiscard]] unsigned character_width(char32_t code);

/// A piece of text that a terminal draws as one: a character with its marks, an emoji sequence, a flag.
struct Cluster {
  std::size_t size = 0;  ///< bytes
  unsigned width = 0;    ///< columns
};
/// The cluster at `offset`, which must lie inside the text.
[[nodiscard]] Cluster cluster_at(std::string_view text, std::size_t offset);

/// Columns of a text without line breaks and tabs.
[[nodiscard]] std::size_t text_width(std::string_view text);

}  // namespace wayproof
