// What people have said about journeys of other systems (`imported` of a workspace) put where the journeys need it.
#pragma once

#include "import/import.h"

namespace wayproof::imports {

/// Topics and events get their names here, messages their kind. What no answer speaks of stays as the export says it;
/// an answer about something that the export no longer has does nothing.
void apply_answers(const model::Imported& answers, Import& import);

}  // namespace wayproof::imports
