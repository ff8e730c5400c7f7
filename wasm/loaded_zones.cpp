// The time zones of the page's module: `loadZones` takes engine.zones as tools/make_zones.py packs it. They compress no
// better inside the engine than beside it, and change on their own days.
#include <emscripten/bind.h>

#include <cstring>
#include <string>

#include "time/zone_table.h"

namespace wayproof {
namespace {

struct Loaded {
  std::string bytes;
  zone_table::Table table;
};

/// Set by the door before the engine is first called, never by the engine.
Loaded& loaded() {
  static Loaded all;
  return all;
}

/// The next array: its length in bytes, its bytes, filled up to a multiple of 4.
template <class Item>
const Item* take(const char*& at, std::size_t& count) {
  std::uint32_t length = 0;
  std::memcpy(&length, at, sizeof length);
  const char* const first = at + sizeof length;
  at = first + (length + 3) / 4 * 4;
  count = length / sizeof(Item);
  return reinterpret_cast<const Item*>(first);
}

static_assert(sizeof(zone_table::Series) == 8 && sizeof(zone_table::YearlyRule) == 16, "as make_zones.py packs them");

void load_zones(const std::string& bytes) {
  Loaded& all = loaded();
  if (!all.bytes.empty()) return;  // pointers into it are in use
  all.bytes = bytes;
  const char* at = all.bytes.data();
  std::size_t count = 0;
  const char* const release = take<char>(at, count);
  all.table.release = {release, count};
  const auto* const numbers = take<std::uint16_t>(at, count);
  all.table.name_count = numbers[0];
  all.table.utc = numbers[1];
  all.table.country_count = numbers[2];
  all.table.name_text = take<char>(at, count);
  all.table.name_begin = take<std::uint16_t>(at, count);
  all.table.name_series = take<std::uint16_t>(at, count);
  all.table.series = take<zone_table::Series>(at, count);
  all.table.row_at = take<std::uint32_t>(at, count);
  all.table.row_offset = take<std::int16_t>(at, count);
  all.table.rules = take<zone_table::YearlyRule>(at, count);
  all.table.country_text = take<char>(at, count);
  all.table.country_begin = take<std::uint16_t>(at, count);
  all.table.country_zone = take<std::uint16_t>(at, count);
}

EMSCRIPTEN_BINDINGS(wayproof_zones) { emscripten::function("loadZones", &load_zones); }

}  // namespace

const zone_table::Table& zone_table::table() { return loaded().table; }

}  // namespace wayproof
