// The graph of a Dittofeed journey: `{"entryNode", "nodes", "exitNode"}`.
#pragma once

#include "import/ledger.h"

namespace wayproof::imports {

/// Decodes a definition into the journey's entry and steps; what it names goes to `needs`. `again`: one customer may
/// run through it more than once (canRunMultiple of the resource around it).
void read_dittofeed_definition(json::Value definition, bool again, Ledger& ledger, model::Journey& journey,
                               model::Workspace& needs);

}  // namespace wayproof::imports
