// One customer through all journeys of a workspace: the log, and what a timeline shows beside it.
#pragma once

#include <optional>
#include <vector>

#include "trace/customer.h"
#include "trace/interpreter.h"
#include "trace/log.h"

namespace wayproof::trace {

/// The smallest change that would have sent a message that was not sent (trace/smallest_change.cpp). Found by replay.
struct SmallestChange {
  std::optional<std::int64_t> later;  ///< seconds after its due time
  std::vector<model::Check> cures;    ///< checks that would have had to pass, in gate order
  Instant sent_at = 0;
};

/// A cap's window at its fullest, for the bracket under the timeline.
struct CapBracket {
  Index cap = none;
  Instant from = 0, until = 0;  ///< first and last message counted
  std::int64_t count = 0, max = 0;
  std::vector<Index> records;
};

/// Consent to one topic over time: from, until, given (nothing on record: no value).
struct ConsentStretch {
  Index topic = none;
  Instant from = 0, until = 0;
  std::optional<bool> given;
};

struct QuietStretch {
  Index channel = none;
  Instant from = 0, until = 0;
};

struct Trace {
  Log log;
  State state;  ///< at the end
  Instant from = 0;
  Instant until = 0;     ///< the last instant that was processed, or the asked-for end
  bool at_rest = false;  ///< nothing more can happen to this customer
  std::vector<std::optional<SmallestChange>> smallest_changes;  ///< by record of State::messages
  std::vector<CapBracket> brackets;
  std::vector<ConsentStretch> consents;
  std::vector<QuietStretch> quiet;
  std::vector<Transition> clock_changes;
};

/// How long a trace goes on when its file names no end: while anything is pending or a journey runs, at most this long.
inline constexpr std::int64_t longest_trace = 400 * day_seconds;
/// A trace is for reading: one that comes to more entries than this is cut off there (a journey that goes round each
/// second).
inline constexpr std::size_t most_entries = 3'000;

[[nodiscard]] Trace run(const program::Program& program, const Rehearsal& rehearsal);

/// The fullest window of a limit, if it held more than one message, and every other one that held more than allowed; by
/// time. They name no cap.
[[nodiscard]] std::vector<CapBracket> windows_of(const program::Program& program, const State& state,
                                                 const program::Limit& limit);
/// The windows of each cap; by cap, then time.
[[nodiscard]] std::vector<CapBracket> brackets(const program::Program& program, const State& state);

/// Only what happens: the log and the last state. For searches that replay many times.
struct Run {
  Log log;
  State state;
  Instant until = 0;
  bool at_rest = false;
};
[[nodiscard]] Run replay(const program::Program& program, Rehearsal rehearsal, const WhatIf& what_if = {});

}  // namespace wayproof::trace
