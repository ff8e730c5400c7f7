// Edits of one value: the result says what was wanted, in the file's own manner, and nothing else moves.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "json/pointer.h"
#include "json/read.h"
#include "json/set_value.h"

namespace wayproof::json {
namespace {

std::string applied(std::string_view text, const std::optional<Edit>& edit) {
  return edit ? apply_edits(text, {*edit}) : "(nothing)";
}
std::string set(std::string_view text, std::string_view pointer, std::string_view value) {
  return applied(text, set_value(read(text).tree, text, pointer, value));
}
std::string removed(std::string_view text, std::string_view pointer) {
  return applied(text, remove_value(read(text).tree, text, pointer));
}

TEST(Pointer, LeadsToValues) {
  const std::string_view text = R"({"a": [1, {"b": 2}], "x/y": {"~": 3}, "": 4})";
  const ReadResult result = read(text);
  EXPECT_EQ(at(result.tree, "").span(), result.tree.root().span());
  EXPECT_EQ(at(result.tree, "/a/1/b").number(), "2");
  EXPECT_EQ(at(result.tree, "/x~1y/~0").number(), "3");
  EXPECT_EQ(at(result.tree, "/").number(), "4");
  for (const char* const nowhere : {"a", "/a/2", "/a/01", "/a/-", "/a/+1", "/b", "/a/1/b/c", "/~2", "/~"})
    EXPECT_FALSE(at(result.tree, nowhere)) << nowhere;
  EXPECT_EQ(pointer_token("x/y~z"), "x~1y~0z");
}

TEST(SetValue, ReplacesJustTheValue) {
  EXPECT_EQ(set("{ \"a\" :1 , \"b\":[ 2 ] }", "/a", "\"x\""), "{ \"a\" :\"x\" , \"b\":[ 2 ] }");
  EXPECT_EQ(set("{ \"a\" :1 , \"b\":[ 2 ] }", "/b/0", "{}"), "{ \"a\" :1 , \"b\":[ {} ] }");
  EXPECT_EQ(set(" [1] ", "", "null"), " null ");
  EXPECT_EQ(set("{\"a\": 1, \"a\": 2}", "/a", "3"), "{\"a\": 3, \"a\": 2}");
}

TEST(SetValue, PutsInWhatLacksInTheMannerOfTheFile) {
  EXPECT_EQ(set(R"({"a":1,"b":2})", "/c", "3"), R"({"a":1,"b":2,"c":3})");
  EXPECT_EQ(set(R"({"a":1})", "/c", "3"), R"({"a":1,"c":3})");
  EXPECT_EQ(set(R"({"a": 1})", "/c", "3"), R"({"a": 1, "c": 3})");
  EXPECT_EQ(set(R"({"a": 1, "b": {}})", "/b/c", "3"), R"({"a": 1, "b": {"c": 3}})");
  EXPECT_EQ(set(R"({"a":{}})", "/a/b/c", "3"), R"({"a":{"b":{"c":3}}})");
  EXPECT_EQ(set("{\n  \"a\": 1\n}\n", "/b", "2"), "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
  EXPECT_EQ(set("{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", "/c", "3"),
            "{\r\n\t\"a\": 1,\r\n\t\"b\": 2,\r\n\t\"c\": 3\r\n}");
  EXPECT_EQ(
      set("{ \"a\": 1,\n  \"steps\": {\n    \"x\": {\"n\": 1},\n    \"y\": {\"n\": 2} } }", "/steps/z", "{\"n\": 3}"),
      "{ \"a\": 1,\n  \"steps\": {\n    \"x\": {\"n\": 1},\n    \"y\": {\"n\": 2},\n    \"z\": {\"n\": 3} } }");
  EXPECT_EQ(set("[1, 2]", "/-", "3"), "[1, 2, 3]");
  EXPECT_EQ(set("[1,2]", "/2", "3"), "[1,2,3]");
  EXPECT_EQ(set("[]", "/-", "1"), "[1]");
  EXPECT_EQ(set("{\n}", "/a", "1"), "{\"a\": 1}");
}

TEST(SetValue, IndentsFurtherLinesToFit) {
  EXPECT_EQ(set("{\n  \"a\": 1\n}", "/b", "{\n  \"c\": [\n    2\n  ]\n}"),
            "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      2\n    ]\n  }\n}");
  EXPECT_EQ(set("{\n  \"a\": 1\n}", "/a", "[\n  2\n]"), "{\n  \"a\": [\n    2\n  ]\n}");
}

TEST(SetValue, RefusesWhatCannotBe) {
  EXPECT_EQ(set("{\"a\": 1}", "a", "1"), "(nothing)");
  EXPECT_EQ(set("{\"a\": 1}", "/a/b", "1"), "(nothing)");
  EXPECT_EQ(set("{\"a\": 1}", "/b", "nonsense"), "(nothing)");
  EXPECT_EQ(set("[1]", "/5", "2"), "(nothing)");
  EXPECT_EQ(set("[1]", "/x", "2"), "(nothing)");
  EXPECT_EQ(set("{\"a\": {", "/a/b", "1"), "(nothing)") << "there is no bracket to put it before";
}

TEST(SetValue, WorksInTextsThatAreBrokenElsewhere) {
  EXPECT_EQ(set("{\"a\": {\"x\": 1}, \"b\": 2", "/a/y", "3"), "{\"a\": {\"x\": 1, \"y\": 3}, \"b\": 2");
  EXPECT_EQ(set("{\"a\": , \"b\": 2}", "/a", "1"), "{\"a\":1 , \"b\": 2}");
}

TEST(InsertMember, GoesBehindTheOneNamed) {
  const std::string_view text = "{\n  \"a\": 1,\n  \"b\": 2\n}";
  const ReadResult result = read(text);
  EXPECT_EQ(applied(text, insert_member(result.tree, text, "", "x", "0", "a")),
            "{\n  \"a\": 1,\n  \"x\": 0,\n  \"b\": 2\n}");
  EXPECT_EQ(applied(text, insert_member(result.tree, text, "", "x", "0")),
            "{\n  \"a\": 1,\n  \"b\": 2,\n  \"x\": 0\n}");
  EXPECT_EQ(applied(text, insert_member(result.tree, text, "", "b", "0")), "(nothing)");
  EXPECT_EQ(applied(text, insert_member(result.tree, text, "/a", "b", "0")), "(nothing)");
  EXPECT_EQ(applied(text, insert_member(result.tree, text, "/c", "b", "0")), "(nothing)");
}

TEST(RemoveValue, TakesTheCommaAlong) {
  EXPECT_EQ(removed("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", "/a"), "{\n  \"b\": 2,\n  \"c\": 3\n}");
  EXPECT_EQ(removed("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", "/b"), "{\n  \"a\": 1,\n  \"c\": 3\n}");
  EXPECT_EQ(removed("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}", "/c"), "{\n  \"a\": 1,\n  \"b\": 2\n}");
  EXPECT_EQ(removed("{ \"a\": 1 }", "/a"), "{}");
  EXPECT_EQ(removed("[1, [2, 3]]", "/1/0"), "[1, [3]]");
  EXPECT_EQ(removed("[1]", "/1"), "(nothing)");
  EXPECT_EQ(removed("[1]", ""), "(nothing)");
}

TEST(Quote, GivesAStringThatReadsBack) {
  const std::string text = "a\"b\\c\n\t\x01 中😀/";
  const std::string written = quote(text);
  const ReadResult result = read(written);
  EXPECT_TRUE(result.errors.empty()) << written;
  EXPECT_EQ(result.tree.root().string(), text);
  EXPECT_EQ(quote("\xFF"), "\"\uFFFD\"");
}

// ---- random documents, random changes, nlohmann::json as the judge

using Json = nlohmann::ordered_json;

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

Json document(Random& random, int depth) {
  switch (depth == 0 ? 2 + random.below(3) : random.below(5)) {
    case 0: {
      Json object = Json::object();
      for (std::size_t i = random.below(4); i > 0; --i)
        object["k" + std::to_string(random.below(6)) + (random.below(5) == 0 ? "/~" : "")] =
            document(random, depth - 1);
      return object;
    }
    case 1: {
      Json array = Json::array();
      for (std::size_t i = random.below(4); i > 0; --i) array.push_back(document(random, depth - 1));
      return array;
    }
    case 2:
      return random.below(1000);
    case 3:
      return "text \"" + std::to_string(random.below(9)) + "\n";
    default:
      return random.below(2) == 0;
  }
}

void collect_pointers(const Json& value, const std::string& here, std::vector<std::string>& out) {
  out.push_back(here);
  if (value.is_object()) {
    for (const auto& [key, child] : value.items()) collect_pointers(child, here + "/" + pointer_token(key), out);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect_pointers(value[i], here + "/" + std::to_string(i), out);
  }
}

TEST(SetValue, DoesToRandomDocumentsWhatWasWanted) {
  Random random(5);
  for (int run = 0; run < 5000; ++run) {
    Json expected = document(random, 3);
    const std::string text = expected.dump(static_cast<int>(random.below(4)) - 1);
    const ReadResult result = read(text);
    std::vector<std::string> pointers;
    collect_pointers(expected, "", pointers);
    std::string pointer = pointers[random.below(pointers.size())];
    Json& target = expected[Json::json_pointer(pointer)];
    const Json value = document(random, 1);
    std::optional<Edit> edit;
    switch (random.below(3)) {
      case 0:
        edit = set_value(result.tree, text, pointer, value.dump());
        ASSERT_TRUE(edit);
        EXPECT_EQ(edit->span, at(result.tree, pointer).span());
        target = value;
        break;
      case 1: {
        if (!target.is_structured()) continue;
        const std::string token = target.is_array() ? "-" : "new";
        edit = set_value(result.tree, text, pointer + "/" + token, value.dump());
        ASSERT_TRUE(edit);
        EXPECT_EQ(text.substr(edit->span.begin, edit->span.size()).find_first_not_of(" \n"), std::string::npos);
        if (target.is_array())
          target.push_back(value);
        else
          target["new"] = value;
        break;
      }
      default: {
        if (pointer.empty()) continue;
        edit = remove_value(result.tree, text, pointer);
        ASSERT_TRUE(edit);
        // Only the value, its key, one comma and blanks went.
        const std::string gone = text.substr(edit->span.begin, edit->span.size());
        EXPECT_LE(gone.size(), at(result.tree, pointer).span().size() + 80);
        const Json::json_pointer where(pointer);
        Json& parent = expected[where.parent_pointer()];
        if (parent.is_array())
          parent.erase(static_cast<std::size_t>(std::stoul(where.back())));
        else
          parent.erase(where.back());
      }
    }
    const std::string changed = apply_edits(text, {*edit});
    ASSERT_TRUE(read(changed).errors.empty()) << text << "\n->\n" << changed;
    EXPECT_EQ(Json::parse(changed).dump(), expected.dump()) << text << "\n->\n" << changed;
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace wayproof::json
