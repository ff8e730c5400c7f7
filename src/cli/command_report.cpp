// `wayproof report`: what law and providers ask of the workspaces, requirement by requirement, for a review meeting.
#include <deque>

#include "api/compliance.h"
#include "cli/load.h"

namespace wayproof::cli {
namespace {

std::string written(std::string_view format, const report::ComplianceInput& input) {
  if (format == "html") return report::write_compliance_html(input);
  if (format == "json") return report::write_compliance_json(input);
  return report::write_compliance_markdown(input);
}

}  // namespace

ExitCode run_report(const Session& session) {
  PathsGiven paths(session);
  if (paths.nothing()) return ExitCode::usage;
  const report::Context context = context_for(session);
  std::deque<LoadedGroup> groups;
  std::deque<api::Reviewed> all;
  std::vector<report::ReviewedProject> projects;
  bool mistakes = false;
  for (const Group& group : paths.groups()) {
    const LoadedGroup& loaded = groups.emplace_back(paths.load(group));
    api::Reviewed& reviewed = all.emplace_back();
    api::review(loaded.files, session.as_of, reviewed);
    mistakes = mistakes || !reviewed.proved.mistakes.empty();
    if (!reviewed.proved.mistakes.empty()) {
      session.io.err(report::render(report::Format::text, reviewed.proved.mistakes,
                                    api::sources_of(reviewed.proved.loaded), context));
    }
    for (report::ReviewedProject& project : reviewed.projects) projects.push_back(std::move(project));
  }
  const std::string text = written(session.arguments.value("format", "markdown"), {projects, context});
  if (!session.arguments.has("out")) {
    session.io.out(text);
  } else if (const std::string path(session.arguments.value("out")); !session.io.write(path, text)) {
    session.complain({"cli.gather.unwritable", {{"path", Verbatim{path}}}});
    return ExitCode::usage;
  }
  const bool broken = report::count(projects, report::Judgement::broken) > 0;
  return worse(paths.exit_code(), broken || mistakes ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
