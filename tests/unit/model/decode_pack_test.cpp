// Packs as files say them: the full sample reaches the model field by field, every mechanism once.
#include <gtest/gtest.h>

#include "support/model.h"

namespace wayproof::model {
namespace {

using testing::Said;

const testing::Decoded<Pack>& full() {
  static const auto decoded = testing::decode_pack(testing::source_file("tests/data/model/full.pack.json"));
  return decoded;
}
const Pack& pack() { return full().value; }
const Must& must(std::string_view id) { return pack().requirements.find(id)->must; }

TEST(DecodePack, TheFullSampleHasNoFindings) { EXPECT_EQ(full().findings, std::vector<Said>{}); }

TEST(DecodePack, TheHead) {
  EXPECT_EQ(pack().id.value, "full.sms");
  EXPECT_EQ(full().at(pack().version.span), "\"2026-11-21\"");
  EXPECT_LT(pack().supersedes->value, pack().version.value);
  EXPECT_EQ(pack().title.entries.size(), 2U);
  EXPECT_EQ(pack().reviewed_on->value + 1, pack().version.value);
  EXPECT_EQ(pack().regions[1].value, "US-TX");
  EXPECT_EQ(pack().extends[1].value, "cn.general");
  EXPECT_EQ(pack().sources.find("law")->url->value, "https://example.com/law");
  EXPECT_EQ(pack().sources.find("law")->seen->value + 2, pack().version.value);
  EXPECT_FALSE(pack().sources.find("habit")->url);
  EXPECT_TRUE(pack().holidays[1].workday);
}

TEST(DecodePack, Requirements) {
  const Requirement& hours = *pack().requirements.find("hours");
  EXPECT_EQ(hours.standing.value, Standing::pending);
  EXPECT_EQ(hours.severity, Severity::warning);
  EXPECT_EQ(hours.verified, Verified::secondary);
  EXPECT_EQ(hours.regions[0].value, "CN");
  EXPECT_EQ(hours.channels[1].value, ChannelKind::call);
  EXPECT_EQ(hours.purposes[1].value, Purpose::service);
  EXPECT_EQ(hours.until->value - hours.from->value, 365);
  EXPECT_EQ(hours.instead_of->value, "cn.sms/hours");
  EXPECT_EQ(
      hours.asks.entries.size() + hours.why.entries.size() + hours.advice.entries.size() + hours.unless.entries.size(),
      5U);
  const Requirement& rules = *pack().requirements.find("rules");
  EXPECT_EQ(rules.cites[0].at->value, "§ 1");
  EXPECT_EQ(rules.cites[1].source.value, "habit");
  EXPECT_TRUE(rules.regions.empty() && rules.channels.empty() && rules.purposes.empty() && !rules.from);
}

TEST(DecodePack, EveryMechanismWithItsParameters) {
  using Kind = Must::Kind;
  EXPECT_EQ(must("rules").kind, Kind::pass);
  EXPECT_EQ(must("rules").rules[1].value, "consent/not-checked");
  const Must& hours = must("hours");
  EXPECT_EQ(hours.kind, Kind::hours);
  EXPECT_EQ(hours.hours[1].to.value, 24 * 3600);
  EXPECT_EQ(hours.hours[1].on[1].value, DayKind::sun);
  EXPECT_TRUE(hours.closed_on_holidays);
  EXPECT_EQ(hours.zone->value, "Asia/Shanghai");
  EXPECT_EQ(must("limit").kind, Kind::at_most);
  EXPECT_EQ(must("limit").max->value, 3);
  EXPECT_EQ(must("limit").window->kind, Window::Kind::sliding);
  EXPECT_EQ(must("limit").counts, Counts::attempts);
  EXPECT_EQ(must("kinds").kind, Kind::consent_kinds);
  EXPECT_EQ(must("kinds").kinds[1].value, ConsentKind::soft);
  EXPECT_EQ(must("kinds").facts[1].value, ConsentRecords::Fact::same_firm);
  EXPECT_EQ(must("kept").kind, Kind::consent_kept);
  EXPECT_EQ(must("kept").kept[1].value, ConsentRecords::Kept::text);
  EXPECT_EQ(must("life").kind, Kind::consent_life);
  EXPECT_EQ(must("life").life->value.months, 6);
  EXPECT_EQ(must("life").kinds[0].value, ConsentKind::implied);
  EXPECT_EQ(must("life").counts_from, ConsentRecords::CountsFrom::last_activity);
  EXPECT_EQ(must("stop").kind, Kind::stop_within);
  EXPECT_EQ(must("stop").life->value.days, 10);
  EXPECT_TRUE(must("stop").workdays);
  EXPECT_EQ(must("label").kind, Kind::begin_with);
  EXPECT_EQ(must("label").words[0].words[0].value, "广告");
  EXPECT_EQ(must("label").part, TextPart::subject);
  EXPECT_EQ(must("says").kind, Kind::say);
  EXPECT_EQ(must("says").words[1].language, "zh");
  EXPECT_EQ(must("says").words[1].words[1].value, "客服");
  EXPECT_EQ(must("does-not-say").kind, Kind::not_say);
  EXPECT_EQ(must("words").kind, Kind::opt_out_words);
  EXPECT_EQ(must("words").words[0].words[1].value, "TD");
  EXPECT_EQ(must("sender").kind, Kind::sender);
  EXPECT_EQ(must("sender").sender.back().value, SenderPart::email_from);
  EXPECT_EQ(must("one-click").kind, Kind::one_click);
  EXPECT_EQ(must("window").kind, Kind::reply_window);
  EXPECT_EQ(must("window").life->value.seconds, 48 * 3600);
  EXPECT_EQ(must("length").kind, Kind::longest);
  EXPECT_EQ(must("length").unit, LengthUnit::characters);
  EXPECT_EQ(must("registered").kind, Kind::attested);
}

TEST(DecodePack, WhatItDoesNotHoldIsSaidToo) {
  const auto decoded = testing::decode_pack(testing::source_file("tests/data/model/full.pack.json"));
  ASSERT_EQ(decoded.value.not_held.size(), 1U);
  EXPECT_EQ(decoded.value.not_held[0].title.entries[0].value, "Servers are safe.");
  EXPECT_EQ(decoded.value.not_held[0].why.entries[1].value, "文件里看不到。");
}

TEST(DecodePack, ATypoIsAFindingAtItsPlace) {
  const auto decoded = testing::decode_pack(R"({"format": "wayproof/pack@1", "id": "p", "version": "2026-11-21",
    "title": "P", "reviewed_on": "2026-11-21", "requirements": {"r": {"title": "R.", "standing": "in-farce",
    "severity": "error", "verified": "primary", "cites": [{"source": "s"}], "must": {"at_mots": 2}}}})");
  ASSERT_EQ(decoded.findings.size(), 2U);
  EXPECT_EQ(decoded.findings[0].rule, "file/bad-value");
  EXPECT_EQ(decoded.findings[0].at, "\"in-farce\"");
  EXPECT_EQ(decoded.findings[1].rule, "file/unknown-key");
}

}  // namespace
}  // namespace wayproof::model
