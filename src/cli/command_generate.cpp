// `wayproof test --generate`: writes tests of what no test has tried yet, one file for each journey. A file of tests
// that is there keeps everything it has; new tests stand behind its own.
#include <deque>

#include "api/suite.h"
#include "cli/load.h"
#include "cli/paths.h"
#include "cli/test_files.h"

namespace wayproof::cli {

ExitCode run_generate(const Session& session) {
  const Arguments& arguments = session.arguments;
  const std::string_view format = arguments.value("format", "text");
  if (format == "junit") return session.refuse({"cli.generate.format", {}});
  PathsGiven paths(session, PathsGiven::Tests::beside);
  if (paths.nothing()) return ExitCode::usage;
  const report::Context context = context_for(session);
  std::deque<LoadedGroup> groups;
  std::deque<api::GeneratedSuites> all;
  std::vector<report::GeneratedProject> projects;
  bool mistakes = false;
  for (const Group& group : paths.groups()) {
    const LoadedGroup& loaded = groups.emplace_back(paths.load(group));
    api::SuiteOptions options{session.as_of, loaded.named, arguments.has("whole"), session.language};
    api::GeneratedSuites& made = all.emplace_back(api::generate_tests(loaded.files, options));
    mistakes = mistakes || !made.mistakes.empty();
    if (!made.mistakes.empty()) {
      session.io.err(report::render(report::Format::text, made.mistakes, api::sources_of(made.loaded), context));
    }
    for (report::GeneratedProject& project : made.projects) projects.push_back(std::move(project));
  }
  const report::GeneratedInput input{projects, context};
  session.io.out(format == "json" ? report::write_generated_json(input) : report::write_generated_text(input));
  if (format == "text") session.io.err(report::write_open_text(input));
  ExitCode code =
      worse(paths.exit_code(), mistakes || report::leaves_open(projects) ? ExitCode::findings : ExitCode::clean);
  if (arguments.has("dry-run") || format == "json") return code;
  TestFiles files(session, std::string(arguments.value("out")),
                  arguments.has("whole") ? TestFiles::There::refused : TestFiles::There::added);
  for (const report::GeneratedProject& project : projects) {
    for (std::size_t f = 0; f < project.files.size(); ++f) {
      if (project.files[f].tests > 0) files.add(project.files[f].name, project.suite.journeys[f].tests);
    }
  }
  return worse(code, files.write());
}

}  // namespace wayproof::cli
