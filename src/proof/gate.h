// What the send gate can do with the messages of one step, whoever the customer is: the checks that are enforced, taken
// together. The checks themselves stand in trace/gate.h.
#pragma once

#include <optional>
#include <vector>

#include "program/program.h"
#include "time/schedule.h"

namespace wayproof::proof {

using program::Index;

struct GatePolicy {
  bool never = false;                         ///< a check that no customer passes
  bool may_drop = false;                      ///< a check before the hours can withhold it
  bool may_leave = false;                     ///< a check can end the run
  bool caps_drop = false, caps_hold = false;  ///< caps or similar messages
  std::vector<DailyRange> windows, quiet;     ///< that are enforced
  /// What each of them does; the first that keeps a message back decides, of quiet hours before windows.
  std::vector<model::OnFail> at_windows, at_quiet;

  /// What closed hours do, if all do the same.
  [[nodiscard]] std::optional<model::OnFail> when_closed() const;
};

[[nodiscard]] GatePolicy policy_of(const program::Program& program, Index step);

}  // namespace wayproof::proof
