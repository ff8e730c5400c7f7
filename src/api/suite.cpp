#include "api/suite.h"

#include <algorithm>
#include <set>

#include "api/answers.h"
#include "api/tests.h"
#include "json/read.h"
#include "json/set_value.h"
#include "model/write_tests.h"

namespace wayproof::api {
namespace {

std::string without_ending(std::string_view name) {
  for (const std::string_view ending : {".journey.json", ".workspace.json", ".json"}) {
    if (name.ends_with(ending)) return std::string(name.substr(0, name.size() - ending.size()));
  }
  return std::string(name);
}

/// Those of the files; all of them where none of the files is a journey's.
std::vector<program::Index> wanted_journeys(const model::Project& project, const std::vector<FileId>& only) {
  std::vector<program::Index> all, out;
  for (program::Index j = 0; j < project.journeys.size(); ++j) {
    const FileId file = project.journeys[j].file;
    all.push_back(j);
    if (std::find(only.begin(), only.end(), file) != only.end()) out.push_back(j);
  }
  return out.empty() ? all : out;
}

bool several_in(const model::Project& project, FileId file) {
  return std::count_if(project.journeys.begin(), project.journeys.end(),
                       [&](const model::Journey& journey) { return journey.file == file; }) > 1;
}

report::GeneratedFile file_of(const model::Project& project, program::Index journey, const model::JourneyTests& tests,
                              bool whole) {
  const model::Journey& of = project.journeys[journey];
  report::GeneratedFile out;
  out.journey = journey;
  out.name = tests_name(project.files[of.file].name, of.id.value, several_in(project, of.file));
  out.tests = tests.tests.size();
  if (out.tests == 0) return out;
  const auto there = std::find_if(project.files.begin(), project.files.end(),
                                  [&](const model::File& file) { return file.name == out.name; });
  if (there == project.files.end() || whole) {
    out.text = model::write_tests(tests);
    return out;
  }
  const auto text = with_tests(there->text, tests);
  out.added = text.has_value();
  out.unreadable = !text;
  out.text = text.value_or(std::string());
  return out;
}

std::set<std::string> ids_in(const json::Tree& tree) {
  std::set<std::string> out;
  const json::Value tests = tree.root()["tests"];
  for (std::size_t n = 0; n < tests.size(); ++n) out.insert(std::string(tests.item(n)["id"].string().value_or("")));
  return out;
}

}  // namespace

std::string tests_name(std::string_view file, std::string_view journey, bool several) {
  std::string out = without_ending(file);
  if (several) out += "." + std::string(journey);
  return out + ".journey-tests.json";
}

std::set<std::string> test_ids(std::string_view text) {
  const json::ReadResult read = json::read(text);
  if (!read.errors.empty() || model::kind_of(read.tree.root()) != model::FileKind::tests) return {};
  return ids_in(read.tree);
}

std::optional<std::string> with_tests(std::string_view text, model::JourneyTests tests) {
  const json::ReadResult read = json::read(text);
  const json::Tree& tree = read.tree;
  if (!read.errors.empty() || model::kind_of(tree.root()) != model::FileKind::tests) return std::nullopt;
  std::set<std::string> taken = ids_in(tree);
  std::string out(text);
  for (model::JourneyTest& test : tests.tests) {
    const std::string id = test.id.value;
    for (int n = 2; !taken.insert(test.id.value).second; ++n) test.id.value = id + "-" + std::to_string(n);
    const json::ReadResult now = json::read(out);
    const auto edit = json::set_value(now.tree, out, "/tests/-", model::write_test(test));
    if (!edit) return std::nullopt;
    out = apply_edits(out, {*edit});
  }
  return out;
}

GeneratedSuites generate_tests(const std::vector<model::InputFile>& files, const SuiteOptions& options) {
  GeneratedSuites out;
  Report report;
  out.loaded = load_files(files, report);
  const std::vector<report::Source> sources = sources_of(out.loaded);
  for (const model::Project& project : out.loaded.projects) {
    model::check_project(project, report);
    const std::vector<program::Index> journeys = wanted_journeys(project, options.only);
    if (journeys.empty()) continue;
    const program::Program& program = out.programs.emplace_back(program::lower(project));
    report::GeneratedProject made;
    made.tested = run_project(project, program, {}, options.as_of);
    made.tested.sources = sources;
    if (options.whole) made.tested.tried.assign(made.tested.targets.size(), false);
    proof::Workspace workspace(project, program);
    const suite::Theatre theatre(workspace, made.tested.targets, Instant{options.as_of} * day_seconds);
    made.suite = suite::make_suite(theatre, {journeys, made.tested.tried, options.language});
    made.tested.tried = made.suite.tried;
    for (const suite::JourneySuite& one : made.suite.journeys) {
      made.files.push_back(file_of(project, one.journey, one.tests, options.whole));
    }
    out.projects.push_back(std::move(made));
  }
  out.mistakes = std::move(report).finish();
  out.mistakes.erase(std::remove_if(out.mistakes.begin(), out.mistakes.end(),
                                    [](const Finding& finding) { return finding.severity != Severity::error; }),
                     out.mistakes.end());
  return out;
}

Answer answer_generate_tests(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  SuiteOptions options;
  options.as_of = *request.as_of;
  options.whole = request.root()["whole"].boolean().value_or(false);
  options.language = request.language;
  if (const auto name = request.root()["file"].string()) {
    const auto found = std::find_if(request.files.begin(), request.files.end(),
                                    [&](const model::InputFile& file) { return file.name == *name; });
    if (found == request.files.end()) return BadRequest{"\"file\" is none of the \"files\""};
    options.only = {static_cast<FileId>(found - request.files.begin())};
  }
  const GeneratedSuites made = generate_tests(request.files, options);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_generated_json({made.projects, context});
}

}  // namespace wayproof::api
