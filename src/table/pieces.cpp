#include "table/pieces.h"

#include "text/character.h"

namespace wayproof::tables {
namespace {

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

/// ①, ⑴, ⒈, ❶ and the like.
bool is_list_mark(char32_t code) {
  return (code >= 0x2460 && code <= 0x249B) || (code >= 0x2776 && code <= 0x2793) || code == 0x2022 || code == 0x25CF ||
         code == 0x25AA || code == 0x25B6;
}

/// The length of "1.", "1、", "1)", "(1)", "第一步" at the beginning of an item, else 0.
std::size_t numbering_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const bool bracket = end < text.size() && text[end] == '(';
  if (bracket) ++end;
  const bool step = text.substr(end).starts_with("第") || text.substr(end).starts_with("step ");
  if (step) end += text[end] == 's' ? 5U : 3U;
  const std::size_t digits = end;
  if (!take_number(text, end) || end - digits > 3) return 0;
  constexpr std::string_view wide_comma = "、";
  if (step) return text.substr(end).starts_with("步") ? end + 3 - at : text[at] == 's' ? end - at : 0;
  if (bracket) return end < text.size() && text[end] == ')' ? end + 1 - at : 0;
  if (text.substr(end).starts_with(wide_comma)) return end + wide_comma.size() - at;
  const bool mark = end < text.size() && (text[end] == ')' || (text[end] == '.' && !is_digit(text, end + 1)));
  return mark ? end + 1 - at : 0;
}

void add(std::vector<Piece>& pieces, std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && text[begin] == ' ') ++begin;
  while (begin < end && text[end - 1] == ' ') --end;
  if (begin < end) pieces.push_back({begin, end});
}

}  // namespace

std::vector<Piece> items_of(const Folded& words) {
  const std::string_view text = words.text;
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  bool at_start = true;  // of an item: only blanks since
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (at_start || text[at - 1] == ' ') {
      if (const std::size_t numbering = numbering_at(text, at)) {
        add(pieces, text, begin, at);
        at = begin = at + numbering;
        at_start = true;
        continue;
      }
    }
    if (character.code == ';' || character.code == '|' || is_list_mark(character.code)) {
      add(pieces, text, begin, at);
      begin = at + character.size;
      at_start = true;
    } else if (character.code != ' ') {
      at_start = false;
    }
    at += character.size;
  }
  add(pieces, text, begin, text.size());
  return pieces;
}

std::vector<Segment> segments_of(const Folded& words, Piece item) {
  const std::string_view text = words.text;
  std::vector<Segment> segments;
  std::vector<Piece> pieces;
  std::size_t begin = item.begin;
  for (std::size_t at = item.begin; at < item.end;) {
    const Character character = character_at(text, at);
    bool cuts = character.code == 0x2192 || character.code == 0x2014 || character.code == 0x2013;
    if (character.code == ',' || character.code == ':')
      cuts = !(is_digit(text, at + 1) && at > 0 && is_digit(text, at - 1));
    if (character.code == '-') cuts = at > 0 && text[at - 1] == ' ' && text.substr(at + 1).starts_with(' ');
    if (cuts) {
      add(pieces, text, begin, at);
      begin = at + character.size;
    }
    at += character.size;
  }
  add(pieces, text, begin, item.end);
  for (const Piece& piece : pieces)
    segments.push_back({piece.begin, piece.end, tokens_of(text, piece.begin, piece.end)});
  return segments;
}

std::vector<Segment> list_of(const Folded& words) {
  const std::string_view text = words.text;
  std::vector<Segment> list;
  for (const Piece& item : items_of(words)) {
    std::vector<Piece> pieces;
    std::size_t begin = item.begin;
    for (std::size_t at = item.begin; at < item.end;) {
      const Character character = character_at(text, at);
      const bool between_digits = is_digit(text, at + character.size) && at > 0 && is_digit(text, at - 1);
      if (character.code == ',' || character.code == 0x3001 ||
          ((character.code == '/' || character.code == '+') && !between_digits)) {
        add(pieces, text, begin, at);
        begin = at + character.size;
      }
      at += character.size;
    }
    add(pieces, text, begin, item.end);
    for (const Piece& piece : pieces) list.push_back({piece.begin, piece.end, tokens_of(text, piece.begin, piece.end)});
  }
  return list;
}

}  // namespace wayproof::tables
