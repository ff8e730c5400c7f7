// What the send gate can do with the messages of one step, whoever the customer is: the checks that are enforced, taken
// together. The checks themselves stand in trace/gate.h.
#pragma once

#include <vector>

#include "program/program.h"
#include "time/schedule.h"

namespace wayproof::proof {

using program::Index;

struct GatePolicy {
  bool never = false;                                                   ///< a check that no customer passes
  bool may_drop = false;                                                ///< a check before the hours can withhold it
  bool may_leave = false;                                               ///< a check can end the run
  bool caps_drop = false, caps_hold = false;                            ///< caps or similar messages
  bool closed_hold = false, closed_drop = false, closed_leave = false;  ///< what closed hours do
  std::vector<DailyRange> windows, quiet;                               ///< that are enforced
};

[[nodiscard]] GatePolicy policy_of(const program::Program& program, Index step);

}  // namespace wayproof::proof
