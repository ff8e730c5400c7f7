// Each mechanism by which packs hold workspaces: one that is not met, one that is, one that lacks data.
#include <gtest/gtest.h>

#include "i18n/render.h"
#include "support/judged.h"

namespace wayproof::packs {
namespace {

using testing::Judged;
using testing::TestFile;

/// A workspace of one journey with one marketing message, held to one requirement. What differs from test to test goes
/// into the blanks.
struct Scene {
  std::string must;
  std::string more;       ///< of the requirement
  std::string workspace;  ///< more keys
  std::string channel = R"("kind": "sms")";
  std::string topic = R"("consent": "express")";
  std::string message = R"("content": {"text": "Two days left."})";
  std::string before;  ///< steps before the message
  std::string regions = R"(["CN"])";
  std::string gate = R"({"checks": {"consent": {"mode": "enforce"}}})";
  std::string purpose = "marketing";
};

std::vector<TestFile> files_of(const Scene& scene) {
  const std::string first = scene.before.empty() ? "offer" : "first";
  return {
      {"w.workspace.json",
       R"({"format": "wayproof/workspace@1", "id": "w", "language": "en", "time_zone": "Asia/Shanghai",
  "regions": )" +
           scene.regions + R"(, "packs": [{"id": "p"}], "events": {"go": {"late": {"at_most": "PT0S"}}},
  "channels": {"ch": {)" +
           scene.channel + R"(}}, "topics": {"news": {)" + scene.topic + R"(}},
  "gate": )" +
           scene.gate + (scene.workspace.empty() ? "" : ", " + scene.workspace) +
           R"(, "journeys": ["*.journey.json"]})"},
      {"j.journey.json", R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"}}, "first": ")" +
                             first + R"(", "steps": {)" + scene.before + (scene.before.empty() ? "" : ", ") +
                             R"("offer": {"type": "message", "channel": "ch", "purpose": ")" + scene.purpose +
                             R"(", "topic": "news", )" + scene.message +
                             R"(, "next": "end"}, "end": {"type": "end"}}})"},
      {"p.pack.json",
       R"({"format": "wayproof/pack@1", "id": "p", "version": "2026-11-21", "title": "P", "reviewed_on": "2026-11-20",
  "sources": {"s": {"title": "Law of Things", "url": "https://example.com/law", "seen": "2026-11-19"}},
  "requirements": {"r": {"title": "It is so.", "standing": "in-force", "severity": "error", "verified": "primary",
    "cites": [{"source": "s", "at": "§ 1"}], "must": )" +
           scene.must + (scene.more.empty() ? "" : ", " + scene.more) + "}}}"}};
}

Judged judge(const Scene& scene) {
  Judged out = testing::judged(files_of(scene));
  for (const Finding& finding : out.loaded->report.findings())
    ADD_FAILURE() << "the scene has a mistake: " << finding.rule;
  return out;
}

Verdict verdict(const Scene& scene) { return judge(scene).answer("p/r").verdict; }
std::vector<std::string> said(const Scene& scene) { return judge(scene).said("p/r"); }
using Said = std::vector<std::string>;

TEST(Judge, AFindingNamesTheRequirementItsSourceAndWhatToDo) {
  const Judged judged = judge({.must = R"({"begin_with": ["AD"]})"});
  ASSERT_EQ(judged.said("p/r").size(), 1U);
  for (const Finding& finding : judged.findings) {
    if (finding.rule != "pack/p/r") continue;
    EXPECT_EQ(finding.severity, Severity::error);
    EXPECT_EQ(finding.journey, "j");
    EXPECT_EQ(finding.steps, std::vector<std::string>{"offer"});
    ASSERT_EQ(finding.sources.size(), 1U);
    EXPECT_EQ(finding.sources[0].title, "Law of Things § 1");
    EXPECT_EQ(finding.sources[0].checked, "2026-11-19");
    EXPECT_EQ(i18n::render(finding.why, i18n::Language::en),
              "It is so. Law of Things § 1 (law in force; last reviewed Fri 20 Nov 2026).");
  }
}

TEST(Judge, Labels) {
  const auto with = [](const std::string& text) {
    return verdict({.must = R"({"begin_with": ["广告", "AD"]})", .message = R"("content": {"text": ")" + text + "\"}"});
  };
  EXPECT_EQ(with("AD: Two days left."), Verdict::holds);
  EXPECT_EQ(with("ad Two days left."), Verdict::holds);
  EXPECT_EQ(with("【广告】还有两天"), Verdict::holds);
  EXPECT_EQ(with("Two days left. AD"), Verdict::broken);
  EXPECT_EQ(with("🎁 AD Two days left."), Verdict::broken);
}

// (광 고), [광고] and (광/고) are known ways around the label.
TEST(Judge, ALabelWithItsOwnBracketIsTakenToTheLetter) {
  const auto with = [](const std::string& text) {
    return verdict({.must = R"--({"begin_with": ["(광고)"]})--", .message = R"("content": {"text": ")" + text + "\"}"});
  };
  EXPECT_EQ(with("(광고) 이틀"), Verdict::holds);
  EXPECT_EQ(with("[광고] 이틀"), Verdict::broken);
  EXPECT_EQ(with("(광 고) 이틀"), Verdict::broken);
}

TEST(Judge, EveryLanguageNeedsTheLabel) {
  const Scene scene{.must = R"({"begin_with": {"zh": ["广告"], "en": ["AD"]}})",
                    .message = R"("content": {"text": {"zh": "广告：还有两天", "en": "Two days left."}})"};
  EXPECT_EQ(said(scene), (Said{"The English version of “offer” does not begin with “AD”."}));
}

TEST(Judge, WordsThatMustOrMustNotBeThere) {
  EXPECT_EQ(verdict({.must = R"({"say": ["days"]})"}), Verdict::holds);
  EXPECT_EQ(said({.must = R"({"say": ["hours", "weeks"]})"}), (Said{"“offer” has none of “hours” or “weeks”."}));
  EXPECT_EQ(said({.must = R"({"not_say": ["two days"]})"}), (Said{"“offer” says “two days”."}));
  EXPECT_EQ(verdict({.must = R"({"not_say": ["day"]})"}), Verdict::holds);
}

TEST(Judge, WordsToAnswerWith) {
  const auto with = [](const std::string& text) {
    return verdict({.must = R"({"opt_out_words": ["R", "TD"]})", .message = R"("content": {"text": ")" + text + "\"}"});
  };
  EXPECT_EQ(with("还有两天。拒收请回复R"), Verdict::holds);
  EXPECT_EQ(with("还有两天。拒收请回复Ｒ"), Verdict::holds);
  EXPECT_EQ(with("还有两天。拒收请回复STOP"), Verdict::broken);
}

TEST(Judge, Lengths) {
  EXPECT_EQ(verdict({.must = R"({"longest": 14, "unit": "characters"})"}), Verdict::holds);
  EXPECT_EQ(verdict({.must = R"({"longest": 13, "unit": "characters"})"}), Verdict::broken);
  EXPECT_EQ(verdict({.must = R"({"longest": 13, "unit": "bytes"})"}), Verdict::broken);
  EXPECT_EQ(verdict({.must = R"({"longest": 1, "unit": "parts"})"}), Verdict::holds);
}

TEST(Judge, KindsOfConsent) {
  const std::string must = R"({"consent": ["express", "soft"], "with": ["sale", "same-firm"]})";
  EXPECT_EQ(verdict({.must = must}), Verdict::holds);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "double_opt_in")"}), Verdict::holds);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "implied")"}), Verdict::broken);
  EXPECT_EQ(verdict({.must = must, .topic = R"("title": "News")"}), Verdict::needs_data);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "soft")"}), Verdict::needs_data);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "soft", "records": {"exception": ["sale", "same-firm"]})"}),
            Verdict::holds);
  // What the records hold counts, not what the topic would like.
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "express", "records": {"kind": "implied"})"}),
            Verdict::broken);
}

TEST(Judge, WhatIsKeptOfAConsent) {
  const std::string must = R"({"keeps": ["when", "text"]})";
  EXPECT_EQ(verdict({.must = must}), Verdict::needs_data);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "express", "records": {"keeps": ["when"]})"}),
            Verdict::broken);
  EXPECT_EQ(verdict({.must = must, .topic = R"("consent": "express", "records": {"keeps": ["when", "text"]})"}),
            Verdict::holds);
}

TEST(Judge, HowLongAConsentCounts) {
  const std::string must = R"({"lasts": "P6M", "of": ["implied"]})";
  EXPECT_EQ(verdict({.must = must}), Verdict::holds);  // express ones have no end
  const auto with = [&](const std::string& records) {
    return verdict({.must = must, .topic = R"("consent": "implied", "records": {)" + records + "}"});
  };
  EXPECT_EQ(with(R"("keeps": [])"), Verdict::needs_data);
  EXPECT_EQ(with(R"("valid": "P6M")"), Verdict::holds);
  EXPECT_EQ(with(R"("valid": "P180D")"), Verdict::holds);
  EXPECT_EQ(with(R"("valid": "P190D")"), Verdict::broken);
  EXPECT_EQ(with(R"("valid": "P6M", "counts_from": "last-activity")"), Verdict::broken);
}

TEST(Judge, HowSoonAnOptOutIsHeeded) {
  const auto with = [](const std::string& must, const std::string& promise) {
    return verdict(
        {.must = must, .workspace = promise.empty() ? "" : R"("promises": {"opt_out_within": ")" + promise + "\"}"});
  };
  EXPECT_EQ(with(R"({"stop_within": "PT48H"})", ""), Verdict::needs_data);
  EXPECT_EQ(with(R"({"stop_within": "PT48H"})", "PT48H"), Verdict::holds);
  EXPECT_EQ(with(R"({"stop_within": "PT48H"})", "P3D"), Verdict::broken);
  EXPECT_EQ(with(R"({"stop_within": "PT0S"})", "PT1S"), Verdict::broken);
  EXPECT_EQ(with(R"({"stop_within": "P10D", "workdays": true})", "P12D"), Verdict::holds);
  EXPECT_EQ(with(R"({"stop_within": "P10D", "workdays": true})", "P14D"), Verdict::broken);
}

TEST(Judge, TheSender) {
  EXPECT_EQ(verdict({.must = R"({"sender": ["name", "contact"]})"}), Verdict::needs_data);
  EXPECT_EQ(said({.must = R"({"sender": ["name", "contact"]})", .workspace = R"("sender": {"name": "Shop"})"}),
            (Said{"The shared settings do not say of the sender: how to reach a person."}));
  EXPECT_EQ(verdict({.must = R"({"sender": ["name", "contact"]})",
                     .workspace = R"("sender": {"name": "Shop", "contact": "a@example.com"})"}),
            Verdict::holds);
}

// A mail address alone passes some providers; an http address or a second header without the first is no one-click.
TEST(Judge, OneClick) {
  const auto with = [](const std::string& headers) {
    return said({.must = R"({"one_click": true})",
                 .channel = R"("kind": "email")" + headers,
                 .message = R"("content": {"subject": "S", "text": "T"})"});
  };
  EXPECT_EQ(with(R"(, "list_unsubscribe": ["https", "one-click"])"), Said{});
  EXPECT_EQ(with("")[0], "Nobody says which header for unsubscribing the mails of “mail” carry.");
  EXPECT_EQ(with(R"(, "list_unsubscribe": ["mailto"])")[0],
            "Mails of “mail” can be unsubscribed from by mail only, which is not one click.");
  EXPECT_EQ(with(R"(, "list_unsubscribe": ["http", "one-click"])")[0],
            "Mails of “mail” ask for one click, but have no https address to unsubscribe.");
  EXPECT_EQ(with(R"(, "list_unsubscribe": ["https"])")[0],
            "Mails of “mail” have an https address to unsubscribe, but not the header that makes it one click.");
  EXPECT_EQ(with(R"(, "list_unsubscribe": [])")[0], "Mails of “mail” carry no header for unsubscribing.");
}

TEST(Judge, ReplyWindows) {
  const auto with = [](const std::string& window) {
    return verdict(
        {.must = R"({"reply_window": "PT48H"})",
         .channel =
             R"("kind": "official-account")" +
             (window.empty() ? "" : R"(, "reply_window": {"length": ")" + window + R"(", "after": {"event": "go"}})")});
  };
  EXPECT_EQ(with(""), Verdict::needs_data);
  EXPECT_EQ(with("PT48H"), Verdict::holds);
  EXPECT_EQ(with("P2D"), Verdict::holds);
  EXPECT_EQ(with("P3D"), Verdict::broken);
}

TEST(Judge, HoursOfTheDayAndTheWeek) {
  const std::string wait =
      R"("first": {"type": "wait", "until": {"of": "now", "plus": "P1D", "at": "20:30:00"}, "next": "offer"})";
  EXPECT_EQ(said({.must = R"({"hours": [{"from": "08:00:00", "to": "20:00:00"}]})", .before = wait})[0],
            "“offer” can go out on Monday at 20:30; allowed is 08:00–20:00.");
  EXPECT_EQ(verdict({.must = R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})", .before = wait}),
            Verdict::holds);
  EXPECT_EQ(
      verdict(
          {.must =
               R"({"hours": [{"from": "08:00:00", "to": "21:00:00", "on": ["mon", "tue", "wed", "thu", "fri", "sat"]}]})",
           .before = wait}),
      Verdict::broken);
  // 21:00:00 is night already where nights begin at 21:00.
  const std::string at_nine =
      R"("first": {"type": "wait", "until": {"of": "now", "plus": "P1D", "at": "21:00:00"}, "next": "offer"})";
  EXPECT_EQ(verdict({.must = R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})", .before = at_nine}),
            Verdict::broken);
}

// A window at the entry says nothing of the message after a wait; one that the gate keeps to does.
TEST(Judge, HoursThatTheGateKeepsTo) {
  const std::string must = R"({"hours": [{"from": "08:00:00", "to": "20:00:00"}]})";
  EXPECT_EQ(verdict({.must = must}), Verdict::broken);
  const auto gate = [](const std::string& mode, const std::string& to) {
    return R"({"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": ")" + mode +
           R"("}}, "windows": [{"from": "09:00:00", "to": ")" + to + R"("}]})";
  };
  EXPECT_EQ(verdict({.must = must, .gate = gate("enforce", "18:00:00")}), Verdict::holds);
  EXPECT_EQ(verdict({.must = must, .gate = gate("enforce", "20:00:01")}), Verdict::broken);
  EXPECT_EQ(verdict({.must = must, .gate = gate("observe", "18:00:00")}), Verdict::broken);
}

TEST(Judge, HoursByAnotherClockAreAQuestionWhereRecipientsMayLiveByTheirs) {
  const Scene scene{.must = R"({"hours": [{"from": "08:00:00", "to": "20:00:00"}], "zone": "Asia/Kolkata"})"};
  EXPECT_EQ(verdict(scene), Verdict::needs_data);
}

TEST(Judge, Limits) {
  const std::string must = R"({"at_most": 1, "window": {"sliding": "PT24H"}})";
  EXPECT_EQ(verdict({.must = must}), Verdict::holds);  // one message, once in a life
  EXPECT_EQ(said({.must = R"({"at_most": 0, "window": {"calendar": "day"}})"}),
            (Said{"“offer” goes to people who may not get any such message."}));
  // Who may come in again can get more; whether so soon, only the proof can tell.
  const auto again = [&](const std::string& must_be, const std::string& gate) {
    Scene scene{.must = must_be, .gate = gate};
    std::vector<TestFile> files = files_of(scene);
    const std::string entry = R"("entry": {"on": {"event": "go"})";
    files[1].second.replace(files[1].second.find(entry), entry.size(), entry + R"(, "again": {"after": "PT1H"})");
    return testing::judged(files).answer("p/r").verdict;
  };
  const auto gate = [](const std::string& window, int max) {
    return R"({"checks": {"consent": {"mode": "enforce"}, "caps": {"mode": "enforce"}}, "caps": [{"id": "c", "max": )" +
           std::to_string(max) + R"(, "window": )" + window + "}]}";
  };
  EXPECT_EQ(again(must, R"({"checks": {"consent": {"mode": "enforce"}}})"), Verdict::not_told);
  const std::string a_day = R"({"at_most": 1, "window": {"calendar": "day"}})";
  EXPECT_EQ(again(a_day, gate(R"({"sliding": "PT25H"})", 1)), Verdict::holds);
  EXPECT_EQ(again(a_day, gate(R"({"sliding": "PT24H"})", 1)), Verdict::not_told);  // a day has 25 hours sometimes
  EXPECT_EQ(again(a_day, gate(R"({"calendar": "day"})", 1)), Verdict::holds);
  EXPECT_EQ(again(a_day, gate(R"({"calendar": "day"})", 2)), Verdict::not_told);
  // 23:50 and 00:10 pass a calendar day and break 24 hours.
  EXPECT_EQ(again(must, gate(R"({"calendar": "day"})", 1)), Verdict::not_told);
}

// Some requirements fall away by a fact that somebody confirms: a consent to messages at night.
TEST(Judge, WhatDoesNotApplyBySomebodysWord) {
  const Scene scene{.must = R"({"begin_with": ["AD"]})", .more = R"("unless": "Have they agreed to do without?")"};
  EXPECT_EQ(verdict(scene), Verdict::broken);
  Scene confirmed = scene;
  confirmed.workspace = R"("attestations": [{"requirement": "p/r", "by": "Li Na", "on": "2026-11-01"}])";
  const Judged judged = judge(confirmed);
  EXPECT_FALSE(judged.answer("p/r").concerns);
  EXPECT_TRUE(judged.said("p/r").empty());
}

TEST(Judge, RulesThatStandForIt) {
  const Scene scene{.must = R"({"pass": ["content/opt-out-missing"]})",
                    .channel = R"("kind": "sms", "opt_out_words": ["R"])"};
  const Judged judged = judge(scene);
  EXPECT_EQ(judged.answer("p/r").verdict, Verdict::broken);
  EXPECT_TRUE(judged.said("p/r").empty());  // the rule has said it
  bool cited = false;
  for (const Finding& finding : judged.findings) {
    if (finding.rule != "content/opt-out-missing") continue;
    for (const Citation& source : finding.sources) cited = cited || source.title == "Law of Things § 1";
  }
  EXPECT_TRUE(cited);
  Scene good = scene;
  good.message = R"("content": {"text": "Two days left. Reply R to opt out"})";
  EXPECT_EQ(verdict(good), Verdict::holds);
}

TEST(Judge, WhatAPersonHasToConfirm) {
  const std::string must = R"({"attested": true})", asks = R"("asks": "Is it registered?")";
  EXPECT_EQ(said({.must = must, .more = asks}), (Said{"Is it registered? (p/r)"}));
  const auto with = [&](const std::string& more) {
    return judge({.must = must,
                  .more = asks,
                  .workspace =
                      R"("attestations": [{"requirement": "p/r", "by": "Li Na", "on": "2026-11-01")" + more + "}]"})
        .answer("p/r");
  };
  EXPECT_EQ(with("").verdict, Verdict::holds);
  EXPECT_TRUE(with("").concerns);
  EXPECT_EQ(with(R"(, "until": "2027-03-02")").verdict, Verdict::holds);
  EXPECT_EQ(with(R"(, "until": "2027-03-01")").verdict, Verdict::needs_attestation);
  EXPECT_FALSE(with(R"(, "answer": "does-not-apply")").concerns);
}

TEST(Judge, WhomItIsAbout) {
  const std::string must = R"({"begin_with": ["AD"]})";
  const auto concerns = [&](Scene scene) {
    scene.must = must;
    return judge(scene).answer("p/r").concerns;
  };
  EXPECT_TRUE(concerns({.more = R"("channels": ["sms"])"}));
  EXPECT_FALSE(concerns({.more = R"("channels": ["email"])"}));
  EXPECT_FALSE(concerns({.purpose = "service"}));
  EXPECT_TRUE(concerns({.more = R"("purposes": ["service"])", .purpose = "service"}));
  EXPECT_TRUE(concerns({.more = R"("regions": ["CN"])"}));
  EXPECT_FALSE(concerns({.more = R"("regions": ["KR"])"}));
  EXPECT_TRUE(concerns({.more = R"("regions": ["US"])", .regions = R"(["US-TX"])"}));
  EXPECT_TRUE(concerns({.more = R"("regions": ["US-TX"])", .regions = R"(["US"])"}));  // some may live there
  EXPECT_FALSE(concerns({.more = R"("regions": ["US-TX"])", .regions = R"(["US-NY"])"}));
}

TEST(Judge, WhenItHolds) {
  const std::string must = R"({"begin_with": ["AD"]})";
  EXPECT_FALSE(judge({.must = must, .more = R"("until": "2027-03-01")"}).answer("p/r").concerns);
  EXPECT_TRUE(judge({.must = must, .more = R"("until": "2027-03-02")"}).answer("p/r").concerns);
  EXPECT_TRUE(judge({.must = must, .more = R"("from": "2027-03-01")"}).answer("p/r").concerns);
  // What holds later only is no problem yet.
  const Judged later = judge({.must = must, .more = R"("from": "2027-03-02")"});
  for (const Finding& finding : later.findings) {
    if (finding.rule != "pack/p/r") continue;
    EXPECT_EQ(finding.severity, Severity::warning);
  }
  EXPECT_EQ(later.answer("p/r").verdict, Verdict::broken);
}

}  // namespace
}  // namespace wayproof::packs
