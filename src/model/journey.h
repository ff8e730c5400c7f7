// One journey as its file says it, every field with its place. Importers build the same structure from foreign files.
#pragma once

#include <string>
#include <vector>

#include "model/condition.h"
#include "model/located.h"

namespace wayproof::model {

struct Ignore {
  Id rule;
  Located<std::string> reason;
  Maybe<Day> until;
  MaybeId by;
  Span span;
};

/// A person at work who gets a task or an internal message: the customer's owner in a role, a role, and who else.
struct Person {
  MaybeId owner, role;
  std::vector<Person> otherwise;  ///< none or one ("else")
  Span span;
};

/// What a message says. A template's content is resolved through the workspace.
struct Content {
  MaybeId template_id;
  Text subject, text, html;
  std::vector<std::pair<Id, Located<std::string>>> links;
  struct Variant;
  std::vector<Variant> variants;  ///< first match wins; the fields above are the rest
  Span span;
};
struct Content::Variant {
  Condition condition;
  Content content;
};

enum class StepType : std::uint8_t { message, wait, branch, split, update, task, webhook, enter, end, opaque };

struct Case {
  Text name;
  Condition condition;
  Id next;
  Span span;
};

struct Arm {
  Id id;
  Text name;
  Located<std::int64_t> share;  ///< weight, positive; imports scale percent to 10^-6 units
  bool control = false;         ///< gets nothing on purpose (hold-out) or the old way
  Id next;
  Span span;
};

struct Outcome {
  Id name;
  Id next;
  Span span;
};

/// An update to one attribute or score.
struct Assignment {
  Id name;
  Literal literal;
  std::optional<std::string> entry_field;
  Span span;
};

/// A human contact made by a task: it passes the gate and counts.
struct Contact {
  Id channel;
  Located<Purpose> purpose;
  MaybeId topic;
  Span span;
};

/// All step types in one record; `type` says which fields mean something.
struct Step {
  Id id;
  StepType type = StepType::end;
  bool readable = true;  ///< false when the type itself could not be read: a hole on the map
  Span span;             ///< the whole value
  Text title;            ///< every step; falls back to the id
  MaybeId owner;
  std::vector<Ignore> ignores;
  std::vector<Id> was;  ///< earlier ids of the step
  MaybeId next;

  // message
  Boxed<Person> to;  ///< absent: the customer
  MaybeId channel, topic, kind, offer;
  Maybe<Purpose> purpose;
  Content content;
  Boxed<InstantSpec> by;

  // wait
  enum class WaitKind : std::uint8_t { none, for_, until, until_event };
  WaitKind wait = WaitKind::none;
  Maybe<Duration> duration;  // for
  Boxed<InstantSpec> until;
  Boxed<Trigger> until_event;
  Since since;  // of until_event; default: the start of the wait (kind `ever` is not used here)
  bool since_given = false;
  Maybe<Duration> at_most;  // until_event; webhook
  MaybeId on_time_out;      // until_event; webhook

  // branch
  std::vector<Case> cases;
  MaybeId otherwise;  // "else"

  // split
  std::vector<Arm> arms;
  MaybeId experiment;  // arms are sticky by experiment; default journey/step

  // update
  std::vector<Assignment> set, add_score;
  std::vector<Id> add_tags, remove_tags;
  MaybeId stage;

  // task, webhook, opaque
  Boxed<Person> assign;
  Boxed<InstantSpec> due;
  Boxed<Contact> contact;
  std::vector<Outcome> outcomes;
  MaybeId overdue;
  MaybeId call;    // webhook: name of what is called
  MaybeId system;  // opaque: whose step it is

  // enter
  MaybeId journey;
};

struct Again {
  Located<Duration> after;
  enum class Since : std::uint8_t { entry, leave } since = Since::entry;
  Span span;
};

struct Entry {
  Trigger on;
  std::optional<Condition> condition;  // "if"
  std::optional<Again> again;          // absent: once ever
  Span span;
};

struct Exit {
  Trigger on;
  std::optional<Condition> condition;
  MaybeId next;        ///< goes on at this step instead of leaving; such a rule acts once in an instance
  MaybeId then_enter;  ///< leaves and asks to enter this journey
  Text name;
  Span span;
};

struct Active {
  Maybe<LocalSeconds> from, until;
  MaybeId zone;  ///< "workspace" when absent
  enum class AtEnd : std::uint8_t { unset, drain, leave } at_end = AtEnd::unset;
  Span span;
};

struct Guard {
  Id rate;
  Located<std::int64_t> at_most;  ///< 10^-6
};

struct Goal {
  MaybeId event;                     ///< an event, or
  std::optional<Reaction> reaction;  ///< a reaction (vanity)
  std::vector<FieldTest> where;
  Maybe<Duration> within;
  Maybe<std::int64_t> target, uplift, baseline;  ///< 10^-6
  Text baseline_source;                          ///< where the baseline was counted
  Maybe<Day> by;
  enum class Level : std::uint8_t { unset, execution, process, outcome } level = Level::unset;
  std::vector<Guard> guards;
  Text sentence;
  Span span;
};

struct Window {
  enum class Kind : std::uint8_t { sliding, calendar, tumbling };
  enum class Unit : std::uint8_t { day, week, month };
  Kind kind = Kind::sliding;
  Duration length;        ///< sliding, tumbling: exact
  Unit unit = Unit::day;  ///< calendar
  MaybeId zone;           ///< calendar: "recipient" when absent
  Span span;
};

/// A promise of the author, in a closed vocabulary; checked by the proof.
struct Guarantee {
  enum class Kind : std::uint8_t { invalid, at_most, never_between, after_no, always_at, reaches };
  Kind kind = Kind::invalid;
  Maybe<std::int64_t> max;
  MessageFilter message;  // at_most "of", never_between / after_no / always_at "message"
  std::optional<Window> window;
  Maybe<ClockTime> from_clock, to_clock;
  Boxed<Trigger> after;
  Maybe<Duration> from, until, within;
  bool instance_scope = false;
  MaybeId consent, from_step, to_step;
  Span span;
};

struct RolloutStage {
  Located<Day> from;
  Located<std::int64_t> share;  ///< 10^-6
};

enum class Status : std::uint8_t { draft, live, paused, ended };

struct Journey {
  FileId file = 0;
  Span span;
  std::string system;  ///< empty for our own files, else the importer's id ("dittofeed")
  Id id;
  Text title;
  Status status = Status::draft;
  MaybeId owner;
  Maybe<Day> review_by;
  std::int64_t priority = 0;   ///< higher first; ties by id
  Located<Duration> lifetime;  ///< P365D when not written
  std::optional<Goal> goal;
  std::optional<Active> active;
  Entry entry;
  bool entry_given = false;
  std::vector<Exit> exits;
  MaybeId first;
  std::vector<Step> steps;  ///< in file order, which has no meaning but is kept for the map
  Span steps_span;
  std::vector<Guarantee> guarantees;
  std::vector<RolloutStage> rollout;
  std::vector<Ignore> ignores;

  [[nodiscard]] const Step* find_step(std::string_view step_id) const;
};

}  // namespace wayproof::model
