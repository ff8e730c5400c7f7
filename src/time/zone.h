// Time zones from one pinned release of the tz database, compiled into the engine, so that every door on every machine
// gives the same local time. src/time/zones.generated.cpp is made from data/tz by tools/make_zones.py; docs/time.md has
// the rules in words. The tests compare every zone with Python's zoneinfo (tests/tz).
//
// The table begins at 2000-01-01T00:00:00Z. Before that a zone keeps the offset it had then: journeys live now, and the
// history would double the table. After the last listed change the zone's standing yearly rule goes on for ever.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/time.h"

namespace wayproof {

/// How a local time meets the UTC line.
enum class LocalKind : std::uint8_t {
  unique,
  gap,      ///< the clock jumped over it; resolved to the first instant after the gap
  overlap,  ///< the clock shows it twice; resolved to the first
};

struct Resolved {
  Instant at = 0;
  LocalKind kind = LocalKind::unique;
};

/// A longest stretch of time with one offset: [begin, end). The first begins at `beginning_of_time`, the last ends at
/// `end_of_time`.
struct Stretch {
  Instant begin = 0;
  Instant end = 0;
  std::int32_t offset = 0;  ///< seconds east of UTC

  [[nodiscard]] bool contains(Instant t) const { return begin <= t && t < end; }
};
inline constexpr Instant beginning_of_time = std::numeric_limits<Instant>::min();
inline constexpr Instant end_of_time = std::numeric_limits<Instant>::max();

struct Transition {
  Instant at = 0;           ///< first instant with the new offset
  std::int32_t before = 0;  ///< seconds east of UTC
  std::int32_t after = 0;
};

/// Instants are taken up to the year 9999. A cheap handle; handles are equal exactly when their names are (a link is
/// not equal to its target, see same_clock()).
class Zone {
 public:
  Zone();  ///< "UTC"

  /// A name or link of the tz database, exactly as it spells it.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  /// Every known name in byte order; `index` below `count()`.
  [[nodiscard]] static std::size_t count();
  [[nodiscard]] static std::string_view name_at(std::size_t index);
  /// Those of a country by its ISO 3166 code ("US"), where most people live first as a rule; none for another word.
  [[nodiscard]] static std::vector<Zone> of_country(std::string_view code);

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::int32_t offset_at(Instant t) const { return stretch_at(t).offset; }  ///< seconds east of UTC
  [[nodiscard]] LocalSeconds local(Instant t) const { return t + offset_at(t); }
  /// The stretch of constant offset around `t`. Who asks for many instants keeps it and asks again only outside of it.
  [[nodiscard]] Stretch stretch_at(Instant t) const;
  /// The first instant at which the clock has reached or passed `local`; hence never earlier for a later `local`. (That
  /// is the first of two in an overlap, and the first after the gap in a gap.)
  [[nodiscard]] Resolved resolve(LocalSeconds local) const;
  /// The first change of offset strictly after `t`, or nothing.
  [[nodiscard]] std::optional<Transition> next_transition(Instant t) const;
  /// Do the two zones show the same clock at every instant of the table?
  [[nodiscard]] bool same_clock(Zone other) const;
  /// ... at every instant of [from, until)?
  [[nodiscard]] bool same_clock(Zone other, Instant from, Instant until) const;

  friend bool operator==(Zone, Zone) = default;

 private:
  explicit Zone(std::uint16_t name) : name_(name) {}
  std::uint16_t name_;  // index into the generated table of names
};

/// For example "2026b".
[[nodiscard]] std::string_view tzdata_version();

/// `t` plus a duration on the clock of `zone`: local date plus months (clamped to the month's last day) plus days,
/// resolved, then the exact part. A positive duration never gives an instant before `t`, a negative one never one after
/// it; an exact duration, and a zero one, adds seconds and looks at no clock. (semantics B.5)
[[nodiscard]] Instant add(Instant t, const Duration& duration, Zone zone);

/// A written moment as an instant; one without offset is read on the clock of `zone`.
[[nodiscard]] Resolved resolve(const WrittenMoment& moment, Zone zone);

/// "2027-03-01T10:00:00+08:00", in UTC "...Z" only for the zone named "UTC".
[[nodiscard]] std::string iso(Instant t, Zone zone);

}  // namespace wayproof
