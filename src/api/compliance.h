// What law and providers ask of the files, each requirement with its answer: the check and the proof brought together.
#pragma once

#include <vector>

#include "api/check.h"
#include "api/prove.h"
#include "report/compliance_report.h"

namespace wayproof::api {

struct Reviewed {
  Checked checked;
  Proved proved;
  std::vector<report::ReviewedProject> projects;  ///< point into the other two
};

/// The texts must outlive the result, and the result must not move.
void review(const std::vector<model::InputFile>& files, Day as_of, Reviewed& out);

}  // namespace wayproof::api
