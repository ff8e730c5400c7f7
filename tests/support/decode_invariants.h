// What decoding promises for every text, however broken. The fuzzer and the unit tests ask the same question.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::testing {

/// Reads and decodes a text as each kind of file, alone and together with a workspace, and looks at everything that
/// comes of it: findings lie inside the text and can be said in both languages, fixes too, references stand where they
/// say. Empty when all promises hold, else what is broken.
[[nodiscard]] std::string broken_decode_invariant(std::string_view text);

}  // namespace wayproof::testing
