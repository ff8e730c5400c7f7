// Time zones from one pinned release of the tz database, compiled into the engine, so that every door on every machine
// gives the same local time. The generated table and the release it comes from: src/time/zones.generated.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

struct Transition {
  Instant at = 0;              ///< first instant with the new offset
  std::int32_t before = 0;     ///< seconds east of UTC
  std::int32_t after = 0;
};

/// A cheap handle; all handles to one name are equal.
class Zone {
 public:
  Zone() = default;  ///< UTC

  /// A name or link of the tz database, exactly as it spells it.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  /// Every known name in byte order; `index` below `count()`.
  [[nodiscard]] static std::size_t count();
  [[nodiscard]] static std::string_view name_at(std::size_t index);

  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::int32_t offset_at(Instant t) const;  ///< seconds east of UTC
  [[nodiscard]] LocalSeconds local(Instant t) const { return t + offset_at(t); }
  [[nodiscard]] Resolved resolve(LocalSeconds local) const;
  /// The first change of offset strictly after `t`, or nothing.
  [[nodiscard]] std::optional<Transition> next_transition(Instant t) const;

  friend bool operator==(Zone, Zone) = default;

 private:
  explicit Zone(std::uint16_t name) : name_(name) {}
  std::uint16_t name_ = 0;  // index into the generated table of names, 0 being "UTC"
};

/// For example "2026b".
[[nodiscard]] std::string_view tzdata_version();

/// `t` plus a duration on the clock of `zone`: local date plus months (clamped to the month's last day) plus days, resolved,
/// then the exact part. A positive duration never gives an instant before `t`. (semantics B.5)
[[nodiscard]] Instant add(Instant t, const Duration& duration, Zone zone);

}  // namespace wayproof
