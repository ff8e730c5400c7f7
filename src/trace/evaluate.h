// Conditions and triggers on a state. One evaluator for the interpreter, the log's explanations and the proof's checks.
#pragma once

#include <optional>
#include <vector>

#include "trace/state.h"

namespace wayproof::trace {

/// One atom of a condition as it was found: what was compared, what the state held.
struct Atom {
  Index condition = none;  ///< Program::conditions
  bool holds = false;
  bool negated = false;    ///< stands under an odd number of `not`
  Value seen;              ///< attribute, entry field (missing when absent)
  std::int64_t count = 0;  ///< events, reactions, streak, score
};

/// Something that happened in this round and that triggers may match.
struct Signal {
  enum class Kind : std::uint8_t { event, reaction, opt_out, changed };
  Kind kind = Kind::changed;
  Index subject = none;  ///< event; message record; topic
  Index detail = none;   ///< event: position in the event's history; reaction: link; opt_out: channel
  model::Reaction reaction = model::Reaction::sent;
};

class Evaluator {
 public:
  Evaluator(const program::Program& program, const State& state, const Instance* instance)
      : program_(program), state_(state), instance_(instance) {}

  /// With `atoms`, every atom is evaluated and recorded; without, evaluation stops as soon as the answer is known.
  [[nodiscard]] bool holds(Index condition, std::vector<Atom>* atoms = nullptr) const;

  /// The first instant after now at which the condition's value could change by the mere passing of time, or nothing.
  [[nodiscard]] std::optional<Instant> next_change(Index condition) const;

  /// Does the signal match the trigger? `becomes`, dates and schedules are not signals and never match here.
  [[nodiscard]] bool matches(Index trigger, const Signal& signal) const;
  [[nodiscard]] bool matches(const std::vector<program::FieldTest>& where, const Payload& payload) const;
  [[nodiscard]] bool matches(const program::Filter& filter, Index step) const;

  /// The beginning of "since"; nothing when it never was (a step not passed yet).
  [[nodiscard]] std::optional<Instant> since(model::Since::Kind kind, Index step) const;

  [[nodiscard]] Value operand(const program::Operand& operand) const;
  /// Compares by the rule "a comparison with a missing value is false".
  [[nodiscard]] bool compares(const Value& left, const program::Compare& compare) const;

 private:
  bool atom(const program::Condition& condition, Atom& out) const;
  bool walk(Index at, bool negated, std::vector<Atom>* atoms) const;
  std::int64_t count_events(const program::Condition& condition) const;
  std::int64_t count_reactions(const program::Condition& condition) const;
  std::int64_t streak(const program::Condition& condition) const;
  bool counts_from(const program::Condition& condition, Instant occurred) const;
  std::optional<Instant> next_change_of(const program::Condition& condition) const;

  const program::Program& program_;
  const State& state_;
  const Instance* instance_;
};

/// The field's value in a payload; missing when absent.
[[nodiscard]] Value field_of(const Payload& payload, Index field);

/// True when the state has or once had `reaction` of the message at `record`; `delivered` and `sent` are read off the
/// record.
[[nodiscard]] bool reacted(const MessageRecord& record, model::Reaction reaction, Index link);

}  // namespace wayproof::trace
