// Text as a terminal shows it: nothing in it moves the cursor, lines end where the window does, colours can be turned
// off.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::report {

/// The text with nothing in it that a terminal would obey or hide: control characters become their pictures (␛), marks
/// that turn the reading direction, characters that show nothing and bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// Breaks a text into lines of at most `width` columns (0: one line): at blanks, and between Chinese characters where
/// Chinese typography allows it. A word longer than a line is cut. The first line may use `first_width` columns.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t first_width, std::size_t width);

enum class Ink : std::uint8_t { plain, bold, error, warning, info, frame, good };

/// Colours, or none.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}
  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const;

 private:
  bool on_;
};

}  // namespace wayproof::report
