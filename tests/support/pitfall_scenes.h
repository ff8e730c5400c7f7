// Small workspaces on which ordinary linters are wrong, held to the packs that come with Wayproof; and what such a
// linter says of them, so that a test shows both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/judged.h"

namespace wayproof::testing::pitfalls {

/// One message, as a step with a comma behind it.
struct Message {
  std::string id = "offer";
  std::string channel = "sms";
  std::string content = R"({"text": "Two days left. Reply STOP to opt out"})";
  std::string next = "end";
  std::string purpose = "marketing";
  std::string topic = "news";  ///< empty: none
  std::string more;            ///< further keys, each followed by a comma
};
[[nodiscard]] std::string step(const Message& message);

/// {"text": ...}
[[nodiscard]] std::string text(const std::string& words);
/// A mail with a link to opt out, after these words.
[[nodiscard]] std::string mail(const std::string& words = "Two days left.");
/// {"subject": ..., "html": ...}
[[nodiscard]] std::string html(const std::string& body);

/// A workspace with one journey or two. What a scene is not about is as good as it can be.
struct Scene {
  std::string regions = R"(["CN"])";
  std::string zone = "Asia/Shanghai";
  std::string language = "en";
  std::string sms = R"("opt_out_words": ["STOP", "R", "TD"])";  ///< further keys of the channel `sms`
  std::string channels;                                         ///< further channels, each led by a comma
  std::string topics = R"("news": {"consent": "express"})";
  std::string attributes;
  std::string gate = R"({"checks": {"consent": {"mode": "enforce"}}})";
  std::string more;  ///< further keys of the workspace, each followed by a comma
  std::string entry = R"({"on": {"event": "go"}})";
  std::string journey;           ///< further keys of the journey, each followed by a comma
  std::string steps = step({});  ///< the first leads; each with a comma behind it
  std::string second;            ///< steps of a second journey, which the same event begins
  std::string pack;              ///< a pack of the user's own, a whole file
  Day as_of = day_of({2027, 3, 1});
};
[[nodiscard]] std::vector<TestFile> files_of(const Scene& scene);
/// Fails the test if the scene is written wrongly.
[[nodiscard]] Judged judge(const Scene& scene);

/// "holds", "broken", "needs data", "needs attestation", "not told", or "not asked" where a requirement is about
/// nobody in the scene. A name that no pack has is an error.
[[nodiscard]] std::string answer(const Judged& judged, std::string_view requirement);
[[nodiscard]] std::string answer(const Scene& scene, std::string_view requirement);
/// The steps at which a rule finds something; "" for a finding about none.
[[nodiscard]] std::vector<std::string> found(const Judged& judged, std::string_view rule);
/// How much the first finding of a requirement weighs: "error", "warning", "hint"; empty: there is none.
[[nodiscard]] std::string weight(const Judged& judged, std::string_view requirement);

/// What an ordinary linter says when its check finds nothing wrong, and when it does.
[[nodiscard]] inline std::string naive(bool fine) { return fine ? "holds" : "broken"; }
/// The words are in the text somehow, whatever their case.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words);

/// What checks by hand look at.
[[nodiscard]] const model::Project& project_of(const Judged& judged);
[[nodiscard]] const model::Topic& topic_of(const Judged& judged, std::string_view id = "news");
[[nodiscard]] const model::Step& step_of(const Judged& judged, std::string_view id = "offer");
/// The first text of a step, as it is written: its text, else its HTML.
[[nodiscard]] std::string text_of(const Judged& judged, std::string_view step_id = "offer");
[[nodiscard]] std::vector<const model::Step*> messages(const model::Journey& journey);
/// The clock time of the only wait until one, else that of the entry.
[[nodiscard]] ClockTime clock_time(const Judged& judged);
[[nodiscard]] constexpr ClockTime at(int hour, int minute = 0) { return hour * 3600 + minute * 60; }

}  // namespace wayproof::testing::pitfalls
