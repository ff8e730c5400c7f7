#include "api/prove.h"

#include <algorithm>

#include "api/answers.h"
#include "i18n/render.h"
#include "program/program.h"
#include "proof/race.h"
#include "report/proof_words.h"
#include "suite/regression.h"
#include "trace/customer.h"

namespace wayproof::api {
namespace {

// What could not be read counts as not written, and would be a promise that nobody made.
bool read_well(const proof::Property& property, const std::vector<Finding>& mistakes) {
  return std::none_of(mistakes.begin(), mistakes.end(), [&](const Finding& mistake) {
    return mistake.place.file == property.file && mistake.place.span.begin >= property.span.begin &&
           mistake.place.span.end <= property.span.end;
  });
}

std::string id_of(const proof::Property& property) {
  std::string out(report::name_of(property.source));
  std::replace(out.begin(), out.end(), '_', '-');
  return out + "-" + std::to_string(property.index + 1);
}

model::JourneyTest test_of(const report::ProvedProject& proved, const report::ProvedProperty& one) {
  const Message title{"proof.test", {{"what", std::vector<Message>{report::ProofWords(proved, one).title()}}}};
  model::Text in_words;
  for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
    in_words.entries.push_back({language == i18n::Language::zh ? "zh" : "en", i18n::render(title, language), {}});
  }
  return suite::regression_test(*proved.project, *proved.program, one.property, *one.answer.refutation,
                                id_of(one.property), std::move(in_words));
}

}  // namespace

Proved prove(const std::vector<model::InputFile>& files, Day as_of) {
  Proved out;
  Report report;
  out.loaded = load_files(files, report);
  out.mistakes = std::move(report).finish();
  out.mistakes.erase(std::remove_if(out.mistakes.begin(), out.mistakes.end(),
                                    [](const Finding& finding) { return finding.severity != Severity::error; }),
                     out.mistakes.end());
  const std::vector<report::Source> sources = sources_of(out.loaded);
  const Instant start = Instant{as_of} * day_seconds;
  for (const model::Project& project : out.loaded.projects) {
    const program::Program& program = out.programs.emplace_back(program::lower(project));
    report::ProvedProject proved{&project, &program, sources, {}};
    proof::Workspace workspace(project, program);
    proof::Premises premises(project, program);
    for (proof::Property& property : proof::properties(project, program)) {
      if (!read_well(property, out.mistakes)) continue;
      report::ProvedProperty one;
      one.answer = proof::prove(workspace, property, start);
      if (one.answer.verdict == proof::Answer::Verdict::proved) one.rests_on = premises.of(property, start);
      one.unmatched = proof::unmatched(project.workspace, property, one.answer);
      one.property = std::move(property);
      if (one.answer.refutation) {
        Report names;  // they come from the program itself
        const auto rehearsal = trace::prepare(program, project, one.answer.refutation->customer, start, names);
        // A test would be played in the usual order, in which it does not happen.
        if (one.answer.race) {
          one.shown = trace::run(proof::in_other_order(program), rehearsal);
        } else {
          one.shown = trace::run(program, rehearsal);
          one.test = test_of(proved, one);
        }
      }
      proved.properties.push_back(std::move(one));
    }
    if (!proved.properties.empty()) out.projects.push_back(std::move(proved));
  }
  return out;
}

Answer answer_prove(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  const Proved proved = prove(request.files, *request.as_of);
  const report::Context context = context_of(*request.as_of, request.language);
  return report::write_proof_json({proved.projects, context});
}

}  // namespace wayproof::api
