// The program as the tick oracle reads it: durations in ticks, triggers and filters as sets of bits, what each step has
// to look at ready at hand. Made by tick_program.cpp, which refuses every program that it cannot carry over exactly.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/tick_calendar.h"
#include "support/tick_oracle.h"

namespace wayproof::testing::ticks {

/// Thrown on what the oracle does not model; caught by TickOracle.
struct Refused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Room of a state. A program that needs more is refused.
inline constexpr int most_journeys = 4, most_steps = 48, most_events = 12, most_topics = 3, most_attributes = 3;
inline constexpr int most_tags = 6, most_experiments = 3, most_caps = 3, most_in_cap = 4, most_alike = 4;
inline constexpr int most_anchors = 4, most_exits = 8, most_answers = 6;
inline constexpr int longest = 1000;      ///< ticks of any stretch of time
inline constexpr int for_ever = 1 << 20;  ///< a countdown that never ends

using Bits = std::uint32_t;
using StepBits = std::uint64_t;
inline constexpr std::size_t reactions = 6;

/// A set of arrivals and changes of one round, or of what a trigger listens to.
struct Signals {
  Bits events = 0;     ///< by number of the event among those listened to
  Bits withdrawn = 0;  ///< by number of the topic
  std::array<StepBits, reactions> reacted{};

  [[nodiscard]] bool any() const;
  [[nodiscard]] bool meets(const Signals& other) const;
  void add(const Signals& other);
};

/// InstantSpec in ticks.
struct Moment {
  enum class Anchor : std::uint8_t { now, entry, step } anchor = Anchor::now;
  int slot = -1;  ///< step: which anchor of the journey; -1: none, always missing
  Span plus;
  std::optional<int> at;
  bool on_days = false;
  DaySet days;
};

struct HoursRule {
  Range range;
  model::OnFail on_fail = model::OnFail::hold;
};

/// What one check does to one message: nothing when it does not decide.
struct CheckRule {
  bool decides = false;
  std::optional<model::OnFail> on_fail;  ///< where the file overrides it
};

struct AlikeRule {
  int slot = 0;
  Span in;
};

struct StepPlan {
  model::StepType type = model::StepType::end;
  int journey = 0;
  const program::Step* from = nullptr;
  Span duration;
  std::optional<Moment> until;
  Signals trigger;
  int since_bit = -1;                 ///< until_event with `since`: its bit of Token::already
  int anchor_slot = -1;               ///< left times of this step are remembered there
  std::vector<int> since_from;        ///< bits of waits that count from here
  std::vector<program::Index> names;  ///< task, webhook: outcomes that can be answered

  // sending
  bool sends = false;
  CheckRule consent, hours, dedupe, caps;
  int topic = -1;
  bool topic_given = false, needs_consent = false;
  std::vector<HoursRule> quiet, windows;
  std::vector<AlikeRule> alike_asked, alike_told;
  std::vector<int> caps_asked;
  StepBits bit = 0;
  Bits kept_anchors = 0;                     ///< anchors that may still be read from here on (bit 31: the entry)
  Bits kept_since = 0;                       ///< the same for bits of Token::already
  std::vector<std::pair<int, int>> set;      ///< attribute -> number of the value
  std::vector<std::pair<int, bool>> tagged;  ///< tag -> added
};

struct ExitPlan {
  Signals trigger;
  program::Index condition = program::none;
  int next = -1, then_enter = -1;
};

struct JourneyPlan {
  int first = -1;
  Signals trigger;
  program::Index condition = program::none;
  bool runs = true;
  bool again = false, again_since_leave = false;
  Span again_after;
  bool lives_long = true;  ///< the lifetime cannot be reached
  Span lifetime;
  std::vector<ExitPlan> exits;
  int entry_cap = 0;                    ///< ages of the entry from here on are alike; 0: not looked at
  std::vector<int> anchor_caps;         ///< the same for left times
  std::vector<int> since_entry;         ///< bits of waits that count from the entry
  std::vector<Signals> since_triggers;  ///< by bit of Token::already
  std::vector<int> since_anchor;        ///< by bit: the anchor's slot; -1: the entry
};

struct CapPlan {
  StepBits of = 0;
  int max = 0;
  model::Window::Kind kind = model::Window::Kind::sliding;
  int length = 0;
  bool weekly = false;
  model::OnFail on_full = model::OnFail::drop;
};

/// A compiled condition; parts stand in TickProgram::conditions from `first` on, as in the program.
struct ConditionPlan {
  model::Condition::Kind kind = model::Condition::Kind::invalid;
  program::Index first = 0, count = 0;
  int slot = 0;                               ///< attribute, tag, topic
  Bits truth = 0;                             ///< attribute: by number of the value
  program::Index definition = program::none;  ///< segment: its condition
  Range range;
};

/// Values of an attribute that the conditions can tell apart, one for each.
struct AttributePlan {
  program::Index attribute = program::none;
  std::vector<program::Value> values;
  bool changes = false;
};

struct TickProgram {
  TickProgram(const program::Program& program, const OracleClock& clock, const OracleWorld& world,
              const std::vector<Question>& questions);

  const program::Program& program;
  Calendar calendar;
  std::vector<JourneyPlan> journeys;
  std::vector<int> order;
  std::vector<StepPlan> steps;
  std::vector<ConditionPlan> conditions;  ///< by Program::conditions; those in use
  std::vector<CapPlan> caps;
  std::vector<AttributePlan> attributes;
  std::vector<program::Index> events, topics, tags, experiments;
  std::vector<int> late;  ///< by number of the event: ticks at most
  Bits since_events = 0;  ///< events whose time of occurrence the program asks for
  Signals listened;       ///< by any trigger
  int alike = 0;          ///< slots of dedupe
  Span hold_at_most;
  bool any_tags_at_start = true;
  int opt_outs_late = 0;
  int transient = 0, period = 1;  ///< ticks with a number of their own, then those that come round again

  [[nodiscard]] int after(int tick) const { return tick + 1 < transient + period ? tick + 1 : transient; }
  [[nodiscard]] int topic_number(program::Index topic) const;
  [[nodiscard]] int event_number(program::Index event) const;
  [[nodiscard]] StepBits matching(const program::Filter& filter) const;
};

}  // namespace wayproof::testing::ticks
