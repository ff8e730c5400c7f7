// Honours the `ignore` lists of workspace, journeys and steps.
#pragma once

#include <vector>

#include "rules/rule.h"

namespace wayproof::rules {

/// Marks the findings that an `ignore` covers with its reason, and adds a finding for each `ignore` that covers
/// nothing, names no rule or is out of date.
///
/// One of the workspace covers all findings of its rule, one of a journey those about the journey, one of a step those
/// whose main step it is. `until` is the last day on which it counts.
void honour_ignores(const Context& context, std::vector<Finding>& findings);

}  // namespace wayproof::rules
