#include "api/prove.h"

#include <algorithm>

#include "api/answers.h"
#include "base/stable_sort.h"
#include "i18n/render.h"
#include "packs/promises.h"
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

/// Everything that is asked of one project as one group of customers meets it.
class Proving {
 public:
  Proving(const model::Project& project, const program::Program& program, std::vector<report::Source> sources,
          const proof::Workspace::Asks& asks, Instant start)
      : workspace_(project, program, asks),
        premises_(project, program, asks.weekdays),
        start_(start),
        proved_{&project, &program, std::move(sources), {}} {}

  void prove(proof::Property property, std::optional<report::ProvedRequirement> requirement = std::nullopt) {
    report::ProvedProperty one;
    one.answer = proof::prove(workspace_, property, start_);
    if (one.answer.verdict == proof::Answer::Verdict::proved) one.rests_on = premises_.of(property, start_);
    one.unmatched = proof::unmatched(workspace_.project().workspace, property, one.answer);
    one.property = std::move(property);
    one.requirement = std::move(requirement);
    if (one.answer.refutation) show(one);
    proved_.properties.push_back(std::move(one));
  }

  report::ProvedProject take() { return std::move(proved_); }

 private:
  void show(report::ProvedProperty& one) const {
    const program::Program& program = workspace_.program();
    Report names;  // they come from the program itself
    const auto rehearsal =
        trace::prepare(program, workspace_.project(), one.answer.refutation->customer, start_, names);
    // A test would be played in the usual order, in which it does not happen.
    if (one.answer.race) {
      one.shown = trace::run(proof::in_other_order(program), rehearsal);
      return;
    }
    one.shown = trace::run(program, rehearsal);
    // No file can name the messages of a requirement.
    if (!one.requirement) one.test = test_of(proved_, one);
  }

  proof::Workspace workspace_;
  proof::Premises premises_;
  Instant start_;
  report::ProvedProject proved_;
};

std::vector<std::string> regions_of(const packs::Held& held, const packs::Promise& promise) {
  std::vector<std::string> out;
  for (const packs::Audience& audience : held.audiences.all) {
    const auto& asked = held.answers[promise.answer].regions;
    const bool theirs = std::find(asked.begin(), asked.end(), audience.who.region) != asked.end();
    const bool is_new = std::find(out.begin(), out.end(), audience.who.region) == out.end();
    if (audience.view == promise.view && theirs && is_new) out.push_back(audience.who.region);
  }
  return out;
}

/// What the project states itself, and what packs ask of it; each group of recipients by itself.
class ProvingProject {
 public:
  ProvingProject(const model::Project& project, program::Program& program, packs::Held& held, Day as_of)
      : project_(project),
        program_(program),
        held_(held),
        promises_(packs::promises_of(held, project.workspace, program)),
        start_(Instant{as_of} * day_seconds) {}

  void run(const std::vector<report::Source>& sources, const std::vector<Finding>& mistakes,
           std::vector<report::ProvedProject>& out) {
    Proving own(project_, program_, sources, {}, start_);
    for (proof::Property& property : proof::properties(project_, program_)) {
      if (read_well(property, mistakes)) own.prove(std::move(property));
    }
    report::ProvedProject proved = own.take();
    for (report::ProvedProperty& one : requirements(nullptr, project_, program_, sources).properties) {
      proved.properties.push_back(std::move(one));
    }
    if (!proved.properties.empty()) out.push_back(std::move(proved));
    for (const packs::View& view : held_.audiences.views) {
      report::ProvedProject theirs = requirements(&view, view.project, view.program, sources);
      if (!theirs.properties.empty()) out.push_back(std::move(theirs));
    }
  }

 private:
  report::ProvedProject requirements(const packs::View* view, const model::Project& project,
                                     const program::Program& program, const std::vector<report::Source>& sources) {
    std::vector<const packs::Promise*> theirs;
    for (const packs::Promise& promise : promises_) {
      if (promise.view == view) theirs.push_back(&promise);
    }
    if (theirs.empty()) return {};
    // What a workspace does not promise itself is not worth a minute; what takes little work comes first.
    stable_sort(theirs, [&](const packs::Promise* a, const packs::Promise* b) {
      return longest_window(program, *a) < longest_window(program, *b);
    });
    Proving proving(project, program, sources,
                    {.most_states = 100'000, .most_compared = 12'800'000, .weekdays = weekdays(view)}, start_);
    for (const packs::Promise* const promise : theirs) {
      const packs::Answer& answer = held_.answers[promise->answer];
      const report::ProvedRequirement requirement{packs::name_of(*answer.pack, *answer.requirement),
                                                  regions_of(held_, *promise)};
      for (const proof::Property& property : promise->properties) proving.prove(property, requirement);
    }
    return proving.take();
  }

  static std::int64_t longest_window(const program::Program& program, const packs::Promise& promise) {
    std::int64_t out = 0;
    for (const auto& property : promise.properties) out = std::max(out, proof::window_of(program, property));
    return out;
  }

  [[nodiscard]] bool weekdays(const packs::View* view) const {
    return std::any_of(promises_.begin(), promises_.end(),
                       [&](const packs::Promise& one) { return one.view == view && one.weekdays; });
  }

  const model::Project& project_;
  const program::Program& program_;
  const packs::Held& held_;
  std::vector<packs::Promise> promises_;
  Instant start_;
};

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
  for (const model::Project& project : out.loaded.projects) {
    program::Program& program = out.programs.emplace_back(program::lower(project));
    const facts::Facts facts = facts::compute(project, program);
    Report findings;  // those of the check; what the packs answer is wanted alone
    packs::Held& held = out.held.emplace_back(packs::check({project, program, facts, as_of}, findings));
    ProvingProject(project, program, held, as_of).run(sources, out.mistakes, out.projects);
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
