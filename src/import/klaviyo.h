// Klaviyo flows: a definition `{"triggers", "actions", "entry_action_id"}` alone, or in what GET /api/flows/{id} with
// additional-fields[flow]=definition answers (developers.klaviyo.com/en/reference/flows_api_overview; klaviyo/openapi,
// revision 2026-07-15).
#pragma once

#include "import/import.h"

namespace wayproof::imports {

[[nodiscard]] bool is_klaviyo(json::Value root);
[[nodiscard]] Import read_klaviyo(const json::Tree& tree, std::string_view name, FileId file, Report& report);

inline constexpr Importer klaviyo = {"klaviyo", "Klaviyo", &is_klaviyo, &read_klaviyo};

}  // namespace wayproof::imports
