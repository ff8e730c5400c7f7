// What the files state of all customers, proved or refuted.
#pragma once

#include <deque>
#include <vector>

#include "api/check.h"
#include "packs/check.h"
#include "report/proof_report.h"

namespace wayproof::api {

struct Proved {
  LoadedFiles loaded;
  std::deque<program::Program> programs;        ///< of the projects, in their order
  std::deque<packs::Held> held;                 ///< to which packs the projects are held, in their order
  std::vector<report::ProvedProject> projects;  ///< those that state something, or of which packs ask something
  std::vector<Finding> mistakes;  ///< in the files: what they were meant to state may be missing from the proof
};

/// Answers every property of every workspace. Nobody who is shown does anything before `as_of`. The texts must outlive
/// the result.
[[nodiscard]] Proved prove(const std::vector<model::InputFile>& files, Day as_of);

}  // namespace wayproof::api
