// What an answer says of a person whose records are not matched. Everything that is proved and played holds for one
// record: limits, exits and consent know no other of the same person.
#pragma once

#include <cstdint>
#include <optional>

#include "model/workspace.h"
#include "proof/prove.h"

namespace wayproof::proof {

struct Unmatched {
  std::int64_t share = 0;             ///< of records, 10^-6
  std::int64_t records = 2;           ///< of one person at most: one for each key
  std::optional<std::int64_t> bound;  ///< at_most: all his records together get no more; nothing: not known
};

/// Where the workspace says that not all records match, and the property is not the same for one record and for
/// several.
[[nodiscard]] std::optional<Unmatched> unmatched(const model::Workspace& workspace, const Property& property,
                                                 const Answer& answer);

}  // namespace wayproof::proof
