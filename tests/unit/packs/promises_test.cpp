// Limits and hours of packs, proved or refuted for the people whom they protect, and what a review makes of that.
#include <gtest/gtest.h>

#include "api/compliance.h"
#include "i18n/render.h"
#include "report/proof_words.h"
#include "support/checked.h"

namespace wayproof::packs {
namespace {

using report::Judgement;

struct Asks {
  std::string must;
  std::string steps;
  std::string regions = R"(["JP", "KR"])";  // whom the requirement protects
  std::string gate = R"({"checks": {"consent": {"mode": "enforce"}}})";
  std::string attestations = {};
  std::string customers = R"(["JP", "KR"])";
  std::string entry = R"({"event": "go"})";
};

std::string message(const std::string& id, const std::string& next) {
  return "\"" + id +
         R"(": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news", "content": {"text": "Sale."}, "next": ")" +
         next + "\"}";
}

std::string wait(const std::string& id, const std::string& length, const std::string& next) {
  return "\"" + id + R"(": {"type": "wait", "for": ")" + length + R"(", "next": ")" + next + "\"}";
}

class Review {
 public:
  explicit Review(const Asks& asks) {
    texts_ = {
        R"({"format": "wayproof/workspace@1", "id": "w", "language": "en", "time_zone": "UTC", "regions": )" +
            asks.customers + R"(,
  "packs": [{"id": "p", "file": "p.pack.json"}, {"id": "practice", "off": "Nothing but p is asked here."}],
  "attributes": {"country": {"type": "region", "one_of": )" +
            asks.customers + R"(, "changes": "never"}},
  "events": {"go": {"late": {"at_most": "PT0S"}}}, "channels": {"sms": {"kind": "sms"}},
  "topics": {"news": {"consent": "express"}}, "latency": {"opt_out": "PT0S"}, "promises": {"opt_out_within": "PT0S"}, "gate": )" +
            asks.gate + asks.attestations + R"(, "journeys": ["*.journey.json"]})",
        R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": )" + asks.entry +
            R"(}, "first": "a", "steps": {)" + asks.steps + R"(, "end": {"type": "end"}}})",
        R"({"format": "wayproof/pack@1", "id": "p", "version": "2026-11-21", "title": "P", "reviewed_on": "2026-11-21",
  "sources": {"s": {"title": "Law"}}, "requirements": {"r": {"title": "It is so.", "standing": "in-force",
  "severity": "error", "verified": "primary", "cites": [{"source": "s"}], "regions": )" +
            asks.regions + R"(, "must": )" + asks.must + "}}}"};
    static constexpr const char* names[] = {"w.workspace.json", "j.journey.json", "p.pack.json"};
    std::vector<model::InputFile> files;
    for (std::size_t n = 0; n < texts_.size(); ++n) files.push_back({names[n], texts_[n]});
    api::review(files, day_of({2027, 3, 1}), reviewed_);
  }

  const report::RequirementRow& row() const {
    for (const report::RequirementRow& one : reviewed_.projects.at(0).rows) {
      if (one.answer->pack->id.value == "p") return one;
    }
    throw std::runtime_error("the pack is not asked");
  }
  Judgement judgement() const { return row().judgement; }
  std::vector<std::string> proofs() const {
    std::vector<std::string> out;
    for (const report::ProofOf& one : row().proofs) {
      out.push_back(i18n::render(report::ProofWords(*one.project, *one.property).title(), i18n::Language::en) + ": " +
                    std::string(report::name_of(one.property->answer.verdict)));
    }
    return out;
  }
  const api::Reviewed& reviewed() const { return reviewed_; }

 private:
  std::vector<std::string> texts_;
  api::Reviewed reviewed_;
};

using Said = std::vector<std::string>;
const std::string one_a_day = R"({"at_most": 1, "window": {"sliding": "PT24H"}})";

TEST(Promises, ALimitIsProvedOrRefuted) {
  const Review kept(
      {.must = one_a_day, .steps = message("a", "b") + ", " + wait("b", "PT24H", "c") + ", " + message("c", "end")});
  EXPECT_EQ(kept.row().answer->verdict, Verdict::not_told);
  EXPECT_EQ(kept.judgement(), Judgement::holds);
  EXPECT_EQ(kept.proofs(), (Said{"More than 1 message in 24 hours (those that the requirement is about), to recipients "
                                 "in JP and KR (p/r): proved"}));
  const Review broken(
      {.must = one_a_day, .steps = message("a", "b") + ", " + wait("b", "PT23H", "c") + ", " + message("c", "end")});
  EXPECT_EQ(broken.judgement(), Judgement::broken);
  ASSERT_EQ(broken.row().proofs.size(), 1U);
  EXPECT_EQ(broken.row().proofs[0].property->answer.refutation->records.size(), 2U);
}

// Koreans get two, others one.
TEST(Promises, EachGroupOfRecipientsByItself) {
  const std::string steps =
      message("a", "b") + ", " +
      R"("b": {"type": "branch", "cases": [{"if": {"attribute": "country", "is": "KR"}, "next": "c"}], "else": "end"}, )" +
      message("c", "end");
  EXPECT_EQ(Review({.must = one_a_day, .steps = steps, .regions = R"(["JP"])"}).judgement(), Judgement::holds);
  const Review koreans({.must = one_a_day, .steps = steps, .regions = R"(["KR"])"});
  EXPECT_EQ(koreans.judgement(), Judgement::broken);
  EXPECT_EQ(koreans.proofs(), (Said{"More than 1 message in 24 hours (those that the requirement is about), to "
                                    "recipients in KR (p/r): refuted"}));
}

// A message at half past eight, 24 and a half hours after eight, is one at half past nine where the clock was put
// forward.
TEST(Promises, ByEveryClockOfTheRecipients) {
  Asks asks{.must = R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})",
            .steps = wait("a", "PT24H30M", "b") + ", " + message("b", "end"),
            .regions = R"(["CN", "KR", "IN"])",
            .customers = R"(["CN", "KR", "IN"])",
            .entry = R"({"every": {"period": "day", "at": "20:00:00"}})"};
  EXPECT_EQ(Review(asks).judgement(), Judgement::holds);
  asks.regions = asks.customers = R"(["CN", "KR", "US"])";
  const Review broken(asks);
  EXPECT_EQ(broken.judgement(), Judgement::broken);
  bool shown = false;
  for (const report::ProofOf& one : broken.row().proofs) {
    const auto& refutation = one.property->answer.refutation;
    if (!refutation) continue;
    shown = true;
    EXPECT_EQ(refutation->customer.region->value, "US");
  }
  EXPECT_TRUE(shown);
}

TEST(Promises, WhoGetsAMessageOutsideOfTheHoursIsShown) {
  const Review broken({.must = R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})", .steps = message("a", "end")});
  EXPECT_EQ(broken.judgement(), Judgement::broken);
  EXPECT_EQ(broken.proofs(), (Said{"A message between 00:00 and 08:00, to recipients in JP and KR (p/r): refuted",
                                   "A message between 21:00 and 24:00, to recipients in JP and KR (p/r): refuted"}));
}

// Weekends are told apart although nothing in the journey does.
TEST(Promises, HoursOfWorkingDays) {
  const std::string weekdays =
      R"({"hours": [{"from": "00:00:00", "to": "24:00:00", "on": ["mon", "tue", "wed", "thu", "fri", "sat"]}]})";
  const Review broken({.must = weekdays, .steps = message("a", "end")});
  EXPECT_EQ(broken.proofs(),
            (Said{"A message between 00:00 and 24:00 (Sunday), to recipients in JP and KR (p/r): refuted"}));
  const Review kept({.must = weekdays,
                     .steps = message("a", "end"),
                     .gate = R"({"checks": {"consent": {"mode": "enforce"}, "hours": {"mode": "enforce"}},
    "windows": [{"from": "08:00:00", "to": "20:00:00", "on": ["mon", "tue", "wed", "thu", "fri", "sat"]}]})"});
  EXPECT_EQ(kept.judgement(), Judgement::holds);
  EXPECT_EQ(kept.proofs(), Said{}) << "seen without a proof";
}

// "Nothing more after an opt-out" holds if the promise that the workspace states does.
TEST(Promises, WhatTheWorkspacePromisesItselfIsProvedOnce) {
  const std::string steps = message("a", "b") + ", " + wait("b", "PT24H", "c") + ", " + message("c", "end");
  const std::string at_once = R"({"stop_within": "PT0S"})";
  const Review kept({.must = at_once, .steps = steps});
  EXPECT_EQ(kept.judgement(), Judgement::holds);
  EXPECT_EQ(kept.proofs(), (Said{"A message on “news” after opting out of it: proved"}));
  const Review broken({.must = at_once, .steps = steps, .gate = R"({"checks": {}})"});
  EXPECT_EQ(broken.row().answer->verdict, Verdict::holds);
  EXPECT_EQ(broken.judgement(), Judgement::broken);
}

TEST(Promises, WhatAPersonConfirmsNeedsNoProof) {
  const std::string steps = message("a", "end");
  const auto with = [&](const std::string& answer) {
    return Review(
               {.must = R"({"attested": true})",
                .steps = steps,
                .attestations =
                    answer.empty()
                        ? ""
                        : R"(, "attestations": [{"requirement": "p/r", "by": "Li Na", "on": "2027-02-01", "answer": ")" +
                              answer + "\"}]"})
        .judgement();
  };
  EXPECT_EQ(with(""), Judgement::needs_attestation);
  EXPECT_EQ(with("yes"), Judgement::holds);
  EXPECT_EQ(with("does-not-apply"), Judgement::does_not_apply);
}

}  // namespace
}  // namespace wayproof::packs
