#include "text/width.h"

#include <algorithm>

#include "text/character.h"
#include "text/width_table.h"

namespace wayproof {
namespace {

constexpr char32_t joiner = 0x200D;          // ZERO WIDTH JOINER glues emoji together
constexpr char32_t emoji_selector = 0xFE0F;  // VARIATION SELECTOR-16 asks for the wide, coloured form

bool is_in(std::span<const CodeRange> ranges, char32_t code) {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), code,
                                       [](char32_t wanted, const CodeRange& range) { return wanted < range.first; });
  return behind != ranges.begin() && code <= std::prev(behind)->last;
}

bool is_skin_tone(char32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; }
bool is_flag_letter(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }

}  // namespace

unsigned character_width(char32_t code) {
  if (code < 0x300) return 1;  // nothing below is wide or, but for the soft hyphen that terminals draw, without width
  if (is_in(wide_characters(), code)) return 2;
  return is_in(zero_width_characters(), code) ? 0 : 1;
}

Cluster cluster_at(std::string_view text, std::size_t offset) {
  const Character first = character_at(text, offset);
  Cluster cluster{first.size, character_width(first.code)};
  bool glued = false;
  bool flag = is_flag_letter(first.code);
  while (offset + cluster.size < text.size()) {
    const Character next = character_at(text, offset + cluster.size);
    const bool pairs = flag && is_flag_letter(next.code);
    const bool belongs = glued || pairs || is_skin_tone(next.code) || character_width(next.code) == 0;
    if (!belongs || first.code < 0x20) break;
    if (next.code == emoji_selector || pairs) cluster.width = 2;
    if (cluster.width == 0) cluster.width = character_width(next.code);
    glued = next.code == joiner;
    flag = false;
    cluster.size += next.size;
  }
  return cluster;
}

std::size_t text_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    width += cluster.width;
    at += cluster.size;
  }
  return width;
}

}  // namespace wayproof
