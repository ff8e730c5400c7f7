#include "table/columns.h"

#include <algorithm>

#include "table/fold.h"
#include "table/words.h"

namespace wayproof::tables {
namespace {

constexpr std::size_t rows_looked_at = 12;  // titles and remarks stand above a header, not a page of them

/// A header's title is short; longer texts are what a row says.
constexpr std::size_t longest_title = 60;  // bytes, folded

std::size_t roles_in(const std::vector<Cell>& cells) {
  std::array<bool, role_count> seen{};
  for (const Cell& cell : cells) {
    if (const auto role = role_of_header(cell.text)) seen[static_cast<std::size_t>(*role)] = true;
  }
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

/// The second row of a header: only titles, several of them.
bool continues_header(const std::vector<Cell>& row) {
  const bool only_titles = std::all_of(row.begin(), row.end(), [](const Cell& cell) {
    return cell.text.empty() || (cell.text.size() <= longest_title && role_of_header(cell.text).has_value());
  });
  return only_titles && roles_in(row) >= 2;
}

TableKind kind_of(const Mapping& roles) {
  const auto has = [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
  if (!has(Role::action) && !has(Role::trigger)) return TableKind::unknown;
  const int plan = has(Role::name) + has(Role::audience) + has(Role::goal) + has(Role::finish);
  const int actions = 2 * has(Role::condition_kind) + has(Role::example) + has(Role::channel) + has(Role::exclusion);
  return plan >= actions ? TableKind::plan : TableKind::actions;
}

std::vector<Cell> first_column(const Grid& grid) {
  std::vector<Cell> cells;
  for (const auto& row : grid.rows) {
    if (!row.empty()) cells.push_back(row.front());
  }
  return cells;
}

}  // namespace

std::optional<Role> role_of_name(std::string_view name) {
  const auto found = std::find(role_names.begin(), role_names.end(), name);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<Role>(found - role_names.begin());
}

std::optional<Role> role_of_header(std::string_view title) {
  const Folded folded = fold(title);
  if (folded.text.empty() || folded.text.size() > longest_title) return std::nullopt;
  const std::vector<Hit> hits = find_all(folded.text, words::columns());
  if (hits.empty()) return std::nullopt;
  // A header names its thing at its beginning ("触发条件（必填）"), or at its end after an adjective; the longest word
  // decides.
  std::size_t covered = 0;
  const Hit* best = nullptr;
  for (const Hit& hit : hits) {
    const std::size_t length = hit.end - hit.begin;
    covered += length;
    if (best == nullptr || length > best->end - best->begin) best = &hit;
  }
  // A sentence that happens to hold such a word is no title.
  if (2 * covered < folded.text.size() && best->begin != 0) return std::nullopt;
  if (3 * covered < folded.text.size()) return std::nullopt;
  return role_of_name(best->id());
}

Columns find_columns(const Grid& grid, const std::vector<std::optional<Role>>& wanted, TableKind kind,
                     std::optional<std::size_t> header_rows) {
  Columns columns;
  columns.roles.assign(grid.columns, Role::note);
  columns.known.assign(grid.columns, false);
  columns.titles.assign(grid.columns, {});
  std::size_t most = 1;  // a header has two titles at least
  for (std::size_t row = 0; row < grid.rows.size() && row < rows_looked_at; ++row) {
    const std::size_t roles = roles_in(grid.rows[row]);
    if (roles <= most) continue;
    most = roles;
    columns.header = row;
    columns.first = row + 1;
  }
  if (columns.first != 0) {
    if (columns.first < grid.rows.size() && continues_header(grid.rows[columns.first])) {
      ++columns.first;
    } else if (columns.header > 0 && continues_header(grid.rows[columns.header - 1])) {
      --columns.header;
    }
  }
  if (header_rows && *header_rows != columns.first) {
    columns.first = std::min(*header_rows, grid.rows.size());
    columns.header = columns.first == 0 ? 0 : columns.first - 1;
  }
  for (std::size_t column = 0; column < grid.columns; ++column) {
    for (std::size_t row = columns.header; row < columns.first; ++row) {
      const std::string& title = grid.rows[row][column].text;
      if (title.empty()) continue;
      columns.titles[column] = title;
      // The lower title is the finer one; a group's title above stands for columns that have none.
      if (const auto role = role_of_header(title)) {
        columns.roles[column] = *role;
        columns.known[column] = true;
      }
    }
    if (column < wanted.size() && wanted[column]) {
      columns.roles[column] = *wanted[column];
      columns.known[column] = true;
    }
  }
  columns.kind = kind == TableKind::unknown ? kind_of(columns.roles) : kind;
  return columns;
}

bool on_its_side(const Grid& grid) {
  if (grid.columns < 2) return false;
  std::size_t across = 0;
  for (std::size_t row = 0; row < grid.rows.size() && row < rows_looked_at; ++row) {
    across = std::max(across, roles_in(grid.rows[row]));
  }
  return across < 2 && roles_in(first_column(grid)) >= 3;
}

Grid turned(Grid grid) {
  Grid result = grid;
  result.columns = grid.rows.size();
  result.rows.assign(grid.columns, {});
  for (std::size_t column = 0; column < grid.columns; ++column) {
    for (auto& row : grid.rows) result.rows[column].push_back(std::move(row[column]));
  }
  return result;
}

}  // namespace wayproof::tables
