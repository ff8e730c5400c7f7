#include "facts/clocks.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

namespace wayproof::facts {
namespace {

using Countries = std::span<const std::string_view>;

/// Of these only remote parts have another clock than most people there; the first zone of each is that of most.
constexpr std::string_view remote_parts[] = {"ES", "FM", "KI", "NZ", "PF", "PG", "PT", "UA"};
/// ... and of these it is not the official one, and no reason to warn anybody: Urumqi.
constexpr std::string_view unofficial[] = {"CN"};

bool has(Countries list, std::string_view country) {
  return std::find(list.begin(), list.end(), country) != list.end();
}

std::string_view country_of(const model::Id& region) { return std::string_view(region.value).substr(0, 2); }

std::vector<Zone> zones_of_most(std::string_view country, Remote remote) {
  std::vector<Zone> zones = Zone::of_country(country);
  if (zones.size() > 1 && (has(unofficial, country) || (remote == Remote::ignored && has(remote_parts, country))))
    zones.resize(1);
  return zones;
}

// What clocks showed before the release of the tz database does not matter to journeys; nor does what is far off.
bool same_clock_now(Zone one, Zone other) {
  int year = 0;
  const std::string_view release = tzdata_version();
  std::from_chars(release.data(), release.data() + release.size(), year);
  constexpr int years = 10;
  return one.same_clock(other, day_of({year, 1, 1}) * Instant{day_seconds},
                        day_of({year + years, 1, 1}) * Instant{day_seconds});
}

bool differ(const std::vector<Zone>& zones) {
  return std::any_of(zones.begin(), zones.end(), [&](Zone zone) { return !same_clock_now(zone, zones.front()); });
}

std::vector<Zone> all_zones() {
  std::vector<Zone> all;
  for (std::size_t n = 0; n < Zone::count(); ++n) all.push_back(*Zone::find(Zone::name_at(n)));
  return all;
}

}  // namespace

bool several_clocks(const std::vector<model::Id>& regions, Remote remote) {
  if (regions.empty()) return false;
  const model::Id& first = regions.front();
  const std::vector<Zone> clock = zones_of_most(country_of(first), remote);
  return std::any_of(regions.begin(), regions.end(), [&](const model::Id& region) {
    const bool whole = region.value.size() == 2;
    const std::vector<Zone> zones = zones_of_most(country_of(region), remote);
    if (region.value == first.value) return whole && differ(zones);
    if (zones.empty() || clock.empty()) return country_of(region) != country_of(first);
    return differ(zones) || differ(clock) || !same_clock_now(zones.front(), clock.front());
  });
}

std::vector<Zone> zones_of(const model::Workspace& workspace) {
  std::vector<Zone> zones;
  zones.push_back(workspace.zone ? Zone::find(workspace.zone->value).value_or(Zone()) : Zone());
  for (const model::Attribute& attribute : workspace.attributes) {
    if (attribute.type != model::ValueType::zone) continue;
    for (const model::Literal& value : attribute.one_of) {
      if (const auto zone = Zone::find(value.text)) zones.push_back(*zone);
    }
  }
  if (zones.size() > 1) return zones;
  if (workspace.regions.empty()) return all_zones();
  for (const model::Id& region : workspace.regions) {
    const std::vector<Zone> theirs = Zone::of_country(country_of(region));
    if (theirs.empty()) return all_zones();
    zones.insert(zones.end(), theirs.begin(), theirs.end());
  }
  return zones;
}

const model::Id* region_with(const std::vector<model::Id>& regions, Zone zone) {
  if (regions.empty()) return nullptr;
  const auto found = std::find_if(regions.begin(), regions.end(), [&](const model::Id& region) {
    const std::vector<Zone> theirs = Zone::of_country(country_of(region));
    return std::find(theirs.begin(), theirs.end(), zone) != theirs.end();
  });
  return found == regions.end() ? &regions.front() : &*found;
}

}  // namespace wayproof::facts
