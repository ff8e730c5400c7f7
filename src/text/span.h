// A stretch of a file, in bytes. The only notion of position inside the engine; line, column and UTF-16 offsets are
// computed at the doors (text/line_index.h), so no stage can disagree with another about what "column" means.
#pragma once

#include <compare>
#include <cstdint>

namespace wayproof {

/// Half-open range of bytes [begin, end) of one file. May be empty (a place between two bytes), never reversed.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
};

/// Index of a file in the request's list of files.
using FileId = std::uint32_t;

/// A span together with the file it lies in.
struct Place {
  FileId file = 0;
  Span span;

  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace wayproof
