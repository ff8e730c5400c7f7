#include "table/books.h"

#include <algorithm>

#include "rules/rule.h"

namespace wayproof::tables {

using imports::Fate;

Books::Books(const Grid& grid, FileId file, Report& report) : grid_(grid), file_(file), report_(report) {
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    for (std::size_t column = 0; column < grid.columns; ++column) {
      const Cell& cell = grid.rows[row][column];
      if (cell.text.empty()) continue;
      cells_.push_back({{row, column}, cell.span, Fate::left_out, {}, {"table.note.not_asked", {}}});
    }
  }
  booked_.resize(cells_.size());
}

// A cell may say several things: it is mapped if all of them are, and left out if none of them is anything.
void Books::book(CellRef at, Fate fate, std::string_view becomes, std::string_view note) {
  const auto found = std::lower_bound(cells_.begin(), cells_.end(), at,
                                      [](const CellFate& cell, CellRef wanted) { return cell.at < wanted; });
  if (found == cells_.end() || found->at != at) return;
  const auto index = static_cast<std::size_t>(found - cells_.begin());
  const Message message = note.empty() ? Message{} : Message{"table.note." + std::string(note), {}};
  if (!booked_[index]) {
    booked_[index] = true;
    found->fate = fate;
    found->becomes = becomes;
    found->note = message;
    return;
  }
  if (found->becomes.empty()) found->becomes = becomes;
  if (found->fate == fate && !found->note.key.empty()) return;
  if (found->fate != fate) found->fate = Fate::approximated;
  if (found->note.key.empty()) found->note = message;
}

void Books::ask(std::string_view rule, std::string_view which, CellRef at, std::string_view words) {
  const bool cell = at.row < grid_.rows.size() && at.column < grid_.columns;
  find(rule, which, cell ? grid_.rows[at.row][at.column].span : Span{}, words);
}

void Books::find(std::string_view name, std::string_view which, Span at, std::string_view words) {
  const std::string id = "table/" + std::string(name);
  const rules::Rule* const rule = rules::find_rule(id);
  if (rule == nullptr) return;  // books_test.cpp asks for each
  Finding finding;
  finding.rule = rule->info.id;
  finding.severity = rule->info.severity;
  finding.place = {file_, at};
  if (name == "missing") finding.question = "question.table_missing";
  const std::vector<Arg> args = {{"words", Verbatim{std::string(words)}}};
  finding.what = {id + ".what." + std::string(which), args};
  finding.why = {id + ".why", {}};
  finding.advice = {id + ".advice." + std::string(which), args};
  report_.add(std::move(finding));
}

}  // namespace wayproof::tables
