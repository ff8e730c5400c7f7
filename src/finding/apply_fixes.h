// Applies fixes to the files they are for. Used by `fix`, by the page's one-click repairs and by the test that fixes
// converge; reading and checking the result again is the caller's part.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"

namespace wayproof {

/// Which fixes may be applied. Suggestions for display never are.
enum class FixPolicy : std::uint8_t {
  safe_only,
  unsafe_too,  ///< a person has agreed to change who is contacted or when
};

/// Fix number `fix` of finding number `finding`, by their place in the lists.
struct FixChoice {
  std::size_t finding = 0;
  std::size_t fix = 0;

  friend bool operator==(const FixChoice&, const FixChoice&) = default;
};

struct AppliedFixes {
  std::vector<std::string> texts;   ///< all files, changed or not, in the order given
  std::vector<FixChoice> applied;   ///< in the order of the findings
  std::vector<FixChoice> deferred;  ///< allowed, but in the way of an applied one; check again and they may fit then
};

/// Goes through the findings in their order and takes the first fix of each that the policy allows and that touches
/// nothing an earlier one touches: a fix is applied whole, in all its files, or not at all. Two insertions at one place
/// touch each other, since nothing says which comes first; an edit that another fix makes exactly so counts as made.
/// Ignored findings, fixes without edits and fixes whose edits lie outside of the files or overlap are passed over.
[[nodiscard]] AppliedFixes apply_fixes(std::span<const Finding> findings, std::span<const std::string_view> texts,
                                       FixPolicy policy);

/// Applies the one fix that somebody chose, whatever its applicability; nothing is applied if its edits do not fit.
[[nodiscard]] AppliedFixes apply_fix(std::span<const Finding> findings, std::span<const std::string_view> texts,
                                     FixChoice choice);

}  // namespace wayproof
