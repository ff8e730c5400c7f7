// Requirements about time that the quick check leaves open, put to the proof: for each group of recipients on the
// project as that group meets it.
#pragma once

#include <vector>

#include "packs/check.h"
#include "proof/property.h"

namespace wayproof::packs {

/// One requirement as one group of recipients meets it. It holds for them if all of the properties do.
struct Promise {
  std::size_t answer = 0;      ///< in Held::answers
  const View* view = nullptr;  ///< null: the project as it is written
  std::vector<proof::Property> properties;
  bool weekdays = false;  ///< tells days of the week apart, whatever the journeys do
};

/// The limits and hours of `held.answers` that are not told, and the hours that are found broken: to show by whom. Each
/// names its messages in a set that is added to the program which it is about: `program`, or that of its view.
[[nodiscard]] std::vector<Promise> promises_of(Held& held, const model::Workspace& workspace,
                                               program::Program& program);

}  // namespace wayproof::packs
