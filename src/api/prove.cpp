#include "api/prove.h"

#include <algorithm>

#include "api/answers.h"
#include "program/program.h"
#include "trace/customer.h"

namespace wayproof::api {

Proved prove(const std::vector<model::InputFile>& files, Day as_of) {
  Proved out;
  Report report;
  out.loaded = load_files(files, report);
  const std::vector<report::Source> sources = sources_of(out.loaded);
  const Instant start = Instant{as_of} * day_seconds;
  for (const model::Project& project : out.loaded.projects) {
    const program::Program& program = out.programs.emplace_back(program::lower(project));
    report::ProvedProject proved{&project, &program, sources, {}};
    proof::Workspace workspace(project, program);
    for (proof::Property& property : proof::properties(project, program)) {
      report::ProvedProperty one;
      one.answer = proof::prove(workspace, property, start);
      one.property = std::move(property);
      if (one.answer.refutation) {
        Report names;  // they come from the program itself
        one.shown =
            trace::run(program, trace::prepare(program, project, one.answer.refutation->customer, start, names));
      }
      proved.properties.push_back(std::move(one));
    }
    if (!proved.properties.empty()) out.projects.push_back(std::move(proved));
  }
  out.mistakes = std::move(report).finish();
  out.mistakes.erase(std::remove_if(out.mistakes.begin(), out.mistakes.end(),
                                    [](const Finding& finding) { return finding.severity != Severity::error; }),
                     out.mistakes.end());
  return out;
}

Answer answer_prove(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const Proved proved = prove(request.files, *request.as_of);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_proof_json({proved.projects, context});
}

}  // namespace wayproof::api
