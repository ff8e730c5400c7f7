// What is true of the journeys as graphs over time, computed once and read by all rules: which steps can be reached and
// left, how long after entry, at which times of the week. Derived from the outcome tables of the program alone, so
// rules, trace and proof speak about the same ways.
//
// Bounds count a day as 24 hours and a month as 28 to 31 days; changes of the clock are left to trace and proof.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facts/graph.h"
#include "facts/week.h"
#include "model/project.h"
#include "program/program.h"

namespace wayproof::facts {

using program::Index;

/// Seconds between entering the journey and being at a step.
struct Elapsed {
  std::int64_t earliest = 0;
  std::optional<std::int64_t> latest;  ///< nothing: no bound
  /// Both bounds are reached by some customer. False where they were widened (clock times, unknown dates, exits that go
  /// on).
  bool attained = true;
};

/// How an outcome of a step relates to time.
struct Delay {
  enum class Kind : std::uint8_t {
    none,     ///< in the same instant
    exactly,  ///< `duration` later
    within,   ///< at any time up to `duration` later
    until,    ///< at `instant`
    any,      ///< whenever somebody else wants
  };
  Kind kind = Kind::none;
  Duration duration;
  const program::InstantSpec* instant = nullptr;
};

[[nodiscard]] Delay delay_of(const program::Step& step, const program::Outcome& outcome);
/// Seconds of a duration, counting a day as 24 hours and months as the shortest or longest that follow each other.
[[nodiscard]] std::int64_t least_seconds(const Duration& duration);
[[nodiscard]] std::int64_t most_seconds(const Duration& duration);

/// One journey as a graph. Nodes 0 to count-1 are its steps in file order (step n is `begin + n` in the program), then
/// `start()`, from which the entry and the exits that go on lead in, and `finish()`, where every way out leads.
/// An edge's label is the position of the outcome in its step; from `start()`: 0 for the entry, 1 + n for exit n.
struct JourneyFacts {
  Index begin = 0;
  Node count = 0;
  Graph ways;
  NodeSet reached;                       ///< from start()
  NodeSet leaves;                        ///< finish() can be reached
  std::vector<std::uint32_t> component;  ///< of `ways`
  NodeSet circle;                        ///< lies on a circle
  bool broken =
      false;  ///< a step that is reached is unreadable or has a way on to nowhere: what follows cannot be told
  std::vector<Elapsed> elapsed;  ///< by node; meaningless where not reached
  std::vector<WeekSet> when;     ///< by node: when it is reached, on the recipient's clock

  [[nodiscard]] Node start() const { return count; }
  [[nodiscard]] Node finish() const { return count + 1; }
};

struct Facts {
  std::vector<JourneyFacts> journeys;  ///< as in the program
  /// All recipients live by the workspace's clock, as far as the files say: nobody declares a time zone of his own.
  bool one_clock = true;
};

[[nodiscard]] Facts compute(const model::Project& project, const program::Program& program);

/// Times at which a condition can hold, and can fail to hold, as far as its clock says.
[[nodiscard]] WeekSet can_hold(const program::Program& program, Index condition);
[[nodiscard]] WeekSet can_fail(const program::Program& program, Index condition);

/// Whether an instant can be over already when a wait for it begins.
[[nodiscard]] bool can_be_past(const program::InstantSpec& spec);

/// True if a circle through this outcome alone cannot spin within one instant: some time always passes on it.
[[nodiscard]] bool takes_time(const program::Program& program, const program::Step& step,
                              const program::Outcome& outcome);

/// When messages of this step may not be sent: quiet hours and the times outside every send window that apply to it.
[[nodiscard]] WeekSet closed_hours(const program::Program& program, const program::Step& step);

}  // namespace wayproof::facts
