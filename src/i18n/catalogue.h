// The sentences of src/i18n/messages/*.json as tools/embed_messages.py compiles them in. Readers use i18n/render.h;
// this table is for the renderer and for tests that walk every sentence.
#pragma once

#include <span>
#include <string_view>

namespace wayproof::i18n {

struct Sentence {
  std::string_view key;
  std::string_view en;
  std::string_view zh;
};

/// Every sentence, in byte order of the keys.
[[nodiscard]] std::span<const Sentence> catalogue();

}  // namespace wayproof::i18n
