// Tokens of a broken text.
#include "json/scan.h"

#include <algorithm>

#include "json/characters.h"

namespace wayproof::json {
namespace {

using ErrorKind = SyntaxError::Kind;

// Marks of Chinese typing, of word processors and of other languages, and what was meant.
struct ForeignMark {
  std::string_view bytes;
  char meant;  // ' ' for a blank, '"' for a quote
};
constexpr ForeignMark foreign_marks[] = {{"，", ','},
                                         {"、", ','},
                                         {"：", ':'},
                                         {"；", ','},
                                         {"｛", '{'},
                                         {"｝", '}'},
                                         {"［", '['},
                                         {"］", ']'},
                                         {"“", '"'},
                                         {"”", '"'},
                                         {"„", '"'},
                                         {"＂", '"'},
                                         {"‘", '"'},
                                         {"’", '"'},
                                         {"「", '"'},
                                         {"」", '"'},
                                         {"\xC2\xA0", ' '},
                                         {"\xE3\x80\x80", ' '},
                                         {"\xE2\x80\x8B", ' '},
                                         {"\xEF\xBB\xBF", ' '}};

const ForeignMark* foreign_mark_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return nullptr;
  for (const ForeignMark& mark : foreign_marks) {
    if (text.substr(at, mark.bytes.size()) == mark.bytes) return &mark;
  }
  return nullptr;
}

bool is_mark(char c) { return c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& tokens, std::vector<SyntaxError>& errors)
      : text_(text), tokens_(tokens), errors_(errors) {
    if (text_.substr(0, byte_order_mark.size()) == byte_order_mark) line_begin_ = at_ = byte_order_mark.size();
  }

  bool run(std::size_t most) {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      if (tokens_.size() >= most) return true;
      scan_token();
    }
    return false;
  }

 private:
  void skip_blanks() {
    for (; at_ < text_.size() && is_blank(text_[at_]); ++at_) {
      if (is_line_end(text_[at_])) {
        line_begin_ = at_ + 1;
        starts_line_ = true;
      }
    }
    if (starts_line_) indent_ = static_cast<std::uint32_t>(at_ - line_begin_);
  }

  void scan_token() {
    const char c = text_[at_];
    if (c == '{' && char_at(at_ + 1) == '{' && closing_quote_of_unopened()) return scan_unopened();
    if (is_mark(c)) return add_mark(c, 1);
    if (c == '"') return scan_string();
    if (c == '\'') {
      if (scan_foreign_string(1, "'")) return;
    } else if (const ForeignMark* mark = foreign_mark_at(text_, at_)) {
      if (scan_foreign(*mark)) return;
    }
    if (c == '/' && (char_at(at_ + 1) == '/' || char_at(at_ + 1) == '*')) return scan_comment();
    if (c == '#' && starts_line_) return scan_comment();
    scan_bare();
  }

  // ---- marks and comments

  void add_mark(char mark, std::size_t length) {
    switch (mark) {
      case '{':
        in_object_.push_back(true);
        return add(Token::Kind::open_object, at_ + length);
      case '[':
        in_object_.push_back(false);
        return add(Token::Kind::open_array, at_ + length);
      case '}':
      case ']':
        if (!in_object_.empty()) in_object_.pop_back();
        return add(mark == '}' ? Token::Kind::close_object : Token::Kind::close_array, at_ + length);
      case ',':
        return add(Token::Kind::comma, at_ + length);
      default:
        return add(Token::Kind::colon, at_ + length);
    }
  }

  bool scan_foreign(const ForeignMark& mark) {
    const std::size_t length = mark.bytes.size();
    if (mark.meant == '"') {
      const char* closer = mark.bytes == "“" ? "”" : mark.bytes == "‘" ? "’" : mark.bytes == "「" ? "」" : nullptr;
      return scan_foreign_string(length, closer ? std::string_view(closer) : mark.bytes);
    }
    error(ErrorKind::foreign_mark, at_, at_ + length);
    if (mark.meant == ' ') {
      at_ += length;
    } else {
      add_mark(mark.meant, length);
    }
    return true;
  }

  // A string between quotes of another kind; a plain quote may close it too.
  bool scan_foreign_string(std::size_t opener, std::string_view closer) {
    if (at_ < no_foreign_string_before_) return false;
    std::size_t i = at_ + opener;
    for (; i < text_.size() && !is_line_end(text_[i]); ++i) {
      if (text_[i] == '\\') {
        ++i;
        continue;
      }
      const std::size_t length = text_.substr(i, closer.size()) == closer ? closer.size() : text_[i] == '"' ? 1 : 0;
      if (length == 0 || !is_followed_by_mark(i + length)) continue;
      error(ErrorKind::foreign_mark, at_, i + length);
      // The token's quotes are left out of its span, so that nobody has to know how long they are.
      const std::size_t begin = at_ + opener;
      at_ = begin;
      add(Token::Kind::string, i);
      tokens_.back().opening_quote = tokens_.back().closing_quote = false;
      at_ = i + length;
      return true;
    }
    no_foreign_string_before_ = i;
    return false;
  }

  void scan_comment() {
    std::size_t end = at_;
    if (char_at(at_ + 1) == '*') {
      const std::size_t closed = text_.find("*/", at_ + 2);
      if (closed == std::string_view::npos) {
        end = line_end(at_);
      } else {
        end = closed + 2;
      }
    } else {
      end = line_end(at_);
    }
    error(ErrorKind::comment, at_, end);
    at_ = end;
  }

  // ---- strings

  void scan_string() {
    const std::size_t begin = at_;
    std::size_t stray = 0;  // the first quote inside that neither closes nor opens anything
    for (std::size_t i = begin + 1;; ++i) {
      const bool in_vain = stray != 0 && i < no_closing_quote_before_;  // looked for already, further left on this line
      if (i >= text_.size() || is_line_end(text_[i]) || in_vain) {
        if (stray == 0) return leave_string_open(begin, i);
        if (!in_vain) no_closing_quote_before_ = i;
        return close_string(begin, stray + 1);
      }
      if (text_[i] == '\\' && i + 1 < text_.size() && !is_line_end(text_[i + 1])) {
        ++i;
      } else if (text_[i] == '"') {
        const bool opens = i > begin + 1 && is_behind_mark(i, begin + 1);
        if (is_followed_by_mark(i + 1) || (!opens && is_followed_by_token(i + 1))) {
          if (stray != 0) error(ErrorKind::stray_quote, stray, stray + 1);
          return close_string(begin, i + 1);
        }
        if (opens) {
          if (stray != 0) return close_string(begin, stray + 1);
          return leave_string_open(begin, i);
        }
        if (stray == 0) stray = i;
      }
    }
  }

  void close_string(std::size_t begin, std::size_t end) {
    at_ = begin;
    add(Token::Kind::string, end);
  }

  // The closing quote is missing somewhere before `stop`: at the end of the line, or at the quote that opens the next
  // string.
  void leave_string_open(std::size_t begin, std::size_t stop) {
    const std::size_t end = probable_end(begin + 1, stop);
    errors_.push_back({ErrorKind::unclosed_string, span(end, end), span(begin, begin + 1)});
    add(Token::Kind::string, end);
    tokens_.back().closing_quote = false;
  }

  std::size_t probable_end(std::size_t from, std::size_t stop) const {
    if (key_is_due()) {
      const std::size_t colon = text_.substr(from, stop - from).find(':');
      if (colon != std::string_view::npos && colon > 0) stop = from + colon;
    }
    // Marks at the end belong to the structure, but a bracket that closes one inside the text belongs to the text.
    const std::string_view inside = text_.substr(from, stop - from);
    auto braces = std::count(inside.begin(), inside.end(), '{') - std::count(inside.begin(), inside.end(), '}');
    auto squares = std::count(inside.begin(), inside.end(), '[') - std::count(inside.begin(), inside.end(), ']');
    for (; stop > from; --stop) {
      const char c = text_[stop - 1];
      if (c == '{')
        --braces;
      else if (c == '[')
        --squares;
      else if (c == '}' && braces < 0)
        ++braces;
      else if (c == ']' && squares < 0)
        ++squares;
      else if (!is_blank(c) && c != ',' && c != ':')
        break;
    }
    return stop;
  }

  bool key_is_due() const {
    if (in_object_.empty() || !in_object_.back() || tokens_.empty()) return false;
    const Token::Kind before = tokens_.back().kind;
    return before == Token::Kind::open_object || before == Token::Kind::comma;
  }

  bool value_is_due() const {
    if (tokens_.empty()) return true;
    const Token::Kind before = tokens_.back().kind;
    return before == Token::Kind::colon || before == Token::Kind::open_array ||
           (before == Token::Kind::comma && !(in_object_.empty() || in_object_.back()));
  }

  // Whether what follows is what follows a complete string: a mark, the end of the line or of the text.
  bool is_followed_by_mark(std::size_t i) const {
    while (i < text_.size() && is_space(text_[i])) ++i;
    if (i == text_.size() || is_line_end(text_[i])) return true;
    if (const ForeignMark* mark = foreign_mark_at(text_, i)) return is_closing(mark->meant);
    return is_closing(text_[i]);
  }
  static bool is_closing(char c) { return c == ',' || c == ':' || c == '}' || c == ']'; }

  // Whether a complete token follows, so that only a comma or colon is missing between.
  bool is_followed_by_token(std::size_t i) const {
    while (i < text_.size() && is_space(text_[i])) ++i;
    const char c = char_at(i);
    if (c == '"' || c == '[') return true;
    if (c == '{') return char_at(i + 1) != '{';
    if (c == '/') return char_at(i + 1) == '/' || char_at(i + 1) == '*';
    const std::size_t end = plain_scalar_end(i).first;
    return end != i && is_followed_by_mark(end);
  }

  // Whether a mark stands before, so that a quote here begins a string.
  bool is_behind_mark(std::size_t i, std::size_t from) const {
    while (i > from && is_space(text_[i - 1])) --i;
    if (i == from) return false;
    const char c = text_[i - 1];
    return c == ',' || c == ':' || c == '{' || c == '[';
  }

  // ---- everything without quotes

  // The end and kind of the number, true, false or null at `i`; the end is `i` if none stands there complete.
  std::pair<std::size_t, Token::Kind> plain_scalar_end(std::size_t i) const {
    const auto ends_here = [&](std::size_t end) {
      if (end >= text_.size()) return true;
      const char c = text_[end];
      return is_blank(c) || is_mark(c) || c == '"' || c == '/' || foreign_mark_at(text_, end);
    };
    const std::size_t number = number_end(text_, i);
    if (number != i && ends_here(number)) return {number, Token::Kind::number};
    constexpr std::pair<std::string_view, Token::Kind> words[] = {
        {"true", Token::Kind::true_word}, {"false", Token::Kind::false_word}, {"null", Token::Kind::null_word}};
    for (const auto& [word, kind] : words) {
      if (text_.substr(i, word.size()) == word && ends_here(i + word.size())) return {i + word.size(), kind};
    }
    return {i, Token::Kind::junk};
  }

  void scan_bare() {
    const auto [end, kind] = plain_scalar_end(at_);
    const bool is_clock = end != at_ && char_at(end) == ':' && is_digit(char_at(end + 1)) && value_is_due();
    if (end != at_ && !is_clock && (is_followed_by_mark(end) || !closing_quote_of_unopened())) return add(kind, end);
    if (closing_quote_of_unopened()) return scan_unopened();
    scan_word();
  }

  // Text that lacks its opening quote is recognised by a closing one, the first quote on the line. 0 if there is none.
  std::size_t closing_quote_of_unopened() {
    if (at_ < quote_known_from_ || at_ > next_quote_) {
      quote_known_from_ = next_quote_ = at_;
      while (next_quote_ < text_.size() && !is_line_end(text_[next_quote_]) && text_[next_quote_] != '"') {
        next_quote_ += text_[next_quote_] == '\\' && !is_line_end(char_at(next_quote_ + 1)) ? 2u : 1u;
      }
    }
    if (char_at(next_quote_) != '"') return 0;
    return is_followed_by_mark(next_quote_ + 1) && !is_behind_mark(next_quote_, at_) ? next_quote_ : 0;
  }

  void scan_unopened() {
    const std::size_t quote = closing_quote_of_unopened();
    errors_.push_back({ErrorKind::unopened_string, span(at_, at_), span(quote, quote + 1)});
    add(Token::Kind::string, quote + 1);
    tokens_.back().opening_quote = false;
  }

  void scan_word() {
    std::size_t end = at_;
    bool utf8 = true;
    while (end < text_.size() && !is_line_end(text_[end]) && text_[end] != '"') {
      const bool inside_clock =
          text_[end] == ':' && end > at_ && is_digit(text_[end - 1]) && is_digit(char_at(end + 1));
      if (is_mark(text_[end]) && !(inside_clock && value_is_due())) break;
      if (end > at_ && foreign_mark_at(text_, end)) break;
      const std::size_t length = utf8_length(text_, end);
      utf8 = utf8 && length != 0;
      end += std::max<std::size_t>(length, 1);
    }
    while (end > at_ + 1 && is_space(text_[end - 1])) --end;
    const std::string_view word = text_.substr(at_, end - at_);
    const char first = word.front();
    const bool number_like =
        is_digit(first) || first == '+' || first == '-' || first == '.' || word == "NaN" || word == "Infinity";
    const bool bad_number = number_like && word.find_first_of(" \t:") == std::string_view::npos;
    error(!utf8 ? ErrorKind::not_utf8 : bad_number ? ErrorKind::bad_number : ErrorKind::unexpected_text, at_, end);
    Token::Kind kind = Token::Kind::word;
    if (word == "True" || word == "TRUE")
      kind = Token::Kind::true_word;
    else if (word == "False" || word == "FALSE")
      kind = Token::Kind::false_word;
    else if (word == "None" || word == "NULL" || word == "Null" || word == "undefined")
      kind = Token::Kind::null_word;
    else if (bad_number || !utf8)
      kind = Token::Kind::junk;
    add(kind, end);
    tokens_.back().opening_quote = tokens_.back().closing_quote = false;
  }

  // ---- small things

  char char_at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  std::size_t line_end(std::size_t i) const {
    while (i < text_.size() && !is_line_end(text_[i])) ++i;
    return i;
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void error(ErrorKind kind, std::size_t begin, std::size_t end) { errors_.push_back({kind, span(begin, end), {}}); }

  void add(Token::Kind kind, std::size_t end) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.span = span(at_, end);
    token.starts_line = starts_line_;
    token.indent = indent_;
    starts_line_ = false;
    at_ = end;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<SyntaxError>& errors_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t indent_ = 0;
  bool starts_line_ = true;
  std::vector<bool> in_object_;  // the open brackets, as far as they pair
  // What was looked up ahead, so that long lines stay linear: the first quote (or line end) for all places since ...
  std::size_t next_quote_ = 0;
  std::size_t quote_known_from_ = 1;
  std::size_t no_foreign_string_before_ = 0;  // up to here no string between other quotes ends on this line
  std::size_t no_closing_quote_before_ = 0;   // up to here no quote on this line closes a string
};

}  // namespace

bool scan(std::string_view text, std::size_t most, std::vector<Token>& tokens, std::vector<SyntaxError>& errors) {
  return Scanner(text, tokens, errors).run(most);
}

}  // namespace wayproof::json
