// One `.wayproofignore`: the patterns of a .gitignore with the same meaning (gitignore(5)), because everybody knows
// them. tests/unit/cli/ignore_file_test.cpp asks git itself.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::cli {

class IgnoreFile {
 public:
  explicit IgnoreFile(std::string_view text);

  struct Verdict {
    bool skipped = false;  ///< false: a pattern with `!` takes it in again
    std::size_t line = 0;  ///< of the pattern, from 1
  };
  /// What the last pattern that fits says about a path, as seen from the folder of this file; nothing if none fits.
  /// Says nothing of the folders above the path: what lies in a skipped folder is skipped, whatever else is written.
  [[nodiscard]] std::optional<Verdict> verdict(std::string_view inside, bool is_folder) const;

 private:
  /// A piece of a pattern.
  struct Token {
    enum class Kind : std::uint8_t {
      one_of,   ///< one byte of `set`
      in_name,  ///< `*`: any number of bytes but '/'
      folders,  ///< `**/`: any number of folders, none included
      rest,     ///< `**` at the end: everything
    };
    Kind kind = Kind::one_of;
    std::bitset<256> set;
  };
  struct Pattern {
    std::vector<Token> tokens;
    bool takes_back = false;
    bool folders_only = false;
    bool names_only = false;  ///< without '/': compared with the last name of a path alone
    std::size_t line = 0;
  };

  static std::optional<Pattern> parse(std::string_view line);
  static bool add_tokens(std::string_view text, std::vector<Token>& tokens);
  static std::optional<std::bitset<256>> set_at(std::string_view text, std::size_t& at);
  static bool fits(const std::vector<Token>& tokens, std::string_view text);

  std::vector<Pattern> patterns_;
};

}  // namespace wayproof::cli
