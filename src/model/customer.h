// Input of a trace: one customer, what he does and what happens to him, with dates.
#pragma once

#include <string>
#include <vector>

#include "model/located.h"

namespace wayproof::model {

/// A moment as written: on the customer's clock unless an offset is given.
struct Moment {
  LocalSeconds local = 0;
  std::optional<std::int32_t> offset;
  Span span;
};

struct ConsentRecord {
  Id topic;
  MaybeId channel;  ///< absent: every channel of the topic
  bool given = true;
  std::optional<Moment> at;  ///< absent: before the trace starts
  std::optional<Moment> arrives;
  Span span;
};

struct Occurrence {
  Id event;
  Moment at;
  std::optional<Moment> arrives;
  std::vector<std::pair<Id, Literal>> with;
  Span span;
};

/// A change of the profile from outside.
struct Change {
  Moment at;
  std::optional<Moment> arrives;
  std::vector<std::pair<Id, Literal>> set;
  std::vector<Id> add_tags, remove_tags, enter_segments, leave_segments;
  std::vector<Id> suppress, unsuppress;  ///< channels, or "all"
  MaybeId stage;
  Span span;
};

/// What the customer does with a message that was delivered.
struct ReactionInput {
  MessageFilter to;         ///< step and journey as a rule
  Maybe<std::int64_t> nth;  ///< of the messages that match, counted from 1; absent: all
  Reaction reaction = Reaction::opened;
  bool opt_out = false;   ///< instead of a reaction: opts out of the message's topic
  Maybe<Duration> after;  ///< from delivery (bounced: from sending); PT0S when absent
  MaybeId link;
  bool machine = false;  ///< opened by a program
  Span span;
};

/// How a task or webhook ends.
struct OutcomeInput {
  MaybeId journey;
  Id step;
  Maybe<std::int64_t> nth;
  Id outcome;
  Maybe<Duration> after;
  Span span;
};

struct ArmInput {
  Id experiment;  ///< experiment, or "journey/step"
  Id arm;
  Span span;
};

struct Customer {
  FileId file = 0;
  Span span;
  Id id;
  Text title;
  std::optional<Moment> from, until;
  std::vector<std::pair<Id, Literal>> attributes;
  std::vector<Id> tags, segments, stages, suppressed;
  std::vector<std::pair<Id, Located<std::int64_t>>> scores;
  MaybeId region, zone, language;
  std::vector<std::pair<Id, Literal>> addresses;  ///< channel -> address, or true
  bool addresses_given = false;                   ///< absent: every channel is reachable
  std::vector<ConsentRecord> consents;
  std::vector<Occurrence> events;
  std::vector<Change> changes;
  std::vector<ReactionInput> reactions;
  std::vector<OutcomeInput> outcomes;
  std::vector<ArmInput> arms;
};

}  // namespace wayproof::model
