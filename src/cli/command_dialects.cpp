// `wayproof check --dialects`: for which platforms the same files send something else, and to whom.
#include <deque>

#include "api/dialects.h"
#include "cli/load.h"

namespace wayproof::cli {

ExitCode run_dialects(const Session& session) {
  const std::string_view format = session.arguments.value("format", "text");
  const bool baseline = session.arguments.has("baseline") || session.arguments.has("write-baseline");
  if ((format != "text" && format != "json") || baseline)
    return session.refuse({"cli.dialects.alone", {{"option", Verbatim{"--dialects"}}}});
  PathsGiven paths(session);
  if (paths.nothing()) return ExitCode::usage;
  const report::Context context = context_for(session);
  std::deque<LoadedGroup> groups;
  std::deque<api::Compared> all;
  std::vector<report::ComparedProject> projects;
  bool mistakes = false;
  for (const Group& group : paths.groups()) {
    const LoadedGroup& loaded = groups.emplace_back(paths.load(group));
    api::Compared& compared = all.emplace_back(api::compare_dialects(loaded.files, session.as_of));
    mistakes = mistakes || !compared.mistakes.empty();
    if (!compared.mistakes.empty()) {
      session.io.err(
          report::render(report::Format::text, compared.mistakes, api::sources_of(compared.loaded), context));
    }
    for (report::ComparedProject& project : compared.projects) projects.push_back(std::move(project));
  }
  const report::DialectsInput input{projects, context};
  session.io.out(format == "json" ? report::write_dialects_json(input) : report::write_dialects_text(input));
  const bool problem = mistakes || report::named_differs(projects);
  return worse(paths.exit_code(), problem ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
