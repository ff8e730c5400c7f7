// Takes typed values out of a checked tree: what the check refused, or what is not there, is absent. It makes no
// findings; those come from model/check.h, and both go by the same tables.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "json/tree.h"
#include "model/check.h"
#include "model/condition.h"
#include "model/journey.h"
#include "model/names.h"

namespace wayproof::model {

class Reading {
 public:
  explicit Reading(const Refusals& refused) : refused_(refused) {}

  /// The value under a key unless it was refused or unreadable; else no value at all.
  [[nodiscard]] json::Value get(json::Value object, std::string_view key) const;
  /// The items of the array under a key that were not refused.
  [[nodiscard]] std::vector<json::Value> items(json::Value object, std::string_view key) const;
  /// The members of the object under a key, the first of each key; refused values included, so that a thing with a
  /// broken inside still exists under its id.
  [[nodiscard]] std::vector<json::Member> entries(json::Value object, std::string_view key) const;
  [[nodiscard]] bool refused(json::Value value) const { return refused_.contains(value); }

  // ---- single values ----
  [[nodiscard]] MaybeId text_of(json::Value object, std::string_view key) const;
  [[nodiscard]] Id id(json::Value object, std::string_view key) const;  ///< empty when absent
  [[nodiscard]] std::vector<Id> ids(json::Value object, std::string_view key) const;
  [[nodiscard]] Maybe<std::int64_t> integer(json::Value object, std::string_view key) const;
  [[nodiscard]] Maybe<std::int64_t> millionths(json::Value object, std::string_view key) const;
  [[nodiscard]] bool flag(json::Value object, std::string_view key, bool otherwise = false) const;
  [[nodiscard]] Maybe<Duration> duration(json::Value object, std::string_view key) const;
  [[nodiscard]] Maybe<ClockTime> clock(json::Value object, std::string_view key) const;
  [[nodiscard]] Maybe<ClockTime> clock_item(json::Value array, std::size_t index) const;
  [[nodiscard]] Maybe<Day> date(json::Value object, std::string_view key) const;
  [[nodiscard]] Maybe<LocalSeconds> local_moment(json::Value object, std::string_view key) const;
  [[nodiscard]] std::optional<Moment> moment(json::Value object, std::string_view key) const;
  [[nodiscard]] std::vector<Located<DayKind>> days(json::Value object, std::string_view key) const;

  /// A word of a list; the enumeration's members follow the list's order from `first` on.
  template <class E, std::size_t n>
  [[nodiscard]] Maybe<E> choice(json::Value object, std::string_view key, const names::Names<n>& words,
                                E first = E{}) const {
    const json::Value value = get(object, key);
    const auto index = index_of(value, words);
    if (!index) return std::nullopt;
    return Located<E>{static_cast<E>(static_cast<std::size_t>(first) + *index), value.span()};
  }
  [[nodiscard]] static std::optional<std::size_t> index_of(json::Value value, std::span<const std::string_view> words);

  // ---- composed values ----
  [[nodiscard]] Text text(json::Value object, std::string_view key) const;
  [[nodiscard]] Literal literal(json::Value value) const;
  [[nodiscard]] std::vector<Literal> literals(json::Value object, std::string_view key) const;
  [[nodiscard]] MessageFilter filter(json::Value object, std::string_view key) const;
  [[nodiscard]] std::vector<FieldTest> where(json::Value object) const;
  /// The one operator of a comparison, or nothing when it lacks or was refused.
  [[nodiscard]] std::optional<Comparison> comparison(json::Value object) const;
  [[nodiscard]] Since since(json::Value object) const;
  [[nodiscard]] std::optional<InstantSpec> instant(json::Value object, std::string_view key) const;
  [[nodiscard]] std::optional<Person> person(json::Value object, std::string_view key) const;
  [[nodiscard]] Content content(json::Value object, std::string_view key) const;
  [[nodiscard]] std::optional<Window> window(json::Value object, std::string_view key) const;
  [[nodiscard]] std::vector<Guarantee> guarantees(json::Value object, std::string_view key) const;
  [[nodiscard]] std::vector<Ignore> ignores(json::Value object, std::string_view key) const;

  /// Written but unreadable conditions and triggers have the kind `invalid`; nothing written gives nothing.
  [[nodiscard]] std::optional<Condition> condition(json::Value object, std::string_view key) const;
  [[nodiscard]] std::optional<Trigger> trigger(json::Value object, std::string_view key) const;

 private:
  [[nodiscard]] Condition read_condition(json::Value value) const;
  [[nodiscard]] Trigger read_trigger(json::Value value) const;
  [[nodiscard]] Person read_person(json::Value value) const;
  [[nodiscard]] Content read_content(json::Value value) const;
  [[nodiscard]] Guarantee read_guarantee(json::Value value) const;
  [[nodiscard]] std::optional<Otherwise> otherwise(json::Value object, std::string_view key) const;
  [[nodiscard]] Anchor anchor(json::Value object, std::string_view key) const;

  const Refusals& refused_;
};

}  // namespace wayproof::model
