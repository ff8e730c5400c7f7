// Salesforce Journey Builder ("interaction"): what GET /interaction/v1/interactions/{id} answers, a list of those, and
// the files that `mcdev retrieve` writes (*.journey-meta.json), in which keys "r__..." stand instead of ids.
// developer.salesforce.com/docs/marketing/marketing-cloud/guide/getting-started-spec; the shapes in test/ of
// Accenture/sfmc-devtools.
#pragma once

#include "import/import.h"

namespace wayproof::imports {

[[nodiscard]] bool is_journey_builder(json::Value root);
[[nodiscard]] Import read_journey_builder(const json::Tree& tree, std::string_view name, FileId file, Report& report);

inline constexpr Importer journey_builder = {"journey-builder", "Salesforce Journey Builder", &is_journey_builder,
                                             &read_journey_builder};

}  // namespace wayproof::imports
