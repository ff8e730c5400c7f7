// Keeps the books of an import: which field was read and what became of it. Importers take their values through the
// ledger, so a field that nobody asked for shows up by itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/import.h"

namespace wayproof::imports {

class Ledger {
 public:
  /// `system` is the importer's id; its notes stand in the catalogue under "import.<system>.<note>".
  Ledger(const json::Tree& tree, FileId file, Report& report, std::string_view system)
      : tree_(tree), file_(file), report_(report), system_(system) {}

  // ---- values: read, booked as mapped to `becomes`; one of the wrong type is a finding, and left out ----

  [[nodiscard]] model::MaybeId text(json::Value object, std::string_view key, std::string_view becomes);
  /// An id, which some systems write as a number.
  [[nodiscard]] model::MaybeId id(json::Value object, std::string_view key, std::string_view becomes);
  [[nodiscard]] model::Text title(json::Value object, std::string_view key, std::string_view becomes);
  [[nodiscard]] model::Maybe<std::int64_t> integer(json::Value object, std::string_view key, std::string_view becomes);
  [[nodiscard]] model::Maybe<std::int64_t> millionths(json::Value object, std::string_view key,
                                                      std::string_view becomes);
  [[nodiscard]] model::Maybe<bool> flag(json::Value object, std::string_view key, std::string_view becomes);

  // ---- bookings by hand ----

  void mapped(json::Value leaf, std::string_view becomes) { book(leaf, Fate::mapped, becomes, {}); }
  /// What was booked as mapped is only nearly so.
  void approximated(json::Value leaf, std::string_view becomes, std::string_view note) {
    book(leaf, Fate::approximated, becomes, note);
  }
  /// The value and all inside it.
  void left_out(json::Value value, std::string_view note);
  /// Not what the system writes there: a finding.
  void not_understood(json::Value value, std::string_view key);

  /// The fate of every leaf; those that nobody booked are left out as unknown.
  [[nodiscard]] std::vector<FieldFate> finish() &&;

 private:
  struct Entry {
    std::uint32_t begin;  // no two values of a tree begin at one byte
    Fate fate;
    std::string becomes;
    std::string note;
  };

  void book(json::Value leaf, Fate fate, std::string_view becomes, std::string_view note);
  void collect(json::Value value, const std::string& pointer, std::vector<FieldFate>& out) const;

  const json::Tree& tree_;
  FileId file_;
  Report& report_;
  std::string system_;
  std::vector<Entry> entries_;
};

}  // namespace wayproof::imports
