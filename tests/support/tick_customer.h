// A run that the tick oracle found, written as a customer, so that the interpreter can be asked what it makes of it.
#pragma once

#include <string>

#include "model/project.h"
#include "support/tick_oracle.h"

namespace wayproof::testing {

/// Where tick 0 lies: a Monday 00:00 on the clock of `zone`.
struct Stage {
  Instant start = 1'803'859'200;  ///< 2027-03-01T00:00:00Z
  std::string zone = "UTC";
  int tick_seconds = 10'800;
  int ticks = 0;  ///< how long the trace goes on

  [[nodiscard]] Instant at(int tick) const { return start + static_cast<Instant>(tick) * tick_seconds; }
};

/// wayproof/customer@1.
[[nodiscard]] std::string customer_text(const program::Program& program, const model::Project& project,
                                        const Witness& witness, const Stage& stage);

}  // namespace wayproof::testing
