// Pieces every model object is made of: values that know where they are written, texts in several languages, filters.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.h"
#include "time/time.h"

namespace wayproof::model {

/// A value and the bytes it was read from. In an imported journey the span lies in the foreign file.
template <class T>
struct Located {
  T value{};
  Span span;

  friend bool operator==(const Located& a, const Located& b) { return a.value == b.value; }
};

template <class T>
using Maybe = std::optional<Located<T>>;  ///< absent, or written wrongly (then a finding says so)

/// Like std::optional, but kept on the heap: for things that are mostly absent, so that a journey of many steps stays
/// small.
template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}                                           // NOLINT: converts as std::optional does
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT
  Boxed(std::optional<T> value) {                                    // NOLINT
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Boxed(const Boxed& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) {
    if (this != &other) value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  [[nodiscard]] explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] T* operator->() { return value_.get(); }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] T value_or(T other) const { return value_ ? *value_ : std::move(other); }
  T& emplace() { return *(value_ = std::make_unique<T>()); }
  void reset() { value_.reset(); }

  friend bool operator==(const Boxed& a, const Boxed& b) {
    return a.has_value() && b.has_value() ? *a == *b : a.has_value() == b.has_value();
  }

 private:
  std::unique_ptr<T> value_;
};

using Id = Located<std::string>;
using MaybeId = Boxed<Id>;

/// User-facing text: one entry a language; a plain string in a file stands under the language "" (the workspace's one
/// language).
struct Text {
  struct Entry {
    std::string language;
    std::string value;
    Span span;  ///< of the value
  };
  std::vector<Entry> entries;
  Span span;

  [[nodiscard]] bool empty() const { return entries.empty(); }
};

enum class Purpose : std::uint8_t { marketing, transactional, service, otp, mixed, internal };
inline constexpr std::size_t purpose_count = 6;

enum class Reaction : std::uint8_t { sent, delivered, opened, clicked, replied, bounced };

/// A constant in a file: what attributes hold, events carry and conditions compare with.
struct Literal {
  enum class Kind : std::uint8_t { none, text, integer, rate, boolean, date, moment, list };
  Kind kind = Kind::none;
  std::string text;            ///< text; also the source form of dates and moments
  std::int64_t number = 0;     ///< integer; rate in 10^-6; boolean 0/1; date in days; moment in local seconds
  std::vector<Literal> items;  ///< list
  Span span;

  friend bool operator==(const Literal& a, const Literal& b) {
    return a.kind == b.kind && a.text == b.text && a.number == b.number && a.items == b.items;
  }
};

enum class Op : std::uint8_t { is, is_not, in, at_least, at_most, more_than, less_than, known, within, ago };

/// The right side of a comparison. `in` has a list literal; `known` a boolean; `within`/`ago` a duration (a date
/// attribute lies in [now, now + D], or in [now - D, now]).
struct Comparison {
  Op op = Op::is;
  Literal literal;
  std::optional<std::string> entry_field;  ///< instead of a literal: a field of the entry event ({"entry": "sku"})
  std::optional<std::string> attribute;    ///< instead of a literal: an attribute of the profile
  Duration duration;                       ///< for within / ago
  Span name_span;                          ///< of the field's or attribute's name alone
  Span span;
};

/// One line of a `where`: a field of an event compared with something.
struct FieldTest {
  Id field;
  Comparison compare;
  Span span;
};

/// Which messages: every given field must agree. Used by reactions, caps, quiet hours and guarantees alike.
struct MessageFilter {
  std::optional<Located<Purpose>> purpose;
  MaybeId channel, topic, kind, offer, journey, step;
  Span span;

  [[nodiscard]] bool any() const { return !purpose && !channel && !topic && !kind && !offer && !journey && !step; }
};

/// Reference point of an instant.
struct Anchor {
  enum class Kind : std::uint8_t { now, entry, step, attribute, entry_field, date };
  Kind kind = Kind::now;
  std::string name;  ///< step, attribute or field
  Span name_span;    ///< of that name alone
  Day date = 0;
  Span span;
};

enum class DayKind : std::uint8_t { mon, tue, wed, thu, fri, sat, sun, workday, any };

/// What happens where an instant cannot be waited for.
struct Otherwise {
  enum class Kind : std::uint8_t { go_on, leave, step };
  Kind kind = Kind::go_on;
  std::string step;
  Span step_span;  ///< of its name alone
  Span span;
};

/// A point in time: the anchor's local date plus `plus`, at the clock `at`, on the first allowed day from there, in
/// `zone`; without `at`, the anchor plus `plus` exactly. (docs/semantics.md, B.5)
struct InstantSpec {
  Anchor of;
  Maybe<Duration> plus;  ///< may be negative
  Maybe<ClockTime> at;
  std::vector<Located<DayKind>> on;
  MaybeId zone;  ///< "recipient" (also when absent), "workspace", or a name of the tz database
  std::optional<Otherwise> if_past;
  std::optional<Otherwise> if_missing;
  Span span;
};

}  // namespace wayproof::model
