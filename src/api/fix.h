// Applies the fixes of findings, again and again until nothing changes.
#pragma once

#include <string>
#include <vector>

#include "api/check.h"

namespace wayproof::api {

struct FixOptions {
  Day as_of = 0;
  bool unsafe = false;  ///< also fixes that change who is contacted or when
  /// Files that may be changed; empty: all.
  std::vector<FileId> only;
};

struct AppliedFix {
  std::string rule;
  Message title;
};

struct Fixed {
  std::vector<std::string> texts;  ///< of all files, in the order given
  std::vector<AppliedFix> applied;
};

/// Rounds of finding/apply_fixes.h, each from the texts that the last one left, until a round has nothing to do; at
/// most ten.
[[nodiscard]] Fixed fix(const std::vector<model::InputFile>& files, const FixOptions& options);

}  // namespace wayproof::api
