// One journey for people of several regions: each requirement is asked of what the people it protects get.
#include <gtest/gtest.h>

#include "packs/recipients.h"
#include "support/judged.h"

namespace wayproof::packs {
namespace {

using testing::Judged;
using testing::TestFile;

std::string workspace(const std::string& country = R"("one_of": ["CN", "KR", "US"])") {
  return R"({"format": "wayproof/workspace@1", "id": "w", "language": "en", "time_zone": "UTC", "regions": ["CN", "KR", "US"],
  "packs": [{"id": "kr-label"}], "attributes": {"country": {"type": "region", )" +
         country + R"(, "changes": "never"}},
  "events": {"go": {"late": {"at_most": "PT0S"}}}, "channels": {"push": {"kind": "push"}},
  "topics": {"news": {"consent": "express"}}, "gate": {"checks": {"consent": {"mode": "enforce"}}},
  "segments": {"koreans": {"is": {"attribute": "country", "is": "KR"}}}, "journeys": ["*.journey.json"]})";
}

constexpr const char* korean_label =
    R"--({"format": "wayproof/pack@1", "id": "kr-label", "version": "2026-11-21", "title": "P", "reviewed_on": "2026-11-21",
  "regions": ["KR"], "sources": {"s": {"title": "Law"}}, "requirements": {"label": {"title": "It begins with (광고).",
    "standing": "in-force", "severity": "error", "verified": "primary", "cites": [{"source": "s"}], "must": {"begin_with": ["(광고)"]}}}})--";

std::string journey(const std::string& steps, const std::string& entry = "") {
  return R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"})" + entry +
         R"(}, "first": "s", "steps": {)" + steps + R"(, "end": {"type": "end"}}})";
}

std::string message(const std::string& id, const std::string& content) {
  return "\"" + id +
         R"(": {"type": "message", "channel": "push", "purpose": "marketing", "topic": "news", "content": )" + content +
         R"(, "next": "end"})";
}

Judged judged(const std::string& steps, const std::string& entry = "",
              const std::string& country = R"("one_of": ["CN", "KR", "US"])") {
  Judged out = testing::judged({{"w.workspace.json", workspace(country)},
                                {"j.journey.json", journey(steps, entry)},
                                {"p.pack.json", korean_label}});
  for (const Finding& finding : out.loaded->report.findings())
    ADD_FAILURE() << "the scene has a mistake: " << finding.rule;
  return out;
}

const std::string by_country =
    R"("s": {"type": "branch", "cases": [{"if": {"attribute": "country", "is": "KR"}, "next": "korean"}], "else": "other"})";
const std::string no_label = R"({"text": "Two days left."})", label = R"({"text": "(광고) 이틀 남았습니다"})";

TEST(Recipients, OnlyWhatTheyGetIsAskedForTheLabel) {
  EXPECT_EQ(judged(by_country + ", " + message("korean", label) + ", " + message("other", no_label))
                .answer("kr-label/label")
                .verdict,
            Verdict::holds);
  const Judged wrong = judged(by_country + ", " + message("korean", no_label) + ", " + message("other", no_label));
  ASSERT_EQ(wrong.said("kr-label/label").size(), 1U);
  EXPECT_EQ(wrong.said("kr-label/label")[0], "“korean” does not begin with “(광고)”.");
}

TEST(Recipients, WhoIsNotToldApartGetsEverything) {
  EXPECT_EQ(judged(message("s", no_label)).answer("kr-label/label").verdict, Verdict::broken);
}

TEST(Recipients, AVersionOfTheTextForThem) {
  const std::string versions =
      R"({"text": "Two days left.", "variants": [{"if": {"segment": "koreans"}, "content": {"text": "(광고) 이틀"}}]})";
  EXPECT_EQ(judged(message("s", versions)).answer("kr-label/label").verdict, Verdict::holds);
  const std::string turned =
      R"({"text": "(광고) 이틀", "variants": [{"if": {"segment": "koreans"}, "content": {"text": "Two days left."}}]})";
  EXPECT_EQ(judged(message("s", turned)).answer("kr-label/label").verdict, Verdict::broken);
}

TEST(Recipients, AJourneyThatTakesOthersOnly) {
  const Judged others = judged(message("s", no_label), R"(, "if": {"attribute": "country", "in": ["CN", "US"]})");
  EXPECT_FALSE(others.answer("kr-label/label").concerns);
  const Judged all_but = judged(message("s", no_label), R"(, "if": {"not": {"attribute": "country", "is": "KR"}})");
  EXPECT_FALSE(all_but.answer("kr-label/label").concerns);
}

// Of whom it is not known where they live, some may live there.
TEST(Recipients, WhoseRegionIsMissingMayLiveAnywhere) {
  const std::string steps = by_country + ", " + message("korean", label) + ", " + message("other", no_label);
  const Judged known = judged(steps, "", R"("one_of": ["CN", "KR", "US"], "missing": 0)");
  EXPECT_EQ(known.answer("kr-label/label").verdict, Verdict::holds);
  const Judged missing = judged(steps, "", R"("one_of": ["CN", "KR", "US"], "missing": 0.1)");
  EXPECT_EQ(missing.said("kr-label/label"), (std::vector<std::string>{"“other” does not begin with “(광고)”."}));
}

TEST(Recipients, RegionsInsideOfOthers) {
  EXPECT_TRUE(lies_in("US-TX", "US"));
  EXPECT_TRUE(lies_in("US", "US"));
  EXPECT_FALSE(lies_in("US", "US-TX"));
  EXPECT_FALSE(lies_in("USA", "US"));
}

}  // namespace
}  // namespace wayproof::packs
