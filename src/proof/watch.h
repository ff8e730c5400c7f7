// Something that happens to a customer and must have an end or an effect: an event, or that he withdraws his consent.
// Unlike everything else that can happen, it is known to happen: what it sets off must follow as soon as the platform
// knows of it, and what conditions say of it is settled from then on. So it can be asked what still goes out after it.
#pragma once

#include <optional>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "proof/choices.h"
#include "proof/clock.h"

namespace wayproof::proof {

struct Watch {
  enum class Kind : std::uint8_t { event, opt_out };
  Kind kind = Kind::event;
  Index name = none;     ///< event, topic
  Index trigger = none;  ///< event: the promise's, with what the event must carry
  /// It becomes known at most so much later; at least a second, as nobody promises an order within one.
  Ticks late = 0;
  Ticks stated = 0;         ///< the same as the files state it: who enters with it enters so much later at most
  bool withdrawn = false;   ///< opt_out: consent was there before; else the customer may never have agreed
  bool in_run = false;      ///< event: in a run of the journey, and it is only looked at until that is over
  bool late_stated = true;  ///< false: the files do not say how late, it is taken as known at once
  Facts says;               ///< what conditions say once it is known

  /// Whether a trigger fires as it becomes known.
  enum class Fires : std::uint8_t { never, perhaps, surely };
  [[nodiscard]] Fires fires(const program::Program& program, Index trigger) const;
  /// Once it is known, the check before sending stops every message of the step.
  [[nodiscard]] bool stops(const program::Program& program, Index step) const;
};

/// Everything that `tests` ask of an event is asked by `by` as well.
[[nodiscard]] bool implied(const std::vector<program::FieldTest>& tests, const std::vector<program::FieldTest>& by);

/// What a promise lets happen first, each by itself; nothing when it is of a kind that cannot be watched. `within_run`:
/// it is only looked at while the run goes on in which it happened. `until`: ... and for so long.
[[nodiscard]] std::optional<std::vector<Watch>> watches_of(const model::Project& project, const Atoms& atoms,
                                                           const Clock& clock, Index trigger, bool within_run,
                                                           std::optional<Duration> until);
/// The customer opts out of a topic as a whole, or has never agreed to it.
[[nodiscard]] Watch watch_consent(const model::Project& project, const Atoms& atoms, const Clock& clock, Index topic);

}  // namespace wayproof::proof
