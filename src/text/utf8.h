// UTF-8, one character at a time. The engine keeps text as bytes; these helpers are for the few places that have to
// know where a character ends: reading, counting columns, cutting a text without halving a character.
#pragma once

#include <cstddef>
#include <string_view>

namespace wayproof {

/// Number of bytes (1 to 4) of the well-formed character that starts at `at`, or 0 if none does: stray continuation
/// bytes, over-long forms, surrogates, values past U+10FFFF and characters cut off by the end are not well-formed.
[[nodiscard]] inline std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[at + index]); };
  const std::size_t left = text.size() - at;
  const auto continues = [&](std::size_t index, unsigned from = 0x80, unsigned to = 0xBF) {
    return index < left && byte(index) >= from && byte(index) <= to;
  };
  if (left == 0) return 0;
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    // E0 would be over-long below A0; ED would be a surrogate from A0 on.
    return continues(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && continues(2) ? 3 : 0;
  }
  if (lead < 0xF5) {
    return continues(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

/// Appends a Unicode scalar value to anything with push_back(char).
template <class Text>
void append_utf8(Text& text, char32_t scalar) {
  const auto put = [&](char32_t bits) { text.push_back(static_cast<char>(static_cast<unsigned char>(bits))); };
  if (scalar < 0x80) {
    put(scalar);
  } else if (scalar < 0x800) {
    put(0xC0 | scalar >> 6);
    put(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    put(0xE0 | scalar >> 12);
    put(0x80 | (scalar >> 6 & 0x3F));
    put(0x80 | (scalar & 0x3F));
  } else {
    put(0xF0 | scalar >> 18);
    put(0x80 | (scalar >> 12 & 0x3F));
    put(0x80 | (scalar >> 6 & 0x3F));
    put(0x80 | (scalar & 0x3F));
  }
}

/// The byte order mark some editors put before a text. It is no part of what the text says.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace wayproof
