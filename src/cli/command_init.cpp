// `wayproof init`: writes a workspace beside the journeys of a folder.
#include "api/init.h"
#include "cli/load.h"
#include "cli/paths.h"

namespace wayproof::cli {

ExitCode run_init(const Session& session) {
  const std::string folder = session.arguments.operands.empty() ? "." : session.arguments.operands.front();
  const std::string target = join(folder, api::starting_workspace_name);
  if (session.io.kind(target) != Io::PathKind::nothing) {
    session.complain({"cli.init.there-already", {{"path", Verbatim{target}}}});
    return ExitCode::usage;
  }
  Gatherer gatherer(session.io);
  Group journeys;
  for (const std::string& path : expand("*.json", folder, session.io)) {
    if (gatherer.is_journey(path)) journeys.files.push_back({path});
  }
  if (journeys.files.empty()) {
    session.complain({"cli.init.no-journeys", {{"path", Verbatim{folder}}}});
    return ExitCode::usage;
  }
  const LoadedGroup loaded = load(journeys, gatherer);
  if (!session.io.write(target, api::starting_workspace(loaded.files))) {
    session.complain({"cli.gather.unwritable", {{"path", Verbatim{target}}}});
    return ExitCode::usage;
  }
  session.say({"cli.init.written", {{"path", Verbatim{target}}}});
  return ExitCode::clean;
}

}  // namespace wayproof::cli
