#include "table/fold.h"

#include "text/character.h"

namespace wayproof::tables {
namespace {

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of `word` if it stands at this place as a whole word, else 0.
std::size_t length_at(std::string_view text, std::size_t at, std::string_view word) {
  if (word.empty() || text.substr(at, word.size()) != word) return 0;
  if (is_latin(word.front()) && at > 0 && is_latin(text[at - 1])) return 0;
  const std::size_t end = at + word.size();
  return is_latin(word.back()) && end < text.size() && is_latin(text[end]) ? 0 : word.size();
}

template <class Do>
void for_each_word(std::string_view words, Do&& act) {
  while (!words.empty()) {
    const std::size_t bar = words.find('|');
    act(words.substr(0, bar));
    words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
  }
}

std::size_t longest_at(std::string_view text, std::size_t at, std::string_view words) {
  std::size_t longest = 0;
  for_each_word(words, [&](std::string_view word) { longest = std::max(longest, length_at(text, at, word)); });
  return longest;
}

char32_t folded_code(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  if (code == 0x3000 || code == 0xA0 || code == '\t') return ' ';
  if (code == 0x3002 || code == '\n') return ';';
  if (code == 0xFFE5) return 0xA5;  // ￥
  if (code == 0x2019) return '\'';
  if (code == 0x21D2 || code == 0x27A1 || code == 0x2B62 || code == 0x2794) return 0x2192;
  return code >= 'A' && code <= 'Z' ? code + 32 : code;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\n\r";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

Folded fold(std::string_view source) {
  Folded folded;
  folded.source = source;
  const auto put = [&](char32_t code, std::size_t at) {
    append_utf8(folded.text, code);
    folded.origin.resize(folded.text.size(), static_cast<std::uint32_t>(at));
  };
  for (std::size_t at = 0; at < source.size();) {
    const std::string_view two = source.substr(at, 2);
    if (two == "->" || two == "=>") {
      put(0x2192, at);
      at += 2;
      continue;
    }
    const Character character = character_at(source, at);
    put(folded_code(character.code), at);
    at += character.size;
  }
  folded.origin.push_back(static_cast<std::uint32_t>(source.size()));
  return folded;
}

std::string Folded::written(std::size_t begin, std::size_t end) const {
  std::string_view words = std::string_view(source).substr(origin[begin], origin[end] - origin[begin]);
  constexpr std::string_view marks[] = {" ",  "\n", "\t", ",",  ";", ":",  "+", "，",
                                        "；", "：", "。", "、", "→", "->", "=>"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : marks) {
      if (words.starts_with(mark)) words.remove_prefix(mark.size()), more = true;
      if (words.ends_with(mark)) words.remove_suffix(mark.size()), more = true;
    }
  }
  std::string line(words);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return line;
}

Hit match_at(std::string_view folded, std::size_t at, std::span<const Meaning> meanings) {
  Hit best{nullptr, at, at};
  for (const Meaning& meaning : meanings) {
    const std::size_t length = longest_at(folded, at, meaning.words);
    if (length > best.end - best.begin) best = {&meaning, at, at + length};
  }
  return best;
}

std::vector<Hit> find_all(std::string_view folded, std::span<const Meaning> meanings) {
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < folded.size();) {
    const Hit hit = match_at(folded, at, meanings);
    if (hit.meaning != nullptr) hits.push_back(hit);
    at = hit.meaning != nullptr ? hit.end : at + character_at(folded, at).size;
  }
  return hits;
}

Hit find_word(std::string_view folded, std::string_view words, std::size_t from) {
  for (std::size_t at = from; at < folded.size(); at += character_at(folded, at).size) {
    if (const std::size_t length = longest_at(folded, at, words)) return {nullptr, at, at + length};
  }
  return {nullptr, std::string_view::npos, std::string_view::npos};
}

bool has_word(std::string_view folded, std::string_view words) {
  return find_word(folded, words).begin != std::string_view::npos;
}

std::size_t starts_with_word(std::string_view folded, std::string_view words) {
  const std::size_t begin = folded.find_first_not_of(' ');
  return begin == std::string_view::npos ? 0 : longest_at(folded, begin, words);
}

std::size_t ends_with_word(std::string_view folded, std::string_view words) {
  folded = folded.substr(0, folded.find_last_not_of(' ') + 1);
  std::size_t longest = 0;
  for_each_word(words, [&](std::string_view word) {
    if (word.size() <= folded.size() && length_at(folded, folded.size() - word.size(), word) > longest) {
      longest = word.size();
    }
  });
  return longest;
}

std::string id_of_words(std::string_view folded) {
  std::string id;
  for (const char c : folded) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace wayproof::tables
