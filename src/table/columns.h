// Which column of a table says what: by the words of its header, or as the user says.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "table/grid.h"

namespace wayproof::tables {

/// What a column holds. Both kinds of table use the same ones: a trigger is a trigger in either.
enum class Role : std::uint8_t {
  note,  ///< none of the others: what it says is kept as a note
  name,
  audience,
  goal,
  trigger,
  action,
  owner,
  finish,
  condition_kind,
  example,
  channel,
  exclusion,
};
inline constexpr std::size_t role_count = 12;
/// As requests and answers call them.
inline constexpr std::array<std::string_view, role_count> role_names = {
    "note",  "name",   "audience",       "goal",    "trigger", "action",
    "owner", "finish", "condition_kind", "example", "channel", "exclusion"};

enum class TableKind : std::uint8_t {
  unknown,
  plan,     ///< flow plan, one row a journey
  actions,  ///< trigger and action, one row a step or trigger
};

using Mapping = std::vector<Role>;  ///< by column

struct Columns {
  TableKind kind = TableKind::unknown;
  Mapping roles;                    ///< of every column
  std::vector<bool> known;          ///< by column: recognised, or said by the user
  std::vector<std::string> titles;  ///< by column, as the header writes them
  std::size_t header = 0;           ///< first row of the header
  std::size_t first = 0;            ///< first row of the body; equal to `header` when there is none
};

/// The role that a header's words stand for.
[[nodiscard]] std::optional<Role> role_of_header(std::string_view title);
[[nodiscard]] std::optional<Role> role_of_name(std::string_view name);

/// Recognises header and kind. What `wanted` says of a column stands, and so does the number of rows above the body.
[[nodiscard]] Columns find_columns(const Grid& grid, const std::vector<std::optional<Role>>& wanted = {},
                                   TableKind kind = TableKind::unknown,
                                   std::optional<std::size_t> header_rows = std::nullopt);

/// True if the table stands on its side: names of fields down the first column.
[[nodiscard]] bool on_its_side(const Grid& grid);
/// Rows as columns. The spans stay where they are.
[[nodiscard]] Grid turned(Grid grid);

}  // namespace wayproof::tables
