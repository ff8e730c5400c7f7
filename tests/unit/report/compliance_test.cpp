// The compliance report, as a document in both languages and for machines: a small shop, one answer of each kind.
#include <gtest/gtest.h>

#include "api/compliance.h"
#include "json/read.h"
#include "support/golden.h"

namespace wayproof::report {
namespace {

constexpr const char* workspace = R"({
  "format": "wayproof/workspace@1", "id": "shop", "title": {"en": "Linden", "zh": "菩提小店"}, "language": "en",
  "time_zone": "Asia/Shanghai", "regions": ["CN"],
  "packs": [{"id": "house", "file": "house.pack.json"}, {"id": "practice", "off": "A pilot with twenty friends."}],
  "attestations": [
    {"requirement": "house/filed", "by": "Li Na", "on": "2027-02-01", "evidence": "Ticket 12", "until": "2028-02-01"},
    {"requirement": "house/minors", "answer": "does-not-apply", "by": "Li Na", "on": "2027-02-01"}
  ],
  "events": {"go": {"late": {"at_most": "PT0S"}}}, "channels": {"push": {"kind": "push"}},
  "topics": {"news": {"consent": "express"}}, "latency": {"opt_out": "PT0S"},
  "gate": {"checks": {"consent": {"mode": "enforce"}}},
  "journeys": ["*.journey.json"]
})";
constexpr const char* journey = R"({
  "format": "wayproof/journey@1", "id": "welcome", "entry": {"on": {"event": "go"}}, "first": "hello",
  "steps": {
    "hello": {"type": "message", "channel": "push", "purpose": "marketing", "topic": "news", "content": {"text": "Hello."}, "next": "day"},
    "day": {"type": "wait", "for": "PT20H", "next": "tea"},
    "tea": {"type": "message", "channel": "push", "purpose": "marketing", "topic": "news", "content": {"text": "Tea | coffee?"}, "next": "end"},
    "end": {"type": "end"}
  }
})";
// Each with a name that says what becomes of it.
constexpr const char* pack = R"({
  "format": "wayproof/pack@1", "id": "house", "version": "2027-01-01", "title": {"en": "House rules", "zh": "公司要求"},
  "reviewed_on": "2027-01-02", "regions": ["CN"],
  "sources": {
    "law": {"title": {"en": "Law of Things", "zh": "某法"}, "url": "https://example.com/law", "seen": "2026-12-30"},
    "habit": {"title": {"en": "What we have learned", "zh": "我们的经验"}}
  },
  "requirements": {
    "often": {"title": {"en": "No more than one push a day.", "zh": "每天最多一条推送。"}, "standing": "practice", "severity": "warning",
      "verified": "primary", "cites": [{"source": "habit"}], "must": {"at_most": 1, "window": {"sliding": "PT24H"}}},
    "seldom": {"title": {"en": "No more than two pushes a week.", "zh": "每周最多两条推送。"}, "standing": "practice", "severity": "warning",
      "verified": "secondary", "cites": [{"source": "habit"}], "must": {"at_most": 1, "window": {"sliding": "PT12H"}}},
    "label": {"title": {"en": "It begins with “Ad”.", "zh": "以“广告”开头。"}, "standing": "in-force", "severity": "error",
      "verified": "primary", "cites": [{"source": "law", "at": "§ 2"}], "must": {"begin_with": ["Ad", "广告"]}},
    "kept": {"title": {"en": "When somebody agreed is kept.", "zh": "保留同意的时间。"}, "standing": "in-force", "severity": "error",
      "verified": "unverified", "cites": [{"source": "law", "at": "§ 3"}], "must": {"keeps": ["when"]}},
    "filed": {"title": {"en": "The app is filed.", "zh": "应用已备案。"}, "standing": "in-force", "severity": "error", "verified": "primary",
      "cites": [{"source": "law", "at": "§ 4"}], "asks": {"en": "Is the app filed?", "zh": "应用是否已备案？"}, "must": {"attested": true}},
    "minors": {"title": {"en": "Minors get no advertising.", "zh": "不向未成年人推送广告。"}, "standing": "in-force", "severity": "error",
      "verified": "primary", "cites": [{"source": "law", "at": "§ 5"}], "asks": {"en": "Is every customer of age?", "zh": "客户是否均已成年？"},
      "must": {"attested": true}},
    "switch": {"title": {"en": "There is a switch.", "zh": "有关闭开关。"}, "standing": "pending", "severity": "warning", "verified": "primary",
      "cites": [{"source": "law", "at": "§ 6"}], "asks": {"en": "Is there a switch?", "zh": "有没有关闭开关？"}, "must": {"attested": true}},
    "calls": {"title": {"en": "Calls come by day.", "zh": "只在白天致电。"}, "standing": "in-force", "severity": "error", "verified": "primary",
      "channels": ["call"], "cites": [{"source": "law", "at": "§ 7"}], "must": {"hours": [{"from": "08:00:00", "to": "21:00:00"}]}}
  },
  "not_held": [{"title": {"en": "The server stands in the country.", "zh": "服务器在境内。"}, "why": {"en": "No file says so.", "zh": "文件里看不到。"}}]
})";

class Compliance : public ::testing::Test {
 protected:
  Compliance() {
    api::review({{"shop.workspace.json", workspace}, {"welcome.journey.json", journey}, {"house.pack.json", pack}},
                day_of({2027, 3, 1}), reviewed_);
    // What the shipped packs ask for changes with them; this is about the report.
    for (ReviewedProject& one : reviewed_.projects) {
      std::erase_if(one.rows, [](const RequirementRow& row) { return row.answer->pack->id.value != "house"; });
    }
  }

  static Context context(i18n::Language language) {
    Context out;
    out.as_of = day_of({2027, 3, 1});
    out.version = "0.0.0";
    out.tzdata = "2026z";
    out.language = language;
    return out;
  }
  Judgement judgement(std::string_view id) const {
    for (const RequirementRow& row : reviewed_.projects.at(0).rows) {
      if (row.answer->requirement->id.value == id) return row.judgement;
    }
    throw std::runtime_error(std::string(id));
  }

  api::Reviewed reviewed_;
};

TEST_F(Compliance, EachKindOfAnswer) {
  EXPECT_EQ(judgement("often"), Judgement::broken);
  EXPECT_EQ(judgement("seldom"), Judgement::holds);
  EXPECT_EQ(judgement("label"), Judgement::broken);
  EXPECT_EQ(judgement("kept"), Judgement::needs_data);
  EXPECT_EQ(judgement("filed"), Judgement::holds);
  EXPECT_EQ(judgement("minors"), Judgement::does_not_apply);
  EXPECT_EQ(judgement("switch"), Judgement::needs_attestation);
  EXPECT_EQ(judgement("calls"), Judgement::not_asked);
}

TEST_F(Compliance, ForPeople) {
  const Context english = context(i18n::Language::en), chinese = context(i18n::Language::zh);
  EXPECT_TRUE(
      testing::matches_golden("compliance/shop.en.md", write_compliance_markdown({reviewed_.projects, english})));
  EXPECT_TRUE(
      testing::matches_golden("compliance/shop.zh.md", write_compliance_markdown({reviewed_.projects, chinese})));
  EXPECT_TRUE(testing::matches_golden("compliance/shop.en.html", write_compliance_html({reviewed_.projects, english})));
}

TEST_F(Compliance, ForMachines) {
  const Context english = context(i18n::Language::en);
  const std::string text = write_compliance_json({reviewed_.projects, english});
  EXPECT_TRUE(testing::matches_golden("compliance/shop.json", text));
  const auto read = json::read(text);
  EXPECT_TRUE(read.errors.empty());
}

// Nothing that we write passes a verdict on the law.
TEST_F(Compliance, NoVerdictOnTheLaw) {
  for (const auto language : {i18n::Language::en, i18n::Language::zh}) {
    const Context in = context(language);
    const std::string text = write_compliance_markdown({reviewed_.projects, in});
    for (const std::string_view word : {"illegal", "compliant", "unlawful", "违法", "违规", "非法", "合规"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << word;
    }
  }
}

}  // namespace
}  // namespace wayproof::report
