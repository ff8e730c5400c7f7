// The parts of reading a program for the tick oracle that stand in files of their own.
#pragma once

#include "support/tick_program.h"

namespace wayproof::testing::ticks {

[[noreturn]] inline void refuse(const std::string& what) { throw Refused(what); }

/// Times of a program in ticks.
class Units {
 public:
  explicit Units(int ticks_per_day) : ticks_per_day_(ticks_per_day) {}

  [[nodiscard]] int ticks(std::int64_t seconds) const;
  [[nodiscard]] Span span(const Duration& duration) const;
  /// On an ordinary day.
  [[nodiscard]] int length(const Span& span) const { return span.days * ticks_per_day_ + span.ticks; }
  [[nodiscard]] std::int64_t tick_seconds() const { return 86'400 / ticks_per_day_; }

 private:
  int ticks_per_day_;
};

/// tick_values.cpp: values of attributes that conditions can tell apart, and what updates set. `asked_of` has for each
/// attribute the conditions on it.
void read_values(TickProgram& to, const std::vector<std::vector<program::Index>>& asked_of);

/// tick_lives.cpp: whether runs can reach their lifetime, and which memories each step still needs.
void read_lives(TickProgram& to, const Units& units);

}  // namespace wayproof::testing::ticks
