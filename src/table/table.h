// Planning tables: what people write down in a spreadsheet before a flow is built. A flow plan has a row for each
// journey, its steps in one cell; a configuration of triggers and actions has a row for each step. Either becomes
// journeys of our own format; what the table does not say is asked, what is not understood stays visible as a step.
//
// Nothing is lost silently: every cell with a word in it is listed with what became of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "import/import.h"
#include "table/columns.h"
#include "table/grid.h"

namespace wayproof::tables {

/// A cell by its place in the grid, from 0.
struct CellRef {
  std::size_t row = 0, column = 0;

  friend auto operator<=>(const CellRef&, const CellRef&) = default;
};

struct CellFate {
  CellRef at;
  Span span;
  imports::Fate fate = imports::Fate::left_out;
  std::string becomes;  ///< "steps.sms", "entry.on", "header"; empty when left out
  Message note;         ///< empty key when mapped
};

/// A journey made of a table.
struct PlannedJourney {
  std::string id;
  std::string name;  ///< of the file: "cart-updated.journey.json"
  std::string text;  ///< wayproof/journey@1
  std::size_t first_row = 0, last_row = 0;
};

struct Options {
  std::vector<std::optional<Role>> mapping;  ///< by column; what is not said here is recognised
  TableKind kind = TableKind::unknown;       ///< unknown: recognised
  std::optional<std::size_t> header_rows;    ///< rows above the body; absent: recognised
  FileId file = 0;                           ///< the table's, for places of findings
};

struct Table {
  Grid grid;
  Columns columns;
  std::vector<PlannedJourney> journeys;  ///< in order of rows
  /// What the journeys speak of, as a workspace to begin with: channels, events, offers ... with the table's words.
  std::string workspace;
  std::vector<CellFate> cells;  ///< of every cell that is not empty, in order of rows and columns
};

/// Reads any text. Questions and whatever is not understood are findings at their cells; their rules are
/// "table/missing", "table/not-understood", "table/assumed" and "table/unreadable".
[[nodiscard]] Table read_table(std::string_view text, const Options& options, Report& report);

}  // namespace wayproof::tables
