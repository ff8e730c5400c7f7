// Where in a journey something can be tried: for each target the states that it can happen in, and the move that makes
// it happen. Taken from the proof's exploration, so what has no lead here no customer can bring about.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "proof/most.h"
#include "proof/witness.h"
#include "trace/coverage.h"

namespace wayproof::suite {

using program::Index;
using program::none;

class Leads {
 public:
  /// Of the targets of one journey; `reached` must outlive the leads.
  Leads(const proof::Reached& reached, std::span<const trace::Target> targets);

  /// Ways of which each ends with the target (of `waits` and `held`: with coming to the message), the shortest first.
  [[nodiscard]] std::size_t count(std::size_t target) const { return leads_[target].size(); }
  [[nodiscard]] proof::Way way(std::size_t target, std::size_t n);
  /// When the way can end, by the clock of its last period.
  [[nodiscard]] std::pair<proof::Ticks, proof::Ticks> range(std::size_t target, std::size_t n);

  /// More are not kept for one target.
  static constexpr std::size_t most = 400;

 private:
  struct Lead {
    proof::Node from = proof::no_node;  ///< none: it is the entry itself
    std::size_t move = 0;
  };
  [[nodiscard]] const proof::Found& last_of(const Lead& lead);

  const proof::Reached& reached_;
  std::vector<std::vector<Lead>> leads_;  // by target
  std::deque<proof::Found> found_;        // last moves of the ways that were asked for
};

/// When each move of a way ends, told as early as can be; empty when it cannot be gone.
[[nodiscard]] std::vector<proof::Ticks> ends_of(const proof::Way& way);

}  // namespace wayproof::suite
