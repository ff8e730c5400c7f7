// The part of lowering that journeys, gate and scores share: names in scope, comparisons, filters, points in time,
// conditions and triggers. It owns the program under construction, because almost each of these adds names or rows to
// its tables.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "program/outcomes.h"
#include "program/program.h"

namespace wayproof::program {

class ConditionLowering : public OutcomeScope {
 protected:
  /// Gives every step its index; the program's steps and journeys have their final number, and are empty.
  explicit ConditionLowering(const model::Project& project);

  [[nodiscard]] Index journey_index(std::string_view id) const;  ///< of several the first
  [[nodiscard]] Index step_in(Index journey, std::string_view id);
  // In the journey that `current_` names.
  [[nodiscard]] Index step(std::string_view id) override;
  [[nodiscard]] Index step(const model::MaybeId& id) override;
  [[nodiscard]] Index outcome_name(std::string_view name) override;
  [[nodiscard]] Index arm_name(std::string_view id) override;
  static Index add_if(Names& names, const model::MaybeId& id);

  Value literal(const model::Literal& from);
  Compare lower_compare(const model::Comparison& from);
  std::vector<FieldTest> lower_where(const std::vector<model::FieldTest>& from);
  Filter lower_filter(const model::MessageFilter& from);
  InstantSpec lower_instant(const model::InstantSpec& from);
  [[nodiscard]] Index condition(const model::Condition& from) override;
  Index trigger(const model::Trigger& from);

  const model::Project& project_;
  Program program_;
  std::vector<Index> step_begin_;  ///< by journey; one more at the end
  Index current_ = none;           ///< journey whose ids are in scope

 private:
  std::map<std::string_view, Index> journeys_by_id_;
  /// The steps of the last large journey that was asked for, by id: whoever searches 100,000 steps for each of them
  /// waits for minutes.
  Index indexed_ = none;
  std::vector<std::pair<std::string_view, Index>> by_id_;

  std::optional<Otherwise> lower_otherwise(const std::optional<model::Otherwise>& from);
  // The parts of a condition or trigger stand in a row, so their places are taken before they are filled.
  void lower_condition_into(Index at, const model::Condition& from);
  void lower_trigger_into(Index at, const model::Trigger& from);
};

}  // namespace wayproof::program
