// The program: all journeys of a workspace lowered once into flat arrays with dense indices, resolved names and
// compiled conditions. Trace, tests, proof and population run it; nothing behind this point looks at a file again.
// Indices keep the order of the model, so `journeys[j]` here is `Project::journeys[j]` there and places are looked up
// through it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "program/names.h"
#include "time/schedule.h"
#include "time/zone.h"

namespace wayproof::program {

using Index = std::uint32_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

/// A value of an attribute, an event's field or a constant. Texts are ids of Program::texts (or of a trace's own
/// additions).
struct Value {
  enum class Kind : std::uint8_t { missing, number, rate, text, boolean, date, moment };
  Kind kind = Kind::missing;
  std::int64_t number = 0;  ///< number; rate in 10^-6; text id; 0/1; days; local seconds

  friend bool operator==(const Value&, const Value&) = default;
};

/// The right side of a comparison.
struct Operand {
  enum class Source : std::uint8_t { constant, entry_field, attribute };
  Source source = Source::constant;
  Value constant;
  Index name = none;  ///< of Program::fields or Program::attributes

  friend bool operator==(const Operand&, const Operand&) = default;
};

struct Compare {
  model::Op op = model::Op::is;
  Operand right;
  std::vector<Value> list;  ///< for `in`
  Duration duration;        ///< for within / ago

  friend bool operator==(const Compare&, const Compare&) = default;
};

struct FieldTest {
  Index field = none;
  Compare compare;

  friend bool operator==(const FieldTest&, const FieldTest&) = default;
};

/// Which messages. `none` in a field: any.
struct Filter {
  std::optional<model::Purpose> purpose;
  Index channel = none, topic = none, kind = none, offer = none, journey = none,
        step = none;        ///< step: index into Program::steps
  Index set = none;         ///< index into Program::sets; no file says so
  bool impossible = false;  ///< names something that does not exist: nothing matches

  friend bool operator==(const Filter&, const Filter&) = default;
};

/// A compiled condition. Children stand in Program::conditions from `first` on, `count` of them.
struct Condition {
  model::Condition::Kind kind = model::Condition::Kind::invalid;
  Index first = 0, count = 0;
  Index name = none;  ///< attribute, field, tag, stage, score, event, topic or segment
  Compare compare;
  std::vector<FieldTest> where;
  Filter of;
  model::Reaction reaction = model::Reaction::sent;
  Index link = none, channel = none;
  std::optional<Duration> in;
  model::Since::Kind since = model::Since::Kind::ever;
  Index since_step = none;
  std::int64_t at_least = 1;
  std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
  ClockTime from = 0, to = 0;
  DaySet days;
  Span span;  ///< in the file of the journey (or of the workspace, for segments)
};

struct Trigger {
  model::Trigger::Kind kind = model::Trigger::Kind::invalid;
  Index name = none;  ///< event, attribute, topic (none with opt_out: any)
  std::vector<FieldTest> where;
  model::Reaction reaction = model::Reaction::sent;
  Filter of;
  Index link = none, channel = none;
  Duration plus;
  std::optional<Day> date;  ///< date: this day instead of an attribute's
  ClockTime at = 0;
  std::optional<Zone> zone;  ///< absent: the recipient's
  bool yearly = false;
  model::Trigger::LeapDay leap_day = model::Trigger::LeapDay::february_28;
  model::Trigger::IfPast if_past = model::Trigger::IfPast::skip;
  model::Trigger::Period period = model::Trigger::Period::day;
  DaySet days;
  int day = 0;                 ///< of the month; 0: not given
  Index condition = none;      ///< becomes
  Index first = 0, count = 0;  ///< any: Program::triggers
  Span span;
};

/// Where an instant goes when it lies in the past or its anchor is missing.
struct Otherwise {
  model::Otherwise::Kind kind = model::Otherwise::Kind::go_on;
  Index step = none;
};

struct InstantSpec {
  model::Anchor::Kind anchor = model::Anchor::Kind::now;
  Index name = none;  ///< step, attribute or field
  Day date = 0;
  Duration plus;
  std::optional<ClockTime> at;
  bool on_days = false;  ///< `on` was given: the first allowed day at or after, again and again
  DaySet days;
  enum class ZoneKind : std::uint8_t { recipient, workspace, fixed } zone_kind = ZoneKind::recipient;
  Zone zone;
  std::optional<Otherwise> if_past, if_missing;
  Span span;
};

/// What makes an outcome of a step happen. Each step type states its outcomes once (program/outcomes.cpp); the
/// interpreter chooses one, the proof takes all of them, the sampler draws.
enum class Cause : std::uint8_t {
  always,         ///< nothing to choose
  passed_gate,    ///< message: sent
  withheld,       ///< message or contact: a check dropped it; the token goes on
  told_to_leave,  ///< message or contact: a check's answer is to leave
  holds,          ///< branch: `condition` is the first that holds
  otherwise,      ///< branch: none held
  arm,            ///< split: drawn with weight `share`
  waited,         ///< wait: the time has come (`delay`)
  past,           ///< wait until: it was already past at the start
  missing,        ///< wait until: the anchor is missing
  happened,       ///< wait for an event: it arrived in time
  time_out,       ///< wait for an event, webhook: it did not
  answered,       ///< task, webhook, opaque: `name` was the outcome
  overdue,        ///< task: no outcome until it was due
  ended,          ///< end of the journey
};

struct Outcome {
  Cause cause = Cause::always;
  Index next = none;       ///< step; none: the instance leaves
  Index condition = none;  ///< holds
  Index name = none;       ///< answered: Program::outcome_names; arm: position
  Index arm = none;        ///< arm: its id, of Program::arms; the same in all splits of an experiment
  std::int64_t share = 0;  ///< arm
  Span span;               ///< where this way on is written
};

struct Assignment {
  Index name = none;  ///< attribute or score
  Operand value;
};

struct Step {
  model::StepType type = model::StepType::end;
  Index journey = none;
  std::vector<Outcome> outcomes;

  // message, and the contact of a task
  bool sends = false;  ///< passes the gate
  model::Purpose purpose = model::Purpose::marketing;
  Index channel = none, topic = none, kind = none, offer = none, template_id = none;
  Index role = none;  ///< internal messages, tasks: who gets it
  std::optional<InstantSpec> by;

  // wait
  model::Step::WaitKind wait = model::Step::WaitKind::none;
  Duration duration;                                    ///< for; at_most of until_event and webhook
  std::optional<InstantSpec> until;                     ///< until; due of a task
  Index trigger = none;                                 ///< until_event
  model::Since::Kind since = model::Since::Kind::ever;  ///< `ever`: from the start of the wait
  Index since_step = none;

  Index experiment = none;  ///< split: Program::experiments
  std::vector<Assignment> set, add_score;
  std::vector<Index> add_tags, remove_tags;
  Index stage = none;
  Index enters = none;  ///< enter: journey
};

struct ExitRule {
  Index trigger = none;
  Index condition = none;
  Index next = none;        ///< goes on at this step
  Index then_enter = none;  ///< journey
  Span span;
};

struct Journey {
  Index first = none;  ///< step
  Index steps_begin = 0, steps_end = 0;
  Index trigger = none;  ///< entry
  Index condition = none;
  Span entry_span;
  bool again = false;
  Duration again_after;
  model::Again::Since again_since = model::Again::Since::entry;
  std::vector<ExitRule> exits;
  std::int64_t priority = 0;
  Duration lifetime;
  std::optional<Instant> active_from, active_until;
  bool leave_at_end = false;
  bool runs = true;  ///< false when paused or ended
};

struct Hours {
  std::vector<Index> channels;  ///< empty: all
  Filter of;
  DailyRange range;
  model::OnFail on_fail = model::OnFail::hold;
  Span span;
};

/// How many messages of a kind are allowed in a stretch of time.
struct Limit {
  Filter of;
  std::int64_t max = 0;
  model::Window::Kind kind = model::Window::Kind::sliding;
  std::int64_t length = 0;  ///< seconds, sliding and tumbling
  model::Window::Unit unit = model::Window::Unit::day;
  std::optional<Zone> zone;  ///< calendar; absent: the recipient's
  model::CountAt count_at = model::CountAt::send;
  Day from = std::numeric_limits<Day>::min(), until = std::numeric_limits<Day>::max();
};

/// A limit that the gate looks at.
struct Cap : Limit {
  model::OnFail on_full = model::OnFail::drop;
  Span span;
};

struct Dedupe {
  model::Dedupe::By by = model::Dedupe::By::kind;
  Filter of;
  Duration in;
  Span span;
};

/// What a check of the gate does for one purpose.
struct CheckPolicy {
  bool applies = false;
  model::OnFail on_fail =
      model::OnFail::drop;  ///< hours and caps: what the range or cap says, unless the file overrides it
  bool overridden = false;
};

struct Gate {
  std::array<model::Mode, model::check_count> mode{};
  std::array<std::array<CheckPolicy, model::purpose_count>, model::check_count> policy{};
  Duration hold_at_most{.days = 3};
  bool detached = false;
  std::vector<Cap> caps;
  std::vector<Hours> quiet, windows;
  std::vector<Dedupe> dedupe;
};

struct Channel {
  bool opens_measured = true;
  Index address = none;  ///< attribute
};

struct Topic {
  bool needs_consent = true;
};

struct Role {
  std::optional<DailyRange> hours;
};

struct ScoreRule {
  Index trigger = none;
  Index score = none;
  std::int64_t add = 0;
  std::optional<Duration> at_most_once_in;
};

struct Score {
  std::int64_t from = 0, to = 100, start = 0;
  std::int64_t fade_by = 0;
  Duration fade_every;
};

/// What one expectation of a journey test names, resolved.
struct Expected {
  Filter of;
  Index journey = none, step = none, condition = none;
};

/// A promise of the author that the proof checks. Which fields count depends on its kind.
struct Guarantee {
  model::Guarantee::Kind kind = model::Guarantee::Kind::invalid;
  Index journey = none;  ///< whose file states it; none: the workspace
  Limit limit;           ///< at_most; its `of` names the messages of every kind of promise
  ClockTime from_clock = 0, to_clock = 0;
  Index trigger = none;                    ///< after_no
  Duration from;                           ///< after_no
  std::optional<Duration> until;           ///< after_no; absent: up to the end of the run
  Index topic = none;                      ///< always_at
  Index from_step = none, to_step = none;  ///< reaches; none: the entry, the end
  Duration within;                         ///< reaches
  Span span;
};

/// How long after the customer did something messages on a channel may go out.
struct ReplyWindow {
  Index channel = none;
  Filter of;  ///< the channel named, whatever the file says besides
  Index trigger = none;
  Duration length;
  Span span;
};

struct Program {
  std::vector<Journey> journeys;
  std::vector<Step> steps;  ///< of all journeys, each journey's together
  std::vector<Condition> conditions;
  std::vector<Trigger> triggers;
  std::vector<Index> order;        ///< journeys by (priority descending, id)
  std::vector<Expected> expected;  ///< of all tests' expectations, in order of files, tests and expectations

  std::vector<Guarantee> guarantees;  ///< the workspace's, then each journey's
  std::vector<std::vector<bool>>
      sets;  ///< of steps: what is asked from outside the files about messages of several kinds
  std::vector<ReplyWindow> reply_windows;  ///< of the channels that state one

  Names attributes, fields, events, tags, topics, channels, kinds, offers, templates, roles, segments, scores, stages,
      links, outcome_names, experiments, arms, texts;
  std::vector<Channel> channel_facts;  ///< by channel
  std::vector<Topic> topic_facts;
  std::vector<Role> role_facts;
  std::vector<Score> score_facts;
  std::vector<ScoreRule> score_rules;
  std::vector<Index> segment_conditions;        ///< by segment; none: only the platform knows
  std::vector<Index> stage_ladder, stage_rank;  ///< by stage
  std::vector<Day> holidays, workdays;          ///< sorted; days off that are no weekend, and make-up working days
  Gate gate;
  Zone zone;  ///< the workspace's

  [[nodiscard]] WorkCalendar calendar() const { return {holidays, workdays}; }
};

/// Lowers everything that can be lowered; what cannot (an unknown reference, an unreadable condition) becomes `none` or
/// `invalid` and is never true. Findings about it come from the model's references, not from here.
[[nodiscard]] Program lower(const model::Project& project);

}  // namespace wayproof::program
