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
inline constexpr Instant first_instant = -2'208'988'800;  ///< 1900-01-01T00:00:00Z
inline constexpr Instant last_instant = 7'258'118'400;    ///< 2200-01-01T00:00:00Z

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
/// The same day of the month `months` later (earlier if negative), or that month's last day where there is no such day:
/// 31 January + 1 = 28 or 29 February, 29 February + 12 = 28 February.
[[nodiscard]] Day plus_months(Day day, std::int32_t months);

/// An ISO 8601 duration. Years count as 12 months, weeks as 7 days; days and longer are calendar units, hours and
/// shorter are exact. `P1DT2H` is one calendar day, then exactly two hours. The sign applies to all parts: no part is
/// positive beside a negative one.
struct Duration {
  std::int32_t months = 0;
  std::int32_t days = 0;
  std::int64_t seconds = 0;  ///< exact part

  friend bool operator==(const Duration&, const Duration&) = default;
  [[nodiscard]] bool exact() const { return months == 0 && days == 0; }
  [[nodiscard]] bool zero() const { return months == 0 && days == 0 && seconds == 0; }
  [[nodiscard]] bool negative() const { return months < 0 || days < 0 || seconds < 0; }
  /// Bounds of what add() moves an instant by, in seconds, over all start dates and zones from 2024 on. Not attained by
  /// most zones: a calendar part as a whole gives or takes two hours (Antarctica/Troll; elsewhere one or less). A date
  /// that a zone skips altogether, as Pacific/Apia did in 2011, is not counted.
  [[nodiscard]] std::int64_t shortest() const;
  [[nodiscard]] std::int64_t longest() const;
};

/// Grammar: `[-]P[nY][nM][nD][T[nH][nM][nS]]` or `[-]PnW`: whole numbers, at least one part, no part twice, `T` only
/// before a part. A sign is accepted only with `allow_negative`. Refused too: more than 1,200 months, 36,525 days or
/// 36,525 times 24 hours, each in all.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text, bool allow_negative = false);
/// The canonical form: zero parts left out, 12 months as a year, 60 seconds as a minute, 60 minutes as an hour; days
/// stay days and hours stay hours. "PT0S" for nothing. parse_duration() reads it back to the same value.
[[nodiscard]] std::string iso(const Duration& duration);

/// Decimal digits, with noughts in front up to `digits`; a sign comes before them and is not counted.
[[nodiscard]] std::string padded(std::int64_t number, std::size_t digits);

[[nodiscard]] std::optional<ClockTime> parse_clock(std::string_view text);  ///< "HH:MM:SS", 00:00:00 to 24:00:00
[[nodiscard]] std::string iso_clock(ClockTime clock);
/// "YYYY-MM-DD", a date that exists, 1900-01-01 to 2200-01-01.
[[nodiscard]] std::optional<Day> parse_date(std::string_view text);
[[nodiscard]] std::string iso_date(Day day);
[[nodiscard]] std::string iso_local(LocalSeconds local);  ///< "YYYY-MM-DDTHH:MM:SS"
[[nodiscard]] std::string iso_utc(Instant t);             ///< "YYYY-MM-DDTHH:MM:SSZ"

/// A moment as files write it: local ("2027-03-01T10:00:00") or with offset ("...+08:00", "...Z").
struct WrittenMoment {
  LocalSeconds local = 0;
  std::optional<std::int32_t> offset;  ///< seconds east of UTC when written
};
/// Whole seconds, a date as parse_date() takes it, a clock from 00:00:00 to 23:59:59, capital `T` and `Z`, an offset of
/// whole minutes under 24 hours.
[[nodiscard]] std::optional<WrittenMoment> parse_moment(std::string_view text);

}  // namespace wayproof
