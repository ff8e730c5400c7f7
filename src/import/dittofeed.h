// Dittofeed journeys: a definition `{"entryNode", "nodes", "exitNode"}` alone, as a resource with name and status
// around it, or a list of those as the API gives it (docs.dittofeed.com; packages/isomorphic-lib/src/types.ts of
// dittofeed/dittofeed).
#pragma once

#include "import/import.h"

namespace wayproof::imports {

[[nodiscard]] bool is_dittofeed(json::Value root);
[[nodiscard]] Import read_dittofeed(const json::Tree& tree, std::string_view name, FileId file, Report& report);

inline constexpr Importer dittofeed = {"dittofeed", "Dittofeed", &is_dittofeed, &read_dittofeed};

}  // namespace wayproof::imports
