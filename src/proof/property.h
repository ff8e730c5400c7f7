// What a workspace states of all its customers, each limit and promise a property by itself. A property holds or does
// not hold for everybody; the proof answers which.
#pragma once

#include <vector>

#include "model/project.h"
#include "program/program.h"

namespace wayproof::proof {

using program::Index;

struct Property {
  /// What states it.
  enum class Source : std::uint8_t { cap, quiet, window, guarantee };
  Source source = Source::guarantee;
  Index index = 0;  ///< in Gate::caps, quiet, windows, or Program::guarantees
  model::Guarantee::Kind kind = model::Guarantee::Kind::at_most;
  program::Limit limit;        ///< at_most
  std::vector<bool> messages;  ///< by step: those that it is about
  DailyRange range;            ///< never_between, on the recipient's clock
  bool outside = false;        ///< ... it is what lies outside of the range that is not allowed
  FileId file = 0;
  Span span;  ///< where it is written
};

/// All of them: caps, quiet hours, send windows, the promises of the workspace and of each journey.
[[nodiscard]] std::vector<Property> properties(const model::Project& project, const program::Program& program);

}  // namespace wayproof::proof
