#include "api/dialects.h"

#include <algorithm>

#include "api/answers.h"
#include "program/program.h"

namespace wayproof::api {

Compared compare_dialects(const std::vector<model::InputFile>& files, Day as_of) {
  Compared out;
  Report report;
  out.loaded = load_files(files, report);
  const std::vector<report::Source> sources = sources_of(out.loaded);
  for (const model::Project& project : out.loaded.projects) {
    const program::Program& program = out.programs.emplace_back(program::lower(project));
    out.projects.push_back(
        {&project, &program, sources, dialect::compare(project, program, Instant{as_of} * day_seconds)});
  }
  out.mistakes = std::move(report).finish();
  out.mistakes.erase(std::remove_if(out.mistakes.begin(), out.mistakes.end(),
                                    [](const Finding& finding) { return finding.severity != Severity::error; }),
                     out.mistakes.end());
  return out;
}

Answer answer_dialects(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const Compared compared = compare_dialects(request.files, *request.as_of);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_dialects_json({compared.projects, context});
}

}  // namespace wayproof::api
