// The grammar as JSON Schema, for editors and for whoever wants to check files without Wayproof.
#pragma once

#include <string>
#include <string_view>

#include "model/shape.h"

namespace wayproof::model {

/// A schema of draft 2020-12 for one kind of file: "journey", "workspace", "customer", "tests", "baseline", "pack"; empty for anything
/// else. It accepts exactly what the checker accepts, but for what docs/format.md lists as beyond any schema. Unions
/// are told apart by if/then, so that one mistake is one error in an editor too. Committed as
/// schema/<kind>-1.schema.json.
[[nodiscard]] std::string json_schema(std::string_view kind);

}  // namespace wayproof::model
