// All that one journey can do with a customer, whoever it is and whatever happens, as moves between points in time. The
// moves come from the outcome table of each step (program/outcomes.h), the same that the interpreter chooses from; here
// every outcome is taken. Where it is not known what the world does, anything is taken as possible: what holds of all
// these moves holds of every customer (semantics C).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facts/facts.h"
#include "program/program.h"
#include "proof/bounds.h"
#include "proof/choices.h"
#include "proof/clock.h"
#include "proof/openings.h"
#include "proof/watch.h"

namespace wayproof::proof {

/// How long a customer stays at a step, in seconds, at most as far as the journey says: a wait for a date of his own
/// counts as one from now, one without an end not at all.
[[nodiscard]] std::int64_t stay_at(const program::Program& program, const program::Step& step);
/// The same where the journey says it all; nothing where it does not.
[[nodiscard]] std::optional<std::int64_t> longest_stay(const program::Program& program, const program::Step& step);

/// Points of every State::bounds. Behind them come those that waits count from.
inline constexpr Point now_point = 1;
/// Where the window opened in which messages are counted, or what is watched happened, or the customer last opened a
/// reply window; unknown while there is none of it.
inline constexpr Point window_point = 2;
inline constexpr Point first_anchor = 3;

/// A customer in a journey, or behind it.
struct State {
  Index step = none;    ///< at which the token has just arrived; none: outside
  bool asking = false;  ///< its contact is made, an answer is waited for
  /// Somebody has answered in this very second, in which he was asked: all events of the second were there before, and
  /// none of them lets the customer enter anew.
  bool answered_at_once = false;
  std::uint64_t set = 0;   ///< anchors that have been passed, by bits
  std::uint64_t used = 0;  ///< exit rules with `next` that have acted, by bits
  /// What is watched has happened (at window_point) and is not known yet, or is known.
  enum class Watched : std::uint8_t { nothing, pending, known } watched = Watched::nothing;
  Facts facts;
  Bounds bounds{first_anchor};
};

/// How a state came from another one: in words of the outcome table, and in time.
struct Move {
  enum class Kind : std::uint8_t {
    enters,
    outcome,
    exits,
    learns,  ///< what is watched becomes known and sets nothing off
  };
  Kind kind = Kind::outcome;
  Index step = none;             ///< from which
  Index detail = none;           ///< outcome, or exit rule (none: the end of the lifetime), by position
  bool sends = false;            ///< the message or contact of the step goes out at the end of the move
  bool arrival = false;          ///< what is watched becomes known at the end of the move, and may set it off
  Point sets = base;             ///< an anchor that is where the move ends
  std::optional<Opened> opened;  ///< a reply window was opened anew, as far as the journey knows
  /// Between the points before the move and its end, which has the number behind the last of them.
  std::vector<Difference> time;
  Facts facts;  ///< known after it

  Ticks folded = 0;  ///< the base was moved so far behind it
};

struct Successor {
  Move move;
  State state;
};

/// What is looked at of all that can follow a state.
struct Scope {
  /// Only what ends less than so many ticks after the window opened; who has left comes back as soon as the journey
  /// lets him.
  std::optional<Ticks> window;
  const Watch* watch = nullptr;        ///< for states in which it has happened
  Ticks memory = 0;                    ///< it makes no difference how much longer ago the window opened
  const Openings* openings = nullptr;  ///< of a reply window, which is what the window is then
};

class Token {
 public:
  /// Whether it is remembered since when a customer is in the journey where no wait asks for it: for the end of the
  /// lifetime, and for when he may come back. That is exact, and tells very many states apart where a journey goes
  /// round in circles; without it, both are taken as possible earlier than they are.
  enum class Memory : bool { exact, short_ };
  /// All of them must outlive the token. `one_clock`: everybody lives by the clock of the workspace.
  Token(const Atoms& atoms, const Clock& clock, const facts::JourneyFacts& facts, Index journey, Memory memory,
        bool one_clock);

  [[nodiscard]] Index journey() const { return journey_; }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  /// Everybody who has just entered for the first time, from a state outside, at `to` at the latest.
  [[nodiscard]] std::vector<Successor> entries(const State& outside, Ticks to, const Scope& scope) const;
  /// All moves from a state.
  [[nodiscard]] std::vector<Successor> moves(const State& state, const Scope& scope) const;
  /// Who has left may come back.
  [[nodiscard]] bool lets_in_again() const { return program_.journeys[journey_].again; }
  /// In a state of who has just left: when he may come back counts from his entry, which no run is longer than.
  void recall_entry(State& state) const;
  /// Opens a window at a state just behind a message.
  void open_window(State& state, Index step) const;
  /// How long ago an anchor can lie until it does not matter how long, in ticks.
  [[nodiscard]] Ticks memory(Point anchor) const { return anchors_[anchor - first_anchor].memory; }
  [[nodiscard]] std::size_t points() const { return first_anchor + anchors_.size(); }
  /// When everybody enters, if that is one date for all: nothing goes on before it.
  [[nodiscard]] std::optional<Instant> enters_once() const { return once_; }
  /// Outside of the journey, where he has never been, at any time of [from, to].
  [[nodiscard]] State outside(Ticks from, Ticks to) const;
  /// In a state from which a message goes out: until when its step promises that. Each for some of the customers, who
  /// `when` says; a message that goes out at the time of `latest` or earlier is in time.
  struct Promised {
    std::vector<Difference> when;
    Difference latest;
  };
  [[nodiscard]] std::vector<Promised> promised(const State& state) const;

 private:
  struct Anchor {
    model::Anchor::Kind kind = model::Anchor::Kind::entry;
    Index step = none;
    Ticks memory = 0;
  };
  struct Deadline;  // until when something can go on
  class Moves;

  void find_anchors(Memory memory);
  void find_needs();
  [[nodiscard]] bool lives_long_enough() const;
  /// No run lasts longer, in seconds, rules that go on at a step included; nothing where one may go round.
  [[nodiscard]] std::optional<std::int64_t> longest_run() const;
  void find_entry();
  /// The anchor from which it is counted when a customer may come back; base when none is.
  [[nodiscard]] Point again_anchor() const;
  /// The event with which everybody enters fires the trigger, too.
  [[nodiscard]] bool entered_by(Index trigger) const;
  /// A way leads from one of the steps to the target, around another one.
  [[nodiscard]] bool leads(std::vector<Index> from, Index around, const program::Step& target) const;
  /// Somebody can get to the target without having passed the step, or after he has.
  [[nodiscard]] bool can_miss(Index step, const program::Step& target) const;
  [[nodiscard]] bool can_pass(Index step, const program::Step& target) const;
  /// What a step waits for cannot happen: it is a reaction to messages of which he has got none.
  [[nodiscard]] bool never_happens(const program::Step& waiting) const;
  /// What a step waits for has always happened as he entered, no earlier than from when on it counts.
  [[nodiscard]] bool has_happened(const program::Step& waiting) const;
  [[nodiscard]] Point anchor_of(model::Anchor::Kind kind, Index step) const;
  [[nodiscard]] std::uint64_t anchors_used(Index step) const;

  const Atoms& atoms_;
  const program::Program& program_;
  const Clock& clock_;
  const facts::JourneyFacts& facts_;
  Index journey_;
  bool one_clock_;
  bool handed_over_ = false;     ///< other journeys let customers enter
  std::optional<Instant> once_;  ///< everybody enters then
  /// How long a run lasts at most, where it can come so far and that is not long; it is counted then.
  std::optional<Ticks> lifetime_;
  bool enters_by_event_ = false;  ///< and in no other way
  bool remembers_entry_ = false;  ///< also where no wait asks for it, as it says when the customer may come back
  bool may_outlive_ = false;      ///< the run can come to the end of its lifetime before it comes to an end of its own
  std::vector<bool> too_late_;    ///< by step of the journey: nobody can get there before the lifetime is over
  std::vector<Anchor> anchors_;
  std::vector<std::uint64_t> needs_;      // by step of the journey: anchors that are used there or later
  std::vector<std::vector<Index>> asks_;  // by step of the journey: lasting subjects asked there or later
  std::vector<Index> asks_again_;         // what is asked after entering again
};

}  // namespace wayproof::proof
