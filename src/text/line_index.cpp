// Lines, columns and UTF-16 units of byte offsets.
#include "text/line_index.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"

namespace wayproof {
namespace {

// Counts characters and UTF-16 units from one offset to another. Bytes that are not UTF-8 count as one each, as a
// decoder that puts U+FFFD for each of them would show it.
struct Counter {
  std::uint32_t characters = 0;
  std::uint32_t utf16 = 0;

  std::uint32_t advance(std::string_view text, std::uint32_t at) {
    const std::size_t length = utf8_length(text, at);
    characters += 1;
    utf16 += length == 4 ? 2 : 1;
    return at + static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
  }
};

constexpr std::uint32_t rest_distance = 1024;  // bytes

bool has_byte_order_mark(std::string_view text) { return text.substr(0, byte_order_mark.size()) == byte_order_mark; }

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.push_back(0);
  utf16_starts_.push_back(0);
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t at = has_byte_order_mark(text) ? static_cast<std::uint32_t>(byte_order_mark.size()) : 0;
  std::uint32_t counted_from = at;
  Counter line;
  while (at < size) {
    const char c = text[at];
    at = line.advance(text, at);
    const bool ends_line = c == '\n' || (c == '\r' && (at == size || text[at] != '\n'));
    if (ends_line) {
      starts_.push_back(at);
      utf16_starts_.push_back(utf16_starts_.back() + line.utf16);
      line = {};
      counted_from = at;
    } else if (at - counted_from >= rest_distance) {
      rests_.push_back({at, line.characters, line.utf16});
      counted_from = at;
    }
  }
}

Position LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  std::uint32_t at = starts_[line];
  if (line == 0 && has_byte_order_mark(text_)) at = static_cast<std::uint32_t>(byte_order_mark.size());
  Counter counter;
  const auto next_rest = std::upper_bound(rests_.begin(), rests_.end(), offset,
                                          [](std::uint32_t wanted, const Rest& rest) { return wanted < rest.offset; });
  if (next_rest != rests_.begin() && std::prev(next_rest)->offset > at) {
    const Rest& rest = *std::prev(next_rest);
    at = rest.offset;
    counter = {rest.characters, rest.utf16};
  }
  while (at < offset) {
    Counter next = counter;
    at = next.advance(text_, at);
    if (at > offset) break;  // inside a character: its start counts
    counter = next;
  }
  Position position;
  position.line = static_cast<std::uint32_t>(line) + 1;
  position.column = counter.characters + 1;
  position.utf16 = utf16_starts_[line] + counter.utf16;
  position.column_utf16 = counter.utf16 + 1;
  return position;
}

Span LineIndex::line(std::uint32_t number) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (number == 0 || number > line_count()) return {size, size};
  const std::uint32_t begin = starts_[number - 1];
  std::uint32_t end = number < line_count() ? starts_[number] : size;
  if (number < line_count()) {
    if (end > begin && text_[end - 1] == '\n') --end;
    if (end > begin && text_[end - 1] == '\r') --end;
  }
  return {begin, end};
}

}  // namespace wayproof
