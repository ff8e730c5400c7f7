// `wayproof prove`: whether what the workspaces of the paths state holds for every customer.
#include <deque>

#include "api/prove.h"
#include "api/suite.h"
#include "cli/load.h"
#include "cli/test_files.h"

namespace wayproof::cli {
namespace {

// Beside the file that states what can happen. What has a test already has it still.
ExitCode write_tests(const Session& session, const std::vector<report::ProvedProject>& projects) {
  TestFiles files(session, {}, TestFiles::There::known);
  for (const report::ProvedProject& project : projects) {
    for (const report::ProvedProperty& one : project.properties) {
      if (!one.test) continue;
      model::JourneyTests tests;
      tests.id = project.project->workspace.id;
      tests.tests.push_back(*one.test);
      files.add(api::tests_name(project.project->files[one.property.file].name, {}, false), std::move(tests));
    }
  }
  return files.write();
}

}  // namespace

ExitCode run_prove(const Session& session) {
  PathsGiven paths(session);
  if (paths.nothing()) return ExitCode::usage;
  const report::Context context = context_for(session);
  std::deque<LoadedGroup> groups;
  std::deque<api::Proved> all;
  std::vector<report::ProvedProject> projects;
  bool mistakes = false;
  for (const Group& group : paths.groups()) {
    const LoadedGroup& loaded = groups.emplace_back(paths.load(group));
    api::Proved& proved = all.emplace_back(api::prove(loaded.files, session.as_of));
    mistakes = mistakes || !proved.mistakes.empty();
    if (!proved.mistakes.empty()) {
      session.io.err(report::render(report::Format::text, proved.mistakes, api::sources_of(proved.loaded), context));
    }
    for (report::ProvedProject& project : proved.projects) projects.push_back(std::move(project));
  }
  const report::ProofInput input{projects, context};
  const bool json = session.arguments.value("format", "text") == "json";
  session.io.out(json ? report::write_proof_json(input) : report::write_proof_text(input));
  const ExitCode written = session.arguments.has("write-tests") ? write_tests(session, projects) : ExitCode::clean;
  const bool refuted = report::count_proofs(projects).refuted > 0;
  return worse(worse(paths.exit_code(), written), refuted || mistakes ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
