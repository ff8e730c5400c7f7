// The journey tests of files, run.
#pragma once

#include <deque>
#include <vector>

#include "api/check.h"
#include "report/tests_report.h"

namespace wayproof::api {

struct Tested {
  LoadedFiles loaded;
  std::deque<program::Program> programs;        ///< of the projects, in their order
  std::vector<report::TestedProject> projects;  ///< those that have tests
  std::vector<Finding> findings;                ///< about the tests' files alone; `check` is for the others
};

/// The tests of one project, run; of the files named in `only`, of all files when it is empty.
[[nodiscard]] report::TestedProject run_project(const model::Project& project, const program::Program& program,
                                                const std::vector<FileId>& only, Day as_of);

/// Runs every test of the files named in `only`; of all files when it is empty. The texts must outlive the result.
[[nodiscard]] Tested run_tests(const std::vector<model::InputFile>& files, const std::vector<FileId>& only, Day as_of);

}  // namespace wayproof::api
