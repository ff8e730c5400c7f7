// Proved, refuted or not known: the answer to one property of a workspace, for every customer, on every way, at every
// time. A refutation is a customer whom the interpreter has replayed; a proof is a bound that no run of the journeys
// exceeds; what is neither says what stands in the way (docs/proof.md).
#pragma once

#include <optional>
#include <vector>

#include "proof/most.h"
#include "proof/property.h"
#include "trace/trace.h"

namespace wayproof::proof {

/// Two journeys act in one second, and it makes a difference which of them does first.
struct Race {
  Instant at = 0;
  Index first = none, second = none;  ///< in this order it happens
};

/// The customer to whom it happens.
struct Refutation {
  model::Customer customer;
  trace::Run run;
  std::vector<Index> records;  ///< the messages that break the property, by State::messages
  std::optional<Instant> due;  ///< reaches: by when he had to be there, and was not
};

struct Answer {
  enum class Verdict : std::uint8_t { proved, refuted, unknown };
  /// What it rests on, or what it fails for.
  enum class Ground : std::uint8_t {
    gate,         ///< proved: the gate keeps to it, whatever the journeys do
    search,       ///< proved: looked at everything that can happen
    replay,       ///< refuted: a customer was replayed
    race,         ///< unknown: it happens if journeys act in another order within a second than they do here
    coupled,      ///< unknown: no way to the bound could be replayed; journeys may hang together
    clock,        ///< unknown: holds in ordinary weeks; changes of the clock and holidays are not looked at
    late,         ///< unknown: the files do not say how late it becomes known what messages should not follow
    work,         ///< unknown: more states than are looked at
    not_modelled  ///< unknown: something that the proof does not know
  };
  Verdict verdict = Verdict::unknown;
  Ground ground = Ground::not_modelled;
  std::int64_t shown = 0;                ///< at_most: so many in one window were shown by replay
  std::optional<std::int64_t> bound;     ///< at_most: more than this are excluded
  std::optional<Refutation> refutation;  ///< of a race: played in the other order
  std::optional<Race> race;
  std::size_t work = 0;  ///< states looked at
};

/// `start`: no customer that is shown does anything before.
[[nodiscard]] Answer prove(Workspace& workspace, const Property& property, Instant start);

}  // namespace wayproof::proof
