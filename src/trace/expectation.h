// Did what a journey test expects happen? Judged on the log of the interpreter, which is all that a test knows.
#pragma once

#include <optional>
#include <vector>

#include "model/journey_tests.h"
#include "trace/customer.h"
#include "trace/trace.h"

namespace wayproof::trace {

/// How one expectation came out.
struct Judgement {
  bool met = false;
  /// Positions in the log, in their order: what fits in every respect.
  std::vector<std::size_t> found;
  /// What is meant, but at another time, in another way or for another reason.
  std::vector<std::size_t> nearly;
  std::vector<Atom> atoms;      ///< state: what was asked and what was found
  std::optional<Instant> when;  ///< the time asked for, at which it should have happened; for the timeline
};

/// A test that has run.
struct TestRun {
  Trace trace;
  std::vector<Judgement> judgements;  ///< of the test's expectations

  [[nodiscard]] bool passed() const;
};

/// Plays the customer and judges. `expected` are the program's rows for the expectations of the test. The run goes on
/// at least to the last time that an expectation names, unless the customer's own `until` ends it before.
[[nodiscard]] TestRun run_test(const program::Program& program, const model::JourneyTest& test, Rehearsal rehearsal,
                               std::span<const program::Expected> expected);

/// Positions in a log at which the customer comes to a step; `by` says to which.
struct Visit {
  std::size_t entry = 0;
  Index step = none;
};
[[nodiscard]] std::vector<Visit> visits(const Log& log);

}  // namespace wayproof::trace
