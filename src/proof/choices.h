// Which ways out of a branch a customer can take at which times. What a condition asks about is free, unless the clock
// says it, or it cannot have changed since it was asked before: then it is remembered.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "model/project.h"
#include "program/program.h"
#include "proof/clock.h"

namespace wayproof::proof {

using program::Index;
using program::none;

/// What is known for good: of an atom, 1 that it holds or 0 that it does not; of an attribute that never changes, which
/// of the values it has that conditions tell apart; of an experiment, the arm.
struct Fact {
  Index subject = none;
  Index value = 0;
  friend bool operator==(const Fact&, const Fact&) = default;
};
using Facts = std::vector<Fact>;  // by subject

/// The atoms of all conditions of a program: those that ask the same are one.
class Atoms {
 public:
  Atoms(const model::Project& project, const program::Program& program);

  /// Of an elementary condition.
  [[nodiscard]] Index atom(Index condition) const { return atom_[condition]; }
  /// Asked again, it gives the same answer: an attribute that never changes, compared with a constant. What is
  /// remembered then is the attribute's value.
  [[nodiscard]] bool lasts(Index atom) const { return lasts_[atom]; }
  /// ... or it does so in a journey: a field of the event that started the run, a tag that nobody else changes.
  [[nodiscard]] bool lasts_in(Index atom, Index journey) const {
    return lasts_[atom] || in_run_[atom] || owned(atom, journey);
  }
  /// The atom that asks for a tag, or none.
  [[nodiscard]] Index of_tag(Index tag) const;
  /// Under which the answer to an atom is remembered, and how many values it can have.
  [[nodiscard]] Index subject_of(Index atom) const;
  [[nodiscard]] Index values_of(Index atom) const;
  [[nodiscard]] bool holds(Index atom, Index value) const;
  /// Whether a subject is remembered in a journey beyond one branch, and one run.
  [[nodiscard]] bool kept(Index subject, Index journey) const {
    return subject >= count() || in_run_[subject] || owned(subject, journey);
  }
  [[nodiscard]] bool kept_beyond_run(Index subject, Index journey) const {
    return subject >= count() || owned(subject, journey);
  }
  /// The attribute that a subject stands for, or none, and the value.
  [[nodiscard]] Index attribute_of(Index subject) const;
  [[nodiscard]] const program::Value& value_of(Index attribute, Index value) const { return values_[attribute][value]; }
  [[nodiscard]] std::size_t count() const { return lasts_.size(); }
  /// One of the conditions that ask it.
  [[nodiscard]] const program::Condition& condition_of(Index atom) const { return program_.conditions[first_[atom]]; }
  /// The attribute has one value for ever, whatever it is.
  [[nodiscard]] bool fixed(Index attribute) const { return attribute < fixed_.size() && fixed_[attribute]; }
  /// The platform knows of the event in the second in which it happens.
  [[nodiscard]] bool prompt(Index event) const { return prompt_[event]; }
  /// The subject under which the arm of an experiment is remembered.
  [[nodiscard]] Index of_experiment(Index experiment) const { return static_cast<Index>(count()) + experiment; }

  /// Elementary conditions below one, segments looked into.
  void collect(Index condition, std::vector<Index>& out) const;
  [[nodiscard]] const program::Program& program() const { return program_; }

 private:
  const program::Program& program_;
  std::vector<Index> atom_;  // by condition
  // A tag that only one journey changes, or none at all. What others may change at any time is free.
  static constexpr Index anybody = none - 1;
  [[nodiscard]] bool owned(Index atom, Index journey) const { return owner_[atom] == none || owner_[atom] == journey; }
  void find_owners(const model::Project& project);

  std::vector<bool> lasts_, in_run_;  // by atom
  std::vector<Index> owner_;          // by atom: journey, none or anybody
  std::vector<Index> first_;          // by atom: a condition that asks it
  std::vector<bool> fixed_;           // by attribute
  std::vector<bool> prompt_;          // by event
  // By attribute that never changes: one value for each way in which conditions can find it. The first is missing.
  std::vector<std::vector<program::Value>> values_;

  void find_values();
};

/// One way out: its place among the conditions (their number: none of them held), at [from, to].
struct Choice {
  std::size_t position = 0;
  Ticks from = 0, to = 0;
  Facts facts;
};

/// Every way that can be taken in [from, to], given what is known, by conditions that a journey asks in order.
[[nodiscard]] std::vector<Choice> choices(const Atoms& atoms, const Clock& clock, Index journey,
                                          const std::vector<Index>& conditions, const Facts& known, Ticks from,
                                          Ticks to);

/// The value of a subject, or nothing.
[[nodiscard]] const Fact* find(const Facts& facts, Index subject);
void remember(Facts& facts, Fact fact);

}  // namespace wayproof::proof
