// `wayproof test`: runs the journey tests of the paths, each against all journeys of its workspace.
#include <algorithm>
#include <deque>

#include "api/tests.h"
#include "cli/load.h"
#include "report/tests_report.h"

namespace wayproof::cli {
namespace {

bool is_mistake(const Finding& finding) { return finding.severity == Severity::error; }

}  // namespace

ExitCode run_test(const Session& session) {
  const Arguments& arguments = session.arguments;
  if (arguments.has("generate")) return run_generate(session);
  for (const std::string_view option : {"whole", "out", "dry-run"}) {
    if (arguments.has(option)) {
      return session.refuse({"cli.generate.only", {{"option", Verbatim{"--" + std::string(option)}}}});
    }
  }
  PathsGiven paths(session);
  if (paths.nothing()) return ExitCode::usage;

  const report::Context context = context_for(session);
  const std::string_view format = arguments.value("format", "text");
  std::deque<LoadedGroup> groups;
  std::deque<api::Tested> tested;
  std::vector<report::TestedProject> projects;
  bool failed = false;
  for (const Group& group : paths.groups()) {
    const LoadedGroup& loaded = groups.emplace_back(paths.load(group));
    api::Tested& ran = tested.emplace_back(api::run_tests(loaded.files, loaded.named, session.as_of));
    // What is wrong with the tests themselves is said beside the results, which may be for a machine.
    const bool mistakes = std::any_of(ran.findings.begin(), ran.findings.end(), is_mistake);
    if (mistakes) {
      session.io.err(report::render(report::Format::text, ran.findings, api::sources_of(ran.loaded), context));
    }
    failed = failed || mistakes;
    for (report::TestedProject& project : ran.projects) {
      failed = failed || std::any_of(project.tests.begin(), project.tests.end(),
                                     [](const report::RanTest& test) { return !test.passed(); });
      projects.push_back(std::move(project));
    }
  }
  const report::TestsInput input{projects, context, arguments.has("verbose")};
  session.io.out(format == "json"    ? report::write_tests_json(input)
                 : format == "junit" ? report::write_tests_junit(input)
                                     : report::write_tests_text(input));
  return worse(paths.exit_code(), failed ? ExitCode::findings : ExitCode::clean);
}

}  // namespace wayproof::cli
