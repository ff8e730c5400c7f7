// When things are due: instants of waits, date and schedule triggers, local clocks. Pure functions over zones.
#pragma once

#include <optional>

#include "trace/state.h"

namespace wayproof::trace {

/// The earlier of two times that may not exist.
[[nodiscard]] std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b);

/// A date (its local midnight) or moment on a zone's clock as an instant; nothing for other values.
[[nodiscard]] std::optional<Instant> moment_of(const Value& value, Zone zone);

/// The first instant t with `add(t, duration, zone) >= target`.
[[nodiscard]] Instant first_reaching(Instant target, const Duration& duration, Zone zone);

/// What an instant specification comes to at `t`.
struct Due {
  enum class Kind : std::uint8_t { at, past, missing };
  Kind kind = Kind::at;
  Instant at = 0;  ///< also for `past`: when it was
};
[[nodiscard]] Due resolve(const program::Program& program, const State& state, const Instance& instance,
                          const program::InstantSpec& spec, Instant t);

/// The next time a date or schedule trigger (also inside `any`) is due strictly after `after`.
[[nodiscard]] std::optional<Instant> next_due(const program::Program& program, const State& state, Index trigger,
                                              Instant after);
/// A date trigger with `if_past: enter` whose day was over before `t`: it enters at once.
[[nodiscard]] bool missed_and_enters(const program::Program& program, const State& state, Index trigger, Instant t);
/// Does a date trigger (also inside `any`) hang on this attribute?
[[nodiscard]] bool reads_date(const program::Program& program, Index trigger, Index attribute);
/// Is a date or schedule trigger due exactly at `t`?
[[nodiscard]] bool is_due(const program::Program& program, const State& state, Index trigger, Instant t);

}  // namespace wayproof::trace
