// Time as the engine counts it: whole seconds UTC, local clocks, calendar durations. No clock is ever read here; what
// "now" is comes in with the request.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wayproof {

/// Seconds since 1970-01-01T00:00:00Z, no leap seconds. The engine accepts 1900-01-01 to 2200-01-01.
using Instant = std::int64_t;
/// Seconds since 1970-01-01T00:00:00 on some local clock.
using LocalSeconds = std::int64_t;
/// Days since 1970-01-01.
using Day = std::int32_t;
/// Seconds since local midnight, 0 to 86,400 (24:00:00 is allowed where a range ends).
using ClockTime = std::int32_t;

inline constexpr std::int64_t day_seconds = 86'400;

struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;  ///< 1-12
  std::int32_t day = 1;    ///< 1-31

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] Day day_of(CivilDate date);
[[nodiscard]] CivilDate civil(Day day);
/// 0 = Monday ... 6 = Sunday.
[[nodiscard]] int weekday(Day day);
[[nodiscard]] Day day_of_local(LocalSeconds local);          ///< floor division
[[nodiscard]] ClockTime clock_of_local(LocalSeconds local);  ///< 0 .. 86,399

/// An ISO 8601 duration. Years count as 12 months, weeks as 7 days; days and longer are calendar units, hours and shorter
/// are exact. `P1DT2H` is one calendar day, then exactly two hours. The sign applies to all parts.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;
  std::int64_t seconds = 0;  ///< exact part

  friend bool operator==(const Duration&, const Duration&) = default;
  [[nodiscard]] bool exact() const { return months == 0 && days == 0; }
  [[nodiscard]] bool zero() const { return months == 0 && days == 0 && seconds == 0; }
  /// Bounds of its length in seconds over all calendars and zones: a month is 28-31 days, a calendar day 23-25 hours
  /// (a zone's offset moves by at most one hour and a half a day's span; dates that a zone skips are not counted).
  [[nodiscard]] std::int64_t shortest() const;
  [[nodiscard]] std::int64_t longest() const;
};

/// Grammar: `[-]P[nY][nM][nW][nD][T[nH][nM][nS]]`, integers, at least one part, none after W but D/T; nothing else.
/// A sign is accepted only with `allow_negative`. Values over 100 years are refused.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text, bool allow_negative = false);
[[nodiscard]] std::string iso(const Duration& duration);  ///< shortest canonical form, "PT0S" for nothing

[[nodiscard]] std::optional<ClockTime> parse_clock(std::string_view text);   ///< "HH:MM:SS", 00:00:00 to 24:00:00
[[nodiscard]] std::string iso_clock(ClockTime clock);
[[nodiscard]] std::optional<Day> parse_date(std::string_view text);          ///< "YYYY-MM-DD", a date that exists
[[nodiscard]] std::string iso_date(Day day);
[[nodiscard]] std::string iso_local(LocalSeconds local);                     ///< "YYYY-MM-DDTHH:MM:SS"

/// A moment as files write it: local ("2027-03-01T10:00:00") or with offset ("...+08:00", "...Z").
struct WrittenMoment {
  LocalSeconds local = 0;
  std::optional<std::int32_t> offset;  ///< seconds east of UTC when written
};
[[nodiscard]] std::optional<WrittenMoment> parse_moment(std::string_view text);

}  // namespace wayproof
