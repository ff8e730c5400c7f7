#include "proof/person.h"

#include <algorithm>

namespace wayproof::proof {

// Each record can go its way at the same times as another one, so the worst windows of all of them can be the same.
std::optional<Unmatched> unmatched(const model::Workspace& workspace, const Property& property, const Answer& answer) {
  using Kind = Property::Kind;
  constexpr std::int64_t all = 1'000'000;
  const auto& rate = workspace.identity.match_rate;
  if (!rate || rate->value >= all) return std::nullopt;
  const bool counts = property.kind == Kind::at_most;
  const bool heard = property.kind == Kind::after_no || property.kind == Kind::always_at;
  if (!counts && !heard) return std::nullopt;
  Unmatched out;
  out.share = all - rate->value;
  out.records = std::max<std::int64_t>(2, static_cast<std::int64_t>(workspace.identity.keys.size()));
  if (counts && answer.bound) out.bound = out.records * *answer.bound;
  return out;
}

}  // namespace wayproof::proof
