// A person whose two records nobody has matched, as one customer: each journey stands twice in his workspace, with
// events, attributes and topics of its own, so that nothing that one record does touches the other. What he gets is
// what the person gets.
#pragma once

#include "support/small_workspaces.h"

namespace wayproof::testing {

/// Where no limit, no repeat and no tag ties the two together. The promises of the workspace hold for both together.
[[nodiscard]] SmallWorkspace two_records(const SmallWorkspace& of_one);

}  // namespace wayproof::testing
