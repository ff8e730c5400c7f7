// How the map says when a journey begins and what a wait waits for.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "api/engine.h"

namespace wayproof::testing {
namespace {

using nlohmann::json;

json map_of(const std::string& entry, const std::string& wait, const char* language) {
  const std::string workspace = R"({"format": "wayproof/workspace@1", "id": "w", "time_zone": "Asia/Shanghai",
    "attributes": {"ends": {"type": "date", "title": {"en": "End of the contract", "zh": "合同到期日"}}},
    "events": {"order.paid": {"title": {"en": "Paid", "zh": "已支付"}}}})";
  const std::string journey = R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": )" + entry +
                              R"(}, "first": "w", "steps": {"w": {"type": "wait", )" + wait +
                              R"(, "next": "end"}, "end": {"type": "end"}}})";
  const json request{{"format", "wayproof/request@1"},
                     {"do", "check"},
                     {"as_of", "2026-11-21"},
                     {"lang", language},
                     {"with", {"maps"}},
                     {"files", {{{"name", "w.json"}, {"text", workspace}}, {{"name", "j.json"}, {"text", journey}}}}};
  return json::parse(engine::call(request.dump()))["maps"][0];
}

std::string detail(const json& map, const char* id) {
  for (const auto& step : map["steps"]) {
    if (step["id"] == id) return step["detail"];
  }
  return "not on the map";
}

std::string starts(const std::string& on, const char* language = "en") {
  return detail(map_of(on, R"("for": "P1D")", language), "entry");
}

std::string waits(const std::string& wait, const char* language = "en") {
  return detail(map_of(R"({"event": "order.paid"})", wait, language), "w");
}

TEST(MapWords, SayADateBeforeAfterOrOnTheDay) {
  EXPECT_EQ(starts(R"({"date": {"attribute": "ends", "plus": "-P3D", "at": "09:00:00"}})"),
            "3 days before “End of the contract”, at 09:00");
  EXPECT_EQ(starts(R"({"date": {"attribute": "ends", "plus": "-P3D", "at": "09:00:00"}})", "zh"),
            "“合同到期日”前 3 天，09:00");
  EXPECT_EQ(starts(R"({"date": {"attribute": "ends", "plus": "P1M", "at": "09:00:00"}})"),
            "1 month after “End of the contract”, at 09:00");
  EXPECT_EQ(starts(R"({"date": {"attribute": "ends", "at": "09:00:00"}})"),
            "on the day of “End of the contract”, at 09:00");
  EXPECT_EQ(starts(R"({"date": {"on": "2027-04-06", "at": "10:00:00"}})"), "once, on Tue 6 Apr 2027 at 10:00");
}

TEST(MapWords, SayWhatAWaitWaitsFor) {
  const std::string paid = R"("until_event": {"event": "order.paid"}, "at_most": "PT6H", "on_time_out": "end")";
  EXPECT_EQ(waits(paid), "until: Paid, at most 6 hours");
  EXPECT_EQ(waits(paid, "zh"), "等待：已支付，最多 6 小时");
}

}  // namespace
}  // namespace wayproof::testing
