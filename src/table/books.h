// Keeps the books of a table: what became of each cell, and the questions that are open at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace wayproof::tables {

class Books {
 public:
  Books(const Grid& grid, FileId file, Report& report);

  void mapped(CellRef at, std::string_view becomes) { book(at, imports::Fate::mapped, becomes, {}); }
  /// `note` stands in the catalogue under "table.note.<note>".
  void approximated(CellRef at, std::string_view becomes, std::string_view note) {
    book(at, imports::Fate::approximated, becomes, note);
  }
  void left_out(CellRef at, std::string_view note) { book(at, imports::Fate::left_out, {}, note); }

  /// A finding at the cell: `rule` is "table/<rule>" of the registry, the sentence "table/<rule>.what.<which>" with
  /// {words}.
  void ask(std::string_view rule, std::string_view which, CellRef at, std::string_view words = {});
  /// The same at any place of the text.
  void find(std::string_view rule, std::string_view which, Span at, std::string_view words = {});

  [[nodiscard]] std::vector<CellFate> finish() && { return std::move(cells_); }

 private:
  void book(CellRef at, imports::Fate fate, std::string_view becomes, std::string_view note);

  const Grid& grid_;
  FileId file_;
  Report& report_;
  std::vector<CellFate> cells_;  // of cells with words, in order
  std::vector<bool> booked_;     // of each of them
};

}  // namespace wayproof::tables
