// The data behind text/width.h, generated from the Unicode Character Database.
#pragma once

#include <span>

namespace wayproof {

/// Both ends inclusive.
struct CodeRange {
  char32_t first = 0;
  char32_t last = 0;
};

/// Sorted, disjoint.
[[nodiscard]] std::span<const CodeRange> wide_characters();
[[nodiscard]] std::span<const CodeRange> zero_width_characters();

}  // namespace wayproof
