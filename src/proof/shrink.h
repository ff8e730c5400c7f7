// A customer who shows something, made as plain as can be: nothing of what he is and does can be left out, and nothing
// that he does be put to a rounder time, without it no longer happening. Each change is replayed before it is kept.
#pragma once

#include <functional>

#include "proof/prove.h"

namespace wayproof::proof {

/// What of a run breaks a property, by State::messages (none where no message does); nothing when it does not.
using Breach = std::function<std::optional<std::vector<Index>>(const trace::Run&)>;

/// The customer played; nothing when what he does is no breach.
[[nodiscard]] std::optional<Refutation> played(const program::Program& program, const model::Project& project,
                                               model::Customer customer, const Breach& breach);

/// `earliest`: nothing is put to before that, on the workspace's clock.
[[nodiscard]] Refutation plainest(const program::Program& program, const model::Project& project, Refutation shown,
                                  const Breach& breach, LocalSeconds earliest);

}  // namespace wayproof::proof
