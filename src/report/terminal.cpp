#include "report/terminal.h"

#include "text/character.h"
#include "text/width.h"

namespace wayproof::report {
namespace {

constexpr std::string_view replacement = "\uFFFD";

/// Shows nothing by itself, so that two names could look the same and be two.
bool hides(char32_t code) {
  return code == 0xAD || code == 0x34F || code == 0x115F || code == 0x1160 || (code >= 0x17B4 && code <= 0x17B5) ||
         (code >= 0x180B && code <= 0x180E) || (code >= 0x200B && code <= 0x200D) ||
         (code >= 0x2028 && code <= 0x2029) || (code >= 0x2060 && code <= 0x206F) || code == 0x3164 || code == 0xFEFF ||
         code == 0xFFA0 || (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF);
}

/// Joiners have their place between emoji and in the scripts from Arabic to Sinhala.
bool joins(char32_t before, char32_t code) {
  if (code != 0x200C && code != 0x200D) return false;
  return before >= 0x1F000 || before == 0xFE0F || (before >= 0x2600 && before <= 0x27BF) ||
         (before >= 0x600 && before <= 0xDFF);
}

/// Characters that may not begin a line (they belong to what stands before), and those that may not end one.
constexpr std::u32string_view closing = U"，。、；：！？）”’》」』】…,.;:!?)]}%";
constexpr std::u32string_view opening = U"（“‘《「『【([{";

/// One place where a line may end or must not.
struct Piece {
  std::size_t begin = 0;
  std::size_t size = 0;
  std::size_t width = 0;
  char32_t code = 0;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const Cluster cluster = cluster_at(text, at);
    pieces.push_back({at, cluster.size, cluster.width, character_at(text, at).code});
    at += cluster.size;
  }
  return pieces;
}

bool may_break_between(const Piece& left, const Piece& right) {
  if (right.code == U' ') return false;  // blanks stay with the line they end
  if (left.code == U' ') return true;
  const bool chinese = left.width == 2 || right.width == 2;
  return chinese && closing.find(right.code) == closing.npos && opening.find(left.code) == opening.npos;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const char32_t code = character.code;
    if (code < 0x20) {
      append_utf8(out, 0x2400 + code);
    } else if (code == 0x7F) {
      append_utf8(out, 0x2421);
    } else if (!character.valid || (code >= 0x80 && code < 0xA0) || turns_direction(code) ||
               (hides(code) && !joins(before, code))) {
      out += replacement;
    } else {
      out += text.substr(at, character.size);
    }
    before = code;
    at += character.size;
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t first_width, std::size_t width) {
  if (width == 0) return {std::string(text)};
  const std::vector<Piece> pieces = pieces_of(text);
  std::vector<std::string> lines;
  std::size_t room = first_width;
  std::size_t start = 0;  // first piece of the line
  while (start < pieces.size()) {
    std::size_t used = 0;
    std::size_t end = start;   // first piece that no longer fits
    std::size_t stop = start;  // where the line can end
    for (; end < pieces.size(); ++end) {
      if (end > start && may_break_between(pieces[end - 1], pieces[end])) stop = end;
      used += pieces[end].width;
      if (used > room && pieces[end].code != U' ') break;
    }
    if (end == pieces.size()) {
      stop = end;
    } else if (stop == start) {
      stop = std::max(end, start + 1);  // a word longer than the line
    }
    std::size_t last = stop;
    while (last > start && pieces[last - 1].code == U' ') --last;
    const std::size_t begin = pieces[start].begin;
    const std::size_t finish = last == start ? begin : pieces[last - 1].begin + pieces[last - 1].size;
    lines.emplace_back(text.substr(begin, finish - begin));
    start = stop;
    room = width;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (!on_ || ink == Ink::plain || text.empty()) return std::string(text);
  std::string_view code;
  switch (ink) {
    case Ink::plain:
      break;
    case Ink::bold:
      code = "1";
      break;
    case Ink::error:
      code = "1;31";
      break;
    case Ink::warning:
      code = "1;33";
      break;
    case Ink::info:
      code = "1;36";
      break;
    case Ink::frame:
      code = "1;34";
      break;
    case Ink::good:
      code = "1;32";
      break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace wayproof::report
