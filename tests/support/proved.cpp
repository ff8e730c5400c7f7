// See proved.h.
#include "support/proved.h"

#include <gtest/gtest.h>

#include "proof/prove.h"

namespace wayproof::testing {
namespace {

using proof::Answer;
using proof::Property;

constexpr Instant start = 1'804'464'000;  // 2027-03-08, a Monday

std::string word(Answer::Verdict verdict) {
  return verdict == Answer::Verdict::proved ? "proved" : verdict == Answer::Verdict::refuted ? "refuted" : "unknown";
}
std::string word(Answer::Ground ground) {
  constexpr const char* words[] = {"gate",  "search", "replay", "race",        "coupled",
                                   "clock", "late",   "work",   "not modelled"};
  return words[static_cast<std::size_t>(ground)];
}
std::string word(const Property& property) {
  constexpr const char* sources[] = {"cap", "quiet", "window", "guarantee", "opt-out", "by", "reply window"};
  return std::string(sources[static_cast<std::size_t>(property.source)]) + " " + std::to_string(property.index);
}

std::string line(const Property& property, const Answer& answer) {
  std::string out = word(property) + ": " + word(answer.verdict) + " by " + word(answer.ground);
  if (property.kind != Property::Kind::at_most) return out;
  out += ", " + std::to_string(property.limit.max) + " allowed";
  if (answer.shown > 0) out += ", " + std::to_string(answer.shown) + " shown";
  if (answer.bound) out += ", at most " + std::to_string(*answer.bound);
  return out;
}

const std::string head = R"("format": "wayproof/workspace@1", "id": "shop", "time_zone": "Asia/Shanghai",
  "journeys": ["*.journey.json"], "channels": {"sms": {"kind": "sms"}, "email": {"kind": "email"}},
  "topics": {"offers": {"channels": ["sms", "email"]}}, "events": {"cart": {}, "paid": {}})";

}  // namespace

std::string proved(const std::vector<TestFile>& files) {
  const auto loaded = load(files);
  std::string out;
  for (const auto& finding : loaded->report.findings())
    ADD_FAILURE() << finding.rule << " " << finding.what.key << " "
                  << loaded->texts[finding.place.file].second.substr(finding.place.span.begin,
                                                                     finding.place.span.size());
  for (const auto& part : loaded->parts) {
    proof::Workspace workspace(*part.project, part.program);
    for (const Property& property : proof::properties(*part.project, part.program)) {
      const Answer answer = proof::prove(workspace, property, start);
      out += line(property, answer) + "\n";
      const bool shows = answer.verdict == Answer::Verdict::refuted || answer.ground == Answer::Ground::race;
      EXPECT_EQ(shows, answer.refutation.has_value());
      const bool names_messages = property.kind != Property::Kind::reaches;
      EXPECT_TRUE(!answer.refutation || !names_messages || !answer.refutation->records.empty());
    }
  }
  return out;
}

std::string workspace(const std::string& gate) { return "{" + head + ", \"gate\": " + gate + "}"; }

std::string journey(const std::string& id, const std::string& steps, const std::string& more) {
  return R"({"format": "wayproof/journey@1", "id": ")" + id + R"(", "entry": {"on": {"event": "cart"}}, )" + more +
         R"("first": "a", "steps": {)" + steps + "}}";
}

std::string sms(const std::string& id, const std::string& next) {
  return "\"" + id + R"(": {"type": "message", "channel": "sms", "topic": "offers", "purpose": "marketing",
         "content": {"text": "Hi"}, "next": ")" +
         next + "\"}";
}

std::string wait(const std::string& id, const std::string& length, const std::string& next) {
  return "\"" + id + R"(": {"type": "wait", "for": ")" + length + R"(", "next": ")" + next + "\"}";
}
std::string cap(int max, const std::string& window, const std::string& mode) {
  return R"({"checks": {"caps": {"mode": ")" + mode +
         R"("}}, "caps": [{"id": "c", "of": {"purpose": "marketing"}, "max": )" + std::to_string(max) +
         R"(, "window": )" + window + "}]}";
}

}  // namespace wayproof::testing
