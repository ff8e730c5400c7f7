// The steps that rules go through: what the program, the facts and the files say of each, gathered once for all rules.
#pragma once

#include <span>
#include <vector>

#include "rules/rule.h"

namespace wayproof::rules {

using program::Index;

/// A step of the program with what the files say about it.
struct StepView {
  Index journey = 0;
  facts::Node node = 0;
  Index index = 0;  ///< in the program
  const model::Journey* journey_model = nullptr;
  const model::Step* model = nullptr;
  const program::Step* lowered = nullptr;
  const facts::JourneyFacts* facts = nullptr;

  [[nodiscard]] bool reached() const { return facts->reached[node] != 0; }
  [[nodiscard]] Place place(Span span) const { return {journey_model->file, span}; }
};

/// Some of the project's steps, in file order.
struct StepList {
  std::vector<StepView> all;
  std::vector<std::size_t> begin;  ///< by journey, in `all`; one more at the end

  [[nodiscard]] std::span<const StepView> of(Index journey) const {
    return std::span(all).subspan(begin[journey], begin[journey + 1] - begin[journey]);
  }
};

struct Steps {
  StepList readable, messages;
};

/// Every readable step of the project, and which of them are customer messages.
[[nodiscard]] Steps steps_in(const Context& context);

// The views below live as long as the context's steps, which run_rules gathers before the first rule.

/// Every readable step of every journey, in file order.
[[nodiscard]] std::span<const StepView> all_steps(const Context& context);
/// The steps of one journey.
[[nodiscard]] std::span<const StepView> steps_of(const Context& context, Index journey);
/// Steps that send something to a customer (or make a person contact him) and can be reached.
[[nodiscard]] std::span<const StepView> customer_messages(const Context& context, Index journey);

}  // namespace wayproof::rules
