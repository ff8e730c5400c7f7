#include "api/load.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "import/answers.h"
#include "text/glob.h"

namespace wayproof::api {
namespace {

std::string_view system_of(std::string_view /*text*/, json::Value root) {
  const imports::Importer* const importer = imports::recognise(root);
  return importer == nullptr ? std::string_view() : importer->id;
}

/// The project that a foreign file belongs to; one without workspace is added where it is needed.
model::Project& project_of(const model::File& file, std::vector<model::Project>& projects) {
  if (projects.size() == 1) return projects.front();
  model::Project* nearest = nullptr;
  std::size_t nearest_length = 0;
  for (model::Project& project : projects) {
    if (!project.workspace.given) continue;
    const std::string_view folder = folder_of_path(project.files[project.workspace.file].name);
    if (path_below(folder, file.name).empty()) continue;
    if (nearest == nullptr || folder.size() > nearest_length) {
      nearest = &project;
      nearest_length = folder.size();
    }
  }
  if (nearest != nullptr) return *nearest;
  if (projects.back().workspace.given) {
    const std::vector<model::File> files = projects.front().files;
    projects.emplace_back().files = files;
  }
  return projects.back();
}

}  // namespace

LoadedFiles load_files(const std::vector<model::InputFile>& files, Report& report) {
  model::Loaded own = model::load(files, report, system_of);
  LoadedFiles loaded{std::move(own.trees), std::move(own.projects), {}};
  for (FileId id = 0; id < files.size(); ++id) {
    const model::File file = loaded.files()[id];
    if (file.kind != model::FileKind::imported) continue;
    const imports::Importer* const importer = imports::find(file.system);
    imports::Import import = imports::read(*importer, loaded.trees[id], file.name, id, report);
    model::Project& project = project_of(file, loaded.projects);
    imports::apply_answers(project.workspace.imported, import);
    std::move(import.journeys.begin(), import.journeys.end(), std::back_inserter(project.journeys));
    imports::merge(import.needs, id, project.workspace);
    loaded.imports.push_back({id, std::move(import.fields)});
  }
  return loaded;
}

}  // namespace wayproof::api
