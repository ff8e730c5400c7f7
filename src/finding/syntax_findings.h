// What is wrong with a file as JSON, as findings: syntax errors with their fixes, and keys that stand twice.
#pragma once

#include <string_view>

#include "finding/report.h"
#include "json/read.h"
#include "text/span.h"

namespace wayproof {

/// Adds a finding `file/syntax` for each error, and `file/duplicate-key` for each key that an object already has. The
/// fixes give a text that reads as the tree does already; fixes that need somebody's consent are marked as such.
void add_syntax_findings(FileId file, std::string_view text, const json::ReadResult& read, Report& report);

}  // namespace wayproof
