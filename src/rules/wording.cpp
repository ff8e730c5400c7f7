#include "rules/wording.h"

namespace wayproof::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_digit(c); }

/// Ends of sentences; a full stop inside a number or an address is none.
std::size_t end_length(std::string_view text, std::size_t at) {
  if (text[at] == '\n' || text[at] == '!' || text[at] == '?' || text[at] == ';') return 1;
  if (text[at] == '.') return at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n' ? 1 : 0;
  for (const std::string_view end : {"。", "！", "？", "；"}) {
    if (text.substr(at, end.size()) == end) return end.size();
  }
  return 0;
}

/// End of the phrase in the text, if it stands there; 0 if not.
std::size_t matches_at(std::string_view text, std::size_t at, std::string_view phrase) {
  if (at > 0 && is_letter(phrase.front()) && is_letter(text[at - 1])) return 0;
  for (const char wanted : phrase) {
    if (wanted == '#') {
      if (at >= text.size() || !is_digit(text[at])) return 0;
      while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
    } else if (at >= text.size() || text[at] != wanted) {
      return 0;
    } else {
      ++at;
    }
  }
  const bool goes_on = at < text.size() && is_letter(phrase.back()) && is_letter(text[at]);
  return goes_on ? 0 : at;
}

Wording find_phrase(std::string_view text, std::string_view phrase) {
  // A number may begin anywhere: what stands behind it is looked for, then the number in front of it.
  const bool number_first = phrase.front() == '#';
  const std::string_view sought = number_first ? phrase.substr(1) : phrase;
  const std::string_view anchor = sought.substr(0, sought.find('#'));
  for (std::size_t at = text.find(anchor); at != std::string_view::npos; at = text.find(anchor, at + 1)) {
    std::size_t begin = at;
    if (number_first) {
      while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    }
    const std::size_t end = matches_at(text, begin, phrase);
    if (end != 0) return {text.substr(begin, end - begin), sentence_at(text, begin)};
  }
  return {};
}

/// The bit of the three bytes at a place.
std::uint32_t bit_of(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[at + i])}; };
  return ((byte(0) * 0x9E37u + byte(1)) * 0x85EBu + byte(2) * 0xC2B3u) >> 4 & 1023;
}

}  // namespace

TextIndex::TextIndex(std::string_view folded) {
  for (std::size_t at = 0; at + 3 <= folded.size(); ++at) {
    const std::uint32_t bit = bit_of(folded, at);
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
}

bool TextIndex::may_have(std::string_view phrase) const {
  for (std::size_t at = 0; at + 3 <= phrase.size(); ++at) {
    if (phrase.substr(at, 3).find('#') != std::string_view::npos) continue;  // any number
    const std::uint32_t bit = bit_of(phrase, at);
    if ((bits_[bit / 64] >> bit % 64 & 1) == 0) return false;
  }
  return true;
}

std::string_view sentence_at(std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t length = end_length(text, i);
    if (length > 0 && i >= at) break;
    i += length > 0 ? length : 1;
    if (length > 0) begin = i;
  }
  return text.substr(begin, i - begin);
}

Wording find_wording(std::string_view folded, std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    if (const Wording found = find_phrase(folded, phrase)) return found;
  }
  return {};
}

Wording find_wording(std::string_view folded, const TextIndex& index, std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    if (!index.may_have(phrase)) continue;
    if (const Wording found = find_phrase(folded, phrase)) return found;
  }
  return {};
}

}  // namespace wayproof::rules
