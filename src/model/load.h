// From files to projects: every file read, recognised and decoded, and sorted to the workspace it belongs to. Each
// mistake is a finding and loading goes on.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "json/tree.h"
#include "model/project.h"

namespace wayproof::model {

/// Says whose export a file is, by the importer's id; empty when no importer knows it. (Importers lie above the model,
/// so what they know comes in from the caller.) `root` is a hole when the text is no JSON at all.
using Recognise = std::string_view (*)(std::string_view text, json::Value root);

struct Loaded {
  std::deque<json::Tree> trees;  ///< of the files, in their order; the files' roots point into them
  /// One for each workspace in order of files, then one for what belongs to none, if there is anything or nothing else.
  /// So there is at least one.
  std::vector<Project> projects;
};

/// What a file is and, of one of our own, which version of the grammar it speaks; without findings.
[[nodiscard]] FileKind kind_of(json::Value root);

/// Which workspace a journey belongs to: the only one of the request (then the caller has chosen); else the one in the
/// nearest folder, at or above its own, whose `journeys` match it. Customers and tests belong to the nearest workspace
/// of all. The texts must outlive the result.
[[nodiscard]] Loaded load(const std::vector<InputFile>& files, Report& report, Recognise recognise = nullptr);

/// What only the whole project can tell: ids that stand twice, names that nothing has. To be called once everything is
/// in the project, journeys of importers too.
void check_project(const Project& project, Report& report);

}  // namespace wayproof::model
