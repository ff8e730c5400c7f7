// Each way in which a requirement can ask for less than another, and for more.
#include "packs/looser.h"

#include <gtest/gtest.h>

#include "support/model.h"

namespace wayproof::packs {
namespace {

/// The part of the key that says in what `own` asks for less than `other`; each is a `must`, or one with more keys
/// behind a comma.
std::string in(const std::string& own, const std::string& other) {
  const auto requirement = [](const std::string& id, const std::string& must) {
    const bool more = must.find("\"must\"") != std::string::npos;
    return "\"" + id +
           R"(": {"title": "T", "standing": "in-force", "verified": "primary", "cites": [{"source": "s"}], )" +
           (must.find("\"severity\"") == std::string::npos ? R"("severity": "warning", )" : "") +
           (more ? must : "\"must\": " + must) + "}";
  };
  const auto decoded = testing::decode_pack(R"({"format": "wayproof/pack@1", "id": "p", "version": "2026-11-21",
    "title": "P", "reviewed_on": "2026-11-21", "regions": ["CN", "US"], "sources": {"s": {"title": "S"}}, "requirements": {)" +
                                            requirement("own", own) + ", " + requirement("other", other) + "}}");
  EXPECT_TRUE(decoded.findings.empty()) << own << "\n" << other;
  const auto& pack = decoded.value;
  const auto found = looser(pack, *pack.requirements.find("own"), pack, *pack.requirements.find("other"));
  return found ? found->key.substr(std::string("packs/looser.").size()) : "";
}

/// The first asks for less than the second, and the second for no less than the first.
void less(const std::string& own, const std::string& other, const std::string& how) {
  EXPECT_EQ(in(own, other), how) << own << "\n" << other;
  EXPECT_EQ(in(other, own), "") << other << "\n" << own;
  EXPECT_EQ(in(own, own), "") << own;
}

TEST(Looser, EachMechanism) {
  less(R"({"hours": [{"from": "08:00:00", "to": "22:00:00"}]})",
       R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})", "hours");
  less(R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})",
       R"({"hours": [{"from": "08:00:00", "to": "21:00:00", "on": ["mon"]}]})", "hours");
  less(R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}]})",
       R"({"hours": [{"from": "08:00:00", "to": "21:00:00"}], "closed_on_holidays": true})", "hours");
  less(R"({"at_most": 4, "window": {"sliding": "PT24H"}})", R"({"at_most": 3, "window": {"sliding": "PT24H"}})",
       "limit");
  less(R"({"at_most": 3, "window": {"sliding": "PT24H"}})", R"({"at_most": 3, "window": {"sliding": "PT48H"}})",
       "limit");
  less(R"({"at_most": 3, "window": {"calendar": "day"}})", R"({"at_most": 3, "window": {"calendar": "month"}})",
       "limit");
  less(R"({"consent": ["express", "soft"]})", R"({"consent": ["express"]})", "consent");
  less(R"({"consent": ["soft"]})", R"({"consent": ["soft"], "with": ["sale"]})", "consent");
  less(R"({"keeps": ["when"]})", R"({"keeps": ["when", "text"]})", "consent");
  less(R"({"lasts": "P12M"})", R"({"lasts": "P6M"})", "time");
  less(R"({"stop_within": "P10D"})", R"({"stop_within": "PT48H"})", "time");
  less(R"({"stop_within": "P10D", "workdays": true})", R"({"stop_within": "P10D"})", "time");
  less(R"({"reply_window": "PT48H"})", R"({"reply_window": "PT24H"})", "time");
  less(R"({"begin_with": ["AD", "Offer"]})", R"({"begin_with": ["AD"]})", "words");
  less(R"({"say": ["STOP", "END"]})", R"({"say": ["STOP"]})", "words");
  less(R"({"not_say": ["free"]})", R"({"not_say": ["free", "win"]})", "words");
  less(R"({"opt_out_words": ["R", "N"]})", R"({"opt_out_words": ["R"]})", "words");
  less(R"({"sender": ["name"]})", R"({"sender": ["name", "contact"]})", "sender");
  less(R"({"longest": 600, "unit": "characters"})", R"({"longest": 500, "unit": "characters"})", "length");
  less(R"({"pass": ["content/sender"]})", R"({"pass": ["content/sender", "content/subject"]})", "rules");
}

TEST(Looser, AnotherMechanismIsAnotherThing) {
  EXPECT_EQ(in(R"({"attested": true})", R"({"sender": ["name"]})"), "other");
  EXPECT_EQ(in(R"({"sender": ["name"]})", R"({"attested": true})"), "other");
}

TEST(Looser, WhatItIsAbout) {
  const std::string must = R"("must": {"one_click": true})";
  less(R"("severity": "info", )" + must, R"("severity": "error", )" + must, "severity");
  less(R"("channels": ["email"], )" + must, must, "channels");
  less(R"("channels": ["email"], )" + must, R"("channels": ["email", "sms"], )" + must, "channels");
  less(R"("purposes": ["marketing"], )" + must, R"("purposes": ["marketing", "service"], )" + must, "purposes");
  less(R"("purposes": ["marketing"], )" + must, must, "purposes");
  // None means marketing and mixed, not everything.
  EXPECT_EQ(in(must, R"("purposes": ["transactional"], )" + must), "purposes");
  EXPECT_EQ(in(R"("purposes": ["marketing", "mixed"], )" + must, must), "");
  less(R"("regions": ["CN"], )" + must, must, "regions");
  less(R"("regions": ["CN", "US-TX"], )" + must, R"("regions": ["CN", "US"], )" + must, "regions");
  less(R"("from": "2027-01-01", )" + must, must, "days");
  less(R"("until": "2027-01-01", )" + must, must, "days");
}

}  // namespace
}  // namespace wayproof::packs
