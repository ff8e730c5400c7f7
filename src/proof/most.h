// The most messages that one customer can get within a window, over all journeys together.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "facts/facts.h"
#include "proof/explore.h"
#include "proof/wishes.h"

namespace wayproof::proof {

/// Everything that is asked of a workspace again and again: its journeys as tokens and what can be reached in them.
class Workspace {
 public:
  Workspace(const model::Project& project, const program::Program& program, Ticks tick = 1);

  [[nodiscard]] const program::Program& program() const { return program_; }
  [[nodiscard]] const model::Project& project() const { return project_; }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] const Atoms& atoms() const { return atoms_; }
  [[nodiscard]] Ticks period() const { return period_; }
  /// What can be reached in a journey; explored when it is first asked for. With an exact memory, unless that takes
  /// too many states.
  [[nodiscard]] const Reached& reached(Index journey);
  /// From now on without an exact memory; false if it had none.
  bool shorten_memory(Index journey);
  /// What a customer has to be for the facts to be so.
  void wish_facts(const Facts& facts, Wishes& wishes) const;
  [[nodiscard]] Work& work() { return work_; }
  [[nodiscard]] const Work& work() const { return work_; }
  /// There are days after `start` that no ordinary week has: the clock is changed, or working days are asked for and a
  /// holiday is none.
  [[nodiscard]] bool some_days_differ(Instant start) const;

 private:
  const model::Project& project_;
  const program::Program& program_;
  facts::Facts facts_;
  Clock clock_;
  Atoms atoms_;
  Ticks period_;
  Work work_;
  std::deque<Token> tokens_;
  std::vector<Token::Memory> memory_;  // by journey
  std::vector<std::optional<Reached>> reached_;
};

/// One journey's part in the worst window.
struct Share {
  Index journey = none;
  std::int64_t count = 0;
  Node node = no_node;  ///< of its Counting
  Ticks shift = 0;      ///< its window begins so much later than that of the others, by whole periods
};

/// A window, and what the journeys can send in it.
struct Window {
  Ticks at = 0;  ///< where it begins, in the first period
  std::int64_t count = 0;
  std::vector<Share> shares;
};

struct Most {
  std::vector<Window> windows;      ///< the worst first
  Ticks length = 0;                 ///< of each of them
  bool complete = true;             ///< everything was looked at
  std::vector<Counting> countings;  ///< by journey

  /// Never more than this, if `complete`.
  [[nodiscard]] std::int64_t count() const { return windows.empty() ? 0 : windows.front().count; }
};

/// Every journey by itself at its worst, at the same time. No customer can get more; that he can get so many is shown
/// only by a replay, as journeys may hang together.
[[nodiscard]] Most most_sent(Workspace& workspace, const program::Limit& limit);

}  // namespace wayproof::proof
