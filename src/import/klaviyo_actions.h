// The actions of a Klaviyo flow: its steps.
#pragma once

#include "import/pieces.h"

namespace wayproof::imports {

/// Decodes `actions` into the journey's steps; what they name goes to `needs`.
void read_klaviyo_actions(json::Value actions, Ledger& ledger, model::Journey& journey, model::Workspace& needs);

/// An action's id, or the temporary one of a flow that is not created yet.
[[nodiscard]] model::MaybeId klaviyo_id(json::Value action, Ledger& ledger);

}  // namespace wayproof::imports
