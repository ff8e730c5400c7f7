// One tick of the tick oracle: what the world may do at it, then what the program does (semantics B.3, B.4). A tick is
// run once for every way in which the world can choose; `Choices` says which one this is.
#pragma once

#include <array>
#include <vector>

#include "support/tick_state.h"

namespace wayproof::testing::ticks {

inline constexpr int nowhere = 1'000;  ///< Token::step after an outcome that leads to no step
/// What customers do with messages.
inline constexpr std::array<model::Reaction, 3> reactions_of_customers = {
    model::Reaction::opened, model::Reaction::clicked, model::Reaction::replied};

constexpr std::size_t index(int number) { return static_cast<std::size_t>(number); }
constexpr std::size_t index(model::Reaction reaction) { return static_cast<std::size_t>(reaction); }

/// Goes through all sequences of choices like an odometer. The first takes 0 everywhere: the world does nothing.
class Choices {
 public:
  /// Sets out on the first sequence.
  void begin() { chosen_.clear(), place_ = 0; }
  /// One of `options`.
  int choose(int options);
  /// Goes on to the next sequence; false when there is none.
  bool next();

 private:
  struct Choice {
    int taken, options;
  };
  std::vector<Choice> chosen_;
  std::size_t place_ = 0;
};

/// What happened at a tick, as far as questions ask.
struct Happened {
  std::array<std::uint8_t, 8> sent{};  ///< steps + 1, in order, then noughts
  std::uint16_t events = 0;            ///< arrivals, by number of the event
  std::uint8_t entered = 0, left = 0;  ///< journeys
  StepBits reached = 0;                ///< steps that a token came to

  friend bool operator==(const Happened&, const Happened&) = default;
};

/// Who wants to hear each move of the world and each question that the program puts to it.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void moved(const Move& move) = 0;  ///< ticks, `since` and `nth` are left open
  virtual void asked(int step) = 0;          ///< a task was given, another system called
  virtual void sent(int step) = 0;
};

class Tick {
 public:
  explicit Tick(const TickProgram& program) : program_(program) {}

  /// Runs the next tick of `state` in place.
  void run(State& state, Choices& choices, Listener* listener = nullptr);
  [[nodiscard]] const Happened& happened() const { return happened_; }

  /// Events that anything would listen to at the next tick, by number.
  [[nodiscard]] Bits offered(const State& state) const;

 private:
  enum class Gate : std::uint8_t { send, hold, drop, leave };
  struct Decision {
    Gate gate = Gate::send;
    int wake = 0;  ///< hold: ticks
  };
  using Cause = program::Cause;

  void count_down();
  void arrivals();
  void event_arrives(int event);
  void word_on(int topic);
  void attribute_changes(int attribute);
  void reactions_arrive();
  void answers_arrive();
  [[nodiscard]] Bits offered_now() const;
  [[nodiscard]] bool enterable(std::size_t journey) const;
  void settle();

  void round();
  void exits(int journey);
  void wake_up(int journey);
  void enter(int journey);
  void leave(int journey);
  void run_token(int journey);
  [[nodiscard]] bool perform(int journey);  ///< true: the token has moved on
  [[nodiscard]] bool pass_gate(int journey);
  [[nodiscard]] bool ask(int journey);
  [[nodiscard]] bool wait(int journey);
  void branch(int journey);
  void split(int journey);
  void update(int journey);
  void take(int journey, Cause cause, program::Index name = program::none);
  void take_outcome(int journey, const program::Outcome* outcome);
  void cancel(Token& token) const;
  void send(int step);
  [[nodiscard]] Cause unanswered(const StepPlan& step) const;

  struct Resolved {
    bool missing = false;
    int at = 0;
  };
  [[nodiscard]] Resolved resolve(const Moment& moment, const Token& token) const;
  [[nodiscard]] bool holds(program::Index condition) const;

  // tick_gate.cpp
  [[nodiscard]] Decision decide(const StepPlan& step, const Token& token) const;
  [[nodiscard]] Decision fails(model::OnFail on_fail, std::optional<int> until, const Token& token) const;
  [[nodiscard]] std::optional<model::OnFail> closed_by_hours(const StepPlan& step, int tick) const;
  [[nodiscard]] std::optional<int> hours_open(const StepPlan& step) const;
  [[nodiscard]] bool full(int cap, int ticks_ahead) const;
  [[nodiscard]] std::optional<int> caps_open(const StepPlan& step) const;
  void count(const StepPlan& step);
  void count_down_gate();

  [[nodiscard]] Token& token(int journey) { return state_->tokens[static_cast<std::size_t>(journey)]; }
  [[nodiscard]] const StepPlan& step_of(const Token& token) const {
    return program_.steps[static_cast<std::size_t>(token.step)];
  }
  [[nodiscard]] const JourneyPlan& plan(int journey) const {
    return program_.journeys[static_cast<std::size_t>(journey)];
  }
  /// Ticks from now until a calendar duration is over.
  [[nodiscard]] int until(const Span& span) const { return program_.calendar.add(now_, span) - now_; }

  const TickProgram& program_;
  State* state_ = nullptr;
  Choices* choices_ = nullptr;
  Listener* listener_ = nullptr;
  Happened happened_;

  int now_ = 0;
  int rounds_ = 0;
  Signals signals_, next_signals_;
  Bits fresh_ = 0;  ///< events that occurred at this very tick
  Bits asked_to_enter_ = 0;
  std::array<int, most_journeys> answered_{}, next_answered_{};  ///< outcome's number, -1: none
  std::array<int, most_journeys> steps_now_{};
};

}  // namespace wayproof::testing::ticks
