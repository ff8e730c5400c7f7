// Makes the brackets of a broken text pair up, for the recovering reader. Where a bracket is missing can rarely be
// known from the brackets alone (the sum only fails at the end of the file), so lines and indentation are witnesses
// too: a member that begins a line further left than its siblings shows that something before it should have been
// closed.
#pragma once

#include <vector>

#include "json/read.h"
#include "json/scan.h"

namespace wayproof::json {

/// The tokens with brackets put in (empty spans) and taken out so that they pair up. Reports each such change.
[[nodiscard]] std::vector<Token> balance(std::vector<Token> tokens, std::vector<SyntaxError>& errors);

}  // namespace wayproof::json
