// Where other platforms would send the same files otherwise.
#pragma once

#include <deque>
#include <vector>

#include "api/check.h"
#include "report/dialects_report.h"

namespace wayproof::api {

struct Compared {
  LoadedFiles loaded;
  std::deque<program::Program> programs;          ///< of the projects, in their order
  std::vector<report::ComparedProject> projects;  ///< with their checks before sending
  std::vector<Finding> mistakes;                  ///< errors in the files: what they were meant to say may be missing
};

/// Nobody who is shown does anything before `as_of`. The texts must outlive the result.
[[nodiscard]] Compared compare_dialects(const std::vector<model::InputFile>& files, Day as_of);

}  // namespace wayproof::api
