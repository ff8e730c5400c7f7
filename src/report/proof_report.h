// Writes down what was proved of all customers, what was refuted and by whom, and what could not be decided: text for a
// terminal, wayproof/proof@1 for machines and the page.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/journey_tests.h"
#include "proof/person.h"
#include "proof/premises.h"
#include "report/render.h"

namespace wayproof::report {

/// A requirement of a policy pack that a property is part of.
struct ProvedRequirement {
  std::string name;                  ///< "cn.voice/attempts"
  std::vector<std::string> regions;  ///< of the recipients whom the proof is about; empty: everybody
};

struct ProvedProperty {
  proof::Property property;
  std::optional<ProvedRequirement> requirement;
  proof::Answer answer;
  /// Refuted: that it does not happen to this customer any more, as a journey test.
  std::optional<model::JourneyTest> test;
  std::optional<trace::Trace> shown;    ///< the customer of a refutation, played
  std::vector<proof::Needed> rests_on;  ///< what a proof would not be one without
  std::optional<proof::Unmatched> unmatched;
};

/// The properties of one workspace.
struct ProvedProject {
  const model::Project* project = nullptr;
  const program::Program* program = nullptr;
  std::vector<Source> sources;
  std::vector<ProvedProperty> properties;
};

struct ProofInput {
  std::span<const ProvedProject> projects;
  const Context& context;
};

struct ProofCounts {
  std::int64_t proved = 0, refuted = 0, unknown = 0;
};
[[nodiscard]] ProofCounts count_proofs(std::span<const ProvedProject> projects);

[[nodiscard]] std::string write_proof_text(const ProofInput& input);
[[nodiscard]] std::string write_proof_json(const ProofInput& input);

}  // namespace wayproof::report
