// What a finding is called through edits of the files around it. Baselines and the fingerprints of SARIF both go by it,
// so that a problem that one of them knows is the same problem for the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"

namespace wayproof {

/// The parts that stay when lines move and keys change places: where in the project, which rule, and the names in the
/// author's own words that tell two findings of one rule at one step apart. Amounts, dates, times and titles are no
/// part of it: a wait that becomes longer by an hour is no new problem.
struct Identity {
  std::string file;  ///< valid UTF-8
  std::string rule;
  std::string journey;             ///< id; empty when it concerns none
  std::string step;                ///< id of the main step; empty when it concerns none
  std::string variant;             ///< which of the rule's sentences, "expired"; empty for its only one
  std::vector<std::string> about;  ///< words of the files that the sentence quotes, in its order
};

/// `file` is the name by which the identity is kept, `shown` the one that the finding's sentence may quote.
[[nodiscard]] Identity identity_of(const Finding& finding, std::string_view file, std::string_view shown);

/// One text for all parts: equal for equal identities, and in the order in which baselines list them.
[[nodiscard]] std::string key_of(const Identity& identity);

/// The name and version of `fingerprint(key_of(...))` among the fingerprints of SARIF. A change of what makes an
/// identity is a new version.
inline constexpr std::string_view identity_version = "wayproofFindingIdentity/v1";

}  // namespace wayproof
