// The five questions: what is open, what answers write into the workspace, and that they hold for the next export.
#include "api/questions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/engine.h"
#include "json/read.h"
#include "support/source_dir.h"

namespace wayproof {
namespace {

using Json = nlohmann::ordered_json;

std::string data(const std::string& name) {
  std::stringstream content;
  content << std::ifstream(testing::source_dir() + "/tests/data/" + name, std::ios::binary).rdbuf();
  return content.str();
}

Json ask(Json request) {
  request["format"] = "wayproof/request@1";
  request["as_of"] = "2026-11-22";
  return Json::parse(engine::call(request.dump()));
}

Json file(const std::string& name, const std::string& text) { return {{"name", name}, {"text", text}}; }

const Json& question(const Json& answer, std::string_view id) {
  for (const Json& one : answer["questions"]) {
    if (one["id"] == id) return one;
  }
  static const Json nothing;
  ADD_FAILURE() << "no question " << id;
  return nothing;
}

bool is_of_pack(const Json& finding) { return finding["rule"].get<std::string>().starts_with("pack/"); }

/// Questions of rules; those of packs come with the regions.
std::size_t open_findings(const Json& report) {
  std::size_t open = 0;
  for (const Json& one : report["findings"]) open += one.contains("question") && !is_of_pack(one);
  return open;
}

const Json everything =
    Json::parse(R"({"system": "klaviyo", "consent": true, "suppression": true, "caps": {"max": 2, "hours": 24},
  "quiet": {"from": "21:00:00", "to": "08:00:00"}, "opt_out": true, "topics": {"marketing": {"consent": "express", "sells": true}},
  "regions": ["DE", "AT"]})");

TEST(Questions, AreFiveAndOpenAtFirst) {
  const Json answer = ask({{"do", "questions"}, {"files", {file("cart.json", data("klaviyo/cart-reminder.json"))}}});
  ASSERT_EQ(answer["questions"].size(), 5u);
  EXPECT_TRUE(answer["created"]);
  for (const Json& one : answer["questions"]) EXPECT_TRUE(one["open"]) << one;
  EXPECT_EQ(question(answer, "system")["answer"], "klaviyo") << "known from the file, to be confirmed";
  EXPECT_GE(question(answer, "enforced")["settles"], 1);
  for (const Json& part : question(answer, "enforced")["parts"]) EXPECT_TRUE(part["answer"].is_null());
  EXPECT_EQ(question(answer, "enforced")["parts"][2]["source"],
            "https://help.klaviyo.com/hc/en-us/articles/115005078227");
}

TEST(Questions, AnswersSettleThemAndTheFindingsBehindThem) {
  const Json cart = file("cart.json", data("klaviyo/cart-reminder.json"));
  const Json before = ask({{"do", "check"}, {"files", {cart}}});
  const Json answered = ask({{"do", "answer"}, {"files", {cart}}, {"answers", everything}});
  ASSERT_EQ(answered["format"], "wayproof/answered@1") << answered;
  const Json shared = file(answered["name"], answered["text"]);
  const Json again = ask({{"do", "questions"}, {"files", {cart, shared}}});
  for (const Json& one : again["questions"]) EXPECT_FALSE(one["open"]) << one;
  EXPECT_EQ(question(again, "enforced")["parts"][2]["rule"], Json::parse(R"({"max": 2, "hours": 24})"));
  EXPECT_EQ(question(again, "enforced")["parts"][3]["rule"], Json::parse(R"({"from": "21:00:00", "to": "08:00:00"})"));
  const Json after = ask({{"do", "check"}, {"files", {cart, shared}}});
  EXPECT_LT(open_findings(after), open_findings(before));
  for (const Json& finding : after["findings"]) {
    EXPECT_NE(finding["rule"], "consent/not-checked") << finding;
    EXPECT_NE(finding["rule"], "cap/not-declared") << finding;
    EXPECT_NE(finding["rule"], "file/unknown-reference") << finding;
    // Two messages in 24 hours, over all channels, is nothing that Smart Sending can hold: a hint, and a true one.
    if (finding["rule"] == "cap/platform-counts-otherwise" || is_of_pack(finding)) continue;
    EXPECT_NE(finding["at"]["file"], 1) << "the workspace itself is sound: " << finding;
  }
}

TEST(Questions, AnswersSurviveTheNextExport) {
  const Json answered = ask({{"do", "answer"},
                             {"files", {file("old.json", data("journey-builder/boots-launch.journey-meta.json"))}},
                             {"answers", Json::parse(R"({"messages": {"boots-launch": {"SMSSYNC-1": "service"}},
                                                         "topics": {"my-subscribers-boots": {"consent": "double_opt_in", "sells": true}}})")}});
  ASSERT_EQ(answered["format"], "wayproof/answered@1") << answered;
  // The next export: another title, another order of keys, a step more in front, the same ids.
  Json next = Json::parse(data("journey-builder/boots-launch.journey-meta.json"));
  next["name"] = "Boots launch, second wave";
  next["version"] = 4;
  Json step = next["activities"][0];
  step["key"] = "RANDOMSPLIT-9";
  next["activities"].insert(next["activities"].begin(), step);
  for (Json& activity : next["activities"]) {
    if (activity["key"] == "SMSSYNC-1") activity["name"] = "Another name";
  }
  const Json shared = file(answered["name"], answered["text"]);
  const Json after = ask({{"do", "questions"}, {"files", {shared, file("new.json", next.dump(2))}}});
  bool asked = false;
  for (const Json& message : question(after, "topics")["messages"]) {
    if (message["step"] != "SMSSYNC-1") continue;
    asked = true;
    EXPECT_EQ(message["purpose"], "service");
    EXPECT_EQ(message["title"], "Another name");
  }
  EXPECT_TRUE(asked);
  EXPECT_EQ(question(after, "topics")["topics"][0]["id"], "my-subscribers-boots");
  EXPECT_EQ(question(after, "topics")["topics"][0]["consent"], "double_opt_in");
  EXPECT_EQ(question(after, "topics")["topics"].size(), 1u) << "their name and ours are one subscription";
}

TEST(Questions, NotKnownTakesEveryAnswerBack) {
  const Json cart = file("exports/cart.json", data("klaviyo/cart-reminder.json"));
  const Json untouched = ask({{"do", "questions"}, {"files", {cart}}});
  const Json answered = ask({{"do", "answer"}, {"files", {cart}}, {"answers", everything}});
  const Json shared = file(answered["name"], answered["text"]);
  EXPECT_EQ(answered["name"], "exports/shared.workspace.json") << "beside the journeys it speaks of";
  const Json back = ask(
      {{"do", "answer"},
       {"files", {cart, shared}},
       {"answers", Json::parse(R"({"system": null, "consent": null, "suppression": null, "caps": null, "quiet": null,
             "opt_out": null, "regions": null, "topics": {"marketing": {"consent": null, "sells": false}}})")}});
  ASSERT_EQ(back["format"], "wayproof/answered@1") << back;
  const Json again = ask({{"do", "questions"}, {"files", {cart, file(back["name"], back["text"])}}});
  for (const Json& one : again["questions"]) {
    EXPECT_TRUE(one["open"]) << one;
    EXPECT_EQ(one["settles"], question(untouched, one["id"].get<std::string>())["settles"]) << one["id"];
  }
  for (const Json& part : question(again, "enforced")["parts"]) EXPECT_TRUE(part["answer"].is_null()) << part;
}

TEST(Questions, NoFooterIsAnAnswerAndLeavesTheTextsToAskFor) {
  const Json boots = file("boots.json", data("journey-builder/boots-launch.journey-meta.json"));
  const auto of = [](const Json& report, std::string_view id) {
    std::size_t count = 0;
    for (const Json& finding : report["findings"]) count += finding.value("question", "") == id;
    return count;
  };
  const Json before = ask({{"do", "check"}, {"files", {boots}}});
  EXPECT_EQ(of(before, "question.mail_footer"), 1u);
  EXPECT_EQ(of(before, "question.template_text"), 2u) << "no footer of mails says what a push or an SMS says";
  for (const bool offered : {true, false}) {
    const Json answered = ask({{"do", "answer"}, {"files", {boots}}, {"answers", {{"opt_out", offered}}}});
    const Json shared = file(answered["name"], answered["text"]);
    const Json asked = ask({{"do", "questions"}, {"files", {boots, shared}}});
    const Json& footer = question(asked, "opt_out");
    EXPECT_FALSE(footer["open"]);
    EXPECT_EQ(footer["answer"], offered);
    const Json after = ask({{"do", "check"}, {"files", {boots, shared}}});
    EXPECT_EQ(of(after, "question.mail_footer"), 0u);
    EXPECT_EQ(of(after, "question.template_text"), offered ? 2u : 3u);
  }
}

TEST(Questions, AMessageIsToldItsSubscription) {
  const Json boots = file("boots.json", data("journey-builder/boots-launch.journey-meta.json"));
  const auto lacking = [](const Json& report) {
    std::size_t count = 0;
    for (const Json& finding : report["findings"]) count += finding["rule"] == "consent/topic-missing";
    return count;
  };
  const auto with = [&](const Json& files, const char* answers) {
    const Json answered = ask({{"do", "answer"}, {"files", files}, {"answers", Json::parse(answers)}});
    EXPECT_EQ(answered["format"], "wayproof/answered@1") << answered;
    return Json{boots, file(answered["name"], answered["text"])};
  };
  const Json marketing =
      with(Json::array({boots}), R"({"topics": {"my-subscribers-boots": {"consent": "express", "sells": true}},
    "messages": {"boots-launch": {"SMSSYNC-1": {"purpose": "marketing"}}}})");
  const std::size_t before = lacking(ask({{"do", "check"}, {"files", marketing}}));
  const Json said =
      with(marketing, R"({"messages": {"boots-launch": {"SMSSYNC-1": {"topic": "my-subscribers-boots"}}}})");
  EXPECT_EQ(lacking(ask({{"do", "check"}, {"files", said}})), before - 1);
  const Json asked = ask({{"do", "questions"}, {"files", said}});
  for (const Json& message : question(asked, "topics")["messages"]) {
    if (message["step"] != "SMSSYNC-1") continue;
    EXPECT_EQ(message["topic"], "my-subscribers-boots");
  }
  const Json back = with(said, R"({"messages": {"boots-launch": {"SMSSYNC-1": {"topic": null}}}})");
  EXPECT_EQ(lacking(ask({{"do", "check"}, {"files", back}})), before);
}

TEST(Questions, AnAnswerMayBeChanged) {
  const auto write = [](std::string text, const Json& answers) {
    const std::string written = answers.dump();
    const json::ReadResult read = json::read(written);
    return api::write_answers(std::move(text), read.tree.root());
  };
  const auto first =
      write(R"({"format": "wayproof/workspace@1", "id": "shared"})",
            Json::parse(R"({"caps": {"max": 2, "hours": 24}, "quiet": {"from": "21:00:00", "to": "08:00:00"}})"));
  ASSERT_TRUE(first);
  const auto second = write(*first, Json::parse(R"({"caps": {"max": 3, "hours": 48}, "quiet": false})"));
  ASSERT_TRUE(second);
  const Json result = Json::parse(*second);
  ASSERT_EQ(result["gate"]["caps"].size(), 1u) << *second;
  EXPECT_EQ(result["gate"]["caps"][0]["max"], 3);
  EXPECT_EQ(result["gate"]["checks"]["hours"]["mode"], "observe");
  for (const char* const wrong :
       {R"({"caps": {"max": -1, "hours": 24}})", R"({"quiet": {"from": "25:00", "to": "08:00:00"}})",
        R"({"colour": 1})", R"({"messages": {"j": {"s": "shouting"}}})", R"({"consent": "yes"})",
        R"({"regions": "DE"})"}) {
    EXPECT_FALSE(write("{}", Json::parse(wrong))) << wrong;
  }
}

}  // namespace
}  // namespace wayproof
