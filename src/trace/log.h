// What the interpreter writes down as it goes: one entry for everything that happens to the customer, with everything
// that is needed to say why. Texts are made from it in trace/timeline.h; tests read it as it is.
#pragma once

#include <optional>
#include <vector>

#include "model/fate.h"
#include "trace/evaluate.h"
#include "trace/gate.h"

namespace wayproof::trace {

struct LogEntry {
  enum class Kind : std::uint8_t {
    event,         ///< an event arrived: subject = event
    consent,       ///< a consent or withdrawal arrived: subject = topic, detail = channel, flag = given
    suppression,   ///< subject = channel or none for all, flag
    attribute,     ///< subject = attribute
    tag,           ///< subject = tag, flag = added
    segment,       ///< subject = segment, flag = entered
    stage,         ///< subject = stage
    score,         ///< subject = score, number = new value
    reaction,      ///< subject = record, reaction, flag = by a machine
    not_measured,  ///< the customer opened, but the channel cannot see it: subject = record
    answer,        ///< a task, webhook or opaque step was answered: subject = outcome name
    late_answer,   ///< ... but nobody waits for it any more
    entered,
    refused,         ///< refusal says why; flag = somebody or something asked, not the journey's schedule alone
    left,            ///< leaving says why
    step,            ///< the token is at a step that does something at once (update, enter, end)
    waits,           ///< until = when the wait ends at the latest
    woke,            ///< cause says why
    branched,        ///< outcome taken, atoms of every case looked at
    split,           ///< outcome taken
    task,            ///< a task was made: until = due
    message,         ///< a message was decided at the gate: record, gate
    jumped,          ///< an exit rule went on at `next`
    asks_to_enter,   ///< a hand-over asked: subject = journey
    past_due,        ///< an instant had passed already: until = when it was
    promise_missed,  ///< `by` was over when the message went out: until = promised
  };
  using Refusal = model::Refusal;
  using Leaving = model::Leaving;

  Kind kind = Kind::step;
  Instant at = 0;
  Instant occurred = 0;  ///< of what arrived
  Index journey = none, step = none;
  Index subject = none, detail = none;
  bool flag = true;
  std::int64_t number = 0;
  Value value;
  model::Reaction reaction = model::Reaction::sent;
  std::optional<Instant> until;
  std::optional<program::Cause> cause;
  Index outcome = none;  ///< position in the step's outcomes
  Index next = none;     ///< step
  Refusal refusal = Refusal::inside;
  Leaving leaving = Leaving::end;
  Index exit_rule = none;  ///< position in the journey's rules
  Index record = none;     ///< State::messages
  std::optional<GateDecision> gate;
  std::vector<Atom> atoms;
};

using Log = std::vector<LogEntry>;

}  // namespace wayproof::trace
