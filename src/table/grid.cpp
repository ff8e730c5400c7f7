#include "table/grid.h"

#include <algorithm>
#include <optional>

#include "text/character.h"

namespace wayproof::tables {
namespace {

/// What a spreadsheet may take for a formula when a cell begins with it.
bool begins_like_formula(std::string_view cell) {
  constexpr std::string_view starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"};
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::string_view start) { return cell.starts_with(start); });
}

/// Reads rows of one separator.
class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  void read(std::size_t from, std::size_t most_rows, Grid& grid) {
    at_ = from;
    grid.separator = separator_;
    while (at_ < text_.size() && grid.rows.size() < most_rows) read_row(grid);
  }

 private:
  [[nodiscard]] bool at_line_end() const { return at_ == text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void read_row(Grid& grid) {
    std::vector<Cell>& row = grid.rows.emplace_back();
    while (true) {
      row.push_back(read_cell(grid));
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    if (at_ < text_.size()) at_ += text_.substr(at_, 2) == "\r\n" ? 2U : 1U;
    // A separator at the end of every line makes no column.
    while (!row.empty() && row.back().text.empty()) row.pop_back();
    if (row.empty()) grid.rows.pop_back();
  }

  Cell read_cell(Grid& grid) {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && text_[at_] == '"') {
      if (auto cell = read_quoted()) return *std::move(cell);
      if (grid.open_quotes.empty()) grid.open_quotes.push_back(span(at_, at_ + 1));
    }
    const std::size_t begin = at_;
    while (!at_line_end() && text_[at_] != separator_) ++at_;
    return make(begin, at_, text_.substr(begin, at_ - begin));
  }

  /// A cell in quotes, if what follows the closing one is the end of the cell. Spreadsheets write `""` for a quote.
  std::optional<Cell> read_quoted() {
    std::string said;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] != '"') {
        if (text_[i] != '\r')
          said.push_back(text_[i]);
        else if (text_.substr(i, 2) != "\r\n")
          said.push_back('\n');
        continue;
      }
      if (text_.substr(i, 2) == "\"\"") {
        said.push_back('"');
        ++i;
        continue;
      }
      std::size_t end = i + 1;
      while (end < text_.size() && text_[end] == ' ') ++end;
      if (end < text_.size() && text_[end] != separator_ && text_[end] != '\n' && text_[end] != '\r') return {};
      Cell cell = make(at_, i + 1, said);
      at_ = end;
      return cell;
    }
    return {};
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  static Cell make(std::size_t begin, std::size_t end, std::string_view said) {
    constexpr std::string_view wide_blank = "\u3000";
    constexpr std::string_view hard_blank = "\u00A0";
    for (bool more = true; more;) {
      const std::size_t before = said.size();
      while (!said.empty() && static_cast<unsigned char>(said.front()) <= ' ') said.remove_prefix(1);
      while (!said.empty() && static_cast<unsigned char>(said.back()) <= ' ') said.remove_suffix(1);
      for (const std::string_view blank : {wide_blank, hard_blank}) {
        if (said.starts_with(blank)) said.remove_prefix(blank.size());
        if (said.ends_with(blank)) said.remove_suffix(blank.size());
      }
      more = said.size() != before;
    }
    if (said.starts_with('\'') && begins_like_formula(said.substr(1))) said.remove_prefix(1);  // write_csv put it there
    return {std::string(said), span(begin, end)};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

/// How table-like a reading is: cells in rows as long as the most frequent length of more than one.
std::size_t evenness(const Grid& grid) {
  std::size_t best = 0;
  for (const auto& row : grid.rows) {
    if (row.size() < 2) continue;
    const auto alike = [&](const auto& other) { return other.size() == row.size(); };
    const auto rows = static_cast<std::size_t>(std::count_if(grid.rows.begin(), grid.rows.end(), alike));
    best = std::max(best, rows * row.size());
  }
  return best;
}

char separator_of(std::string_view text, std::size_t from) {
  constexpr std::size_t looked_at = 30;  // rows
  char best = ',';
  std::size_t most = 0;
  for (const char separator : {'\t', ';', ','}) {
    Grid grid;
    Reader(text, separator).read(from, looked_at, grid);
    // Prose has commas and semicolons, hardly ever tabs.
    const std::size_t even = evenness(grid) * (separator == '\t' ? 3 : 2);
    if (even > most) {
      most = even;
      best = separator;
    }
  }
  return best;
}

/// Neither is text: what no keyboard writes, and what breaks a line of a file.
bool is_control(char32_t code) { return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7f; }

/// The cells with U+FFFD for what is no UTF-8 or no text.
void mend(Cell& cell, std::vector<Span>& not_utf8) {
  std::string mended;
  bool broken = false;
  for (std::size_t at = 0; at < cell.text.size();) {
    const Character character = character_at(cell.text, at);
    const bool text = character.valid && !is_control(character.code);
    broken = broken || !text;
    append_utf8(mended, text ? character.code : U'\uFFFD');
    at += character.size;
  }
  if (!broken) return;
  cell.text = std::move(mended);
  if (not_utf8.empty()) not_utf8.push_back(cell.span);
}

}  // namespace

Grid read_grid(std::string_view text) {
  std::size_t from = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::optional<char> declared;
  if (text.substr(from).starts_with("sep=") && text.size() > from + 5) {
    declared = text[from + 4];
    from = std::min(text.find('\n', from), text.size() - 1) + 1;
  }
  Grid grid;
  Reader(text, declared ? *declared : separator_of(text, from)).read(from, text.size() + 1, grid);
  for (const auto& row : grid.rows) grid.columns = std::max(grid.columns, row.size());
  for (auto& row : grid.rows) {
    for (Cell& cell : row) mend(cell, grid.not_utf8);
    const std::uint32_t end = row.back().span.end;
    while (row.size() < grid.columns) row.push_back({{}, {end, end}});
  }
  return grid;
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      std::string cell = row[i];
      if (begins_like_formula(cell)) cell.insert(cell.begin(), '\'');
      const bool lone_empty = row.size() == 1 && cell.empty();
      if (!lone_empty && cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
        out += cell;
        continue;
      }
      out += '"';
      for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace wayproof::tables
