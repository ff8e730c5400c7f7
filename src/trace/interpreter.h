// The step function: runs a program on one customer's state, instant by instant (semantics B.3). Everything that
// executes journeys calls this: traces, journey tests, the replay of refutations, the population.
#pragma once

#include <optional>

#include "trace/environment.h"
#include "trace/log.h"

namespace wayproof::trace {

/// Limits of one instant (B.3): past them an instance ends with `loop`.
inline constexpr unsigned max_rounds = 16;
inline constexpr unsigned max_steps_in_instant = 1000;

/// A change to one message's fate, to see what would have happened otherwise.
struct WhatIf {
  Index record = none;                ///< message by position in State::messages; none: no change
  std::optional<Instant> not_before;  ///< it reaches the gate only then
  PassedChecks passed{};              ///< checks taken to pass for it
};

/// How a step that asks goes on when nobody has answered in time.
[[nodiscard]] program::Cause unanswered(const program::Step& step);

class Interpreter {
 public:
  /// All of them must outlive the interpreter; `log` may be null.
  Interpreter(const program::Program& program, State& state, Environment& environment, Log* log)
      : program_(program), state_(state), environment_(environment), log_(log) {}

  /// Takes the state as it is at `start`: sets the baseline of every `becomes` and the next schedules. Call once.
  void begin(Instant start);

  /// The next instant at which anything can happen, or nothing when the customer has come to rest.
  [[nodiscard]] std::optional<Instant> next_instant() const;

  /// Processes one instant. `t` must not lie before the last one, nor behind `next_instant()`.
  void process(Instant t);

  /// Processes everything up to and including `until`.
  void run(Instant until);

  void set_what_if(const WhatIf& what_if) { what_if_ = what_if; }

 private:
  using Flips = std::vector<Index>;  // `becomes` triggers that turned true in this round

  struct Request {
    Index journey = none;
    Payload payload;
    bool scheduled = false;  // by a date or a schedule alone
  };

  // (1) what arrives
  void apply_arrivals();
  void apply(const Arrival& arrival);
  void apply_consent(const Arrival& arrival);
  void apply_event(const Arrival& arrival);
  void apply_reaction(const Arrival& arrival);
  void apply_answer(const Arrival& arrival);
  void apply_attribute(const Arrival& arrival);
  void fade_scores();
  void score(Index rule);
  void score_signals();
  void score_flips();
  void change_score(Index score, std::int64_t by, const Instance* instance);

  // (2) one round
  void round();
  void notice_flips();
  [[nodiscard]] bool comes_true(Index trigger, const Flips& flips) const;
  [[nodiscard]] bool fires(Index trigger, const Instance* instance, const Flips& flips) const;
  void exits(Index journey);
  void wake_ups(Index journey);
  void entries();

  // instances
  [[nodiscard]] std::optional<LogEntry::Refusal> refusal(Index journey) const;
  void enter(const Request& request);
  void leave(Index journey, LogEntry::Leaving why, Index exit_rule = none);
  void cancel(Instance& instance);
  void run_token(Index journey);
  void take(Instance& instance, program::Cause cause, Index name = none);
  void take_position(Instance& instance, Index position, std::vector<Atom> atoms = {});

  // steps: true when the token has moved on, false when it waits or is gone
  [[nodiscard]] bool perform(Index journey);
  [[nodiscard]] bool plan_message(Index journey);
  [[nodiscard]] bool gate(Index journey, Held held, bool detached);
  [[nodiscard]] bool ask(Instance& instance);
  [[nodiscard]] bool wait(Instance& instance);
  [[nodiscard]] bool wait_until(Instance& instance);
  [[nodiscard]] bool over_at_once(Instance& instance);
  [[nodiscard]] bool wait_for_event(Instance& instance);
  void branch(Instance& instance);
  void split(Instance& instance);
  void update(Instance& instance);

  void send(Index record);
  [[nodiscard]] bool already_happened(const Instance& instance, Index trigger) const;
  void watch(Instance& instance, Index trigger) const;
  void forget(Instance& instance, Index trigger) const;
  [[nodiscard]] bool date_moved(const Instance& instance) const;
  void set_next_due(Index journey, Instant after);
  void follow_dates_of_entries(Index attribute);

  [[nodiscard]] const program::Step& step_of(const Instance& instance) const { return program_.steps[instance.step]; }
  [[nodiscard]] Evaluator evaluator(const Instance* instance) const { return {program_, state_, instance}; }
  LogEntry& note(LogEntry::Kind kind, const Instance* instance = nullptr);

  const program::Program& program_;
  State& state_;
  Environment& environment_;
  Log* log_;
  LogEntry scratch_;  // takes the entries when there is no log
  WhatIf what_if_;

  // of the instant being processed
  unsigned round_ = 0;
  std::vector<Signal> signals_, next_signals_;  // what triggers may match: in this round, in the next
  Flips entry_flips_;
  std::vector<Flips> instance_flips_;  // by journey
  std::vector<Index> answered_;        // by journey: name of the outcome that arrived, or none
  std::vector<Index> changed_attributes_, next_changed_attributes_;
  std::vector<Request> requests_;
};

}  // namespace wayproof::trace
