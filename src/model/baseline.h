// Reads a "wayproof/baseline@1" file.
#pragma once

#include "finding/baseline.h"
#include "finding/report.h"
#include "text/span.h"

namespace wayproof::model {

/// The entries of the file that can be understood; every mistake in it is a finding. A finding that an entry in a
/// broken line would have covered then shows as new, which is the safe side.
[[nodiscard]] Baseline read_baseline(std::string_view text, FileId file, Report& report);

}  // namespace wayproof::model
