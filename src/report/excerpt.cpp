// A row is a stretch of one line with the marks that lie in it. A line that fits is one row; of a longer one (exports
// put a megabyte on one line) only the surroundings of its marks are looked at, so the cost does not depend on the
// line's length.
#include "report/excerpt.h"

#include <algorithm>
#include <iterator>

#include "base/stable_sort.h"
#include "text/character.h"
#include "text/width.h"

namespace wayproof::report {
namespace {

constexpr std::size_t tab_columns = 4;
constexpr std::size_t longest_line_shown = 400;  // columns, when the width has no limit
constexpr std::string_view ellipsis = "…";

/// A stretch of a line as it is drawn: printable text, and for each byte offset the column where it starts.
struct Drawn {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::size_t>> columns;  // (byte offset, column), ascending; ends with the end
  std::size_t width = 0;

  [[nodiscard]] std::size_t column_of(std::uint32_t offset) const {
    // An offset inside a cluster belongs to the cluster's start.
    const auto behind = std::upper_bound(columns.begin(), columns.end(), offset,
                                         [](std::uint32_t wanted, const auto& entry) { return wanted < entry.first; });
    return behind == columns.begin() ? 0 : std::prev(behind)->second;
  }
};

/// Draws [begin, end) of the text, as far as `room` columns reach.
Drawn draw(std::string_view text, Span stretch, std::size_t room) {
  Drawn drawn;
  std::uint32_t at = stretch.begin;
  const std::string_view seen = text.substr(0, stretch.end);
  while (at < stretch.end) {
    const bool tab = text[at] == '\t';
    const Cluster cluster = tab ? Cluster{1, tab_columns} : cluster_at(seen, at);
    const std::string shown = tab ? std::string(tab_columns, ' ') : printable(seen.substr(at, cluster.size));
    const std::size_t width = text_width(shown);  // what showed nothing takes room once it is shown
    if (drawn.width + width > room) break;
    drawn.columns.emplace_back(at, drawn.width);
    drawn.text += shown;
    drawn.width += width;
    at += static_cast<std::uint32_t>(cluster.size);
  }
  drawn.columns.emplace_back(at, drawn.width);
  return drawn;
}

/// Steps back from `from` by about `columns` columns, to the start of a character, not before `floor`.
std::uint32_t step_back(std::string_view text, std::uint32_t from, std::uint32_t floor, std::size_t columns) {
  std::size_t stepped = 0;
  std::uint32_t at = from;
  while (at > floor) {
    std::uint32_t start = at - 1;
    while (start > floor && at - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) --start;
    const Character character = character_at(text, start);
    if (character.size != at - start) start = at - 1;  // not UTF-8: byte by byte
    stepped += text[start] == '\t' ? tab_columns : character_width(character_at(text, start).code);
    if (stepped > columns) break;
    at = start;
  }
  return at;
}

struct PlacedMark {
  std::uint32_t line = 0;
  Mark mark;
};

struct Placed {
  std::size_t begin = 0;  // columns
  std::size_t end = 0;
  const Mark* mark = nullptr;
};

class Drawer {
 public:
  Drawer(std::string_view text, const LineIndex& lines, const ExcerptStyle& style)
      : text_(text), lines_(lines), style_(style) {
    const std::size_t frame = style.gutter + 3;  // "12 | "
    room_ = style.width == 0 ? longest_line_shown : std::max<std::size_t>(style.width, frame + 20) - frame;
  }

  std::string draw_all(const std::vector<PlacedMark>& marks) {
    put_frame("");
    std::uint32_t last = 0;
    for (std::size_t at = 0; at < marks.size();) {
      const std::uint32_t line = marks[at].line;
      fill_gap(last, line);
      last = line;
      for (const std::size_t first = at; at < marks.size() && marks[at].line == line;)
        at = draw_row(marks, at, at > first);
    }
    return std::move(out_);
  }

 private:
  void put(std::string_view number, std::string_view bar, std::string_view content) {
    out_ += style_.paint(
        Ink::frame, std::string(style_.gutter - number.size(), ' ') + std::string(number) + " " + std::string(bar));
    if (!content.empty()) (out_ += ' ') += content;
    out_ += '\n';
  }
  void put_frame(std::string_view content) { put("", "|", content); }

  /// One line between two marked ones is shown, more are left out.
  void fill_gap(std::uint32_t last, std::uint32_t line) {
    if (last == 0 || line <= last + 1) return;
    if (line > last + 2) {
      out_ += style_.paint(Ink::frame, "...") + "\n";
      return;
    }
    const Span between = lines_.line(last + 1);
    const Drawn drawn = draw(text_, between, room_ - 1);
    const bool cut = drawn.columns.back().first < between.end;
    put(std::to_string(last + 1), "|", drawn.text + std::string(cut ? ellipsis : ""));
  }

  /// Draws marks[at] and those behind it that lie in the same stretch of the line; returns the first one left.
  std::size_t draw_row(const std::vector<PlacedMark>& marks, std::size_t at, bool same_line_again) {
    const Span line = lines_.line(marks[at].line);
    const Span stretch = stretch_around(line, marks[at].mark.span);
    const bool cut_left = stretch.begin > line.begin;
    const Drawn drawn = draw(text_, stretch, room_ - (cut_left ? 1 : 0) - 1);
    const std::uint32_t drawn_end = drawn.columns.back().first;
    const bool cut_right = drawn_end < line.end;

    std::vector<Placed> row;
    std::size_t next = at;
    for (; next < marks.size() && marks[next].line == marks[at].line; ++next) {
      const Mark& mark = marks[next].mark;
      const std::uint32_t begin = std::min(mark.span.begin, line.end);
      if (next > at && cut_right && mark.span.end > drawn_end) break;
      const std::size_t shift = cut_left ? 1 : 0;
      const std::size_t from = drawn.column_of(begin) + shift;
      const std::size_t to = drawn.column_of(std::min(mark.span.end, line.end)) + shift;
      row.push_back({from, std::max(to, from + 1), &mark});
    }
    put(same_line_again ? "" : std::to_string(marks[at].line), "|",
        std::string(cut_left ? ellipsis : "") + drawn.text + std::string(cut_right ? ellipsis : ""));
    put_marks(row);
    return next;
  }

  /// The part of the line to draw: all of it if it fits, else from some columns before the mark on.
  Span stretch_around(Span line, Span mark) const {
    const std::uint32_t begin = std::clamp(mark.begin, line.begin, line.end);
    const bool starts_in_view = step_back(text_, begin, line.begin, room_ / 2) == line.begin;
    if (starts_in_view) return line;
    const Drawn whole = line.size() <= 4 * room_ ? draw(text_, line, room_) : Drawn{};
    if (!whole.columns.empty() && whole.columns.back().first == line.end) return line;
    return {step_back(text_, begin, line.begin, room_ / 3), line.end};
  }

  /// The line of carets with the rightmost remark, then the other remarks below, each hanging on its column.
  void put_marks(const std::vector<Placed>& row) {
    std::vector<const Placed*> remarks;
    for (const Placed& placed : row) {
      if (!placed.mark->remark.empty()) remarks.push_back(&placed);
    }
    std::string carets = underline(row);
    if (!remarks.empty() && remarks.back() == &row.back()) {
      std::size_t end = 0;
      for (const Placed& placed : row) end = std::max(end, placed.end);
      if (end + 1 + text_width(row.back().mark->remark) <= room_) {
        carets += " " + style_.paint(row.back().mark->ink, row.back().mark->remark);
        remarks.pop_back();
      }
    }
    put_frame(carets);
    if (!remarks.empty()) put_frame(hangers(remarks, remarks.size()));
    for (std::size_t i = remarks.size(); i-- > 0;) put_hanging(remarks, i);
  }

  std::string underline(const std::vector<Placed>& row) const {
    // Where marks overlap the shorter one is drawn over the longer, and of equal ones the main mark.
    std::vector<const Placed*> layers;
    std::size_t width = 0;
    for (const Placed& placed : row) {
      layers.push_back(&placed);
      width = std::max(width, placed.end);
    }
    stable_sort(layers, [](const Placed* a, const Placed* b) {
      const std::size_t a_length = a->end - a->begin;
      const std::size_t b_length = b->end - b->begin;
      return a_length != b_length ? a_length > b_length : a->mark->sign != '^' && b->mark->sign == '^';
    });
    std::vector<const Mark*> owner(width, nullptr);
    for (const Placed* layer : layers) {
      for (std::size_t column = layer->begin; column < layer->end; ++column) owner[column] = layer->mark;
    }
    std::string out;
    for (std::size_t column = 0; column < width;) {
      std::size_t end = column;
      while (end < width && owner[end] == owner[column]) ++end;
      const std::size_t length = end - column;
      out += owner[column] == nullptr ? std::string(length, ' ')
                                      : style_.paint(owner[column]->ink, std::string(length, owner[column]->sign));
      column = end;
    }
    return out;
  }

  std::string hangers(const std::vector<const Placed*>& remarks, std::size_t count) const {
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (remarks[i]->begin < column) continue;  // two remarks on one column share a bar
      out += std::string(remarks[i]->begin - column, ' ') + style_.paint(remarks[i]->mark->ink, "|");
      column = remarks[i]->begin + 1;
    }
    return out;
  }

  void put_hanging(const std::vector<const Placed*>& remarks, std::size_t i) {
    const Placed& placed = *remarks[i];
    // A remark near the right border ends there, and begins left of its column if it must.
    const std::size_t least = std::min({room_, text_width(placed.mark->remark), std::size_t{30}});
    const std::size_t indent = std::min(placed.begin, room_ - least);
    for (const std::string& line : wrap(placed.mark->remark, room_ - indent, room_ - indent)) {
      std::size_t bars = i;
      while (bars > 0 && remarks[bars - 1]->begin >= indent) --bars;
      std::string lead = hangers(remarks, bars);
      const std::size_t used = bars == 0 ? 0 : remarks[bars - 1]->begin + 1;
      put_frame(lead + std::string(indent - used, ' ') + style_.paint(placed.mark->ink, line));
    }
  }

  std::string_view text_;
  const LineIndex& lines_;
  const ExcerptStyle& style_;
  std::size_t room_ = 0;
  std::string out_;
};

}  // namespace

std::size_t gutter_for(std::uint32_t line) { return std::to_string(line).size(); }

std::string excerpt(std::string_view text, const LineIndex& lines, std::vector<Mark> marks, const ExcerptStyle& style) {
  std::vector<PlacedMark> placed;
  placed.reserve(marks.size());
  for (Mark& mark : marks) placed.push_back({lines.at(mark.span.begin).line, std::move(mark)});
  stable_sort(placed, [](const PlacedMark& a, const PlacedMark& b) {
    return a.line != b.line ? a.line < b.line : a.mark.span.begin < b.mark.span.begin;
  });
  return Drawer(text, lines, style).draw_all(placed);
}

}  // namespace wayproof::report
