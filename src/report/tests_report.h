// Writes down how journey tests came out: text with a timeline for each one that failed, wayproof/test-results@1 for
// machines and the page, JUnit for CI servers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/project.h"
#include "report/render.h"
#include "trace/coverage.h"
#include "trace/expectation.h"

namespace wayproof::report {

struct RanTest {
  const model::JourneyTest* test = nullptr;
  FileId file = 0;
  std::span<const program::Expected> expected;  ///< of its expectations
  std::optional<trace::TestRun> run;            ///< absent: its customer does not exist

  [[nodiscard]] bool passed() const { return run && run->passed(); }
};

/// The tests of one workspace, and what they have tried of it.
struct TestedProject {
  const model::Project* project = nullptr;
  const program::Program* program = nullptr;
  std::vector<Source> sources;
  std::vector<RanTest> tests;  ///< in order of files
  std::vector<trace::Target> targets;
  std::vector<bool> tried;  ///< by target
};

struct TestsInput {
  std::span<const TestedProject> projects;
  const Context& context;
  bool all_untried = false;  ///< list everything that no test has tried; `text` only
};

[[nodiscard]] std::string write_tests_text(const TestsInput& input);
[[nodiscard]] std::string write_tests_json(const TestsInput& input);
[[nodiscard]] std::string write_tests_junit(const TestsInput& input);

}  // namespace wayproof::report
