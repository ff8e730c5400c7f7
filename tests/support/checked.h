// Files through the whole way of a check, from bytes to findings, as the engine's door goes it; for tests that look at
// what rules find.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/load.h"
#include "facts/facts.h"
#include "finding/finding.h"
#include "i18n/language.h"
#include "program/program.h"
#include "time/time.h"

namespace wayproof::testing {

/// Name and text of a file.
using TestFile = std::pair<std::string, std::string>;

/// Files and what was made of them. The texts live in here.
struct Loaded {
  std::vector<TestFile> texts;
  Report report;  ///< of reading, decoding and references
  api::LoadedFiles files;
  struct Part {
    const model::Project* project = nullptr;
    program::Program program;
    facts::Facts facts;
  };
  std::deque<Part> parts;  ///< as files.projects
};

/// A single file "….csv" is a planning table, as `wayproof import` reads it: all its findings come of reading.
[[nodiscard]] std::unique_ptr<Loaded> load(std::vector<TestFile> files);

/// All findings, those of rules and packs included, in their order.
[[nodiscard]] std::vector<Finding> check(Loaded& loaded, Day as_of);
/// Without what packs find.
[[nodiscard]] std::vector<Finding> check_by_rules(Loaded& loaded, Day as_of);

/// The report as the terminal shows it, without its last line (which says versions).
[[nodiscard]] std::string text_report(const Loaded& loaded, const std::vector<Finding>& findings, Day as_of,
                                      i18n::Language language);

/// All files of a folder and its sub-folders whose names end in ".json", named relative to it, in byte order.
[[nodiscard]] std::vector<TestFile> files_of(const std::string& folder);

}  // namespace wayproof::testing
