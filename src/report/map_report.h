// What the page draws: each journey as steps and arrows with texts for cards, and the fields of each step that may be
// changed in place (report/map_fields.h). Made from whatever could be read, so that a broken file still has a map.
#pragma once

#include "model/project.h"
#include "program/program.h"
#include "report/json_writer.h"

namespace wayproof::report {

/// The maps of a project's journeys, an array.
[[nodiscard]] ordered_json maps(const model::Project& project, const program::Program& program, JsonWriter& writer);

}  // namespace wayproof::report
