// Walks a text character by character and never stumbles: a byte that belongs to no character counts as one of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace wayproof {

struct Character {
  char32_t code = U'\uFFFD';  ///< the replacement character for a byte that is not UTF-8
  std::size_t size = 1;       ///< bytes it takes, 1 to 4
  bool valid = false;
};

/// The character at `offset`, which must lie inside the text.
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t offset) {
  const std::size_t size = utf8_length(text, offset);
  if (size == 0) return {};
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])); };
  if (size == 1) return {byte(0), 1, true};
  char32_t code = byte(0) & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) code = code << 6 | (byte(i) & 0x3FU);
  return {code, size, true};
}

/// Marks that turn the reading direction of what follows them, also of text that stands behind the one they are in.
[[nodiscard]] constexpr bool turns_direction(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

[[nodiscard]] inline std::u32string to_utf32(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    result.push_back(character.code);
    at += character.size;
  }
  return result;
}

}  // namespace wayproof
