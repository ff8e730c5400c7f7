// Conditions and triggers: the two small languages of a journey, as read from the file.
#pragma once

#include <vector>

#include "model/located.h"

namespace wayproof::model {

/// From when on something counts.
struct Since {
  enum class Kind : std::uint8_t { ever, entry, step };
  Kind kind = Kind::ever;
  std::string step;
  Span step_span;  ///< of its name alone
  Span span;
};

/// A condition reads the state at the moment it is evaluated. A union told apart by its head key: all, any, not,
/// attribute, entry, tag, stage, score, event, reaction, streak, consent, segment, local_time.
struct Condition {
  enum class Kind : std::uint8_t {
    invalid,  ///< written wrongly; a finding says how. Counts as "not known"
    all,
    any,
    negation,
    attribute,  ///< name, compare
    entry,      ///< a field of the entry event: name, compare
    tag,
    stage,       ///< name
    score,       ///< name, compare (at_least, at_most ...)
    event,       ///< name, where, in, since, at_least (1 when absent), at_most
    reaction,    ///< reaction, of, link, in, since, at_least
    streak,      ///< the last `at_least` messages that match `of` and were delivered all got `reaction`
    consent,     ///< topic in name, channel
    segment,     ///< name: a definition of the workspace, or a segment only the platform knows
    local_time,  ///< from, to, on: the recipient's clock
  };
  Kind kind = Kind::invalid;
  Id name;
  Comparison compare;
  std::vector<Condition> parts;  ///< all, any: several; negation: one
  std::vector<FieldTest> where;
  MessageFilter of;
  Reaction reaction = Reaction::sent;
  MaybeId link, channel;
  Maybe<Duration> in;
  Since since;
  Maybe<std::int64_t> at_least, at_most;
  ClockTime from = 0, to = 0;
  std::vector<Located<DayKind>> on;
  Span span;
};

/// A trigger starts, ends or wakes something. Head keys: event, reaction, date, every, becomes, opt_out, handed_over,
/// any.
struct Trigger {
  enum class Kind : std::uint8_t {
    invalid,
    event,        ///< name, where
    reaction,     ///< reaction, of, link
    date,         ///< attribute in name, or date; plus, at, zone, yearly, if_past, leap_day
    every,        ///< period, at, on, day, zone
    becomes,      ///< a condition that turns from false to true
    opt_out,      ///< topic in name, or "any"; channel
    handed_over,  ///< only another journey starts this one
    any,          ///< one of parts
  };
  enum class Period : std::uint8_t { day, week, month };
  enum class LeapDay : std::uint8_t { february_28, march_1 };
  enum class IfPast : std::uint8_t { skip, enter };
  Kind kind = Kind::invalid;
  Id name;
  std::vector<FieldTest> where;
  Reaction reaction = Reaction::sent;
  MessageFilter of;
  MaybeId link, channel, zone;
  Maybe<Duration> plus;
  Maybe<Day> date;  ///< that day, once
  Maybe<ClockTime> at;
  bool yearly = false;
  LeapDay leap_day = LeapDay::february_28;
  IfPast if_past = IfPast::skip;
  Period period = Period::day;
  std::vector<Located<DayKind>> on;
  Maybe<std::int64_t> day;         ///< of the month, 1-31, clamped
  std::vector<Condition> becomes;  ///< one
  std::vector<Trigger> parts;
  Span span;
};

}  // namespace wayproof::model
