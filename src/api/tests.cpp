#include "api/tests.h"

#include <algorithm>

#include "api/answers.h"

namespace wayproof::api {
namespace {

/// The customer of a test; null if there is none of its name.
const model::Customer* customer_of(const model::JourneyTest& test, const model::Project& project) {
  if (test.own) return &*test.own;
  if (!test.customer) return nullptr;
  const auto found = std::find_if(project.customers.begin(), project.customers.end(),
                                  [&](const auto& customer) { return customer.id.value == test.customer->value; });
  return found == project.customers.end() ? nullptr : &*found;
}

}  // namespace

report::TestedProject run_project(const model::Project& project, const program::Program& program,
                                  const std::vector<FileId>& only, Day as_of) {
  report::TestedProject out{&project, &program, {}, {}, trace::targets(program), {}};
  out.tried.assign(out.targets.size(), false);
  std::size_t first = 0;
  for (const model::JourneyTests& file : project.tests) {
    const bool wanted = only.empty() || std::find(only.begin(), only.end(), file.file) != only.end();
    for (const model::JourneyTest& test : file.tests) {
      const auto expected = std::span(program.expected).subspan(first, test.expectations.size());
      first += test.expectations.size();
      if (!wanted) continue;
      report::RanTest& ran = out.tests.emplace_back(report::RanTest{&test, file.file, expected, {}});
      const model::Customer* const customer = customer_of(test, project);
      if (customer == nullptr) continue;
      Report names;  // what a test names is checked with the project
      trace::Rehearsal rehearsal = trace::prepare(program, project, *customer, Instant{as_of} * day_seconds, names);
      ran.run = trace::run_test(program, test, std::move(rehearsal), expected);
      trace::cover(program, ran.run->trace.log, out.targets, out.tried);
    }
  }
  return out;
}

Tested run_tests(const std::vector<model::InputFile>& files, const std::vector<FileId>& only, Day as_of) {
  Tested out;
  Report report;
  out.loaded = load_files(files, report);
  const std::vector<report::Source> sources = sources_of(out.loaded);
  for (const model::Project& project : out.loaded.projects) {
    model::check_project(project, report);
    const program::Program& program = out.programs.emplace_back(program::lower(project));
    report::TestedProject tested = run_project(project, program, only, as_of);
    if (tested.tests.empty()) continue;
    tested.sources = sources;
    out.projects.push_back(std::move(tested));
  }
  out.findings = std::move(report).finish();
  const auto elsewhere = [&](const Finding& finding) {
    return out.loaded.files()[finding.place.file].kind != model::FileKind::tests;
  };
  out.findings.erase(std::remove_if(out.findings.begin(), out.findings.end(), elsewhere), out.findings.end());
  return out;
}

Answer answer_test(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const Tested tested = run_tests(request.files, {}, *request.as_of);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_tests_json({tested.projects, context});
}

}  // namespace wayproof::api
