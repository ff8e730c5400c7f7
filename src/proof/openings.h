// What lets a company write for a while on a channel with a reply window: that the customer did one of certain things.
// A journey knows of it only where it entered, went on or decided by it; whatever else the customer does is never
// worse.
#pragma once

#include <optional>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "proof/clock.h"

namespace wayproof::proof {

using program::Index;
using program::none;

/// That the customer did it is known from a move.
struct Opened {
  Ticks within = 0;  ///< so long before the move's end at most
  Index by = none;   ///< a trigger that it fires
  Ticks late = 0;    ///< it becomes known so much later at most
};

class Openings {
 public:
  Openings(const model::Project& project, const program::Program& program, const Clock& clock, Index window);

  /// False when the window is opened by something that is not an event, or by what an event says of something else.
  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] std::vector<Index> events() const;
  /// It makes no difference how much longer ago the window was opened.
  [[nodiscard]] Ticks memory() const { return memory_; }
  /// That a trigger fired says that the window was opened.
  [[nodiscard]] std::optional<Opened> fired(Index trigger) const;
  /// That a condition holds, or does not, says so. `in_run`: the run began so long ago at most.
  [[nodiscard]] std::optional<Opened> says(Index condition, bool holds, std::optional<Ticks> in_run) const;
  /// The files say how late everything becomes known by which the journey learns of it.
  [[nodiscard]] bool late_stated(Index journey) const;

 private:
  struct Part {
    Index trigger = none;
    Ticks late = 0;
    bool stated = true;
  };
  void add(const model::Project& project, Index trigger);
  [[nodiscard]] const Part* part_of(Index event, const std::vector<program::FieldTest>& where) const;
  [[nodiscard]] bool late_stated_of(Index trigger) const;

  const program::Program& program_;
  const Clock& clock_;
  bool known_ = true;
  Ticks memory_ = 0;
  std::vector<Part> parts_;
};

/// Both are known: the one that was sooner ago.
[[nodiscard]] std::optional<Opened> sooner(const std::optional<Opened>& a, const std::optional<Opened>& b);

}  // namespace wayproof::proof
