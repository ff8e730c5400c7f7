// Journeys as planning tables, for a review or for people who plan in a spreadsheet: our own and imported ones.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "i18n/language.h"
#include "model/project.h"

namespace wayproof::tables {

using Rows = std::vector<std::vector<std::string>>;  ///< the first is the header

struct Exported {
  Rows plan;     ///< one row a journey
  Rows actions;  ///< one row an action
};

/// All journeys of the projects, in their order. The words are such that read_table() understands them again.
[[nodiscard]] Exported export_tables(std::span<const model::Project> projects, i18n::Language language);

}  // namespace wayproof::tables
