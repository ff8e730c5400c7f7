// A customer's time in a terminal: a line for each thing that happens, under its day.
#pragma once

#include <string>
#include <vector>

#include "report/terminal.h"
#include "report/writers.h"

namespace wayproof::report {

struct TimedLine {
  Instant at = 0;
  std::string text;
  /// Drawn before it: '!' something is wrong with it, '?' it is missing here.
  char sign = ' ';
};

/// The lines, in their order, on the clock of `zone`; those behind the fortieth are counted only.
[[nodiscard]] std::string timeline_text(const std::vector<TimedLine>& lines, Zone zone, const Paint& paint,
                                        const Context& context);

}  // namespace wayproof::report
