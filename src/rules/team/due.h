// How long people have for a task.
#pragma once

#include "rules/support.h"

namespace wayproof::rules {

/// Seconds from being given to being due, where that is a fixed time.
[[nodiscard]] inline std::optional<std::int64_t> time_to_do(const program::Step& step) {
  if (!step.until || step.until->anchor != model::Anchor::Kind::now || step.until->at || step.until->on_days) {
    return std::nullopt;
  }
  const Duration& plus = step.until->plus;
  return plus.months == 0 ? std::optional(facts::least_seconds(plus)) : std::nullopt;
}

}  // namespace wayproof::rules
