// The acceptance test of recovery: out of each example every single token is taken, one at a time. Prints the shares
// and holds the bars: at most two findings in nine of ten cases, the first within one line of the place in nine of ten,
// and at least 90 % of a journey's steps still there in nine of ten and over all.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "json/read.h"
#include "support/examples.h"
#include "support/source_dir.h"
#include "support/token_deletion.h"

namespace wayproof {
namespace {

using wayproof::testing::Cut;
using wayproof::testing::delete_each;
using wayproof::testing::DeletionFigures;
using wayproof::testing::DeletionOutcome;

std::vector<std::string> correct_examples() {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path examples = std::filesystem::path(testing::source_dir()) / "examples";
  if (std::filesystem::exists(examples)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(examples)) {
      if (entry.path().extension() == ".json" && !testing::in_large_example(entry.path()))
        paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::stringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    if (json::read(content.str()).errors.empty()) texts.push_back(content.str());
  }
  return texts;
}

// A journey in three layouts, so that the figures mean something before there are examples.
constexpr std::string_view dense = R"({ "format": "wayproof/journey@1", "id": "welcome",
  "entry": {"on": {"event": "account.created"}, "if": {"not": {"any": [{"tag": "staff"}, {"tag": "tester"}]}}},
  "exits": [{"on": {"event": "account.closed"}},
            {"on": {"opt_out": "news"}}],
  "first": "hello",
  "steps": {
    "hello": {"type": "message", "channel": "email", "purpose": "service", "content": {"text": {"en": "Hello {{name}}, welcome", "zh": "{{name}} 您好"}},
      "next": "two-days"},
    "two-days": {"type": "wait", "until": {"of": "now", "plus": "P2D", "at": "10:00:00"}, "next": "active"},
    "active": {"type": "branch", "cases": [
        {"name": "has ordered", "if": {"event": "order.paid", "since": "entry"}, "next": "thanks"},
        {"name": "has looked", "if": {"event": "page.seen", "at_least": 3}, "next": "offer"}], "else": "end"},
    "thanks": {"type": "message", "channel": "email", "purpose": "service", "content": {"template": "thanks"}, "next": "end"},
    "offer": {"type": "message", "channel": "sms", "purpose": "marketing", "topic": "news", "content": {"template": "offer"}, "next": "call"},
    "call": {"type": "task", "title": "Call", "due": {"of": "now", "plus": "P1D"}, "outcomes": {"agreed": "end", "refused": "end"},
      "overdue": "end"},
    "split": {"type": "split", "arms": [{"share": 40, "next": "end"}, {"share": 60, "next": "end"}]},
    "tag": {"type": "update", "add_tags": ["seen", "new"], "next": "end"},
    "long": {"type": "wait", "for": "P30D", "next": "end"},
    "mid": {"type": "wait", "for": "PT1H", "next": "end"},
    "end": {"type": "exit"} } }
)";

// The same with other white space: on one line, or a line for each member and bracket.
std::string relaid(std::string_view text, bool one_line) {
  std::string out;
  std::size_t depth = 0;
  bool in_string = false;
  const auto new_line = [&] {
    if (!one_line) out += '\n' + std::string(2 * depth, ' ');
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      out += c;
      if (c == '\\') out += text[++i];
      in_string = c != '"';
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      new_line();
    } else if (c == '}' || c == ']') {
      --depth;
      new_line();
      out += c;
    } else if (c == ',') {
      out += c;
      new_line();
    } else if (c != ' ' && c != '\n') {
      out += c;
      if (c == ':' && !one_line) out += ' ';
      in_string = c == '"';
    }
  }
  return out;
}

DeletionFigures figures_of(const std::vector<std::string>& texts, Cut cut, std::size_t every = 1) {
  DeletionFigures figures;
  for (const std::string& text : texts) {
    for (const DeletionOutcome& outcome : delete_each(text, cut, every)) figures.add(outcome);
  }
  return figures;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print_and_hold(const char* what, const DeletionFigures& figures) {
  std::printf(
      "%s: %zu deletions, at most two findings %.2f %%, first within a line %.2f %%, 90 %% of the steps left %.2f %%, "
      "steps left %.2f %%\n",
      what, figures.deletions, share(figures.at_most_two, figures.deletions), share(figures.near, figures.deletions),
      share(figures.most_steps_kept, figures.deletions), share(figures.steps_kept, figures.steps_before));
  EXPECT_GT(figures.deletions, 0u) << what;
  EXPECT_GE(share(figures.at_most_two, figures.deletions), 90.0) << what;
  EXPECT_GE(share(figures.near, figures.deletions), 90.0) << what;
  EXPECT_GE(share(figures.most_steps_kept, figures.deletions), 90.0) << what;
  EXPECT_GE(share(figures.steps_kept, figures.steps_before), 90.0) << what;
}

TEST(RecoveryFigures, ExamplesWithoutOneToken) {
  std::vector<std::string> texts = correct_examples();
  texts.emplace_back(dense);
  print_and_hold("tokens", figures_of(texts, Cut::token));
  print_and_hold("one quote in five", figures_of(texts, Cut::quote, 5));
}

TEST(RecoveryFigures, TheSameJourneyInOtherLayouts) {
  print_and_hold("one member a line, tokens", figures_of({relaid(dense, false)}, Cut::token));
  print_and_hold("one member a line, quotes", figures_of({relaid(dense, false)}, Cut::quote));
  print_and_hold("on one line, tokens", figures_of({relaid(dense, true)}, Cut::token));
  print_and_hold("on one line, quotes", figures_of({relaid(dense, true)}, Cut::quote));
}

}  // namespace
}  // namespace wayproof
