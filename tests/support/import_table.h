// What an import made of a foreign file, as a table for goldens: the steps with their ways on, then the books.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "import/import.h"
#include "json/read.h"

namespace wayproof::testing {

/// A foreign file with all that was made of it. The text stays where it is.
struct Imported {
  explicit Imported(std::string content, std::string name = "export.json");
  Imported(const Imported&) = delete;
  Imported& operator=(const Imported&) = delete;

  [[nodiscard]] std::string_view at(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
  /// The step of this id; an empty one, and a failure, where there is none.
  [[nodiscard]] const model::Step& step(std::string_view id, std::size_t journey = 0) const;
  [[nodiscard]] const imports::FieldFate& field(std::string_view pointer) const;
  [[nodiscard]] std::size_t unknown_fields() const;

  std::string text;
  json::ReadResult result;
  const imports::Importer* importer = nullptr;
  imports::Import import;
  Report report;
};

/// Each leaf once, each span the leaf's, each note and each place in our grammar said.
void expect_books_balance(const Imported& imported);

/// Entry, exits and steps with line, kind, content and ways on.
[[nodiscard]] std::string step_table(const Imported& imported);
/// Every field that became something, and how many were left out for which reason.
[[nodiscard]] std::string field_table(const Imported& imported);

}  // namespace wayproof::testing
