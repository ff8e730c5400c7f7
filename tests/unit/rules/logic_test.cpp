// What can be said about conditions without a customer. `truth` and `implies` must never be wrong: random conditions
// over small ranges are compared with all customers there are.
#include "rules/logic.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <algorithm>

#include "support/model.h"

namespace wayproof::rules {
namespace {

using testing::decode_journey;
using testing::decode_workspace;

model::Workspace workspace() {
  return decode_workspace(R"({"format": "wayproof/workspace@1", "id": "w",
    "attributes": {"tier": {"type": "text"}, "age": {"type": "integer", "least": 0, "most": 120, "missing": 0},
                   "points": {"type": "integer", "least": 0, "most": 100}},
    "events": {"go": {}, "paid": {}}, "scores": {"lead": {"from": 0, "to": 100}},
    "stages": {"sales": ["new", "mql", "sql"], "value": ["high", "low"]}, "topics": {"news": {}}})")
      .value;
}

model::Condition condition(const std::string& json) {
  return *decode_journey(R"({"format": "wayproof/journey@1", "id": "j", "entry": {"on": {"event": "go"}, "if": )" +
                         json + R"(}, "first": "a", "steps": {"a": {"type": "end"}}})")
              .value.entry.condition;
}

Truth truth(const std::string& json) { return truth_of(condition(json), workspace()); }
bool follows(const std::string& a, const std::string& b) { return implies(condition(a), condition(b)); }

TEST(Logic, OverlapsHoldForSomebodyAndContainNobody) {
  const auto both = [](const char* a, const char* b) { return overlap(condition(a), condition(b)); };
  const Overlap edge =
      both(R"({"attribute": "points", "at_most": 100})", R"({"attribute": "points", "at_least": 100})");
  EXPECT_TRUE(edge.found);
  EXPECT_EQ(edge.only, 100);
  const Overlap wide = both(R"({"score": "lead", "at_most": 60})", R"({"score": "lead", "at_least": 40})");
  EXPECT_TRUE(wide.found);
  EXPECT_FALSE(wide.only);
  EXPECT_TRUE(both(R"({"attribute": "tier", "in": ["a", "b"]})", R"({"attribute": "tier", "in": ["b", "c"]})").found);
  for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
           {R"({"attribute": "points", "less_than": 100})", R"({"attribute": "points", "at_least": 100})"},
           {R"({"attribute": "points", "at_least": 50})", R"({"attribute": "points", "at_least": 10})"},
           {R"({"attribute": "tier", "is": "a"})", R"({"attribute": "tier", "in": ["a", "b"]})"},
           {R"({"attribute": "tier", "is": "a"})", R"({"attribute": "points", "is": 1})"},
           {R"({"tag": "a"})", R"({"tag": "b"})"}}) {
    EXPECT_FALSE(both(a, b).found) << a << " " << b;
  }
}

TEST(Logic, PartsThatExcludeEachOther) {
  for (const char* parts : {
           R"({"attribute": "tier", "is": "gold"}, {"attribute": "tier", "is": "silver"})",
           R"({"attribute": "tier", "is": "gold"}, {"attribute": "tier", "is_not": "gold"})",
           R"({"attribute": "tier", "in": ["gold", "silver"]}, {"attribute": "tier", "is": "bronze"})",
           R"({"attribute": "age", "at_least": 18}, {"attribute": "age", "less_than": 18})",
           R"({"attribute": "tier", "known": false}, {"attribute": "tier", "is_not": "gold"})",
           R"({"tag": "vip"}, {"not": {"tag": "vip"}})",
           R"({"event": "paid", "in": "P7D"}, {"event": "paid", "in": "P7D", "at_most": 0})",
           R"({"stage": "new"}, {"stage": "sql"})",
           R"({"local_time": ["09:00:00", "12:00:00"]}, {"local_time": ["18:00:00", "20:00:00"]})",
           R"({"tag": "a"}, {"all": [{"tag": "b"}, {"not": {"tag": "a"}}]})",
       }) {
    EXPECT_EQ(truth(std::string(R"({"all": [)") + parts + "]}"), Truth::never) << parts;
  }
}

TEST(Logic, PartsThatCanHoldTogether) {
  for (const char* parts : {
           R"({"attribute": "age", "at_least": 18}, {"attribute": "age", "at_most": 18})",
           R"({"event": "paid", "in": "P7D"}, {"event": "paid", "in": "P30D", "at_most": 3})",
           R"({"stage": "new"}, {"stage": "high"})",
           R"({"local_time": ["09:00:00", "12:00:00"]}, {"local_time": ["22:00:00", "10:00:00"]})",
           R"({"event": "paid"}, {"event": "go", "at_most": 0})",
       }) {
    EXPECT_EQ(truth(std::string(R"({"all": [)") + parts + "]}"), Truth::maybe) << parts;
  }
}

TEST(Logic, LimitsOutsideTheRange) {
  EXPECT_EQ(truth(R"({"score": "lead", "at_least": 101})"), Truth::never);
  EXPECT_EQ(truth(R"({"score": "lead", "at_least": 100})"), Truth::maybe);
  EXPECT_EQ(truth(R"({"score": "lead", "at_least": 0})"), Truth::always);
  EXPECT_EQ(truth(R"({"attribute": "age", "at_least": 0})"), Truth::always);
  EXPECT_EQ(truth(R"({"attribute": "points", "at_least": 0})"), Truth::maybe) << "may be missing";
  EXPECT_EQ(truth(R"({"event": "paid", "at_least": 3, "at_most": 2})"), Truth::never);
}

TEST(Logic, AThingOrItsOpposite) {
  EXPECT_EQ(truth(R"({"any": [{"tag": "vip"}, {"not": {"tag": "vip"}}]})"), Truth::always);
  EXPECT_EQ(truth(R"({"any": [{"score": "lead", "at_least": 50}, {"not": {"score": "lead", "at_least": 80}}]})"),
            Truth::always);
  EXPECT_EQ(truth(R"({"any": [{"attribute": "tier", "is": "gold"}, {"attribute": "tier", "is_not": "gold"}]})"),
            Truth::maybe)
      << "may be missing";
}

TEST(Logic, WhatFollows) {
  EXPECT_TRUE(follows(R"({"score": "lead", "at_least": 80})", R"({"score": "lead", "at_least": 50})"));
  EXPECT_FALSE(follows(R"({"score": "lead", "at_least": 50})", R"({"score": "lead", "at_least": 80})"));
  EXPECT_TRUE(follows(R"({"event": "paid", "at_least": 3})", R"({"event": "paid"})"));
  EXPECT_FALSE(follows(R"({"event": "paid", "in": "P7D"})", R"({"event": "paid", "in": "P1D"})"));
  EXPECT_TRUE(follows(R"({"attribute": "tier", "is": "gold"})", R"({"attribute": "tier", "in": ["gold", "silver"]})"));
  EXPECT_TRUE(follows(R"({"all": [{"tag": "a"}, {"tag": "b"}]})", R"({"any": [{"tag": "b"}, {"tag": "c"}]})"));
  EXPECT_FALSE(follows(R"({"any": [{"tag": "a"}, {"tag": "b"}]})", R"({"tag": "a"})"));
  EXPECT_TRUE(follows(R"({"not": {"event": "paid"}})", R"({"not": {"event": "paid", "at_least": 2}})"));
}

// ---- against all customers there are --------------------------------------------------------------------------------

/// A customer of a small world: age 0-4 or missing, two tags.
struct Person {
  std::optional<int> age;
  bool vip = false, old = false;
};

std::vector<Person> everybody() {
  std::vector<Person> all;
  for (int age = -1; age <= 4; ++age) {
    for (const bool vip : {false, true}) {
      for (const bool old : {false, true}) all.push_back({age < 0 ? std::nullopt : std::optional<int>(age), vip, old});
    }
  }
  return all;
}

bool holds(const model::Condition& c, const Person& person) {
  using Kind = model::Condition::Kind;
  using model::Op;
  switch (c.kind) {
    case Kind::all:
      return std::all_of(c.parts.begin(), c.parts.end(), [&](const auto& part) { return holds(part, person); });
    case Kind::any:
      return std::any_of(c.parts.begin(), c.parts.end(), [&](const auto& part) { return holds(part, person); });
    case Kind::negation:
      return !holds(c.parts.front(), person);
    case Kind::tag:
      return c.name.value == "vip" ? person.vip : person.old;
    default:
      break;
  }
  if (c.compare.op == Op::known) return (c.compare.literal.number != 0) == person.age.has_value();
  if (!person.age) return false;
  switch (c.compare.op) {
    case Op::is:
      return *person.age == c.compare.literal.number;
    case Op::is_not:
      return *person.age != c.compare.literal.number;
    case Op::at_least:
      return *person.age >= c.compare.literal.number;
    case Op::at_most:
      return *person.age <= c.compare.literal.number;
    case Op::more_than:
      return *person.age > c.compare.literal.number;
    default:
      return *person.age < c.compare.literal.number;
  }
}

std::string random_condition(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 8 : 5);
  if (kind == 0) return *rc::gen::element<std::string>(R"({"tag": "vip"})", R"({"tag": "old"})");
  if (kind == 1)
    return R"({"attribute": "age", "known": )" + std::string(*rc::gen::arbitrary<bool>() ? "true}" : "false}");
  if (kind < 5) {
    const auto op = *rc::gen::element<std::string>("is", "is_not", "at_least", "at_most", "more_than", "less_than");
    return R"({"attribute": "age", ")" + op + "\": " + std::to_string(*rc::gen::inRange(0, 5)) + "}";
  }
  if (kind == 7) return R"({"not": )" + random_condition(depth - 1) + "}";
  std::string parts = random_condition(depth - 1);
  const int more = *rc::gen::inRange(1, 3);
  for (int i = 0; i < more; ++i) parts += ", " + random_condition(depth - 1);
  return std::string(kind == 5 ? R"({"all": [)" : R"({"any": [)") + parts + "]}";
}

RC_GTEST_PROP(Logic, IsNeverWrong, ()) {
  model::Workspace small = workspace();
  for (auto& attribute : small.attributes) {
    attribute.missing.reset();
    attribute.least = attribute.most = std::nullopt;
  }
  const auto a = condition(random_condition(2));
  const auto b = condition(random_condition(2));
  const Truth truth = truth_of(a, small);
  const bool follows = implies(a, b);
  for (const Person& person : everybody()) {
    if (truth == Truth::always) RC_ASSERT(holds(a, person));
    if (truth == Truth::never) RC_ASSERT(!holds(a, person));
    if (follows && holds(a, person)) RC_ASSERT(holds(b, person));
  }
}

}  // namespace
}  // namespace wayproof::rules
