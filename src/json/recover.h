// The second gear of reading: takes a text that is not JSON and makes the most of it.
#pragma once

#include <string_view>

#include "json/read.h"

namespace wayproof::json {

/// Reads a broken text: cuts it into tokens (json/scan.h), makes the brackets pair up (json/balance.h) and builds the
/// tree from what that gives, reporting what lacks between. For a correct text it gives the same tree as the strict
/// reader.
[[nodiscard]] ReadResult recover(std::string_view text, const Limits& limits);

}  // namespace wayproof::json
