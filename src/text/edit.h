// Changes to a text, as fixes and the page's forms make them: small replacements, applied together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wayproof {

/// Replace the bytes of `span` by `text`; an empty span inserts.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Applies disjoint edits to a text. Edits are sorted by position first; of two that overlap the later one is left out,
/// and two insertions at the same place keep their order. Spans past the end are clamped to it.
[[nodiscard]] std::string apply_edits(std::string_view text, std::vector<Edit> edits);

}  // namespace wayproof
