// Fields that a person may change on a card without seeing JSON: times, texts, subscriptions, channels, limits. Each
// names its place by file and JSON pointer; the engine's `edit` request changes it there.
#pragma once

#include "model/project.h"
#include "report/json_writer.h"

namespace wayproof::report {

[[nodiscard]] ordered_json entry_fields(const model::Journey& journey, JsonWriter& writer);
[[nodiscard]] ordered_json step_fields(const model::Project& project, const model::Journey& journey,
                                       const model::Step& step, JsonWriter& writer);
/// Limits, quiet hours and modes of the send gate.
[[nodiscard]] ordered_json settings(const model::Project& project, JsonWriter& writer);

}  // namespace wayproof::report
