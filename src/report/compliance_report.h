// What law and providers ask of a workspace, requirement by requirement, for a review meeting: the answer, what shows
// it, who has confirmed what no file can show, and what is still open. Markdown and HTML for people,
// wayproof/compliance@1 for machines and the page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "packs/check.h"
#include "report/proof_report.h"

namespace wayproof::report {

/// What is known of a requirement in the end, the proof included. By weight.
enum class Judgement : std::uint8_t {
  broken,
  needs_data,
  needs_attestation,
  not_told,  ///< neither shown nor excluded
  holds,
  does_not_apply,  ///< as somebody has confirmed
  not_asked        ///< no message of these journeys that it is about reaches people whom it protects
};
constexpr std::size_t judgements = 7;

struct ProofOf {
  const ProvedProject* project = nullptr;
  const ProvedProperty* property = nullptr;
};

struct RequirementRow {
  const packs::Answer* answer = nullptr;
  Judgement judgement = Judgement::holds;
  std::vector<const Finding*> findings;  ///< that show it broken or ask for data; ignored ones too
  std::vector<ProofOf> proofs;
};

struct ReviewedProject {
  const model::Project* project = nullptr;
  const packs::Held* held = nullptr;
  std::vector<Source> sources;
  std::vector<RequirementRow> rows;  ///< of all requirements, by pack and in the packs' order
};

struct ComplianceInput {
  std::span<const ReviewedProject> projects;
  const Context& context;
};

[[nodiscard]] std::string_view name_of(Judgement judgement);  ///< "broken"
/// How many requirements stand so, over all projects.
[[nodiscard]] std::int64_t count(std::span<const ReviewedProject> projects, Judgement judgement);

[[nodiscard]] std::string write_compliance_json(const ComplianceInput& input);
[[nodiscard]] std::string write_compliance_markdown(const ComplianceInput& input);
[[nodiscard]] std::string write_compliance_html(const ComplianceInput& input);

}  // namespace wayproof::report
