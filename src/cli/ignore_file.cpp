#include "cli/ignore_file.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wayproof::cli {
namespace {

using Set = std::bitset<256>;

std::size_t number(char byte) { return static_cast<unsigned char>(byte); }

Set range(char from, char to) {
  Set set;
  for (std::size_t byte = number(from); byte <= number(to); ++byte) set.set(byte);
  return set;
}

/// "[:digit:]" and its like, in ASCII as git has them.
std::optional<Set> named_set(std::string_view name) {
  const Set lower = range('a', 'z');
  const Set upper = range('A', 'Z');
  const Set digit = range('0', '9');
  const Set graph = range('!', '~');
  const Set blank = Set().set(' ').set('\t');
  const std::array<std::pair<std::string_view, Set>, 12> sets{{{"alnum", lower | upper | digit},
                                                               {"alpha", lower | upper},
                                                               {"blank", blank},
                                                               {"cntrl", range('\0', '\x1f') | Set().set(0x7F)},
                                                               {"digit", digit},
                                                               {"graph", graph},
                                                               {"lower", lower},
                                                               {"print", graph | Set().set(' ')},
                                                               {"punct", graph & ~(lower | upper | digit)},
                                                               {"space", blank | range('\n', '\r')},
                                                               {"upper", upper},
                                                               {"xdigit", digit | range('a', 'f') | range('A', 'F')}}};
  const auto found = std::find_if(sets.begin(), sets.end(), [&](const auto& one) { return one.first == name; });
  return found == sets.end() ? std::nullopt : std::optional(found->second);
}

/// Blanks at the end do not count, unless a backslash holds the first of them.
std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) {
      end = ++at + 1;
    } else if (line[at] != ' ') {
      end = at + 1;
    }
  }
  return line.substr(0, end);
}

}  // namespace

IgnoreFile::IgnoreFile(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view written = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!written.empty() && written.back() == '\r') written.remove_suffix(1);
    std::optional<Pattern> pattern = parse(without_trailing_blanks(written));
    if (!pattern) continue;
    pattern->line = line;
    patterns_.push_back(std::move(*pattern));
  }
}

std::optional<IgnoreFile::Pattern> IgnoreFile::parse(std::string_view line) {
  if (line.empty() || line.front() == '#') return std::nullopt;
  Pattern pattern;
  pattern.takes_back = line.front() == '!';
  if (pattern.takes_back) line.remove_prefix(1);
  pattern.folders_only = !line.empty() && line.back() == '/';
  if (pattern.folders_only) line.remove_suffix(1);
  pattern.names_only = line.find('/') == std::string_view::npos;
  if (!line.empty() && line.front() == '/') line.remove_prefix(1);
  if (line.empty() || !add_tokens(line, pattern.tokens)) return std::nullopt;
  return pattern;
}

/// False for a pattern that is broken, which fits nothing.
bool IgnoreFile::add_tokens(std::string_view text, std::vector<Token>& tokens) {
  using Kind = Token::Kind;
  const auto add = [&](Kind kind, Set set = {}) { tokens.push_back({kind, set}); };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '*') {
      // git compares what stands before the first wildcard by itself and forgets it, so that `a**/b` is more than its
      // manual says. Whoever has such a pattern relies on git and not on the manual.
      const bool starts = at == text.find_first_of("*?[\\") || text[at - 1] == '/';
      std::size_t end = at;
      while (end < text.size() && text[end] == '*') ++end;
      const bool whole = starts && end - at > 1;  // `**` is special only where it is all of a name
      at = end - 1;
      if (whole && end == text.size()) {
        add(Kind::rest);
      } else if (whole && text[end] == '/') {
        add(Kind::folders);
        at = end;
      } else {
        add(Kind::in_name);
      }
    } else if (byte == '?') {
      add(Kind::one_of, ~Set().set('/'));
    } else if (byte == '[') {
      const auto set = set_at(text, at);
      if (!set) return false;
      add(Kind::one_of, *set);
    } else {
      if (byte == '\\' && ++at == text.size()) return false;
      add(Kind::one_of, Set().set(number(text[at])));
    }
  }
  return true;
}

/// The set that opens at `at`, which is then the place of its closing bracket; nothing for one that does not close.
std::optional<Set> IgnoreFile::set_at(std::string_view text, std::size_t& at) {
  Set set;
  ++at;
  const bool all_but = at < text.size() && (text[at] == '!' || text[at] == '^');
  if (all_but) ++at;
  char before = '\0';  // what a '-' would begin with
  for (bool first = true; first || at >= text.size() || text[at] != ']'; first = false, ++at) {
    if (at >= text.size()) return std::nullopt;
    const bool is_range = text[at] == '-' && before != '\0' && at + 1 < text.size() && text[at + 1] != ']';
    if (is_range) ++at;
    if (!is_range && text.substr(at, 2) == "[:") {
      const std::size_t close = text.find(']', at + 2);
      if (close == std::string_view::npos) return std::nullopt;
      if (text[close - 1] == ':' && close > at + 2) {
        const auto named = named_set(text.substr(at + 2, close - at - 3));
        if (!named) return std::nullopt;
        set |= *named;
        at = close;
        before = '\0';
        continue;
      }
    }
    if (text[at] == '\\' && ++at == text.size()) return std::nullopt;
    if (is_range) {
      set |= range(before, text[at]);
      before = '\0';
    } else {
      set.set(number(text[at]));
      before = text[at];
    }
  }
  if (all_but) set.flip();
  return set.reset('/');
}

/// Goes through the tokens with the set of all places in the text that the tokens so far can have come to, so that no
/// pattern takes longer than its length times that of the text.
bool IgnoreFile::fits(const std::vector<Token>& tokens, std::string_view text) {
  std::vector<char> here(text.size() + 1, 0);
  here[0] = 1;
  for (const Token& token : tokens) {
    std::vector<char> next(text.size() + 1, 0);
    bool been = false;  // at any earlier place
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const char last = at == 0 ? '\0' : text[at - 1];
      switch (token.kind) {
        case Token::Kind::one_of:
          next[at] = static_cast<char>(at > 0 && here[at - 1] != 0 && token.set.test(number(last)));
          break;
        case Token::Kind::in_name:
          next[at] = static_cast<char>(here[at] != 0 || (at > 0 && next[at - 1] != 0 && last != '/'));
          break;
        case Token::Kind::folders:
          next[at] = static_cast<char>(here[at] != 0 || (been && last == '/'));
          break;
        case Token::Kind::rest:
          next[at] = static_cast<char>(been || here[at] != 0);
          break;
      }
      been = been || here[at] != 0;
    }
    here = std::move(next);
  }
  return here[text.size()] != 0;
}

std::optional<IgnoreFile::Verdict> IgnoreFile::verdict(std::string_view inside, bool is_folder) const {
  const std::size_t slash = inside.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? inside : inside.substr(slash + 1);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    if (fits(pattern->tokens, pattern->names_only ? name : inside)) return Verdict{!pattern->takes_back, pattern->line};
  }
  return std::nullopt;
}

}  // namespace wayproof::cli
