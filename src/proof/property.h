// What a workspace states of all its customers, each limit and promise a property by itself. A property holds or does
// not hold for everybody; the proof answers which.
#pragma once

#include <vector>

#include "model/project.h"
#include "program/program.h"

namespace wayproof::proof {

using program::Index;

struct Property {
  /// What states it.
  enum class Source : std::uint8_t {
    cap,
    quiet,
    window,
    guarantee,
    opt_out,  ///< so soon after an opt-out the workspace stops, as it promises
    by,       ///< a message's own promise to go out by then
    reply_window,
    requirement,  ///< of a policy pack; `of` is a set of messages
  };
  Source source = Source::guarantee;
  Index index = 0;  ///< in Gate::caps, quiet, windows, or Program::guarantees; of the topic; of the step; in
                    ///< Program::reply_windows
  /// As of a guarantee, but for the last two. A requirement limits or names hours.
  enum class Kind : std::uint8_t { at_most, never_between, after_no, always_at, reaches, by, reply_window };
  Kind kind = Kind::at_most;
  program::Limit limit;         ///< at_most; its `of` names the messages whatever the kind
  std::vector<bool> messages;   ///< by step: those that it is about
  DailyRange range;             ///< never_between, on the recipient's clock
  Index topic = program::none;  ///< always_at
  Duration from;                ///< always_at: from so long after consent was withdrawn
  bool outside = false;         ///< ... it is what lies outside of the range that is not allowed
  FileId file = 0;
  Span span;  ///< where it is written
};

/// All of them: caps, quiet hours, send windows, how soon opt-outs count, the promises of the workspace and of each
/// journey, and those of single messages.
[[nodiscard]] std::vector<Property> properties(const model::Project& project, const program::Program& program);

/// The journeys that a property is about, by their indices.
[[nodiscard]] std::vector<bool> journeys_of(const program::Program& program, const Property& property);
/// The longest stretch of time that it looks at, in seconds.
[[nodiscard]] std::int64_t window_of(const program::Program& program, const Property& property);

}  // namespace wayproof::proof
