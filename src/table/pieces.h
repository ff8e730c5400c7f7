// Cells cut into what they list: items ("① ...；② ..."), and an item into segments between arrows, colons and commas.
#pragma once

#include <vector>

#include "table/phrase.h"

namespace wayproof::tables {

struct Piece {
  std::size_t begin = 0, end = 0;  ///< in the folded text
};

/// What stands between semicolons, line breaks, ①②, "1." and "1、".
[[nodiscard]] std::vector<Piece> items_of(const Folded& words);

struct Segment {
  std::size_t begin = 0, end = 0;
  std::vector<Token> tokens;
};

[[nodiscard]] std::vector<Segment> segments_of(const Folded& words, Piece item);

/// A list of short things, as in exclusions: also cut at commas, "、", "/" and "+".
[[nodiscard]] std::vector<Segment> list_of(const Folded& words);

}  // namespace wayproof::tables
