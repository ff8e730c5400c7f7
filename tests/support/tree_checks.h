// What must hold for every tree, however broken its text, and a way to look at trees.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "json/read.h"
#include "json/tree.h"

namespace wayproof::testing {

/// A text in a buffer of exactly its size on the heap, so that a sanitizer sees every read past its end.
class ExactText {
 public:
  explicit ExactText(std::string_view text);
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

/// The first thing that is wrong with the positions in a tree: a span outside the file or outside its parent's,
/// siblings that overlap. Empty if nothing is.
std::string misplaced(const json::Tree& tree, std::string_view text);

/// The tree as compact JSON with holes as "?" and numbers as written; duplicates show.
std::string show(json::Value value);

}  // namespace wayproof::testing
