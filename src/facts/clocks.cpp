#include "facts/clocks.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace wayproof::facts {
namespace {

using Countries = std::span<const std::string_view>;

/// Countries with one clock for several of them, all year round. What stands in none of these has a clock of its own.
constexpr std::string_view china_time[] = {"CN", "HK", "MO", "TW"};
constexpr std::string_view central_european[] = {"DE", "FR", "IT", "AT", "CH", "BE", "NL", "LU",
                                                 "ES", "PL", "CZ", "SK", "HU", "SI", "HR", "DK",
                                                 "SE", "NO", "MT", "RS", "BA", "ME", "MK", "AL"};
constexpr std::string_view eastern_european[] = {"FI", "EE", "LV", "LT", "RO", "BG", "GR"};
constexpr std::string_view british[] = {"GB", "IE"};
constexpr std::string_view japanese[] = {"JP", "KR"};
constexpr std::string_view eight_hours[] = {"SG", "MY", "PH", "BN"};
/// Countries with several clocks of their own, and those of which only remote parts have another one.
constexpr std::string_view wide[] = {"US", "CA", "MX", "BR", "RU", "AU", "ID", "CL", "CD", "KZ", "MN", "EC"};
constexpr std::string_view remote_parts[] = {"ES", "FM", "KI", "NZ", "PF", "PG", "PT", "UA"};

bool has(Countries list, std::string_view country) {
  return std::find(list.begin(), list.end(), country) != list.end();
}

std::string_view clock_of(std::string_view country) {
  static constexpr Countries groups[] = {china_time, central_european, eastern_european, british, japanese, eight_hours};
  for (const Countries group : groups) {
    if (has(group, country)) return group.front();
  }
  return country;
}

}  // namespace

bool several_clocks(const std::vector<model::Id>& regions, Remote remote) {
  const auto country_of = [](const model::Id& region) { return std::string_view(region.value).substr(0, 2); };
  return std::any_of(regions.begin(), regions.end(), [&](const model::Id& region) {
    const std::string_view country = country_of(region);
    const bool whole = region.value.size() == 2;
    if (whole && (has(wide, country) || (remote == Remote::counts && has(remote_parts, country)))) return true;
    return clock_of(country) != clock_of(country_of(regions.front()));
  });
}

}  // namespace wayproof::facts
