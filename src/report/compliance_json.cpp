// wayproof/compliance@1.
#include "model/names.h"
#include "model/words.h"
#include "model/write_customer.h"
#include "packs/asked.h"
#include "report/compliance_report.h"
#include "report/json_writer.h"
#include "report/proof_words.h"

namespace wayproof::report {
namespace {

ordered_json ids(const std::vector<model::Id>& all) {
  ordered_json out = ordered_json::array();
  for (const model::Id& one : all) out.push_back(one.value);
  return out;
}

ordered_json pack_json(const model::Pack& pack, JsonWriter& json) {
  ordered_json out{{"id", pack.id.value},
                   {"title", json.say(ArgValue{model::title_or_id(pack.title, pack.id.value)})},
                   {"version", iso_date(pack.version.value)}};
  if (pack.reviewed_on) out["reviewed_on"] = iso_date(pack.reviewed_on->value);
  out["regions"] = ids(pack.regions);
  return out;
}

ordered_json attestation_json(const model::Attestation& attestation) {
  ordered_json out{{"answer", model::names::of(model::names::attested, attestation.answer)},
                   {"by", attestation.by.value},
                   {"on", iso_date(attestation.on.value)}};
  if (attestation.evidence) out["evidence"] = attestation.evidence->value;
  if (attestation.until) out["until"] = iso_date(attestation.until->value);
  return out;
}

ordered_json proof_json(const ProofOf& proof, JsonWriter& json) {
  const ProofWords words(*proof.project, *proof.property);
  const proof::Answer& answer = proof.property->answer;
  ordered_json out{{"title", json.say(words.title())},
                   {"verdict", name_of(answer.verdict)},
                   {"ground", name_of(answer.ground)},
                   {"text", json.say(words.ground())}};
  if (answer.refutation && !answer.race) out["customer"] = model::write_customer(answer.refutation->customer);
  return out;
}

ordered_json sources_json(const packs::Answer& answer) {
  ordered_json out = ordered_json::array();
  for (const Citation& cite : packs::citations_of(*answer.pack, *answer.requirement)) {
    ordered_json one{{"title", cite.title}};
    if (!cite.url.empty()) one["url"] = cite.url;
    if (!cite.checked.empty()) one["checked"] = cite.checked;
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json row_json(const RequirementRow& row, JsonWriter& json) {
  const packs::Answer& answer = *row.answer;
  const model::Requirement& requirement = *answer.requirement;
  ordered_json out{{"id", packs::name_of(*answer.pack, requirement)},
                   {"title", json.say(ArgValue{model::title_or_id(requirement.title, requirement.id.value)})},
                   {"answer", name_of(row.judgement)},
                   {"standing", model::names::of(model::names::standing, requirement.standing.value)},
                   {"severity", name_of(requirement.severity)},
                   {"verified", model::names::of(model::names::verified, requirement.verified)},
                   {"regions", answer.regions}};
  ordered_json messages = ordered_json::array();
  for (const packs::About& about : answer.messages) {
    messages.push_back({{"journey", about.journey}, {"step", about.step}});
  }
  out["messages"] = std::move(messages);
  if (requirement.from) out["from"] = iso_date(requirement.from->value);
  if (requirement.until) out["until"] = iso_date(requirement.until->value);
  if (!requirement.asks.empty()) out["asks"] = json.say(ArgValue{model::title_or_id(requirement.asks, {})});
  if (!row.findings.empty()) {
    ordered_json findings = ordered_json::array();
    for (const Finding* finding : row.findings) findings.push_back(json.finding(*finding));
    out["findings"] = std::move(findings);
  }
  if (!row.proofs.empty()) {
    ordered_json proofs = ordered_json::array();
    for (const ProofOf& proof : row.proofs) proofs.push_back(proof_json(proof, json));
    out["proofs"] = std::move(proofs);
  }
  if (answer.attestation != nullptr) out["attestation"] = attestation_json(*answer.attestation);
  out["sources"] = sources_json(answer);
  return out;
}

ordered_json project_json(const ReviewedProject& reviewed, const Context& context) {
  JsonWriter json(reviewed.sources, context);
  const model::Workspace& workspace = reviewed.project->workspace;
  ordered_json packs = ordered_json::array(), left_out = ordered_json::array(), rows = ordered_json::array();
  for (const model::Pack* pack : reviewed.held->library.packs) packs.push_back(pack_json(*pack, json));
  for (const model::PackRef* one : reviewed.held->library.left_out) {
    left_out.push_back({{"id", one->id.value}, {"reason", one->off ? one->off->value : ""}});
  }
  for (const RequirementRow& row : reviewed.rows) rows.push_back(row_json(row, json));
  return {{"file", workspace.file},
          {"title", json.say(ArgValue{model::title_or_id(workspace.title, workspace.id.value)})},
          {"regions", ids(workspace.regions)},
          {"packs", std::move(packs)},
          {"left_out", std::move(left_out)},
          {"requirements", std::move(rows)}};
}

}  // namespace

std::string_view name_of(Judgement judgement) {
  static constexpr std::string_view names[judgements] = {"broken", "needs_data",     "needs_attestation", "not_told",
                                                         "holds",  "does_not_apply", "not_asked"};
  return names[static_cast<std::size_t>(judgement)];
}

std::int64_t count(std::span<const ReviewedProject> projects, Judgement judgement) {
  std::int64_t out = 0;
  for (const ReviewedProject& project : projects) {
    for (const RequirementRow& row : project.rows) out += row.judgement == judgement;
  }
  return out;
}

std::string write_compliance_json(const ComplianceInput& input) {
  ordered_json counts = ordered_json::object(), workspaces = ordered_json::array();
  for (std::size_t n = 0; n < judgements; ++n) {
    const auto judgement = static_cast<Judgement>(n);
    counts[std::string(name_of(judgement))] = count(input.projects, judgement);
  }
  for (const ReviewedProject& one : input.projects) workspaces.push_back(project_json(one, input.context));
  return dump({{"format", "wayproof/compliance@1"},
               {"version", input.context.version},
               {"as_of", iso_date(input.context.as_of)},
               {"tzdata", input.context.tzdata},
               {"lang", input.context.language == i18n::Language::zh ? "zh" : "en"},
               {"summary", std::move(counts)},
               {"workspaces", std::move(workspaces)}});
}

}  // namespace wayproof::report
