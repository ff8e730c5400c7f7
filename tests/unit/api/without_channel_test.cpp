// A message whose channel is not written: the file has its finding, and every other stage goes on without one.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/engine.h"

namespace wayproof {
namespace {

using nlohmann::json;

TEST(Engine, AMessageWithoutAChannelIsCheckedAndDrawn) {
  const std::string workspace =
      R"({"format": "wayproof/workspace@1", "id": "w", "journeys": ["*.json"], "events": {"go": {}},
    "topics": {"news": {}}, "gate": {"checks": {"caps": {"mode": "observe"}, "hours": {"mode": "observe"}},
    "quiet": [{"from": "21:00:00", "to": "08:00:00"}], "caps": [{"id": "one", "of": {}, "max": 0, "window": {"sliding": "PT24H"}}]}})";
  const std::string journey =
      R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"}}, "first": "m",
    "steps": {"m": {"type": "message", "purpose": "marketing", "topic": "news", "content": {"text": "x"}, "next": "end"}, "end": {"type": "end"}}})";
  const json request{
      {"format", "wayproof/request@1"},
      {"do", "check"},
      {"as_of", "2026-11-21"},
      {"with", {"maps"}},
      {"files",
       {{{"name", "w.workspace.json"}, {"text", workspace}}, {{"name", "j.journey.json"}, {"text", journey}}}}};
  const json report = json::parse(engine::call(request.dump()));
  ASSERT_EQ(report["format"], "wayproof/report@1");
  EXPECT_EQ(report["maps"].size(), 1U);
  const auto missing = std::count_if(report["findings"].begin(), report["findings"].end(),
                                     [](const json& finding) { return finding["rule"] == "file/missing-key"; });
  EXPECT_GE(missing, 1);
}

}  // namespace
}  // namespace wayproof
