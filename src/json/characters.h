// Small questions about bytes of JSON, shared by the strict and the recovering reader.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace wayproof::json {

[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of the number that starts at `at` and is written as RFC 8259 wants it; `at` itself if none is.
[[nodiscard]] inline std::size_t number_end(std::string_view text, std::size_t at) {
  const auto digit_at = [&](std::size_t index) { return index < text.size() && is_digit(text[index]); };
  std::size_t end = at;
  if (end < text.size() && text[end] == '-') ++end;
  if (!digit_at(end)) return at;
  if (text[end] == '0') {
    ++end;
    if (digit_at(end)) return at;  // no leading zeros
  } else {
    while (digit_at(end)) ++end;
  }
  if (end < text.size() && text[end] == '.') {
    if (!digit_at(++end)) return at;
    while (digit_at(end)) ++end;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    ++end;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    if (!digit_at(end)) return at;
    while (digit_at(end)) ++end;
  }
  return end;
}

/// Four hexadecimal digits at `at`, or -1.
[[nodiscard]] inline std::int32_t hex4(std::string_view text, std::size_t at) {
  if (text.size() < 4 || at > text.size() - 4) return -1;
  std::int32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    const int digit = is_digit(c)              ? c - '0'
                      : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                      : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                               : -1;
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

/// Decodes the escape whose backslash stands at `at` into `out`. Gives its length in bytes, or 0 (and writes nothing)
/// for one that JSON does not know, half of a surrogate pair included.
[[nodiscard]] inline std::size_t decode_escape(std::string_view text, std::size_t at, std::vector<char>& out) {
  if (at + 1 >= text.size()) return 0;
  const auto put = [&](char c) {
    out.push_back(c);
    return std::size_t{2};
  };
  switch (text[at + 1]) {
    case '"':
      return put('"');
    case '\\':
      return put('\\');
    case '/':
      return put('/');
    case 'b':
      return put('\b');
    case 'f':
      return put('\f');
    case 'n':
      return put('\n');
    case 'r':
      return put('\r');
    case 't':
      return put('\t');
    case 'u':
      break;
    default:
      return 0;
  }
  const std::int32_t unit = hex4(text, at + 2);
  if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) return 0;
  if (unit < 0xD800 || unit > 0xDBFF) {
    append_utf8(out, static_cast<char32_t>(unit));
    return 6;
  }
  if (text.substr(at + 6, 2) != "\\u") return 0;
  const std::int32_t low = hex4(text, at + 8);
  if (low < 0xDC00 || low > 0xDFFF) return 0;
  append_utf8(out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
  return 12;
}

}  // namespace wayproof::json
