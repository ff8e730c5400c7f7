#include "api/compliance.h"

#include <algorithm>

#include "api/answers.h"
#include "packs/asked.h"
#include "report/json_writer.h"

namespace wayproof::api {
namespace {

using packs::Verdict;
using report::Judgement;
using report::ProofOf;
using Proof = proof::Answer::Verdict;
using Source = proof::Property::Source;
using Must = model::Must;

Judgement judgement_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return Judgement::holds;
    case Verdict::not_told:
      return Judgement::not_told;
    case Verdict::needs_attestation:
      return Judgement::needs_attestation;
    case Verdict::needs_data:
      return Judgement::needs_data;
    case Verdict::broken:
      break;
  }
  return Judgement::broken;
}

/// What the workspace states itself that decides a requirement, too: it is no weaker than what the pack asks for.
std::optional<Source> stated_by_workspace(const Must& must) {
  if (must.kind == Must::Kind::stop_within) return Source::opt_out;
  if (must.kind == Must::Kind::reply_window) return Source::reply_window;
  return std::nullopt;
}

class Reviewing {
 public:
  Reviewing(const Checked& checked, const Proved& proved, const model::Project& project, const packs::Held& held)
      : checked_(checked), proved_(proved), project_(project), held_(held) {}

  report::ReviewedProject run() {
    report::ReviewedProject out{&project_, &held_, sources_of(checked_.loaded), {}};
    for (const packs::Answer& answer : held_.answers) out.rows.push_back(row(answer));
    return out;
  }

 private:
  report::RequirementRow row(const packs::Answer& answer) const {
    report::RequirementRow out;
    out.answer = &answer;
    if (!answer.concerns) {
      const bool told = answer.attestation != nullptr && !answer.messages.empty();
      out.judgement = told ? Judgement::does_not_apply : Judgement::not_asked;
      return out;
    }
    out.judgement = judgement_of(answer.verdict);
    out.proofs = proofs(answer);
    out.findings = findings(answer);
    settle(answer, out);
    return out;
  }

  /// One customer to whom it happens is enough; what happens to none holds, unless it is broken in another way.
  static void settle(const packs::Answer& answer, report::RequirementRow& row) {
    if (row.proofs.empty() || answer.verdict == Verdict::needs_data) return;
    const auto all = [&](Proof verdict) {
      return std::all_of(row.proofs.begin(), row.proofs.end(),
                         [&](const ProofOf& one) { return one.property->answer.verdict == verdict; });
    };
    const auto any = [&](Proof verdict) {
      return std::any_of(row.proofs.begin(), row.proofs.end(),
                         [&](const ProofOf& one) { return one.property->answer.verdict == verdict; });
    };
    const Must& must = answer.requirement->must;
    if (any(Proof::refuted)) {
      row.judgement = Judgement::broken;
    } else if (all(Proof::proved)) {
      const bool by_hours = must.kind == Must::Kind::hours && !must.closed_on_holidays;
      if (answer.verdict == Verdict::not_told || by_hours) row.judgement = Judgement::holds;
    } else if (answer.verdict == Verdict::holds) {
      row.judgement = Judgement::not_told;
    }
  }

  std::vector<ProofOf> proofs(const packs::Answer& answer) const {
    const std::string name = packs::name_of(*answer.pack, *answer.requirement);
    const std::optional<Source> stated = stated_by_workspace(answer.requirement->must);
    std::vector<ProofOf> out;
    for (const report::ProvedProject& project : proved_.projects) {
      if (project.project->workspace.file != project_.workspace.file) continue;
      for (const report::ProvedProperty& one : project.properties) {
        const bool asked = one.requirement && one.requirement->name == name;
        const bool own = stated && answer.verdict == Verdict::holds && one.property.source == *stated &&
                         concerns(answer, *project.program, one.property);
        if (asked || own) out.push_back({&project, &one});
      }
    }
    return out;
  }

  /// The property is about some of the requirement's messages.
  bool concerns(const packs::Answer& answer, const program::Program& program, const proof::Property& property) const {
    for (program::Index s = 0; s < program.steps.size(); ++s) {
      if (!property.messages[s]) continue;
      const model::Journey& journey = project_.journeys[program.steps[s].journey];
      const packs::About about{journey.id.value,
                               journey.steps[s - program.journeys[program.steps[s].journey].steps_begin].id.value};
      if (std::find(answer.messages.begin(), answer.messages.end(), about) != answer.messages.end()) return true;
    }
    return false;
  }

  std::vector<const Finding*> findings(const packs::Answer& answer) const {
    const std::string own = "pack/" + packs::name_of(*answer.pack, *answer.requirement);
    const std::vector<Citation> cites = packs::citations_of(*answer.pack, *answer.requirement);
    const auto cited = [&](const Finding& finding) {
      return std::any_of(finding.sources.begin(), finding.sources.end(), [&](const Citation& source) {
        return std::any_of(cites.begin(), cites.end(), [&](const Citation& one) { return one.title == source.title; });
      });
    };
    const auto& rules = answer.requirement->must.rules;
    std::vector<const Finding*> out;
    for (const Finding& finding : checked_.findings) {
      const bool by_rule =
          std::any_of(rules.begin(), rules.end(), [&](const auto& rule) { return rule.value == finding.rule; });
      if ((finding.rule == own || (by_rule && cited(finding))) && is_here(finding)) out.push_back(&finding);
    }
    return out;
  }

  /// Several workspaces may be held to one pack.
  bool is_here(const Finding& finding) const {
    const FileId file = finding.place.file;
    return file == project_.workspace.file || std::any_of(project_.journeys.begin(), project_.journeys.end(),
                                                          [&](const auto& journey) { return journey.file == file; });
  }

  const Checked& checked_;
  const Proved& proved_;
  const model::Project& project_;
  const packs::Held& held_;
};

}  // namespace

void review(const std::vector<model::InputFile>& files, Day as_of, Reviewed& out) {
  out.checked = check(files, {.as_of = as_of, .only = {}, .baseline = {}});
  out.proved = prove(files, as_of);
  for (std::size_t n = 0; n < out.checked.loaded.projects.size(); ++n) {
    const model::Project& project = out.checked.loaded.projects[n];
    if (!project.workspace.given) continue;
    out.projects.push_back(Reviewing(out.checked, out.proved, project, out.checked.held[n]).run());
  }
}

Answer answer_compliance(const Request& request) {
  if (!request.as_of) return BadRequest{"\"as_of\" is missing"};
  Reviewed reviewed;
  review(request.files, *request.as_of, reviewed);
  const report::Context context = context_of(*request.as_of, request.language);
  const report::ComplianceInput input{reviewed.projects, context};
  const std::string_view shape = request.root()["as"].string().value_or("json");
  if (shape == "json") return report::write_compliance_json(input);
  if (shape != "html" && shape != "markdown") return BadRequest{"\"as\" is \"json\", \"html\" or \"markdown\""};
  return report::dump(
      {{"format", "wayproof/compliance-text@1"},
       {"text", shape == "html" ? report::write_compliance_html(input) : report::write_compliance_markdown(input)}});
}

}  // namespace wayproof::api
