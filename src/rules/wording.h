// Finds words in texts that people wrote. Wording is matched, meaning is not understood; each list stands with the rule
// that uses it, and on its page.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace wayproof::rules {

/// A word or phrase as it stands in a text, and its sentence.
struct Wording {
  std::string_view words;     ///< empty: not there
  std::string_view sentence;  ///< from one full stop to the next
  [[nodiscard]] explicit operator bool() const { return !words.empty(); }
};

/// Which three bytes in a row a text has, as far as 1,024 bits can tell: a quick no to nearly every phrase that is not
/// in it. Lists of phrases are long, and most texts have none of them.
class TextIndex {
 public:
  TextIndex() = default;
  explicit TextIndex(std::string_view folded);
  /// False: the phrase is not in the text. True: look.
  [[nodiscard]] bool may_have(std::string_view phrase) const;

 private:
  std::array<std::uint64_t, 16> bits_{};
};

/// The first of the phrases that a folded text has. A phrase that begins or ends with a letter or digit must not go on
/// there: "sale" is not in "wholesale". A `#` in a phrase stands for a number: "# % off", "满#减".
[[nodiscard]] Wording find_wording(std::string_view folded, std::span<const std::string_view> phrases);
[[nodiscard]] Wording find_wording(std::string_view folded, const TextIndex& index,
                                   std::span<const std::string_view> phrases);

/// The sentence around a place.
[[nodiscard]] std::string_view sentence_at(std::string_view text, std::size_t at);

}  // namespace wayproof::rules
