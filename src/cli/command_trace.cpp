// `wayproof trace`: plays the customer of one file through the journeys of its workspace, or of the paths given.
#include <algorithm>

#include "api/trace.h"
#include "cli/load.h"
#include "cli/paths.h"
#include "report/trace_report.h"

namespace wayproof::cli {
namespace {

ExitCode refuse(const Session& session, std::string key, const std::string& path) {
  session.complain({"cli.trace." + std::move(key), {{"path", Verbatim{path}}}});
  return ExitCode::usage;
}

}  // namespace

ExitCode run_trace(const Session& session) {
  const Arguments& arguments = session.arguments;
  Gatherer gatherer = gatherer_for(session);
  const Gathered gathered = gatherer.gather(arguments.operands, std::string(arguments.value("workspace")));
  if (report_mistakes(gathered, session) != ExitCode::clean) return ExitCode::usage;
  const std::string& customer = arguments.operands.front();
  if (gathered.groups.size() != 1) return refuse(session, "several-workspaces", customer);

  const LoadedGroup loaded = load(gathered.groups.front(), gatherer);
  const std::string path = gatherer.name_of(customer);
  const auto file = std::find_if(loaded.files.begin(), loaded.files.end(),
                                 [&](const model::InputFile& one) { return one.name == path; });
  if (file == loaded.files.end()) return refuse(session, "no-customer", customer);
  const auto traced =
      api::trace_customer(loaded.files, static_cast<FileId>(file - loaded.files.begin()), session.as_of);
  if (!traced) return refuse(session, "no-customer", customer);

  const std::vector<report::Source> sources = api::sources_of(traced->loaded);
  const report::Context context = context_for(session);
  const report::TraceInput input{traced->its_project(),
                                 traced->program,
                                 traced->its_customer(),
                                 traced->trace,
                                 traced->findings,
                                 sources,
                                 context};
  const std::string_view format = arguments.value("format", "text");
  session.io.out(format == "json"   ? report::write_trace_json(input)
                 : format == "test" ? api::test_of(*traced)
                                    : report::write_trace_text(input));
  const bool mistakes = std::any_of(traced->findings.begin(), traced->findings.end(),
                                    [](const Finding& finding) { return finding.severity == Severity::error; });
  return mistakes ? ExitCode::findings : ExitCode::clean;
}

}  // namespace wayproof::cli
