// Says which journey tests were made and what is still untried, and why.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/tests_report.h"
#include "suite/suite.h"

namespace wayproof::report {

struct GeneratedFile {
  program::Index journey = 0;
  std::string name;         ///< of the tests' file
  std::string text;         ///< all of it; empty if there is no new test
  bool added = false;       ///< the file is there, and the tests stand behind its own
  bool unreadable = false;  ///< the file is there and is none of tests: nothing can be added
  std::size_t tests = 0;    ///< new ones
};

/// The tests made for one workspace.
struct GeneratedProject {
  TestedProject tested;  ///< with the tests that were there; `tried` with what the new ones try
  suite::Suite suite;
  std::vector<GeneratedFile> files;  ///< by the suite's journeys
};

struct GeneratedInput {
  std::span<const GeneratedProject> projects;
  const Context& context;
};

/// The tests by their titles, under the name of their file, and what is tried by all tests together.
[[nodiscard]] std::string write_generated_text(const GeneratedInput& input);
/// A line for each thing that stays untried, with its place and the reason.
[[nodiscard]] std::string write_open_text(const GeneratedInput& input);
/// wayproof/generated-tests@1
[[nodiscard]] std::string write_generated_json(const GeneratedInput& input);
/// Something that may happen is not tried by any test.
[[nodiscard]] bool leaves_open(std::span<const GeneratedProject> projects);

}  // namespace wayproof::report
