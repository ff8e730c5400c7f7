// A plain enumerator of small programs: it visits every state that one customer can be in, tick by tick, and so knows
// the worst case where the proof only argues. It stands on the meaning of semantics B alone: below program::Program it
// shares no code with trace, time or proof, so that a mistake there cannot be made here a second time.
//
// What a tick cannot show is not modelled: everything happens on ticks, all constants are multiples of one, and what
// the world does at a tick comes before what the program does at it. One word on consent a topic and tick. The customer
// is reachable on every channel and on no list of suppressed addresses. Messages are delivered at once. What else the
// oracle does not know, it refuses with a reason (tick_program.cpp), rather than to answer wrongly.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "program/program.h"
#include "support/tick_calendar.h"

namespace wayproof::testing {

using program::Index;

/// What the program does not say of the world.
struct OracleWorld {
  std::vector<Index> changing;              ///< attributes that change from outside at any time
  std::vector<std::pair<Index, int>> late;  ///< event -> ticks that it arrives late at most
  bool any_tags_at_start = true;            ///< else none
  int opt_outs_late = 0;                    ///< ticks that an opt-out arrives late at most; matters to without_consent
};

struct Question {
  enum class Kind : std::uint8_t {
    most_in_window,    ///< the most messages in a window
    can_send_between,  ///< 1: one can go out while the local clock shows [from, to), which may go over midnight
    without_consent,   ///< 1: one can go out while the last word on `topic`, by when it was said, is not "given"
    after_event,       ///< 1: one can go out at least `from` and less than `until` ticks after `event` occurred
    longest_stay,      ///< ticks from entry into `journey` until it is at `step` (none: until it is out)
  };
  enum class Window : std::uint8_t { sliding, day, week };

  Kind kind = Kind::most_in_window;
  program::Filter of;
  Window window = Window::sliding;
  int ticks = 0;  ///< sliding: length
  int from = 0, until = 0;
  Index topic = program::none, event = program::none, journey = program::none, step = program::none;
  /// after_event: only while that run of `journey` goes on which had begun before the tick at which the event occurred
  bool within_instance = false;
};

/// One thing that the world did, or chose.
struct Move {
  enum class Kind : std::uint8_t { event, consent, attribute, arm, answer, reaction };
  Kind kind = Kind::event;
  int tick = 0;                   ///< when it arrived
  int occurred = 0;               ///< event, consent: when it happened
  int since = 0;                  ///< answer, reaction: when the task was given, the message was sent
  int nth = 0;                    ///< answer, reaction: of the times this step asked or sent, from 1
  Index subject = program::none;  ///< event, topic, attribute, experiment, step
  Index detail = program::none;   ///< arm; name of the outcome
  bool given = false;             ///< consent
  program::Value value;           ///< attribute
  model::Reaction reaction = model::Reaction::opened;
};

/// A run that shows the answer.
struct Witness {
  std::vector<std::pair<Index, program::Value>> attributes;
  std::vector<Index> tags;
  std::vector<std::pair<Index, bool>> consents;  ///< topic -> given; others are not on record
  std::vector<Move> moves;
  std::vector<std::pair<int, Index>> sent;  ///< tick and step of every message that goes out on the way
  int first = 0, last = 0;                  ///< the ticks that the answer is about, both included
};

struct OracleAnswer {
  std::optional<std::string> refused;  ///< why there is no answer
  bool finished = false;               ///< false: the budget ended first, the value may be too small
  std::int64_t value = 0;
  bool unbounded = false;  ///< longest_stay: for ever
  std::size_t states = 0, moves = 0;
  Witness witness;  ///< when the value is not 0
};

/// Explores once, answers all of the questions that it was made with.
class TickOracle {
 public:
  /// `budget`: states at most. The program must outlive the oracle.
  TickOracle(const program::Program& program, const OracleClock& clock, const OracleWorld& world,
             std::vector<Question> questions, std::size_t budget = 1'000'000);
  ~TickOracle();
  TickOracle(const TickOracle&) = delete;
  TickOracle& operator=(const TickOracle&) = delete;

  [[nodiscard]] OracleAnswer answer(std::size_t question) const;
  /// Some run of so many ticks, drawn from the seed; nothing when the program was refused.
  [[nodiscard]] std::optional<Witness> random_run(std::uint64_t seed, int ticks) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// For a single question.
[[nodiscard]] OracleAnswer ask(const program::Program& program, const OracleClock& clock, const OracleWorld& world,
                               const Question& question, std::size_t budget = 1'000'000);

}  // namespace wayproof::testing
