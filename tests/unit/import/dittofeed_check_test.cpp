// Exports of Dittofeed through the whole way of a check: problems stand at their place in the foreign file, and what
// such a file cannot say is a question, never an accusation.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "api/check.h"
#include "support/source_dir.h"
#include "text/line_index.h"

namespace wayproof {
namespace {

std::string file_text(const std::filesystem::path& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::vector<Finding> findings_in(const std::string& name, const std::string& text) {
  api::CheckOptions options;
  options.as_of = 20'778;  // 2026-11-21
  return api::check({{name, text}}, options).findings;
}

// The findings that claim something, as "line rule".
std::vector<std::string> claims(const std::string& name, const std::string& text) {
  const LineIndex lines(text);
  std::vector<std::string> found;
  for (const Finding& finding : findings_in(name, text)) {
    if (!finding.question.empty()) continue;
    found.push_back(std::to_string(lines.at(finding.place.span.begin).line) + " " + std::string(finding.rule));
  }
  return found;
}

TEST(DittofeedCheck, TheStepNobodyComesToIsFoundAtItsPlace) {
  const std::string text = file_text(testing::source_dir() + "/tests/data/dittofeed/reservation-reminder.json");
  EXPECT_EQ(claims("reservation-reminder.json", text), (std::vector<std::string>{"12 graph/unreachable"}));
  for (const Finding& finding : findings_in("reservation-reminder.json", text)) {
    if (finding.rule != "graph/unreachable") continue;
    EXPECT_EQ(text.substr(finding.place.span.begin, finding.place.span.size()), "\"still-coming\"");
    EXPECT_EQ(finding.steps, (std::vector<std::string>{"still-coming"}));
  }
}

TEST(DittofeedCheck, AChildThatDoesNotExistIsFoundAtItsPlace) {
  std::string text = file_text(testing::source_dir() + "/tests/data/dittofeed/reservation-reminder.json");
  const std::string child = "\"child\": \"until-cancelled\"";
  text.replace(text.find(child), child.size(), "\"child\": \"until-canceled\"");
  bool found = false;
  for (const Finding& finding : findings_in("reservation-reminder.json", text)) {
    found = found || (finding.severity == Severity::error &&
                      text.substr(finding.place.span.begin, finding.place.span.size()) == "\"until-canceled\"");
  }
  EXPECT_TRUE(found);
}

TEST(DittofeedCheck, RealExports) {
  const char* const corpus = std::getenv("WAYPROOF_CORPUS");
  const std::filesystem::path folder = corpus ? std::filesystem::path(corpus) / "dittofeed" : std::filesystem::path();
  if (corpus == nullptr || !std::filesystem::exists(folder))
    GTEST_SKIP() << "WAYPROOF_CORPUS is not set: 0 real exports checked";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const bool defective = entry.path().filename() == "keyed-appointment-reminder.json";
    const std::vector<std::string> expected =
        defective ? std::vector<std::string>{"25 graph/unreachable"} : std::vector<std::string>{};
    EXPECT_EQ(claims(entry.path().filename().string(), file_text(entry.path())), expected) << entry.path();
  }
  std::printf("%zu real exports checked\n", files);
  EXPECT_GE(files, 10u);
}

}  // namespace
}  // namespace wayproof
