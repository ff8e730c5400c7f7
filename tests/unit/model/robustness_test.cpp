// Broken files: decoding keeps its promises, and one slip of a hand stays one or two findings through all stages.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <vector>

#include "model/load.h"
#include "support/decode_invariants.h"
#include "support/model.h"
#include "support/source_dir.h"

namespace wayproof::model {
namespace {

const char* const samples[] = {"tests/data/model/full.journey.json", "tests/data/model/full.workspace.json",
                               "tests/data/model/full.customer.json"};

/// Spans of the tokens of a correct JSON text.
std::vector<Span> tokens(std::string_view text) {
  std::vector<Span> result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (std::isspace(static_cast<unsigned char>(text[i])) != 0) {
      ++i;
      continue;
    }
    if (text[i] == '"') {
      while (text[end] != '"') end += text[end] == '\\' ? std::size_t{2} : std::size_t{1};
      ++end;
    } else if (std::string_view("{}[]:,").find(text[i]) == std::string_view::npos) {
      while (end < text.size() && std::string_view("{}[]:, \n").find(text[end]) == std::string_view::npos) ++end;
    }
    result.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
    i = end;
  }
  return result;
}

TEST(Robustness, TheSeedsOfTheFuzzerHold) {
  int seeds = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() + "/tests/fuzz/corpus/decode")) {
    const std::string path = "tests/fuzz/corpus/decode/" + entry.path().filename().string();
    EXPECT_EQ(testing::broken_decode_invariant(testing::source_file(path)), "") << path;
    ++seeds;
  }
  EXPECT_GT(seeds, 20);
}

TEST(Robustness, EveryThirtiethBeginningOfTheSamplesHolds) {
  for (const char* sample : samples) {
    const std::string text = testing::source_file(sample);
    for (std::size_t size = 0; size < text.size(); size += 30) {
      ASSERT_EQ(testing::broken_decode_invariant(std::string_view(text).substr(0, size)), "")
          << sample << " to " << size;
    }
  }
}

TEST(Robustness, EveryWrongTokenOfTheSamplesHolds) {
  for (const char* sample : samples) {
    const std::string text = testing::source_file(sample);
    int n = 0;
    for (const Span token : tokens(text)) {
      if (++n % 20 != 0) continue;
      for (const char* wrong : {"", "{}", "[null]", "\"\xE2\x9F\xA8\"", "-1e999"}) {
        std::string changed = text;
        changed.replace(token.begin, token.size(), wrong);
        ASSERT_EQ(testing::broken_decode_invariant(changed), "") << sample << " at " << token.begin << ": " << wrong;
      }
    }
  }
}

TEST(Robustness, ATokenTooFewIsAtMostTwoFindings) {
  const std::string folder = "examples/c02-cart-recovery-as-written/";
  const std::string journey = testing::source_file(folder + "cart-recovery.journey.json");
  const std::string care = testing::source_file(folder + "new-customer-care.journey.json");
  const std::string shop = testing::source_file(folder + "fashion-shop.workspace.json");
  int deletions = 0, few = 0;
  for (const Span token : tokens(journey)) {
    std::string changed = journey;
    changed.erase(token.begin, token.size());
    Report report;
    const Loaded loaded =
        load({{"cart-recovery.journey.json", changed}, {"care.json", care}, {"shop.json", shop}}, report);
    for (const Project& project : loaded.projects) check_project(project, report);
    const std::size_t findings = std::move(report).finish().size();
    ++deletions;
    few += findings <= 2 ? 1 : 0;
  }
  std::cout << few << " of " << deletions << " deletions give at most two findings\n";
  EXPECT_GT(deletions, 300);
  EXPECT_GE(few * 100, deletions * 95);
}

}  // namespace
}  // namespace wayproof::model
