// What makes two findings the same through edits, and what a baseline does with them.
#include "finding/baseline.h"

#include <gtest/gtest.h>

#include "base/fingerprint.h"

namespace wayproof {
namespace {

Finding problem(std::string step, std::uint32_t at = 0) {
  Finding finding;
  finding.rule = "cap/too-many";
  finding.place = {0, {at, at + 1}};
  finding.journey = "cart";
  finding.steps = {std::move(step)};
  finding.what = {"cap/too-many.what", {{"count", std::int64_t{3}}}};
  return finding;
}

const std::vector<BaselineFile> files{{"cart.json", "x/cart.json"}, {"other.json", "x/other.json", false}};

std::string key(const Finding& finding) { return key_of(identity_of(finding, "cart.json", "x/cart.json")); }

TEST(Identity, LinesAmountsAndLaterStepsAreNoPartOfIt) {
  Finding moved = problem("mail", 700);
  moved.what.args = {{"count", std::int64_t{4}}, {"from", Date{12}}, {"title", UserText{{{"en", "Hello"}}}}};
  moved.steps.push_back("sms");
  moved.severity = Severity::info;
  EXPECT_EQ(key(problem("mail")), key(moved));
}

TEST(Identity, RuleFileJourneyStepSentenceAndQuotedWordsAre) {
  const Finding one = problem("mail");
  std::vector<Finding> others(5, one);
  others[0].rule = "cap/other";
  others[1].journey = "cart-2";
  others[2].steps = {"sms"};
  others[3].what.key = "cap/too-many.what.in_a_day";
  others[4].what.args.push_back({"cap", Verbatim{"daily"}});
  for (const Finding& other : others) EXPECT_NE(key(one), key(other));
  EXPECT_NE(key(one), key_of(identity_of(one, "b.json", "b.json")));
}

TEST(Identity, TheFilesOwnNameInASentenceDependsOnWhereOneStandsAndDoesNotCount) {
  Finding finding = problem("mail");
  finding.what.args.push_back({"file", Verbatim{"x/cart.json"}});
  EXPECT_EQ(key(finding), key(problem("mail")));
}

TEST(Identity, FingerprintsAreForever) {
  // Other programs keep them: a change of these two values needs another version in identity_version.
  EXPECT_EQ(fingerprint(""), "cbf29ce484222325");
  EXPECT_EQ(fingerprint("wayproof"), "c6b5e248a9625082");
}

TEST(Baseline, KnownFindingsAreMarkedAndNewOnesAreNot) {
  std::vector<Finding> findings{problem("mail"), problem("sms")};
  const auto matches = apply_baseline(make_baseline({problem("mail", 90)}, files), findings, files);
  EXPECT_TRUE(findings[0].known);
  EXPECT_FALSE(findings[1].known);
  EXPECT_TRUE(gone(matches).empty());
}

TEST(Baseline, OfMoreAlikeThanItCountsTheLaterOnesAreNew) {
  const Baseline baseline = make_baseline({problem("mail", 1), problem("mail", 2)}, files);
  ASSERT_EQ(baseline.size(), 1U);
  EXPECT_EQ(baseline[0].count, 2);
  std::vector<Finding> findings{problem("mail", 5), problem("mail", 6), problem("mail", 7)};
  (void)apply_baseline(baseline, findings, files);
  EXPECT_TRUE(findings[0].known && findings[1].known);
  EXPECT_FALSE(findings[2].known);
}

TEST(Baseline, WhatIsNoMoreIsGoneAndCanBeTakenOut) {
  const Baseline baseline =
      make_baseline({problem("a"), problem("mail", 1), problem("mail", 2), problem("mail", 3)}, files);
  std::vector<Finding> findings{problem("mail")};
  const auto matches = apply_baseline(baseline, findings, files);
  ASSERT_EQ(gone(matches).size(), 2U);
  EXPECT_EQ(gone(matches)[0].identity.step, "a");
  EXPECT_EQ(gone(matches)[1].count, 2);
  ASSERT_EQ(pruned(matches).size(), 1U);
  EXPECT_EQ(pruned(matches)[0].count, 1);
}

TEST(Baseline, NothingIsGoneFromAFileThatWasNotLookedAt) {
  Finding elsewhere = problem("mail");
  elsewhere.place.file = 1;
  std::vector<Finding> none;
  const auto matches = apply_baseline(make_baseline({elsewhere}, files), none, files);
  EXPECT_TRUE(gone(matches).empty());
  EXPECT_EQ(pruned(matches).size(), 1U);
}

TEST(Baseline, TwoBranchesMergedLineByLineAddUp) {
  Baseline baseline = make_baseline({problem("mail")}, files);
  baseline.push_back(baseline.front());
  std::vector<Finding> findings{problem("mail", 1), problem("mail", 2)};
  (void)apply_baseline(baseline, findings, files);
  EXPECT_TRUE(findings[0].known && findings[1].known);
}

TEST(Baseline, IgnoredFindingsNeitherStandInItNorUseItUp) {
  Finding ignored = problem("mail", 1);
  ignored.ignored = "agreed";
  EXPECT_TRUE(make_baseline({ignored}, files).empty());
  std::vector<Finding> findings{ignored, problem("mail", 2)};
  (void)apply_baseline(make_baseline({problem("mail")}, files), findings, files);
  EXPECT_FALSE(findings[0].known);
  EXPECT_TRUE(findings[1].known);
}

}  // namespace
}  // namespace wayproof
