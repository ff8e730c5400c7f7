// The words of a cell in a form in which they can be compared: small letters, half-width marks. And the search for
// words of a list in it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::tables {

/// Folded text; `source` keeps the words as they were written, for titles.
struct Folded {
  std::string text;
  std::string source;
  std::vector<std::uint32_t> origin;  ///< of each byte of `text`, and of its end, the offset in `source`

  /// As written, blanks and marks around it gone.
  [[nodiscard]] std::string written(std::size_t begin, std::size_t end) const;
};

/// Full-width letters, digits and marks become half-width ones, capitals small, "。" a ";", every arrow "→".
[[nodiscard]] Folded fold(std::string_view source);

/// What several words mean: "短信|sms". A word of Latin letters is only found whole.
struct Meaning {
  std::string_view id;
  std::string_view words;
};

struct Hit {
  const Meaning* meaning = nullptr;
  std::size_t begin = 0, end = 0;

  [[nodiscard]] std::string_view id() const { return meaning->id; }
};

/// The longest word of any meaning at this place; a hit of length 0 if there is none.
[[nodiscard]] Hit match_at(std::string_view folded, std::size_t at, std::span<const Meaning> meanings);
/// Every place at which a word stands, longest first, none inside another.
[[nodiscard]] std::vector<Hit> find_all(std::string_view folded, std::span<const Meaning> meanings);
/// True if one of the words, joined by "|", stands in the text.
[[nodiscard]] bool has_word(std::string_view folded, std::string_view words);
/// Where the first of the words begins, and where it ends; npos if there is none.
[[nodiscard]] Hit find_word(std::string_view folded, std::string_view words, std::size_t from = 0);
/// The longest of the words that the text ends with, or that it begins with, blanks aside: its length, else 0.
[[nodiscard]] std::size_t ends_with_word(std::string_view folded, std::string_view words);
[[nodiscard]] std::size_t starts_with_word(std::string_view folded, std::string_view words);

[[nodiscard]] std::string_view trimmed(std::string_view text);

/// What the words have of small letters and digits, "-" for all else between them: an id. Empty for Chinese words.
[[nodiscard]] std::string id_of_words(std::string_view folded);

}  // namespace wayproof::tables
