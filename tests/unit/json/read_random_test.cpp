// Reading random texts: mutations of correct ones, held against nlohmann::json and against what must always be true.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "json/read.h"
#include "support/reader_invariants.h"
#include "support/source_dir.h"

namespace wayproof {
namespace {

using wayproof::testing::broken_invariant;

const std::string seeds[] = {
    R"({"a": [1, 2.5, -3e2, true, false, null, "x\u00e9\n"], "b": {"c": {}, "d": []}, "a": "again"})",
    "{\n  \"steps\": {\n    \"a\": {\"type\": \"wait\", \"for\": \"P1D\", \"next\": \"b\"},\n    \"b\": {\"type\": "
    "\"exit\"}\n  },\n  \"n\": 0\n}\n",
    R"([[["\ud83d\ude00", "中文，“引号”"], {"k": "v", "": 0}], -0, 1e-7, 12345678901234567890])",
    "[\n  {\"if\": 1,\n   \"next\": \"x\"},\n  {\"if\": 2}\n]",
    R"("just a string with \"quotes\" and {{braces}}, colons: and commas")",
};

const std::string scraps[] = {"{",  "}",  "[",     "]",      ",",  ":",  "\"",   "\\",   "\n",       " ",
                              "0",  "1",  "-",     ".",      "e",  "t",  "true", "null", "'",        "//",
                              "/*", "*/", "#",     "，",     "“",  "”",  "：",   "\xFF", "\xE4",     "\x01",
                              "\t", "\r", "\"a\"", "\"a\":", "{{", "}}", "\\u",  "d800", "\xC2\xA0", "x"};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

std::string mutated(std::string text, Random& random) {
  for (std::size_t left = 1 + random.below(4); left > 0; --left) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.below(3));
        break;
      case 1:
        text.insert(at, scraps[random.below(std::size(scraps))]);
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size() + 1), random.below(12)));
        break;
      default:
        if (at < text.size()) text[at] = scraps[random.below(std::size(scraps))][0];
    }
  }
  return text;
}

TEST(ReadRandom, MutationsOfCorrectTextsHoldTheInvariants) {
  Random random(20261121);
  std::size_t correct = 0;
  for (int run = 0; run < 30000; ++run) {
    const std::string text = mutated(seeds[random.below(std::size(seeds))], random);
    const std::string problem = broken_invariant(text);
    ASSERT_EQ(problem, "") << ::testing::PrintToString(text);
  }
  for (const std::string& seed : seeds) correct += broken_invariant(seed).empty();
  EXPECT_EQ(correct, std::size(seeds));
}

// What was once quadratic. With 200 kB of each a slip back takes minutes, not seconds.
TEST(ReadRandom, HostileRepetitionsStayLinear) {
  for (const char* const unit : {"{", "[", "}[", "[}", "{]", "]{", "{{", "{{a", "\n {", "\"x\"x", "\"a ", "x\"",
                                 "'a'x ", "{\"a\":1,", "\n  \"k\": {\n"}) {
    std::string text;
    while (text.size() < 200000) text += unit;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(json::read(text).errors.empty());
    const auto spent = std::chrono::steady_clock::now() - start;
    EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(spent).count(), 10) << unit;
  }
}

TEST(ReadRandom, SeedsOfTheFuzzerHoldTheInvariants) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() + "/tests/fuzz/corpus/reader")) {
    std::stringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    EXPECT_EQ(broken_invariant(content.str()), "") << entry.path();
    ++files;
  }
  EXPECT_GE(files, 10u);
}

TEST(ReadRandom, SoupOfScrapsHoldsTheInvariants) {
  Random random(7);
  for (int run = 0; run < 20000; ++run) {
    std::string text;
    for (std::size_t left = random.below(30); left > 0; --left) text += scraps[random.below(std::size(scraps))];
    const std::string problem = broken_invariant(text);
    ASSERT_EQ(problem, "") << ::testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace wayproof
