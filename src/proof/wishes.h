// What a customer has to be and do so that he goes a chosen way through a journey: wishes collected from conditions and
// triggers, then made into a wayproof/customer@1. Wishes are a guess; the replay of the customer is what counts.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "trace/state.h"

namespace wayproof::proof {

using program::Index;
using program::none;

class Wishes {
 public:
  /// Of a customer who lives in `zone`, or in that of the workspace.
  Wishes(const model::Project& project, const program::Program& program, Zone zone)
      : project_(&project), program_(&program), zone_(zone) {}
  Wishes(const model::Project& project, const program::Program& program) : Wishes(project, program, program.zone) {}

  /// What has been sent on the way so far, for conditions that ask: they are read off, not wished.
  struct Sent {
    const trace::State* state = nullptr;
    const trace::Instance* instance = nullptr;
  };
  void read_sent_from(Sent sent) { sent_ = sent; }

  /// Of several things of which one is enough these events are the last to be wished.
  void avoid(std::vector<Index> events) { avoided_ = std::move(events); }
  /// ... and so is consent to this topic.
  void avoid_consent(Index topic) { no_consent_.push_back(topic); }

  /// The place to come back to when a way is given up.
  [[nodiscard]] std::size_t mark() const { return wishes_.size(); }
  void back_to(std::size_t mark) { wishes_.resize(mark); }
  /// Fewer is plainer.
  [[nodiscard]] std::size_t size() const { return wishes_.size(); }

  /// Wishes that make the condition `wanted` at `t`. False when that cannot be wished.
  [[nodiscard]] bool satisfy(Index condition, bool wanted, Instant t, Instant entered);
  /// Wishes that make the trigger fire at `t`. With `entry` it is the entry's trigger: its event brings the payload.
  [[nodiscard]] bool fire(Index trigger, Instant t, bool entry = false);
  /// Its event happens at `t` and is known at `known`.
  [[nodiscard]] bool fire_late(Index trigger, Instant t, Instant known);
  /// Somebody does this with the message of the step a minute after it came; of what happens by itself nothing.
  void react(Index step, model::Reaction reaction, Index link);
  /// The message of the step goes out on the way; a reaction that comes later is counted from it.
  void sends(Index step, Instant t) { sends_.emplace_back(step, t); }
  /// The messages that a filter means.
  [[nodiscard]] std::vector<Index> messages(const program::Filter& filter) const;
  /// What the event that was wished for `t` brings along; empty if none was.
  [[nodiscard]] trace::Payload brought_at(Instant t) const;
  /// The attribute has this value from the beginning, or none, whatever conditions ask for.
  void be(Index attribute, program::Value value);
  /// Consent to the topic is there at `t`, or is not; nothing is wished where it is so already.
  void consent(Index topic, Index channel, bool given, Instant t);
  /// Whatever was wished of it before: he opts out of the topic at `t`, which is known at `known`.
  void opt_out(Index topic, Instant t, Instant known);
  /// There is no word of his on the topic before anything happens.
  void never_agree(Index topic) { never_agreed_.push_back(topic); }
  /// What becomes of the step's task, asked for once more than wished so far.
  void answer(Index step, Index outcome_name, std::int64_t after);
  void no_answer(Index step) { answer(step, none, 0); }
  void arm(Index step, Index position);

  /// The customer who starts at `start`, or before what is wished of his past: reachable, with consent to everything,
  /// and with all wishes.
  [[nodiscard]] model::Customer customer(Instant start, Instant until) const;

 private:
  struct Wish {
    enum class Kind : std::uint8_t { attribute, tag, segment, stage, score, event, reaction, answer, arm, consent };
    Kind kind = Kind::tag;
    Index subject = none;  ///< attribute, tag, segment, stage, score, event, step
    Index detail = none;   ///< reaction: link; answer: outcome name, none for none; arm: position; consent: channel
    std::optional<Instant> at;     ///< absent: from the beginning
    std::optional<Instant> known;  ///< event, consent: absent: at once
    bool or_before = false;        ///< attribute: any earlier date does as well
    program::Value value;
    std::int64_t number = 0;  ///< score; answer, reaction: seconds after (0: some); consent: 1 if given
    model::Reaction reaction = model::Reaction::opened;
    trace::Payload payload;
  };

  [[nodiscard]] bool avoids(const program::Condition& condition) const;
  [[nodiscard]] bool avoids(const program::Trigger& trigger) const;
  /// The parts, those that are avoided last.
  template <class T>
  [[nodiscard]] std::vector<Index> in_order(const std::vector<T>& all, const T& whole) const;
  void say(Index topic, Index channel, bool given, Instant t, std::optional<Instant> known);
  [[nodiscard]] bool compare(const program::Compare& compare, bool wanted, program::Value& out) const;
  [[nodiscard]] bool near(const program::Condition& condition, bool wanted, Instant t);
  [[nodiscard]] bool payload(Index event, const std::vector<program::FieldTest>& where, Instant t,
                             trace::Payload& out) const;
  [[nodiscard]] bool links_events(Index field) const;
  void bring(Instant t, Index field, const program::Value& value);
  [[nodiscard]] bool lapse(Index condition, Instant t);
  [[nodiscard]] bool journeys_add(Index tag) const;
  [[nodiscard]] std::int64_t events_wished(const program::Condition& condition, Instant t) const;
  [[nodiscard]] model::Literal literal(const program::Value& value) const;
  [[nodiscard]] model::Moment moment(Instant t) const;
  [[nodiscard]] std::pair<model::Id, model::Id> step_id(Index step) const;

  const model::Project* project_;
  const program::Program* program_;
  Zone zone_;
  std::vector<Wish> wishes_;
  std::vector<std::pair<Index, Instant>> sends_;
  std::vector<Index> never_agreed_;  // topics
  std::vector<Index> avoided_;       // events
  std::vector<Index> no_consent_;    // topics
  std::vector<Index> without_;       // tags that he does not have from the beginning
  Sent sent_;
};

}  // namespace wayproof::proof
