// A customer walks through journeys of other systems: events, segments and fields go by the names that the export uses.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/engine.h"
#include "support/source_dir.h"

namespace wayproof {
namespace {

using Json = nlohmann::ordered_json;

std::string file_text(const std::filesystem::path& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// The steps that the customer comes to, as "date time step".
std::vector<std::string> walk(const std::string& name, const std::string& text, const Json& customer) {
  const Json request{{"format", "wayproof/request@1"},
                     {"do", "trace"},
                     {"as_of", "2026-11-22"},
                     {"files", {{{"name", name}, {"text", text}}}},
                     {"customer", customer}};
  const Json answer = Json::parse(engine::call(request.dump()));
  EXPECT_EQ(answer["format"], "wayproof/trace@1") << answer.dump(1).substr(0, 600);
  std::vector<std::string> lines;
  if (!answer.contains("entries")) return lines;
  for (const Json& entry : answer["entries"]) {
    if (!entry.contains("step") || entry["step"].is_null()) continue;
    std::string line = entry["local"].get<std::string>().substr(0, 16) + " " + entry["step"].get<std::string>();
    if (lines.empty() || lines.back() != line) lines.push_back(std::move(line));
  }
  return lines;
}

bool contains(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

TEST(ForeignTrace, AKlaviyoFlowGoesItsWay) {
  const Json customer = Json::parse(
      R"({"format": "wayproof/customer@1", "id": "cart-filler", "from": "2026-11-23T09:00:00", "until": "2026-11-27T09:00:00",
    "profile": {"time_zone": "Europe/Berlin", "attributes": {"Shoe size": "42"}},
    "events": [{"event": "ChkSta", "at": "2026-11-23T10:00:00", "with": {"$value": 30}}]})");
  const auto lines =
      walk("cart.json", file_text(testing::source_dir() + "/tests/data/klaviyo/cart-reminder.json"), customer);
  EXPECT_TRUE(contains(lines, "2026-11-23T10:00 101")) << ::testing::PrintToString(lines);
  EXPECT_TRUE(contains(lines, "2026-11-23T11:30 104:message"))
      << "an hour and a half later" << ::testing::PrintToString(lines);
  EXPECT_TRUE(contains(lines, "2026-11-24T10:00 106")) << "the next weekday at ten" << ::testing::PrintToString(lines);
}

TEST(ForeignTrace, RealMultistepReachesTheDateOfEachWait) {
  const char* const corpus = std::getenv("WAYPROOF_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "WAYPROOF_CORPUS is not set: 2 traces of a real export not made";
  const std::string audience = "DEAudience-2e3c73b6-48cc-2ec0-5522-48636e1a236e";
  const std::string text = file_text(std::filesystem::path(corpus) / "sfmc/multistep_get-expected.json");
  Json customer = Json::parse(
      R"({"format": "wayproof/customer@1", "id": "one", "from": "2026-11-23T09:00:00", "until": "2026-11-30T09:00:00"})");
  customer["changes"] = {{{"at", "2026-11-23T10:00:00"}, {"enter_segments", {audience}}}};
  const auto without_mail = walk("multistep.json", text, customer);
  EXPECT_TRUE(contains(without_mail, "2026-11-23T10:00 WAITBYDURATION-2")) << ::testing::PrintToString(without_mail);
  EXPECT_TRUE(contains(without_mail, "2026-11-24T10:00 (end)")) << ::testing::PrintToString(without_mail);
}

}  // namespace
}  // namespace wayproof
