// Writes a "wayproof/baseline@1" file.
#pragma once

#include <string>

#include "finding/baseline.h"

namespace wayproof::report {

/// One line for each problem, in the order given, so that a problem that goes or comes is one line of a diff.
[[nodiscard]] std::string write_baseline(const Baseline& baseline);

}  // namespace wayproof::report
