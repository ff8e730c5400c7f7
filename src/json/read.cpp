// Reading JSON in two gears. Nearly every text is correct, so the strict reader below is built for speed and gives up
// at the first byte that breaks a rule. Only then the recovering reader (json/recover.h) reads the text again, slower
// and with an eye for what the author meant.
#include "json/read.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "json/build.h"
#include "json/characters.h"
#include "json/recover.h"

namespace wayproof::json {
namespace {

class StrictReader {
 public:
  StrictReader(std::string_view text, unsigned depth) : text_(text), depth_limit_(depth), builder_(text) {}

  /// True if the whole text is JSON; the tree is then complete.
  bool read_document() {
    if (text_.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
    for (;;) {
      if (!read_value()) return false;
      if (opened_) continue;
      // Behind a value: close what ends here, then go on to the next value or the end.
      for (;;) {
        skip_blanks();
        if (builder_.depth() == 0) return at_ == text_.size();
        if (at_ == text_.size()) return false;
        const char c = text_[at_++];
        const bool in_object = builder_.in_object();
        if (c == ',') {
          skip_blanks();
          if (in_object && !read_key()) return false;
          break;
        }
        if (c != (in_object ? '}' : ']')) return false;
        builder_.close(offset());
      }
    }
  }

  Tree take() { return builder_.take(); }

 private:
  std::uint32_t offset() const { return static_cast<std::uint32_t>(at_); }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  // Reads one value. Of a container that is not empty only the opening (and the first key); `opened_` tells that the
  // next value stands inside it.
  bool read_value() {
    opened_ = false;
    skip_blanks();
    if (at_ == text_.size()) return false;
    switch (text_[at_]) {
      case '{':
        return open(Kind::object, '}');
      case '[':
        return open(Kind::array, ']');
      case '"':
        return read_string();
      case 't':
        return read_word("true", Kind::boolean, true);
      case 'f':
        return read_word("false", Kind::boolean, false);
      case 'n':
        return read_word("null", Kind::null, false);
      default:
        break;
    }
    const std::size_t end = number_end(text_, at_);
    if (end == at_) return false;
    builder_.scalar(Kind::number, {offset(), static_cast<std::uint32_t>(end)});
    at_ = end;
    return true;
  }

  bool open(Kind kind, char closer) {
    if (builder_.depth() == depth_limit_) return false;
    builder_.open(kind, offset());
    ++at_;
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == closer) {
      ++at_;
      builder_.close(offset());
      return true;
    }
    opened_ = true;
    return kind == Kind::array || read_key();
  }

  bool read_key() {
    if (at_ == text_.size() || text_[at_] != '"' || !read_string()) return false;
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != ':') return false;
    ++at_;
    builder_.key_done();
    return true;
  }

  bool read_word(std::string_view word, Kind kind, bool value) {
    if (text_.substr(at_, word.size()) != word) return false;
    builder_.scalar(kind, {offset(), static_cast<std::uint32_t>(at_ + word.size())}, value);
    at_ += word.size();
    return true;
  }

  bool read_string() {
    const std::uint32_t begin = offset();
    ++at_;
    if (!skip_plain()) return false;
    if (text_[at_] == '"') {
      ++at_;
      builder_.plain_string({begin, offset()});
      return true;
    }
    // The first escape: from here on the string is copied.
    std::vector<char>& out = builder_.decoded();
    const std::size_t decoded_begin = out.size();
    std::size_t copied = begin + 1;
    while (text_[at_] == '\\') {
      out.insert(out.end(), text_.begin() + static_cast<std::ptrdiff_t>(copied),
                 text_.begin() + static_cast<std::ptrdiff_t>(at_));
      const std::size_t length = decode_escape(text_, at_, out);
      if (length == 0) return false;
      at_ += length;
      copied = at_;
      if (!skip_plain()) return false;
    }
    out.insert(out.end(), text_.begin() + static_cast<std::ptrdiff_t>(copied),
               text_.begin() + static_cast<std::ptrdiff_t>(at_));
    ++at_;
    builder_.decoded_string({begin, offset()}, decoded_begin);
    return true;
  }

  // Moves to the next quote or backslash. False if there is none or something before it may not stand in a string.
  bool skip_plain() {
    for (;;) {
      skip_plain_words();
      if (at_ == text_.size()) return false;
      auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '"' || c == '\\') return true;
      if (c < 0x20) return false;
      if (c < 0x80) {
        ++at_;  // one of the last bytes of the text
        continue;
      }
      do {
        const std::size_t length = utf8_length(text_, at_);
        if (length == 0) return false;
        at_ += length;
        c = at_ < text_.size() ? static_cast<unsigned char>(text_[at_]) : 0;
      } while (c >= 0x80);
    }
  }

  // Skips bytes, eight at a time, until one is not ASCII or is a quote, a backslash or a control character.
  void skip_plain_words() {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    const auto zeros = [](std::uint64_t word) { return (word - ones) & ~word & highs; };
    while (text_.size() - at_ >= 8) {
      std::uint64_t word;
      std::memcpy(&word, text_.data() + at_, 8);
      const std::uint64_t below_space = (word - ones * 0x20) & ~word & highs;
      // The lowest of these bits is exact; a borrow can only make higher ones wrong.
      const std::uint64_t special = (word & highs) | below_space | zeros(word ^ ones * '"') | zeros(word ^ ones * '\\');
      if (special != 0) {
        static_assert(std::endian::native == std::endian::little, "the lowest byte must be the first one");
        at_ += static_cast<unsigned>(std::countr_zero(special)) / 8;
        return;
      }
      at_ += 8;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_limit_;
  bool opened_ = false;
  Builder builder_;
};

}  // namespace

std::string_view name(SyntaxError::Kind kind) {
  using ErrorKind = SyntaxError::Kind;
  switch (kind) {
    case ErrorKind::empty_text:
      return "empty_text";
    case ErrorKind::not_utf8:
      return "not_utf8";
    case ErrorKind::unexpected_text:
      return "unexpected_text";
    case ErrorKind::comment:
      return "comment";
    case ErrorKind::foreign_mark:
      return "foreign_mark";
    case ErrorKind::expected_value:
      return "expected_value";
    case ErrorKind::expected_key:
      return "expected_key";
    case ErrorKind::expected_colon:
      return "expected_colon";
    case ErrorKind::expected_comma:
      return "expected_comma";
    case ErrorKind::trailing_comma:
      return "trailing_comma";
    case ErrorKind::unclosed_object:
      return "unclosed_object";
    case ErrorKind::unclosed_array:
      return "unclosed_array";
    case ErrorKind::unopened_object:
      return "unopened_object";
    case ErrorKind::unopened_array:
      return "unopened_array";
    case ErrorKind::stray_bracket:
      return "stray_bracket";
    case ErrorKind::mismatched_bracket:
      return "mismatched_bracket";
    case ErrorKind::unclosed_string:
      return "unclosed_string";
    case ErrorKind::unopened_string:
      return "unopened_string";
    case ErrorKind::stray_quote:
      return "stray_quote";
    case ErrorKind::bad_escape:
      return "bad_escape";
    case ErrorKind::control_character:
      return "control_character";
    case ErrorKind::bad_number:
      return "bad_number";
    case ErrorKind::text_after_end:
      return "text_after_end";
    case ErrorKind::too_deep:
      return "too_deep";
    case ErrorKind::too_large:
      return "too_large";
    case ErrorKind::too_many_errors:
      return "too_many_errors";
  }
  return {};
}

ReadResult read(std::string_view text, const Limits& limits) {
  // Offsets have 32 bits.
  const std::size_t most = std::min<std::size_t>(limits.bytes, std::numeric_limits<std::uint32_t>::max());
  if (text.size() > most) {
    ReadResult result;
    Builder hole(text);
    hole.scalar(Kind::hole, {});
    result.tree = hole.take();
    result.errors.push_back({SyntaxError::Kind::too_large, {}, {}});
    return result;
  }
  StrictReader strict(text, limits.depth);
  if (strict.read_document()) return {strict.take(), {}};
  return recover(text, limits);
}

}  // namespace wayproof::json
