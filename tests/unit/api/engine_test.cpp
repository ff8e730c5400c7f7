// The door: requests are understood or refused in words, users' bytes come through, every kind answers in its format.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/engine.h"
#include "support/source_dir.h"

namespace wayproof {
namespace {

using Json = nlohmann::ordered_json;

Json answer(const Json& request) {
  Json whole{{"format", "wayproof/request@1"}};
  whole.update(request);
  return Json::parse(engine::call(whole.dump()));
}

std::string refusal(const std::string& text) {
  const Json answer = Json::parse(engine::call(text));
  return answer["format"] == "wayproof/failure@1" ? answer["message"].get<std::string>() : "";
}

Json file(const std::string& name) {
  std::ifstream stream(testing::source_dir() + "/examples/c02-cart-recovery-as-written/" + name);
  std::ostringstream text;
  text << stream.rdbuf();
  return {{"name", name}, {"text", text.str()}};
}

Json flagship() {
  return {file("fashion-shop.workspace.json"), file("cart-recovery.journey.json"),
          file("new-customer-care.journey.json"), file("never-pays.customer.json")};
}

Json check(const Json& files) { return answer({{"do", "check"}, {"as_of", "2026-11-21"}, {"files", files}}); }

TEST(Engine, RefusesWhatIsNoRequestInWords) {
  EXPECT_EQ(refusal("{\"format\": "), "the request is no JSON, at byte 10");
  EXPECT_EQ(refusal("{}"), "\"format\" is not \"wayproof/request@1\"");
  EXPECT_EQ(refusal(R"({"format":"wayproof/request@1"})"), "\"do\" is missing");
  EXPECT_EQ(refusal(R"({"format":"wayproof/request@1","do":"fly"})"), "\"do\": \"fly\" is no kind of request");
  EXPECT_EQ(refusal(R"({"format":"wayproof/request@1","do":"check"})"), "\"as_of\" is missing");
  EXPECT_EQ(refusal(R"({"format":"wayproof/request@1","do":"check","as_of":"21.11.2026"})"),
            "\"as_of\" is no date YYYY-MM-DD");
  EXPECT_EQ(refusal(R"({"format":"wayproof/request@1","do":"check","files":[{"name":"a"}]})"),
            "\"files\": item 0 lacks \"name\" or \"text\"");
}

TEST(Engine, BytesThatAreNoUtf8AreTheFilesMistakeAndNotTheRequests) {
  const std::string request =
      "{\"format\":\"wayproof/request@1\",\"do\":\"check\",\"as_of\":\"2026-11-21\",\"files\":[{\"name\":\"a.json\","
      "\"text\":\"{\\\"format\\\": \\\"wayproof/journey@1\\\", \\\"id\\\": \\\"\xff\\\"}\"}]}";
  const Json report = Json::parse(engine::call(request));
  ASSERT_EQ(report["format"], "wayproof/report@1");
  const auto syntax = std::find_if(report["findings"].begin(), report["findings"].end(),
                                   [](const Json& finding) { return finding["rule"] == "file/syntax"; });
  ASSERT_NE(syntax, report["findings"].end());
  EXPECT_EQ((*syntax)["at"]["start"]["byte"], 40);
}

TEST(Engine, CheckFindsTheFlagshipsThirdMessageAndKnowsTheFiles) {
  const Json report = check(flagship());
  ASSERT_EQ(report["findings"].size(), 1U) << report["findings"].dump(1);
  EXPECT_EQ(report["findings"][0]["rule"], "cap/too-many-on-one-path");
  EXPECT_EQ(report["findings"][0]["at"]["file"], 1);
  EXPECT_EQ(report["files"][1]["kind"], "journey");
  EXPECT_EQ(report["files"][1]["id"], "cart-recovery");
  EXPECT_EQ(report["files"][3]["kind"], "customer");
  EXPECT_FALSE(report.contains("maps"));
}

TEST(Engine, ABaselineKnowsWhatItsRequestWroteDown) {
  Json files = flagship();
  const Json ask{{"as_of", "2026-11-21"}, {"lang", "en"}};
  const auto asked = [&](Json more) {
    more.update(ask);
    more["files"] = files;
    return answer(more);
  };
  const Json written = asked({{"do", "baseline"}});
  ASSERT_EQ(written["format"], "wayproof/baseline@1");
  ASSERT_EQ(written["known"].size(), 1U);
  EXPECT_EQ(written["known"][0]["step"], "code-mail");
  files.push_back({{"name", "known.json"}, {"text", written.dump()}});
  const Json report = asked({{"do", "check"}, {"baseline", "known.json"}});
  EXPECT_EQ(report["findings"][0]["known"], true);
  EXPECT_EQ(report["summary"]["known"], 1);
  EXPECT_EQ(report["summary"]["errors"], 0);
  EXPECT_EQ(report["baseline"]["gone"].size(), 0U);
  files.erase(1);  // the journey whose problem it is
  EXPECT_EQ(asked({{"do", "check"}, {"baseline", "known.json"}})["baseline"]["gone"].size(), 0U);  // not looked at
  EXPECT_EQ(asked({{"do", "check"}, {"baseline", "not.there"}})["format"], "wayproof/failure@1");
}

TEST(Engine, ProblemsInAStepSayInWhich) {
  const Json report = check(
      {{{"name", "a.journey.json"}, {"text", R"({"format": "wayproof/journey@1", "id": "a", "first": "end", "frist": 1,
                                           "steps": {"end": {"type": "end", "kolour": 1}}})"}}});
  std::map<std::string, Json> steps;
  for (const Json& finding : report["findings"]) {
    if (finding["rule"] == "file/unknown-key") steps[finding["what"]] = finding.value("steps", Json::array());
    EXPECT_EQ(finding["journey"], "a");
  }
  ASSERT_EQ(steps.size(), 2U);
  for (const auto& [what, ids] : steps) {
    EXPECT_EQ(ids, what.find("kolour") != std::string::npos ? Json::array({"end"}) : Json::array()) << what;
  }
}

TEST(Engine, TheWitnessOfAFindingTracesToTheMessageItIsAbout) {
  const Json files = flagship();
  const Json finding = check(files)["findings"][0];
  const Json trace =
      answer({{"do", "trace"}, {"as_of", "2026-11-21"}, {"files", files}, {"customer", finding["witness"]}});
  ASSERT_EQ(trace["format"], "wayproof/trace@1");
  const auto sent = std::count_if(trace["entries"].begin(), trace["entries"].end(),
                                  [](const Json& entry) { return entry["kind"] == "message"; });
  EXPECT_GE(sent, 3);
  EXPECT_TRUE(
      std::any_of(trace["caps"].begin(), trace["caps"].end(), [](const Json& cap) { return cap["exceeded"] == true; }));
}

TEST(Engine, CustomersComeByNameToo) {
  const Json request{{"do", "trace"}, {"as_of", "2026-11-21"}, {"files", flagship()}};
  Json named = request;
  named["customer_file"] = "never-pays.customer.json";
  EXPECT_EQ(answer(named)["customer"]["id"], "never-pays");
  named["customer_file"] = "cart-recovery.journey.json";
  EXPECT_EQ(answer(named)["format"], "wayproof/failure@1");
  EXPECT_EQ(answer(request)["format"], "wayproof/failure@1");
}

TEST(Engine, MapsStandThereForAFileThatIsBroken) {
  Json files = flagship();
  std::string text = files[1]["text"];
  text.erase(text.find("\"until\""), 10);
  files[1]["text"] = text;
  const Json report = answer({{"do", "check"}, {"as_of", "2026-11-21"}, {"files", files}, {"with", {"maps"}}});
  EXPECT_GE(report["maps"][0]["steps"].size(), 6U);
  EXPECT_GE(report["settings"].size(), 1U);
}

TEST(Engine, OnlyFixesThatNeedADecisionAreLeftToThePerson) {
  const Json request{{"do", "fix"}, {"as_of", "2026-11-21"}, {"files", flagship()}};
  EXPECT_TRUE(answer(request)["applied"].empty());
  Json decided = request;
  decided["safe_only"] = false;
  const Json fixed = answer(decided);
  ASSERT_EQ(fixed["applied"].size(), 1U);
  EXPECT_EQ(fixed["report"]["summary"]["errors"], 0);
  EXPECT_EQ(std::count_if(fixed["files"].begin(), fixed["files"].end(),
                          [](const Json& one) { return one["changed"] == true; }),
            1);
}

TEST(Engine, AnEditChangesOneValueAndNothingElse) {
  const Json edited = answer({{"do", "edit"},
                              {"files", flagship()},
                              {"file", 1},
                              {"pointer", "/steps/after-30-min/until/plus"},
                              {"value", "PT45M"}});
  ASSERT_EQ(edited["edits"].size(), 1U);
  EXPECT_EQ(edited["edits"][0]["text"], "\"PT45M\"");
  EXPECT_EQ(edited["edits"][0]["at"]["file"], 1);
  EXPECT_NE(refusal(R"({"format":"wayproof/request@1","do":"edit","file":3,"pointer":"","value":1})"), "");
}

TEST(Engine, AStartingWorkspaceDeclaresWhatTheJourneysSpeakOf) {
  const Json journeys{file("cart-recovery.journey.json"), file("new-customer-care.journey.json")};
  const Json made = answer({{"do", "init"}, {"files", journeys}});
  Json files = journeys;
  files.push_back({{"name", made["name"]}, {"text", made["text"]}});
  const Json report = check(files);
  for (const Json& finding : report["findings"]) {
    EXPECT_NE(finding["rule"].get<std::string>().substr(0, 5), "file/") << finding.dump(1);
  }
}

TEST(Engine, ForeignFilesAreCheckedWithTheirLosses) {
  std::ifstream stream(testing::source_dir() + "/tests/data/dittofeed/winter-offer.json");
  std::ostringstream text;
  text << stream.rdbuf();
  const Json report = check({{{"name", "winter-offer.json"}, {"text", text.str()}}});
  EXPECT_EQ(report["files"][0]["kind"], "import:dittofeed");
  ASSERT_EQ(report["losses"].size(), 1U);
  EXPECT_GT(report["losses"][0]["mapped"], 0);
}

TEST(Engine, RulesPagesAndSchemasAreThere) {
  for (const char* const lang : {"en", "zh"}) {
    const Json rules = answer({{"do", "rules"}, {"lang", lang}});
    EXPECT_GE(rules["rules"].size(), 20U);
    for (const Json& rule : rules["rules"]) {
      const Json page = answer({{"do", "explain"}, {"rule", rule["id"]}, {"lang", lang}});
      EXPECT_NE(page["markdown"], "") << rule["id"];
      EXPECT_EQ(page["title"], rule["title"]);
    }
  }
  for (const char* const kind : {"journey", "workspace", "customer"}) {
    EXPECT_EQ(answer({{"do", "schema"}, {"kind", kind}})["schema"]["$schema"],
              "https://json-schema.org/draft/2020-12/schema")
        << kind;
  }
}

}  // namespace
}  // namespace wayproof
