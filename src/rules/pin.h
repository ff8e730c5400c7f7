// A workspace may pin the rule set by which it is judged, so that a new version of Wayproof turns nothing red by itself.
#pragma once

#include <span>
#include <vector>

#include "model/project.h"
#include "rules/rule.h"

namespace wayproof::rules {

/// The newest rule set that has a rule among these, "2026.11"; nothing for no rules.
[[nodiscard]] std::string_view newest_rule_set(std::span<const Rule* const> rules);

/// Makes hints of what rules newer than the project's pin find in its files, and says in each finding which rule set the
/// rule belongs to. A pin that is newer than all rules is a finding: this version cannot judge by it. A pin between two
/// rule sets means the older one. Without a pin nothing changes.
void honour_pin(const model::Project& project, std::span<const Rule* const> rules, std::vector<Finding>& findings);

}  // namespace wayproof::rules
