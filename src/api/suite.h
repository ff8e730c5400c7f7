// Journey tests made for the files: what no test has tried yet.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "api/check.h"
#include "report/suite_report.h"

namespace wayproof::api {

struct SuiteOptions {
  Day as_of = 0;             ///< no customer does anything before
  std::vector<FileId> only;  ///< files whose journeys are wanted; all where none of them is a journey
  bool whole = false;        ///< as if there were no tests yet
  i18n::Language language = i18n::Language::en;
};

struct GeneratedSuites {
  LoadedFiles loaded;
  std::deque<program::Program> programs;           ///< of the projects, in their order
  std::vector<report::GeneratedProject> projects;  ///< those that have wanted journeys
  std::vector<Finding> mistakes;                   ///< errors in the files: what they were meant to say may be untried
};

/// The texts must outlive the result.
[[nodiscard]] GeneratedSuites generate_tests(const std::vector<model::InputFile>& files, const SuiteOptions& options);

/// The name that the tests of a journey's file have: "a/cart.journey-tests.json" for "a/cart.journey.json". Of a file
/// with several journeys each has its own.
[[nodiscard]] std::string tests_name(std::string_view file, std::string_view journey, bool several);

/// The ids of the tests in a text; none if it is no file of tests that can be read.
[[nodiscard]] std::set<std::string> test_ids(std::string_view text);

/// A tests' file with these tests behind its own ones and the rest as it is; their ids are changed where the file has
/// them already. Nothing if that text is no file of tests that can be read.
[[nodiscard]] std::optional<std::string> with_tests(std::string_view text, model::JourneyTests tests);

}  // namespace wayproof::api
