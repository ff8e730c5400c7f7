// Small random workspaces for comparing the proof, the interpreter and the tick oracle: one or two journeys of at most
// nine steps whose times are few ticks of a coarse day, so that every state can be visited. The same seed gives the
// same files on every machine and with every library.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/checked.h"
#include "support/dice.h"
#include "support/tick_oracle.h"

namespace wayproof::testing {

/// What may occur in a workspace. Each is drawn with some chance where it is on, and never where it is off; messages
/// and waits `for` exact times are always there.
struct Features {
  bool two_journeys = false, shared_entry = false, hand_over = false;
  bool re_entry = false, loops = false, opt_out_exits = false, exits = false, exits_with_next = false;
  bool calendar_waits = false, until = false, until_anchors = false, until_weekdays = false, until_event = false,
       since = false;
  bool branches = false, same_branch_twice = false, local_time = false, consent_branches = false, tags = false,
       splits = false, tasks = false, reactions = false;
  bool quiet_hold = false, quiet_drop = false, windows = false, weekday_hours = false;
  bool sliding_caps = false, calendar_caps = false, tumbling_caps = false, caps_hold = false, caps_leave = false;
  bool consent = false, dedupe = false, latency = false, changing_tier = false;
  bool lifetimes = false;        ///< a day at most, also where nothing goes round
  bool entry_hours = false;      ///< enters in one certain tick of the day
  bool entry_by_paid = false;    ///< enters with the event that the promises speak of
  bool exit_conditions = false;  ///< rules for some
  bool short_holds = false;      ///< hold_at_most can be a tick
  bool longer = false;           ///< three steps more
  /// On the clock of Berlin, with ticks of an hour; of every second workspace only some customers live by it.
  bool clock_changes = false;
};

struct FeatureName {
  const char* name;
  bool Features::*flag;
};
/// Every feature.
[[nodiscard]] const std::vector<FeatureName>& feature_names();
[[nodiscard]] Features every_feature();
/// Each feature on with chance `percent`, drawn from the seed.
[[nodiscard]] Features some_features(std::uint64_t seed, int percent);
/// A few that act on each other, and others with a small chance.
[[nodiscard]] Features related_features(std::uint64_t seed);

struct SmallWorkspace {
  std::vector<TestFile> files;  ///< the workspace, then its journeys `a` and perhaps `b`
  int ticks_per_day = 8;
  int late = 0;  ///< ticks that every event and opt-out may be late
  bool clock_changes = false;
  bool tier_changes = false;  ///< the attribute `tier`, from outside

  // For the oracle; `finer` splits each tick into so many. What can only happen strictly between two ticks needs that:
  // the answer on coarse ticks is never too great, but may be too small.
  [[nodiscard]] OracleClock clock(int finer = 1) const { return {ticks_per_day * finer, {}}; }
  /// The clocks of all weeks that differ: an ordinary one and, where clocks are changed, one for each change. It comes
  /// on the first Sunday.
  [[nodiscard]] std::vector<OracleClock> clocks() const;
  [[nodiscard]] OracleWorld world(const program::Program& program, int finer = 1) const;
  /// Its promises as questions, one for each of Program::guarantees. The first is about a sliding window.
  [[nodiscard]] std::vector<Question> questions(const program::Program& program, int finer = 1) const;
};

/// `ticks_per_day`: 8, 12 or 24; one of them when 0.
[[nodiscard]] SmallWorkspace random_workspace(std::uint64_t seed, const Features& features, int ticks_per_day = 0);

}  // namespace wayproof::testing
