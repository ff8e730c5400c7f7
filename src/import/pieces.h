// Pieces of the model that importers of several systems make.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "import/ledger.h"

namespace wayproof::imports {

/// Things of one kind that the journeys name, each once: the known one, or a new one at this place.
template <class Thing>
Thing& declare(model::Declared<Thing>& things, const model::Id& id) {
  if (Thing* known = things.find(id.value)) return *known;
  Thing thing;
  thing.id = id;
  thing.span = id.span;
  return things.add(std::move(thing));
}

/// "flows/winter.json" -> "winter": for exports that have no id of their own.
[[nodiscard]] std::string file_stem(std::string_view name);

/// Only the platform knows who is in a segment that an export names; a trace is told, the proof takes either way.
[[nodiscard]] model::Condition in_segment(model::Workspace& needs, const model::Id& segment);
/// A customer comes into the segment.
[[nodiscard]] model::Trigger comes_into(model::Workspace& needs, const model::Id& segment, Span span);
[[nodiscard]] model::Trigger on_event(model::Workspace& needs, const model::Id& event, Span span);
/// Enters again as soon as the last run is over.
[[nodiscard]] model::Again again_after_leaving(Span span);

/// Steps of systems where a way that leads nowhere ends the journey: each such way leads to one end, made when first
/// asked for. Its id is one that no step of the journey has.
class WayOut {
 public:
  explicit WayOut(model::Journey& journey) : journey_(journey) {}
  /// `at` is the place of the way that leads nowhere.
  [[nodiscard]] model::Id id(Span at);
  /// Adds the end if anybody asked for it. To be called behind the last step.
  void close();

 private:
  model::Journey& journey_;
  bool used_ = false;
  Span span_;
};
inline constexpr std::string_view way_out_id = "(end)";

}  // namespace wayproof::imports
