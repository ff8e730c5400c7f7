// What can be said about conditions without knowing the customer: whether one can hold or fail at all, whether one
// follows from another. Silent (maybe, false) where it is not sure. Tests: tests/unit/rules/logic_test.cpp.
#pragma once

#include <optional>

#include "model/condition.h"
#include "model/workspace.h"

namespace wayproof::rules {

enum class Truth : std::uint8_t { maybe, never, always };

/// Whether a condition holds for nobody or for everybody. `culprit`, if given, gets the part that decides.
[[nodiscard]] Truth truth_of(const model::Condition& condition, const model::Workspace& workspace,
                             const model::Condition** culprit = nullptr);

/// Everybody for whom `a` holds has `b` hold too, at the same moment.
[[nodiscard]] bool implies(const model::Condition& a, const model::Condition& b);

/// Two conditions that ask about one thing, neither of which follows from the other, and that surely hold together for
/// some value: "100 at most" and "100 at least", two lists with a value in common. `only`: that value, if it is a
/// single number.
struct Overlap {
  bool found = false;
  std::optional<std::int64_t> only;
};
[[nodiscard]] Overlap overlap(const model::Condition& a, const model::Condition& b);

/// The same test of a field, wherever it is written.
[[nodiscard]] bool same(const model::FieldTest& a, const model::FieldTest& b);

/// The same condition, wherever it is written.
[[nodiscard]] bool same(const model::Condition& a, const model::Condition& b);

}  // namespace wayproof::rules
