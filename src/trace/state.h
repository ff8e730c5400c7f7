// The state of one customer at an instant (semantics B.1): profile, history, message log, and for each journey at most
// one running instance. Plain data; src/trace/interpreter.cpp is what changes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "program/program.h"

namespace wayproof::trace {

using program::Index;
using program::none;
using program::Value;

/// Fields of an event by Program::fields, sorted by index.
using Payload = std::vector<std::pair<Index, Value>>;

struct Occurrence {
  Index event = none;
  Instant occurred = 0;
  Instant arrived = 0;
  Payload payload;
};

/// The events of a customer. Only those that happened take room: a workspace can have thousands of kinds.
class History {
 public:
  /// Those of one kind, by time of occurrence.
  [[nodiscard]] const std::vector<Occurrence>& of(Index event) const;
  /// Takes one in behind those that occurred no later, and gives its position among those of its kind.
  Index add(Occurrence occurrence);

 private:
  std::vector<std::vector<Occurrence>> kinds_;  ///< none of them empty, by event
};

/// The last word on one topic (and channel; `none` for all of its channels), by the time it was given.
struct ConsentRecord {
  Index topic = none, channel = none;
  bool given = false;
  Instant occurred = 0;
};

struct ReactionRecord {
  model::Reaction reaction = model::Reaction::opened;
  Instant occurred = 0;
  Instant arrived = 0;
  Index link = none;
  bool machine = false;  ///< opened by a program; the platform cannot tell
};

/// A message (or a human contact) that came to the gate.
struct MessageRecord {
  enum class Result : std::uint8_t { held, sent, dropped };
  Result result = Result::held;
  Instant planned = 0;
  Instant sent = 0;                  ///< when result is sent
  std::optional<Instant> delivered;  ///< as known to the platform
  Index journey = none, step = none;
  std::vector<ReactionRecord> reactions;
};

/// A message that waits for its time inside the gate.
struct Held {
  Index record = none;  ///< in State::messages
  Index step = none;
  Instant due = 0;
  Instant wake = 0;
};

/// One run of a journey.
struct Instance {
  enum class Waiting : std::uint8_t { nothing, time, event, held, answer };
  Index journey = none;
  Instant entered = 0;
  Instant ends = 0;  ///< lifetime, or the end of the active period where the journey says `leave`
  bool ends_by_period = false;
  Payload entry;
  Index step = none;
  Waiting waiting = Waiting::nothing;
  Instant wait_started = 0;
  std::optional<Instant> wake;
  bool already = false;  ///< wait for an event with `since`: it had come before the wait began
  std::optional<Held> held;
  std::vector<Held> detached;  ///< dialect `detached`: the token went on, these die with the instance
  std::uint32_t ask = 0;       ///< which question it waits for an answer to (State::asks at that time)
  std::vector<std::optional<Instant>> left_step;  ///< by step of the journey: when the token last left it
  std::vector<bool> exit_used;                    ///< exit rules with `next` act once
  std::vector<std::pair<Index, bool>> watched;    ///< `becomes` triggers and their last value
  unsigned steps_now = 0;                         ///< steps passed in this instant
};

struct JourneyState {
  std::optional<Instant> last_entry, last_leave;
  std::optional<Instance> instance;
  std::optional<Instant> next_due;  ///< of its date and schedule triggers
  bool missed = false;              ///< a date that was over as it became known, and that enters all the same
  std::uint32_t entries = 0;
};

/// A change that has happened but is not known yet. Kinds in the order in which one instant applies them (B.3).
struct Arrival {
  enum class Kind : std::uint8_t { consent, suppression, attribute, tag, segment, stage, event, reaction, answer };
  Kind kind = Kind::event;
  Instant arrives = 0;
  Instant occurred = 0;
  Index subject = none;  ///< topic, channel (none: all), attribute, tag, segment, stage, event, message record, step
  Index detail = none;   ///< consent: channel; reaction: link; answer: outcome name
  bool flag = true;      ///< given, suppressed, added, entered; reaction: by a machine
  model::Reaction reaction = model::Reaction::opened;
  Value value;               ///< attribute
  Payload payload;           ///< event
  std::uint32_t ask = 0;     ///< answer: to which question
  std::uint32_t number = 0;  ///< order of mention, the last tie-breaker
};

struct State {
  Instant now = 0;
  Zone zone;
  bool zone_known = false;
  std::string language;

  std::vector<Value> attributes;                        ///< by attribute
  std::vector<Instant> attribute_times;                 ///< by attribute: when the last applied change occurred
  std::vector<bool> tags, segments;                     ///< by tag; by segment that only the platform knows
  std::vector<Index> stage;                             ///< by ladder: the stage reached, or none
  std::vector<std::int64_t> scores;                     ///< by score
  std::vector<std::optional<Instant>> next_fade;        ///< by score
  std::vector<std::optional<Instant>> score_rule_last;  ///< by score rule
  std::vector<ConsentRecord> consents;
  bool suppressed_all = false;
  std::vector<bool> suppressed;  ///< by channel
  std::vector<bool> reachable;   ///< by channel: has a usable address
  History history;
  std::vector<MessageRecord> messages;  ///< in order of planning
  std::vector<JourneyState> journeys;
  std::vector<std::pair<Index, bool>> watched;  ///< `becomes` triggers of entries and scores and their last value
  std::vector<std::pair<Index, Index>> arms;    ///< experiment -> arm, sticky
  std::vector<Arrival> pending;                 ///< sorted by (arrives, kind, occurred, id of the subject, number)
  std::uint32_t next_number = 0;
  std::uint32_t asks = 0;  ///< tasks, calls and hand-overs to other systems made so far
  program::Names texts;    ///< texts that the program does not know; ids go on behind Program::texts
};

/// Puts an arrival in its place among the pending ones.
void schedule(const program::Program& program, State& state, Arrival arrival);

/// Takes in the word on a topic: of several on the same topic and channel the one that was given last holds. False when
/// a later word was known already, so that this one changes nothing.
bool record_consent(State& state, const ConsentRecord& word);

/// The latest word on a topic for a channel, or nothing on record.
[[nodiscard]] const ConsentRecord* consent_for(const State& state, Index topic, Index channel);

/// The text behind a text value.
[[nodiscard]] const std::string& text_of(const program::Program& program, const State& state, const Value& value);
/// The value of a text, added to the state's own texts when the program does not know it.
[[nodiscard]] Value text_value(const program::Program& program, State& state, std::string_view text);

}  // namespace wayproof::trace
