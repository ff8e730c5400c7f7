// The grammar as a document for people: docs/format.md.
#pragma once

#include <string>

namespace wayproof::model {

/// Markdown: every key of every kind of file with what it takes and means, the constraints between keys, and an example
/// for each member of a union. Made from the tables that the checker reads, so it cannot be out of date; a test holds
/// docs/format.md equal to it.
[[nodiscard]] std::string format_reference();

}  // namespace wayproof::model
