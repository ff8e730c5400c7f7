#include "support/foreign_invariants.h"

#include <algorithm>
#include <set>

#include "i18n/render.h"
#include "import/import.h"
#include "json/read.h"
#include "rules/rule.h"
#include "support/checked.h"
#include "table/export.h"
#include "table/table.h"

namespace wayproof::testing {
namespace {

constexpr Day today = 20'800;

bool inside(Span span, std::size_t size) { return span.begin <= span.end && span.end <= size; }

bool can_be_said(const Message& message) {
  if (message.key.empty() || !i18n::known(message.key)) return false;
  for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
    const std::string said = i18n::render(message, language);
    if (said.empty() || said.find("⟨") != std::string::npos) return false;
  }
  return true;
}

// A text that has the mark in it, quoted in a finding, would look like a finding without a sentence.
bool says_our_mark(std::string_view text) { return text.find("⟨") != std::string_view::npos; }

std::string about(const Finding& finding, std::size_t size) {
  const std::string rule(finding.rule);
  if (rules::find_rule(rule) == nullptr) return rule + " is no rule";
  if (!inside(finding.place.span, size)) return rule + " points outside of its file";
  if (!can_be_said(finding.what)) return rule + " has no sentence: " + finding.what.key;
  if (!can_be_said(finding.advice)) return rule + " has no advice: " + finding.advice.key;
  return {};
}

std::string about(const Report& report, std::size_t size) {
  for (const Finding& finding : report.findings()) {
    if (std::string problem = about(finding, size); !problem.empty()) return problem;
  }
  return {};
}

std::size_t leaves_in(json::Value value) {
  if (value.is(json::Kind::hole)) return 0;  // a value that is not there has nothing to book
  if (value.size() == 0) return 1;
  std::size_t count = 0;
  for (std::size_t i = 0; i < value.size(); ++i)
    count += leaves_in(value.is(json::Kind::object) ? value.member(i).value : value.item(i));
  return count;
}

std::string about(const imports::Import& import, json::Value root, std::size_t size) {
  if (import.fields.size() != leaves_in(root)) return "leaves are missing in the books, or stand there twice";
  std::uint32_t last = 0;
  for (const imports::FieldFate& field : import.fields) {
    if (!inside(field.span, size)) return field.pointer + " is booked outside of the file";
    if (field.span.begin < last) return field.pointer + " is booked out of order";
    last = field.span.begin;
    if (field.becomes.empty() != (field.fate == imports::Fate::left_out)) return field.pointer + " becomes something";
    if (field.fate != imports::Fate::mapped && !can_be_said(field.note)) return field.pointer + " has no note";
  }
  return {};
}

std::string checked_twice(const std::vector<TestFile>& files, std::string_view no_findings_of) {
  const auto loaded = load(files);
  const auto findings = check(*loaded, today);
  for (const Finding& finding : findings) {
    if (finding.place.file >= files.size()) return std::string(finding.rule) + " is in no file";
    if (std::string problem = about(finding, files[finding.place.file].second.size()); !problem.empty()) return problem;
    if (!no_findings_of.empty() && finding.rule.starts_with(no_findings_of) && finding.rule != "file/unknown-reference")
      return std::string(finding.rule) + ": " + i18n::render(finding.what, i18n::Language::en);
  }
  if (text_report(*loaded, findings, today, i18n::Language::zh) !=
      text_report(*loaded, check(*loaded, today), today, i18n::Language::zh))
    return "two checks of the same files differ";
  return {};
}

std::string about_cells(const tables::Table& table, std::size_t size) {
  std::set<tables::CellRef> wanted, booked;
  for (std::size_t row = 0; row < table.grid.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.grid.columns; ++column) {
      if (!table.grid.rows[row][column].text.empty()) wanted.insert({row, column});
    }
  }
  for (const tables::CellFate& cell : table.cells) {
    if (!inside(cell.span, size)) return "a cell is booked outside of the table";
    if (!booked.insert(cell.at).second) return "a cell is booked twice";
    if (cell.becomes.empty() != (cell.fate == imports::Fate::left_out)) return "what a cell becomes is not its fate";
    if (cell.fate != imports::Fate::mapped && !can_be_said(cell.note)) return "a cell has no note";
  }
  return wanted == booked ? "" : "cells are missing in the books";
}

/// As a table in either language, the journeys are as many again.
std::string written_and_read(const std::vector<TestFile>& files, std::size_t journeys) {
  const auto loaded = load(files);
  for (const i18n::Language language : {i18n::Language::en, i18n::Language::zh}) {
    const std::string csv = tables::write_csv(tables::export_tables(loaded->files.projects, language).plan);
    Report again;
    const tables::Table table = tables::read_table(csv, {}, again);
    if (table.journeys.size() != journeys) {
      return "written as a table, " + std::to_string(journeys) + " journeys are read as " +
             std::to_string(table.journeys.size()) + ":\n" + csv;
    }
    if (std::string problem = about(again, csv.size()); !problem.empty()) return problem;
  }
  return {};
}

}  // namespace

std::string broken_import_invariant(std::string_view text, std::string_view system) {
  if (says_our_mark(text)) return {};
  const json::ReadResult read = json::read(text);
  const json::Value root = read.tree.root();
  const imports::Importer* const importer = imports::recognise(root);
  if (importer == nullptr || importer->id != system) return {};
  Report report;
  const imports::Import import = imports::read(*importer, read.tree, "export.json", 0, report);
  if (std::string problem = about(import, root, text.size()); !problem.empty()) return problem;
  if (std::string problem = about(report, text.size()); !problem.empty()) return problem;
  return checked_twice({{"export.json", std::string(text)}}, {});
}

std::string broken_table_invariant(std::string_view text) {
  if (says_our_mark(text)) return {};
  Report report;
  const tables::Table table = tables::read_table(text, {}, report);
  if (std::string problem = about_cells(table, text.size()); !problem.empty()) return problem;
  if (std::string problem = about(report, text.size()); !problem.empty()) return problem;
  std::vector<TestFile> files{{"shared.workspace.json", table.workspace}};
  for (const tables::PlannedJourney& journey : table.journeys) files.emplace_back(journey.name, journey.text);
  if (table.journeys.empty()) return {};
  if (std::string problem = checked_twice(files, "file/"); !problem.empty()) return problem;
  return written_and_read(files, table.journeys.size());
}

}  // namespace wayproof::testing
