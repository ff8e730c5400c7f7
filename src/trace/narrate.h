// Says a log in sentences: for every entry one message of the catalogue, for every atom of a condition what it asked
// and what it found, for every check of the gate what it saw.
#pragma once

#include <string>
#include <vector>

#include "finding/finding.h"
#include "model/project.h"
#include "trace/trace.h"

namespace wayproof::trace {

/// An entry that tells a reader nothing: another one has just told the same (that an answer sets its step in motion,
/// that what was sent was delivered), or nothing was to be expected (a schedule outside the period of its journey).
[[nodiscard]] bool is_minor(const LogEntry& entry);

class Narrator {
 public:
  Narrator(const model::Project& project, const program::Program& program, const Trace& trace)
      : project_(project), program_(program), trace_(trace) {}

  [[nodiscard]] Message sentence(const LogEntry& entry) const;
  /// "clicked in “trial-mail”: 0 times, at least 1 needed"
  [[nodiscard]] Message atom(const Atom& atom) const;
  /// "2 of 2 messages in 24 hours: 10:30 SMS, 13:00 mail"
  [[nodiscard]] Message check(const LogEntry& entry, model::Check check) const;
  [[nodiscard]] Message smallest_change(const SmallestChange& change, Index record) const;
  [[nodiscard]] Message cap_title(Index cap) const;
  /// One way on from a step, as it reads when it is taken: "“Paid?”: takes “yes”", "“Wait”: did not happen in time".
  [[nodiscard]] Message way(Index step, Index outcome) const;
  /// "“Order paid” happened": by what a rule for leaving is known.
  [[nodiscard]] Message exit_rule(Index journey, Index position) const;

  [[nodiscard]] ArgValue step_title(Index step) const;
  [[nodiscard]] ArgValue journey_title(Index journey) const;
  [[nodiscard]] ArgValue channel_title(Index channel) const;
  /// "mail", as it reads inside a sentence; titles may be written with a capital.
  [[nodiscard]] ArgValue channel_kind(Index channel) const;
  [[nodiscard]] ArgValue topic_title(Index topic) const;
  [[nodiscard]] ArgValue event_title(Index event) const;
  [[nodiscard]] const model::Step& step_model(Index step) const;
  /// "10:30 SMS": when and through what a message went out.
  [[nodiscard]] Message message_at(Index record) const;
  /// "“Reminder”, SMS": which messages are meant.
  [[nodiscard]] Message filter(const program::Filter& filter) const;
  [[nodiscard]] LocalMoment moment(Instant t) const { return {t, trace_.state.zone}; }

 private:
  /// How a wait, a task or a call of another system came to an end; `answer` names the outcome of one that was
  /// answered.
  [[nodiscard]] Message woke(Index step, program::Cause cause, Index answer) const;
  [[nodiscard]] ArgValue shown(const Value& value) const;
  [[nodiscard]] ArgValue operand(const program::Operand& operand) const;

  const model::Project& project_;
  const program::Program& program_;
  const Trace& trace_;
};

}  // namespace wayproof::trace
