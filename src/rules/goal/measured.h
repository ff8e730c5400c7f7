// Whether a goal that counts a reaction can be counted at all.
#pragma once

#include "rules/support.h"

namespace wayproof::rules {

/// Why the reaction that a goal counts cannot be had from what the journey sends; the end of a key.
/// Empty: it can, or the goal is no reaction, or nobody knows the texts.
[[nodiscard]] std::string_view why_unmeasurable(const Context& context, Index journey);

}  // namespace wayproof::rules
