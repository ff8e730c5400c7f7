#include "api/trace.h"

#include <algorithm>

#include "api/answers.h"
#include "model/write_tests.h"
#include "report/json_writer.h"
#include "report/trace_report.h"
#include "trace/make_test.h"

namespace wayproof::api {
namespace {

constexpr std::string_view customer_name = "customer";  // of an object that came in the request itself

/// The customer as one more file: named in `files`, or written in the request.
std::variant<FileId, BadRequest> find_customer(const Request& request, std::vector<model::InputFile>& files) {
  if (const json::Value written = request.root()["customer"]) {
    const Span span = written.span();
    files.push_back({std::string(customer_name), request.text.substr(span.begin, span.size())});
    return static_cast<FileId>(files.size() - 1);
  }
  const auto name = request.root()["customer_file"].string();
  if (!name) return BadRequest{"\"customer\" or \"customer_file\" is missing"};
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const model::InputFile& file) { return file.name == *name; });
  if (found == files.end()) return BadRequest{"\"customer_file\" is none of the \"files\""};
  return static_cast<FileId>(found - files.begin());
}

/// Sets project and customer to those of the file.
bool find(FileId file, Traced& traced) {
  for (traced.project = 0; traced.project < traced.loaded.projects.size(); ++traced.project) {
    const auto& customers = traced.its_project().customers;
    for (traced.customer = 0; traced.customer < customers.size(); ++traced.customer) {
      if (traced.its_customer().file == file) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Traced> trace_customer(const std::vector<model::InputFile>& files, FileId file, Day as_of) {
  Traced result;
  Report report;
  result.loaded = load_files(files, report);
  if (!find(file, result)) return std::nullopt;
  const model::Project& project = result.its_project();
  result.program = program::lower(project);
  const trace::Rehearsal rehearsal =
      trace::prepare(result.program, project, result.its_customer(), Instant{as_of} * day_seconds, report);
  result.trace = trace::run(result.program, rehearsal);
  result.findings = std::move(report).finish();
  const auto elsewhere = [&](const Finding& finding) { return finding.place.file != file; };
  result.findings.erase(std::remove_if(result.findings.begin(), result.findings.end(), elsewhere),
                        result.findings.end());
  return result;
}

std::string test_of(const Traced& traced) {
  const model::Customer& customer = traced.its_customer();
  model::JourneyTests tests;
  tests.id = customer.id;
  tests.tests.push_back(trace::make_test(traced.its_project(), traced.program, customer, traced.trace));
  return model::write_tests(tests);
}

namespace {

/// The trace that a request asks for; `files` keeps the texts that it looks at.
std::variant<Traced, BadRequest> traced_for(const Request& request, std::vector<model::InputFile>& files) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const auto file = find_customer(request, files);
  if (const auto* const bad = std::get_if<BadRequest>(&file)) return *bad;
  std::optional<Traced> traced = trace_customer(files, *std::get_if<FileId>(&file), *request.as_of);
  if (!traced) return BadRequest{"the customer is no wayproof/customer@1"};
  return std::move(*traced);
}

}  // namespace

Answer answer_make_test(const Request& request) {
  std::vector<model::InputFile> files = request.files;
  const auto answer = traced_for(request, files);
  if (const auto* const bad = std::get_if<BadRequest>(&answer)) return *bad;
  const Traced& traced = *std::get_if<Traced>(&answer);
  return report::dump({{"format", "wayproof/made-test@1"},
                       {"name", traced.its_customer().id.value + ".journey-tests.json"},
                       {"text", test_of(traced)}});
}

Answer answer_trace(const Request& request) {
  std::vector<model::InputFile> files = request.files;
  const auto answer = traced_for(request, files);
  if (const auto* const bad = std::get_if<BadRequest>(&answer)) return *bad;
  const auto* const traced = std::get_if<Traced>(&answer);
  const std::vector<report::Source> sources = sources_of(traced->loaded);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_trace_json({traced->its_project(), traced->program, traced->its_customer(), traced->trace,
                                   traced->findings, sources, context});
}

}  // namespace wayproof::api
