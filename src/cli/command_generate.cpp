// `wayproof test --generate`: writes tests of what no test has tried yet, one file for each journey. A file of tests
// that is there keeps everything it has; new tests stand behind its own.
#include <deque>
#include <map>

#include "api/suite.h"
#include "cli/load.h"
#include "cli/paths.h"
#include "model/write_tests.h"

namespace wayproof::cli {
namespace {

/// Texts by path, as they are to be written.
struct Planned {
  std::string text;
  std::size_t tests = 0;
  bool added = false;
};

class Plan {
 public:
  explicit Plan(const Session& session) : session_(session), folder_(session.arguments.value("out")) {}

  void take(const report::GeneratedProject& project) {
    for (std::size_t f = 0; f < project.files.size(); ++f) {
      if (project.files[f].tests > 0) take(project.files[f], project.suite.journeys[f].tests);
    }
  }

  ExitCode write() const {
    ExitCode code = refused_ ? ExitCode::usage : ExitCode::clean;
    for (const auto& [path, planned] : files_) {
      if (!session_.io.write(path, planned.text)) {
        session_.complain({"cli.gather.unwritable", {{"path", Verbatim{path}}}});
        code = ExitCode::usage;
        continue;
      }
      if (planned.added) {
        session_.say(
            {"cli.generate.added", {{"n", static_cast<std::int64_t>(planned.tests)}, {"path", Verbatim{path}}}});
      } else {
        session_.say({"cli.import.written", {{"path", Verbatim{path}}}});
      }
    }
    return code;
  }

 private:
  void take(const report::GeneratedFile& file, const model::JourneyTests& tests) {
    const std::string path = folder_.empty() ? file.name : join(folder_, names_of(file.name).back());
    Planned& planned = files_[path];
    // Behind what this run has planned there already, else behind what is on the disk.
    std::optional<std::string> before;
    if (planned.tests > 0) {
      before = planned.text;
    } else if (session_.io.kind(path) != Io::PathKind::nothing) {
      if (session_.arguments.has("whole")) return refuse("cli.init.there-already", path);
      const Io::Content content = session_.io.read(path);
      before = content.trouble == Io::Content::Trouble::none ? content.text : std::string();
      planned.added = true;
    }
    const auto text = before ? api::with_tests(*before, tests) : model::write_tests(tests);
    if (!text) return refuse("cli.generate.not-tests", path);
    planned.text = *text;
    planned.tests += tests.tests.size();
  }

  void refuse(std::string key, const std::string& path) {
    session_.complain({std::move(key), {{"path", Verbatim{path}}}});
    files_.erase(path);
    refused_ = true;
  }

  const Session& session_;
  std::string folder_;
  std::map<std::string, Planned> files_;
  bool refused_ = false;
};

}  // namespace

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
  Plan plan(session);
  for (const report::GeneratedProject& project : projects) plan.take(project);
  return worse(code, plan.write());
}

}  // namespace wayproof::cli
