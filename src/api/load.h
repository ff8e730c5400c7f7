// From files of any kind to projects: our own by model/load.h, those of other systems by their importer.
#pragma once

#include <vector>

#include "finding/report.h"
#include "import/import.h"
#include "model/load.h"

namespace wayproof::api {

/// What became of the fields of one foreign file.
struct ImportedFile {
  FileId file = 0;
  std::vector<imports::FieldFate> fields;
};

struct LoadedFiles {
  std::deque<json::Tree> trees;          ///< what the files' roots point into
  std::vector<model::Project> projects;  ///< at least one; every one has all files
  std::vector<ImportedFile> imports;     ///< in order of files

  [[nodiscard]] const std::vector<model::File>& files() const { return projects.front().files; }
};

/// The texts must outlive the result. A foreign file belongs to the only workspace, else to the one in the nearest
/// folder at or above its own, else to none; what its journeys speak of and that workspace does not know is added to
/// it.
[[nodiscard]] LoadedFiles load_files(const std::vector<model::InputFile>& files, Report& report);

}  // namespace wayproof::api
