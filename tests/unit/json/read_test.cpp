// Correct JSON is read exactly, and nothing else is called correct.
#include <gtest/gtest.h>

#include "json/read.h"
#include "support/tree_checks.h"

namespace wayproof::json {
namespace {

using wayproof::testing::ExactText;
using wayproof::testing::misplaced;
using wayproof::testing::show;

std::string_view text_of(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

TEST(Read, KeepsEveryPieceWithItsBytes) {
  constexpr std::string_view text = R"({"a": [1, "zwei", true], "b": {"c": null}})";
  const ReadResult result = read(text);
  ASSERT_TRUE(result.errors.empty());
  const Value root = result.tree.root();
  EXPECT_EQ(text_of(text, root.span()), text);
  EXPECT_EQ(root.size(), 2u);
  EXPECT_EQ(text_of(text, root.find("a")->key_span), R"("a")");
  EXPECT_EQ(text_of(text, root["a"].span()), R"([1, "zwei", true])");
  EXPECT_EQ(text_of(text, root["a"].item(1).span()), R"("zwei")");
  EXPECT_EQ(root["a"].item(1).string(), "zwei");
  EXPECT_EQ(root["a"].item(2).boolean(), true);
  EXPECT_EQ(text_of(text, root["b"].span()), R"({"c": null})");
  EXPECT_TRUE(root["b"]["c"].is(Kind::null));
  EXPECT_EQ(misplaced(result.tree, text), "");
}

TEST(Read, AnswersEmptyToQuestionsOfAnotherKind) {
  const ReadResult result = read(R"({"a": 1})");
  const Value a = result.tree.root()["a"];
  EXPECT_EQ(a.string(), std::nullopt);
  EXPECT_EQ(a.boolean(), std::nullopt);
  EXPECT_EQ(a.size(), 0u);
  EXPECT_FALSE(a.item(0));
  EXPECT_FALSE(a["x"]);
  EXPECT_FALSE(a.find("x"));
  EXPECT_FALSE(result.tree.root().item(0));
  EXPECT_EQ(result.tree.root().number(), std::nullopt);
  EXPECT_FALSE(Value());
  EXPECT_EQ(Value().kind(), Kind::hole);
}

TEST(Read, KeepsDuplicateKeysInOrder) {
  const ReadResult result = read(R"({"a": 1, "b": 2, "a": 3})");
  EXPECT_EQ(result.tree.root().size(), 3u);
  EXPECT_EQ(result.tree.root()["a"].number(), "1");
  EXPECT_EQ(result.tree.root().member(2).key, "a");
  EXPECT_EQ(result.tree.root().member(2).value.number(), "3");
}

TEST(Read, DecodesEscapes) {
  constexpr std::string_view text = R"({"\u0061\n": "\"\\\/\b\f\r\t\u00e9\u4e2d\ud83d\ude00!"})";
  const ReadResult result = read(text);
  ASSERT_TRUE(result.errors.empty());
  const Member member = result.tree.root().member(0);
  EXPECT_EQ(member.key, "a\n");
  EXPECT_EQ(text_of(text, member.key_span), R"("\u0061\n")");
  EXPECT_EQ(member.value.string(), "\"\\/\b\f\r\té中😀!");
  EXPECT_EQ(read(R"("\u0000")").tree.root().string(), std::string_view("\0", 1));
}

TEST(Read, SkipsAByteOrderMark) {
  const ReadResult result = read("\xEF\xBB\xBF[1]");
  EXPECT_TRUE(result.errors.empty());
  EXPECT_EQ(result.tree.root().span(), (Span{3, 6}));
}

TEST(Read, ReadsIntegersExactly) {
  const auto integer = [](std::string_view text) { return read(text).tree.root().integer(); };
  EXPECT_EQ(integer("0"), 0);
  EXPECT_EQ(integer("-0"), 0);
  EXPECT_EQ(integer("9223372036854775807"), INT64_MAX);
  EXPECT_EQ(integer("-9223372036854775808"), INT64_MIN);
  EXPECT_EQ(integer("9223372036854775808"), std::nullopt);
  EXPECT_EQ(integer("1.0"), std::nullopt);
  EXPECT_EQ(integer("1e2"), std::nullopt);
  EXPECT_EQ(integer("\"1\""), std::nullopt);
}

TEST(Read, ReadsMillionthsExactly) {
  const auto millionths = [](std::string_view text) { return read(text).tree.root().millionths(); };
  EXPECT_EQ(millionths("0.15"), 150000);
  EXPECT_EQ(millionths("-0.000001"), -1);
  EXPECT_EQ(millionths("12"), 12000000);
  EXPECT_EQ(millionths("0.1234560"), 123456);
  EXPECT_EQ(millionths("0.1234567"), std::nullopt);
  EXPECT_EQ(millionths("9223372036854.775807"), INT64_MAX);
  EXPECT_EQ(millionths("-9223372036854.775808"), INT64_MIN);
  EXPECT_EQ(millionths("9223372036854.775808"), std::nullopt);
  EXPECT_EQ(millionths("1e0"), std::nullopt);
  EXPECT_EQ(millionths("true"), std::nullopt);
}

TEST(Read, DepthIsCountedWithoutRecursion) {
  const std::string at_limit = std::string(64, '[') + std::string(64, ']');
  EXPECT_TRUE(read(at_limit).errors.empty());
  std::string deeper(65, '[');
  deeper.append("1").append(65, ']');
  const ReadResult result = read(deeper);
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, SyntaxError::Kind::too_deep);
  EXPECT_EQ(result.errors[0].span, (Span{64, 65}));
  EXPECT_EQ(misplaced(result.tree, deeper), "");
  const std::string hostile(1000000, '[');
  EXPECT_EQ(read(hostile).errors.size(), 21u);
  Limits deep;
  deep.depth = 2000000;
  const std::string tower = std::string(1000000, '[') + std::string(1000000, ']');
  EXPECT_TRUE(read(tower, deep).errors.empty());
}

TEST(Read, RefusesTextsThatAreTooLong) {
  Limits limits;
  limits.bytes = 3;
  EXPECT_TRUE(read("[1]", limits).errors.empty());
  const ReadResult result = read("[10]", limits);
  ASSERT_EQ(result.errors.size(), 1u);
  EXPECT_EQ(result.errors[0].kind, SyntaxError::Kind::too_large);
  EXPECT_TRUE(result.tree.root().is(Kind::hole));
}

// One case each for what the grammar allows and what it does not, in the manner of the published suites.
constexpr const char* accepted[] = {"[]",
                                    "{}",
                                    " [ ] ",
                                    "\t\r\n{\n}",
                                    "0",
                                    "-0",
                                    "-0.0",
                                    "1E+2",
                                    "1e-2",
                                    "1.5e3",
                                    "123.456",
                                    "-1",
                                    "true",
                                    "false",
                                    "null",
                                    "\"\"",
                                    "\"a\"",
                                    "[1,2]",
                                    "[[[]]]",
                                    "{\"\":0}",
                                    "{\"a\":{\"a\":{}}}",
                                    "[null, 1, \"1\", {}]",
                                    "[1e999]",
                                    "[-1e-999]",
                                    "\"\\u0060\"",
                                    "\"\\uDBFF\\uDFFF\"",
                                    "\"\x7f\"",
                                    "\"\xE2\x80\xA8\"",
                                    "\"\xF4\x8F\xBF\xBF\"",
                                    "\"\xEF\xBF\xBF\"",
                                    "{\"a\":1,\"a\":1}",
                                    "\"/\"",
                                    "\"\\/\"",
                                    "[\"asdf\"]",
                                    "[0.000000000000000000000000000000000000001]",
                                    "[100000000000000000000000]",
                                    "\"\xEF\xBB\xBF\""};

constexpr const char* refused[] = {"",
                                   " ",
                                   "[",
                                   "]",
                                   "{",
                                   "}",
                                   "[,]",
                                   "[1,]",
                                   "[,1]",
                                   "[1,,2]",
                                   "[1 2]",
                                   "[1:2]",
                                   "{,}",
                                   "{\"a\"}",
                                   "{\"a\":}",
                                   "{\"a\":1,}",
                                   "{\"a\" 1}",
                                   "{\"a\":1 \"b\":2}",
                                   "{a:1}",
                                   "{1:1}",
                                   "{'a':1}",
                                   "{\"a\"::1}",
                                   "{\"a\":1,,\"b\":2}",
                                   "{\"a\":1}}",
                                   "[1]]",
                                   "[1}",
                                   "{\"a\":1]",
                                   "[1] 2",
                                   "{}{}",
                                   "1 2",
                                   "01",
                                   "-",
                                   "-01",
                                   "+1",
                                   "1.",
                                   ".5",
                                   "1.e1",
                                   "1e",
                                   "1e+",
                                   "0x10",
                                   "1_000",
                                   "NaN",
                                   "Infinity",
                                   "-Infinity",
                                   "tru",
                                   "True",
                                   "nul",
                                   "nulll",
                                   "truefalse",
                                   "\"",
                                   "\"a",
                                   "'a'",
                                   "\"\\\"",
                                   "\"\\x\"",
                                   "\"\\u12\"",
                                   "\"\\u12G4\"",
                                   "\"\\uD800\"",
                                   "\"\\uDC00\"",
                                   "\"\\uD800\\u0041\"",
                                   "\"\\uD800x\"",
                                   "\"a\nb\"",
                                   "\"a\tb\"",
                                   "\"\x01\"",
                                   "\"\x80\"",
                                   "\"\xC0\xAF\"",
                                   "\"\xC1\xBF\"",
                                   "\"\xE0\x80\xAF\"",
                                   "\"\xED\xA0\x80\"",
                                   "\"\xF0\x80\x80\xAF\"",
                                   "\"\xF4\x90\x80\x80\"",
                                   "\"\xF5\x80\x80\x80\"",
                                   "\"\xE4\xB8\"",
                                   "\"\xE4\xB8",
                                   "\xFF",
                                   "[1]//x",
                                   "/**/1",
                                   "[1,\n",
                                   "{\"a\":\"b",
                                   "\"a\"b",
                                   "[\"a\" \"b\"]",
                                   "\xC2\xA0[]",
                                   "[\x0c]",
                                   "\xEF\xBB\xBF",
                                   "\xEF\xBB[]",
                                   "[1]\xEF\xBB\xBF"};

TEST(Read, AcceptsWhatTheGrammarAllows) {
  for (const char* const text : accepted) {
    const ExactText exact(text);
    const ReadResult result = read(exact.view());
    EXPECT_TRUE(result.errors.empty()) << text << ": "
                                       << name(result.errors.empty() ? SyntaxError::Kind{} : result.errors[0].kind);
    EXPECT_EQ(misplaced(result.tree, exact.view()), "") << text;
    EXPECT_FALSE(result.tree.root().is(Kind::hole)) << text;
  }
  // A NUL byte is no white space and no end of text.
  EXPECT_FALSE(read(std::string_view("[]\0", 3)).errors.empty());
}

TEST(Read, RefusesWhatTheGrammarDoesNotAllow) {
  for (const char* const text : refused) {
    const ExactText exact(text);
    const ReadResult result = read(exact.view());
    EXPECT_FALSE(result.errors.empty()) << text;
    EXPECT_EQ(misplaced(result.tree, exact.view()), "") << text;
    for (const SyntaxError& error : result.errors) {
      EXPECT_LE(error.span.begin, error.span.end) << text;
      EXPECT_LE(error.span.end, exact.view().size()) << text;
    }
  }
}

}  // namespace
}  // namespace wayproof::json
