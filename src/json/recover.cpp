// Builds the tree from tokens whose brackets pair up. What remains to be forgiven here is small: commas, colons, keys
// and values that lack or stand twice, and what is wrong inside strings.
#include "json/recover.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "json/balance.h"
#include "json/brackets.h"
#include "json/build.h"
#include "json/characters.h"
#include "json/scan.h"

namespace wayproof::json {
namespace {

using ErrorKind = SyntaxError::Kind;

// A broken text of more tokens than this (some 20 MB) is read up to here only.
constexpr std::size_t most_tokens = std::size_t{1} << 21;

class Recovery {
 public:
  Recovery(std::string_view text, const std::vector<Token>& tokens, std::vector<SyntaxError>& errors,
           std::size_t depth_limit)
      : text_(text), tokens_(tokens), errors_(errors), depth_limit_(depth_limit), builder_(text) {}

  Tree run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (builder_.depth() == 0) {
        take_root();
      } else if (builder_.in_object()) {
        take_in_object();
      } else {
        take_in_array();
      }
    }
    if (!root_done_) builder_.scalar(Kind::hole, {});
    return builder_.take();
  }

 private:
  enum class Slot : std::uint8_t { key, colon, value, after };  // what is due; arrays know only value and after

  const Token& token() const { return tokens_[at_]; }

  bool is_key() const {
    return is_text(token().kind) && at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == TokenKind::colon;
  }

  Span behind_last() const {
    const std::uint32_t end = at_ > 0 ? tokens_[at_ - 1].span.end : 0;
    return {end, end};
  }

  void error(ErrorKind kind, Span span, Span opener = {}) { errors_.push_back({kind, span, opener}); }

  // ---- the text itself

  void take_root() {
    if (root_done_) return;  // reported as text behind the end
    const TokenKind kind = token().kind;
    if (kind == TokenKind::comma || kind == TokenKind::colon || is_closer(kind)) {
      error(ErrorKind::unexpected_text, token().span);
    } else if (!is_stray_word()) {
      root_done_ = true;
      take_value();
    }
  }

  // Words before or behind the document ("```json") are no value as long as there is something better.
  bool is_stray_word() const { return token().kind == TokenKind::word && at_ + 1 < tokens_.size(); }

  // ---- inside an array

  void take_in_array() {
    switch (token().kind) {
      case TokenKind::close_object:
      case TokenKind::close_array:
        if (slot_ == Slot::value && comma_seen_) error(ErrorKind::trailing_comma, tokens_[at_ - 1].span);
        return close();
      case TokenKind::comma:
        if (slot_ == Slot::value) {
          error(ErrorKind::expected_value, behind_last());
          builder_.scalar(Kind::hole, behind_last());
        }
        slot_ = Slot::value;
        comma_seen_ = true;
        return;
      case TokenKind::colon:
        return error(ErrorKind::unexpected_text, token().span);
      default:
        break;
    }
    if (slot_ == Slot::after) {
      if (token().kind == TokenKind::word || token().kind == TokenKind::junk) return;
      error(ErrorKind::expected_comma, behind_last());
    }
    slot_ = Slot::after;
    take_value();
  }

  // ---- inside an object

  void take_in_object() {
    switch (token().kind) {
      case TokenKind::close_object:
      case TokenKind::close_array:
        if (slot_ == Slot::key && comma_seen_) error(ErrorKind::trailing_comma, tokens_[at_ - 1].span);
        finish_member();
        return close();
      case TokenKind::comma:
        if (slot_ == Slot::key) error(ErrorKind::expected_key, token().span);
        finish_member();
        slot_ = Slot::key;
        comma_seen_ = true;
        return;
      case TokenKind::colon:
        return take_colon();
      default:
        break;
    }
    if (slot_ == Slot::colon && !is_key() && token().kind != TokenKind::junk) {
      error(ErrorKind::expected_colon, behind_last());
      slot_ = Slot::value;
    }
    if (slot_ == Slot::value && !is_key()) return take_member_value();
    take_key();
  }

  void take_colon() {
    switch (slot_) {
      case Slot::colon:
        slot_ = Slot::value;
        return;
      case Slot::key:
        error(ErrorKind::expected_key, token().span);
        key_missing_ = true;
        slot_ = Slot::value;
        return;
      case Slot::value:
      case Slot::after:
        return error(ErrorKind::unexpected_text, token().span);
    }
  }

  void take_key() {
    const bool nothing_lacked = slot_ == Slot::key || slot_ == Slot::after;
    finish_member();
    if (!is_text(token().kind) || (token().kind == TokenKind::word && !is_key())) {
      if (token().kind != TokenKind::word && token().kind != TokenKind::junk) {
        error(ErrorKind::expected_key, {token().span.begin, token().span.begin});
      }
      slot_ = Slot::after;
      return skip_value();
    }
    if (slot_ == Slot::after && nothing_lacked) error(ErrorKind::expected_comma, behind_last());
    take_string();
    builder_.key_done();
    slot_ = Slot::colon;
  }

  void take_member_value() {
    slot_ = Slot::after;
    if (key_missing_) {
      key_missing_ = false;
      skip_value();
    } else {
      take_value();
    }
  }

  // A key without colon or value gets a hole.
  void finish_member() {
    if (slot_ == Slot::colon || slot_ == Slot::value) {
      error(slot_ == Slot::colon ? ErrorKind::expected_colon : ErrorKind::expected_value, behind_last());
      if (!key_missing_) builder_.scalar(Kind::hole, behind_last());
      key_missing_ = false;
      slot_ = Slot::after;
    }
  }

  // ---- values

  void take_value() {
    const Token& value = token();
    switch (value.kind) {
      case TokenKind::open_object:
        return open(Kind::object);
      case TokenKind::open_array:
        return open(Kind::array);
      case TokenKind::string:
      case TokenKind::word:
        return take_string();
      case TokenKind::number:
        return builder_.scalar(Kind::number, value.span);
      case TokenKind::true_word:
        return builder_.scalar(Kind::boolean, value.span, true);
      case TokenKind::false_word:
        return builder_.scalar(Kind::boolean, value.span, false);
      case TokenKind::null_word:
        return builder_.scalar(Kind::null, value.span);
      default:
        return builder_.scalar(Kind::hole, value.span);
    }
  }

  void open(Kind kind) {
    if (builder_.depth() == depth_limit_) {
      const Span opener = token().span;
      error(ErrorKind::too_deep, opener);
      skip_value();
      return builder_.scalar(Kind::hole, {opener.begin, token().span.end});
    }
    builder_.open(kind, token().span.begin);
    slots_.push_back(slot_);
    slot_ = kind == Kind::object ? Slot::key : Slot::value;
    comma_seen_ = false;
  }

  void close() {
    builder_.close(token().span.end);
    slot_ = slots_.back();
    slots_.pop_back();
  }

  // Goes to the last token of the value that begins here.
  void skip_value() {
    if (!is_opener(token().kind)) return;
    std::size_t depth = 0;
    for (; at_ < tokens_.size(); ++at_) {
      if (is_opener(token().kind)) ++depth;
      if (is_closer(token().kind) && --depth == 0) return;
    }
    at_ = tokens_.size() - 1;
  }

  // ---- strings

  void take_string() {
    const Token& string = token();
    const Span inside{string.span.begin + (string.opening_quote ? 1u : 0u),
                      string.span.end - (string.closing_quote ? 1u : 0u)};
    if (string.opening_quote && string.closing_quote && is_plain(inside)) return builder_.plain_string(string.span);
    std::vector<char>& out = builder_.decoded();
    const std::size_t begin = out.size();
    for (std::size_t i = inside.begin; i < inside.end;) i += take_character(i, inside.end, out);
    builder_.decoded_string(string.span, begin);
  }

  bool is_plain(Span inside) const {
    for (std::size_t i = inside.begin; i < inside.end;) {
      const auto c = static_cast<unsigned char>(text_[i]);
      const std::size_t length = utf8_length(text_, i);
      if (c < 0x20 || c == '\\' || c == '"' || length == 0) return false;
      i += length;
    }
    return true;
  }

  // Decodes one character and gives its length; what is wrong with it is reported and kept as well as it goes.
  std::size_t take_character(std::size_t i, std::size_t end, std::vector<char>& out) {
    const auto spot = [](std::size_t from, std::size_t to) {
      return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    const auto c = static_cast<unsigned char>(text_[i]);
    if (c == '\\') {
      const std::string_view inside = text_.substr(0, end);
      if (const std::size_t length = decode_escape(inside, i, out)) return length;
      std::size_t length = i + 1 < end ? 1 + std::max<std::size_t>(utf8_length(inside, i + 1), 1) : 1;
      if (hex4(inside, i + 2) >= 0 && text_[i + 1] == 'u') length = 6;  // half a surrogate pair
      error(ErrorKind::bad_escape, spot(i, i + length));
      append_utf8(out, U'\uFFFD');
      return length;
    }
    const std::size_t length = utf8_length(text_, i);
    if (length == 0) {
      std::size_t bad_end = i + 1;
      while (bad_end < end && utf8_length(text_, bad_end) == 0) ++bad_end;
      error(ErrorKind::not_utf8, spot(i, bad_end));
      append_utf8(out, U'\uFFFD');
      return bad_end - i;
    }
    if (c < 0x20) error(ErrorKind::control_character, spot(i, i + 1));
    out.insert(out.end(), text_.begin() + static_cast<std::ptrdiff_t>(i),
               text_.begin() + static_cast<std::ptrdiff_t>(i + length));
    return length;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<SyntaxError>& errors_;
  std::size_t depth_limit_;
  Builder builder_;
  std::size_t at_ = 0;
  Slot slot_ = Slot::value;
  std::vector<Slot> slots_;
  bool comma_seen_ = false;   // in the innermost container
  bool key_missing_ = false;  // the value now due has no key and is left out
  bool root_done_ = false;
};

// By position; at one place what lacks inside a bracket comes before the bracket's own end.
void sort_and_limit(std::vector<SyntaxError>& errors, std::size_t limit) {
  const auto closes = [](const SyntaxError& error) {
    return error.kind == ErrorKind::unclosed_object || error.kind == ErrorKind::unclosed_array;
  };
  stable_sort(errors, [&](const SyntaxError& a, const SyntaxError& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : !closes(a) && closes(b);
  });
  if (errors.size() <= limit) return;
  const Span first_unlisted = errors[limit].span;
  errors.resize(limit);
  errors.push_back({ErrorKind::too_many_errors, first_unlisted, {}});
}

}  // namespace

ReadResult recover(std::string_view text, const Limits& limits) {
  ReadResult result;
  std::vector<Token> tokens;
  const bool cut = scan(text, most_tokens, tokens, result.errors);
  if (tokens.empty() && result.errors.empty()) result.errors.push_back({ErrorKind::empty_text, {}, {}});
  tokens = balance(std::move(tokens), result.errors);
  result.tree = Recovery(text, tokens, result.errors, limits.depth).run();
  if (cut) result.errors.push_back({ErrorKind::too_many_errors, {tokens.back().span.end, tokens.back().span.end}, {}});
  sort_and_limit(result.errors, limits.errors);
  return result;
}

}  // namespace wayproof::json
