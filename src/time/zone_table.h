// The shape of the generated table of zones (zones.generated.cpp): arrays of small numbers, because the page downloads
// them. Only zone.cpp reads it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace wayproof::zone_table {

/// Once a year: `minutes` after 00:00 UTC of the week-th (5: last) weekday (0: Sunday) of the month. It lies well
/// inside the year, so that one year's changes decide that year's offsets.
struct YearlyChange {
  std::uint8_t month;
  std::uint8_t week;
  std::uint8_t weekday;
  std::int16_t minutes;
  std::int16_t offset;  ///< minutes east of UTC from then on
};
using YearlyRule = std::array<YearlyChange, 2>;  ///< in the order of the year

/// What a clock does: `first_offset` up to its first row, then what each row says. From its last row on (if it has
/// none, from `table_begin` on) it follows its rule, if it has one; the rule gives the same offset there.
struct Series {
  std::uint16_t first_row;
  std::uint16_t row_count;
  std::int16_t first_offset;  ///< minutes east of UTC
  std::uint16_t rule;         ///< index into `rules` or `no_rule`
};

inline constexpr std::uint16_t no_rule = 0xffff;
inline constexpr std::int64_t table_begin = 946'684'800;  ///< 2000-01-01T00:00:00Z

struct Table {
  std::string_view release;
  std::uint16_t name_count = 0;
  std::uint16_t utc = 0;  ///< index of "UTC"
  std::uint16_t country_count = 0;
  const char* name_text = nullptr;             ///< all names in byte order, one after the other
  const std::uint16_t* name_begin = nullptr;   ///< name_count + 1 places in it
  const std::uint16_t* name_series = nullptr;  ///< index into `series` of each name
  const Series* series = nullptr;
  const std::uint32_t* row_at = nullptr;     ///< instants
  const std::int16_t* row_offset = nullptr;  ///< minutes east of UTC from then on; never what it was before
  const YearlyRule* rules = nullptr;
  const char* country_text = nullptr;            ///< codes of two letters in byte order, one after the other
  const std::uint16_t* country_begin = nullptr;  ///< country_count + 1 places in country_zone
  const std::uint16_t* country_zone = nullptr;   ///< indices of names; of each country the most important first
};

/// Compiled in (zones.generated.cpp); the page's module is handed it as a file (wasm/loaded_zones.cpp).
[[nodiscard]] const Table& table();

}  // namespace wayproof::zone_table
