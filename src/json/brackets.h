// A stack of open brackets walking over tokens: which tokens can stand next, which stand in an odd column, and what the
// next one does to the stack. Changes nothing and repairs nothing; json/balance.cpp does, and asks here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "json/scan.h"

namespace wayproof::json {

using TokenKind = Token::Kind;
using Index = std::uint32_t;  ///< of a token

[[nodiscard]] inline bool is_text(TokenKind kind) { return kind == TokenKind::string || kind == TokenKind::word; }
[[nodiscard]] inline bool is_opener(TokenKind kind) {
  return kind == TokenKind::open_object || kind == TokenKind::open_array;
}
[[nodiscard]] inline bool is_closer(TokenKind kind) {
  return kind == TokenKind::close_object || kind == TokenKind::close_array;
}
[[nodiscard]] inline TokenKind closer_of(TokenKind opener) {
  return opener == TokenKind::open_object ? TokenKind::close_object : TokenKind::close_array;
}

/// What is due inside a bracket; arrays know only `value` and `after`.
enum class Slot : std::uint8_t { key, colon, value, after };

/// An open bracket.
struct Frame {
  static constexpr std::int64_t unknown = -1;

  TokenKind kind = TokenKind::junk;  ///< open_object, open_array; junk at the bottom of the stack, for the text itself
  Slot slot = Slot::value;
  bool put_in = false;                   ///< by a repair; no such bracket is written
  Index opener = 0;                      ///< its token, or the token a repair put it before
  Index value = 0;                       ///< token at which the latest value begins
  std::int64_t line_indent = unknown;    ///< of the line it opens on
  std::int64_t member_indent = unknown;  ///< of the first member or item that begins a line

  [[nodiscard]] static Frame opened(TokenKind kind, Index opener, std::int64_t line_indent);

  [[nodiscard]] bool is_object() const { return kind == TokenKind::open_object; }
  [[nodiscard]] bool is_array() const { return kind == TokenKind::open_array; }
  /// Whether a value or key here would begin a new member or item.
  [[nodiscard]] bool begins_member() const {
    return slot == Slot::key || slot == Slot::after || (is_array() && slot == Slot::value);
  }
};

/// The open brackets at one token; the bottom frame stands for the text itself and is always there.
struct BracketState {
  std::vector<Frame> stack = std::vector<Frame>(1);
  std::optional<Frame> last_closed;  ///< by the closing bracket `closer`, if nothing but commas came since
  Index closer = 0;
};

/// What is wrong with a token where it stands.
struct Trouble {
  bool impossible = false;   ///< it cannot stand here
  std::size_t oddities = 0;  ///< it can, but something lacks or its column is odd
  [[nodiscard]] bool none() const { return !impossible && oddities == 0; }
};

class Brackets {
 public:
  /// `tokens` must outlive this; they may be changed.
  explicit Brackets(const std::vector<Token>& tokens) : tokens_(tokens) {}

  /// Whether a colon follows a text.
  [[nodiscard]] bool is_key(Index i) const;
  /// Further left (right) than its siblings, or for a closing bracket, than the line of its partner.
  [[nodiscard]] bool is_outdented(const BracketState& state, Index i) const;
  [[nodiscard]] bool is_indented(const BracketState& state, Index i) const;
  [[nodiscard]] Trouble trouble_at(const BracketState& state, Index i) const;
  /// Takes the token in as well as it goes.
  void advance(BracketState& state, Index i) const;

 private:
  const std::vector<Token>& tokens_;
};

}  // namespace wayproof::json
