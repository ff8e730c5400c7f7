// By which clocks people live, by example, and what is known of countries beside what is known of zones.
#include "facts/clocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/checked.h"

namespace wayproof::facts {
namespace {

std::vector<model::Id> regions(const std::vector<std::string>& names) {
  std::vector<model::Id> out;
  for (const std::string& name : names) out.push_back({name, {}});
  return out;
}

bool several(const std::vector<std::string>& names) { return several_clocks(regions(names), Remote::counts); }

TEST(Clocks, CountriesWithOneClock) {
  for (const char* one : {"CN", "KR", "JP", "FR", "DE", "GB", "IN", "AE", "TR", "SG"})
    EXPECT_FALSE(several({one})) << one;
  EXPECT_FALSE(several({}));
  EXPECT_FALSE(several({"CN", "HK", "TW"}));
  EXPECT_FALSE(several({"DE", "FR", "IT", "NL", "SE", "PL"}));
  EXPECT_FALSE(several({"GB", "IE"}));
  EXPECT_FALSE(several({"JP", "KR"}));
  EXPECT_FALSE(several({"SG", "MY", "CN"}));  // the same clock by other laws
}

TEST(Clocks, CountriesWithSeveral) {
  for (const char* one : {"US", "CA", "MX", "BR", "RU", "AU", "ID", "CL"}) EXPECT_TRUE(several({one})) << one;
  EXPECT_TRUE(several({"CN", "KR"}));
  EXPECT_TRUE(several({"DE", "GB"}));
  EXPECT_TRUE(several({"DE", "DE", "FI"}));
}

TEST(Clocks, APartOfSuchACountryHasOne) {
  EXPECT_FALSE(several({"US-NY"}));
  EXPECT_FALSE(several({"US-NY", "US-NY"}));
  EXPECT_TRUE(several({"US-NY", "US-CA"}));
  EXPECT_TRUE(several({"US-NY", "US"}));
  EXPECT_TRUE(several({"US-NY", "DE"}));
  EXPECT_FALSE(several({"DE-BY", "DE-BE"}));
}

TEST(Clocks, RemotePartsCountOrDoNot) {
  for (const char* one : {"ES", "PT", "NZ"}) {
    EXPECT_TRUE(several_clocks(regions({one}), Remote::counts)) << one;
    EXPECT_FALSE(several_clocks(regions({one}), Remote::ignored)) << one;
  }
  EXPECT_TRUE(several_clocks(regions({"US"}), Remote::ignored));
}

TEST(Clocks, OfAWordThatIsNoCountryNothingIsKnown) {
  EXPECT_FALSE(several({"XX"}));
  EXPECT_FALSE(several({"XX", "XX-A"}));
  EXPECT_TRUE(several({"XX", "DE"}));
  EXPECT_TRUE(several({"DE", "XX"}));
}

std::vector<std::string> zones(const std::string& more) {
  const auto loaded = testing::load({{"w.workspace.json", R"({"format": "wayproof/workspace@1", "id": "w", )" + more +
                                                              R"("time_zone": "Asia/Shanghai"})"}});
  std::vector<std::string> out;
  for (const Zone zone : zones_of(loaded->parts.front().project->workspace)) out.emplace_back(zone.name());
  return out;
}

TEST(Clocks, ZonesOfCustomers) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(zones(R"("regions": ["KR"], )"), (Names{"Asia/Shanghai", "Asia/Seoul"}));
  EXPECT_EQ(zones(R"("regions": ["KR", "US-CA"], )").size(), 2U + 29U);
  EXPECT_EQ(zones("").size(), Zone::count());
  EXPECT_EQ(zones(R"("regions": ["XX"], )").size(), Zone::count() + 0U);
  const std::string attribute = R"("regions": ["KR"], "attributes": {"where": {"type": "zone")";
  EXPECT_EQ(zones(attribute + "}}, "), (Names{"Asia/Shanghai", "Asia/Seoul"}));
  EXPECT_EQ(zones(attribute.substr(attribute.find(R"("attributes")")) + "}}, ").size(), Zone::count());
  EXPECT_EQ(zones(attribute + R"(, "one_of": ["Europe/Paris", "Asia/Tokyo"]}}, )"),
            (Names{"Asia/Shanghai", "Europe/Paris", "Asia/Tokyo"}));
}

TEST(Clocks, TheRegionOfAZone) {
  const auto both = regions({"KR", "US-NY"});
  EXPECT_EQ(region_with(both, *Zone::find("America/Chicago")), &both[1]);
  EXPECT_EQ(region_with(both, *Zone::find("Asia/Seoul")), &both[0]);
  EXPECT_EQ(region_with(both, *Zone::find("Europe/Paris")), &both[0]);
  EXPECT_EQ(region_with({}, Zone()), nullptr);
}

}  // namespace
}  // namespace wayproof::facts
