// Random customers for larger workspaces, made so that they have a chance to break what is promised: what happens to
// them happens in bursts and at the instants at which something ends or begins, a second before and a second after; and
// changes of such customers, of those who are shown by a refutation too. Nothing that they do is excluded by the files.
#pragma once

#include <vector>

#include "model/customer.h"
#include "model/project.h"
#include "program/program.h"
#include "support/dice.h"
#include "trace/trace.h"

namespace wayproof::testing {

class LargerCustomers {
 public:
  /// None of them does anything before `start`.
  LargerCustomers(const model::Project& project, const program::Program& program, Instant start);

  [[nodiscard]] model::Customer random(Dice& dice) const;
  /// Almost the same customer; `run` is what happened to him.
  [[nodiscard]] model::Customer changed(const model::Customer& customer, const trace::Run& run, Dice& dice) const;

 private:
  struct Around;

  [[nodiscard]] Instant instant(const Around& around, Dice& dice) const;
  [[nodiscard]] model::Moment moment(Instant t, Zone zone) const;
  [[nodiscard]] model::Occurrence event(program::Index name, Instant at, Zone zone, Dice& dice) const;
  void arrive(std::optional<model::Moment>& arrives, const model::Moment& at, const std::optional<Duration>& late,
              Zone zone, Dice& dice) const;
  void change_profile(model::Customer& customer, Dice& dice) const;
  void react(model::Customer& customer, int percent, Dice& dice) const;
  void add_change(model::Customer& customer, Instant at, Zone zone, Dice& dice) const;
  void add_word(model::Customer& customer, Instant at, Zone zone, Dice& dice) const;
  void shift(model::Customer& customer, std::int64_t seconds, Zone zone) const;
  void aim(model::Customer& customer, const trace::Run& run, Zone zone, Dice& dice) const;

  const model::Project* project_;
  const program::Program* program_;
  Instant start_;
  bool several_clocks_ = false;
  std::vector<Duration> durations_;
  std::vector<ClockTime> clocks_;
  std::vector<Day> days_;
};

}  // namespace wayproof::testing
