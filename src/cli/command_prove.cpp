// `wayproof prove`: whether what the workspaces of the paths state holds for every customer.
#include <deque>

#include "api/prove.h"
#include "cli/load.h"

namespace wayproof::cli {

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
  const bool refuted = report::count_proofs(projects).refuted > 0;
  return worse(paths.exit_code(), refuted || mistakes ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
