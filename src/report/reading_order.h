// The order in which people read findings: worst first, and one cause once. Programs get them by place; a person at a
// terminal wants to know what hurts most, and does not want to read the same reason ten times.
#pragma once

#include <span>
#include <vector>

#include "finding/finding.h"

namespace wayproof::report {

/// Findings that one thought settles: of one rule, one severity and the same kind of reason. In the order of places.
using Alike = std::vector<const Finding*>;

/// A text that is not JSON comes first, since the rest may only follow from it; then by severity; then the one whose
/// first finding stands first.
[[nodiscard]] std::vector<Alike> worst_first(const std::vector<const Finding*>& findings);

}  // namespace wayproof::report
