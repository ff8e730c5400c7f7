// Which packs a workspace is held to; and that the packs that come with Wayproof have no mistakes.
#include <gtest/gtest.h>

#include <algorithm>

#include "json/read.h"
#include "packs/library.h"
#include "packs/own.h"
#include "support/model.h"

namespace wayproof::packs {
namespace {

model::Project project(const std::string& keys) {
  model::Project out;
  out.workspace = testing::decode_workspace(R"({"format": "wayproof/workspace@1", "id": "w", )" + keys + "}").value;
  return out;
}

std::vector<std::string> ids(const Library& library) {
  std::vector<std::string> out;
  for (const model::Pack* pack : library.packs) out.push_back(pack->id.value);
  return out;
}

std::vector<std::string> packs_for(const std::string& keys, Report& report) {
  const model::Project of = project(keys);
  return ids(library_for(of, report));
}

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(Library, ThosePacksOfItsRegionsAndOfEverybody) {
  Report report;
  const auto china = packs_for(R"("regions": ["CN"])", report);
  EXPECT_TRUE(has(china, "cn") && has(china, "cn.sms") && has(china, "mailbox"));
  const auto elsewhere = packs_for(R"("regions": ["SE"])", report);
  EXPECT_TRUE(!has(elsewhere, "cn") && has(elsewhere, "mailbox"));
  EXPECT_TRUE(std::is_sorted(china.begin(), china.end()));
  EXPECT_TRUE(report.findings().empty());
}

TEST(Library, WithoutRegionsAndNamesNone) {
  Report report;
  EXPECT_TRUE(packs_for(R"("title": "W")", report).empty());
  EXPECT_EQ(packs_for(R"("packs": [{"id": "cn.sms"}])", report), std::vector<std::string>{"cn.sms"});
}

TEST(Library, OneThatIsLeftOut) {
  Report report;
  const model::Project of = project(R"("regions": ["CN"], "packs": [{"id": "cn.sms", "off": "We send no SMS."}])");
  const Library library = library_for(of, report);
  EXPECT_FALSE(has(ids(library), "cn.sms"));
  ASSERT_EQ(library.left_out.size(), 1U);
  EXPECT_EQ(library.left_out[0]->off->value, "We send no SMS.");
}

TEST(Library, AnUnknownNameAndAnotherVersionAreFindings) {
  Report report;
  packs_for(R"("packs": [{"id": "cn.smd"}, {"id": "cn.sms", "version": "2020-01-01"}])", report);
  ASSERT_EQ(report.findings().size(), 2U);
  EXPECT_EQ(report.findings()[0].rule, "file/unknown-reference");
  EXPECT_EQ(report.findings()[0].advice.key, "file/unknown-reference.advice.meant");
  EXPECT_EQ(report.findings()[1].rule, "packs/other-version");
}

TEST(Library, AnOwnPackTakesThePlaceOfAShippedOne) {
  model::Project of = project(R"("regions": ["CN"], "packs": [{"id": "cn.sms"}])");
  of.packs.push_back(read(*find_shipped("cn.sms")));
  of.packs.front().title.entries.front().value = "Ours";
  Report report;
  const Library library = library_for(of, report);
  for (const model::Pack* pack : library.packs) {
    if (pack->id.value != "cn.sms") continue;
    EXPECT_EQ(pack->title.entries.front().value, "Ours");
  }
}

std::vector<std::string_view> shipped_ids() {
  std::vector<std::string_view> out;
  for (const ShippedPack& one : shipped()) out.push_back(one.id);
  return out;
}

TEST(Library, ShippedPacksHaveNoMistakes) {
  ASSERT_FALSE(shipped().empty());
  for (const ShippedPack& one : shipped()) {
    const auto decoded = testing::decode_pack(std::string(one.text));
    EXPECT_EQ(decoded.findings, std::vector<testing::Said>{}) << one.id;
    EXPECT_EQ(decoded.value.id.value, one.id);
    Report report;
    check_pack(decoded.value, shipped_ids(), report);
    for (const Finding& finding : report.findings())
      ADD_FAILURE() << one.id << ": " << finding.rule << " " << finding.what.key;
    for (const model::Requirement& requirement : decoded.value.requirements) {
      const std::string name = name_of(decoded.value, requirement);
      EXPECT_NE(requirement.must.kind, model::Must::Kind::invalid) << name;
      EXPECT_EQ(requirement.title.entries.size(), 2U) << name << " needs a title in both languages";
      EXPECT_EQ(requirement.must.kind == model::Must::Kind::attested, !requirement.asks.empty()) << name;
      EXPECT_FALSE(requirement.verified == model::Verified::unverified && requirement.severity == Severity::error)
          << name;
    }
    EXPECT_EQ(decoded.value.title.entries.size(), 2U) << one.id;
    EXPECT_TRUE(decoded.value.reviewed_on) << one.id;
  }
}

// No text of ours calls anything legal or illegal: that is not ours to say.
TEST(Library, NoPackPassesAVerdict) {
  for (const ShippedPack& one : shipped()) {
    for (const std::string_view word : {"illegal", "compliant", "unlawful", "合规", "违法", "违规", "非法"}) {
      EXPECT_EQ(one.text.find(word), std::string_view::npos) << one.id << " says " << word;
    }
  }
}

TEST(Library, OnlyWhatBindsMayBeAnError) {
  const auto decoded =
      testing::decode_pack(R"({"format": "wayproof/pack@1", "id": "p", "version": "2026-11-21", "title": "P",
    "reviewed_on": "2026-11-21", "sources": {"s": {"title": "S"}}, "extends": ["cn.smd"], "requirements": {"r": {"title": "R.",
    "standing": "contested", "severity": "error", "verified": "primary", "cites": [{"source": "t"}], "must": {"pass": ["content/opt-out-mising"]}}}})");
  Report report;
  check_pack(decoded.value, shipped_ids(), report);
  std::vector<std::string> rules;
  for (const Finding& finding : report.findings()) rules.push_back(finding.rule);
  EXPECT_EQ(rules, (std::vector<std::string>{"file/unknown-reference", "file/unknown-reference",
                                             "file/unknown-reference", "packs/too-severe"}));
}

}  // namespace
}  // namespace wayproof::packs
