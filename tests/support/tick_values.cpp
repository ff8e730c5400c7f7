// See tick_reading.h.
#include <algorithm>

#include "support/tick_reading.h"

namespace wayproof::testing::ticks {
namespace {

using program::Index;
using program::Value;

/// Of a text that no file mentions; written by tick_customer.cpp as one.
constexpr std::int64_t another_text = 1'000'000;

// The reading of one comparison with a constant (semantics B; a comparison with a missing value is false, A16).
bool compares(const Value& left, const program::Compare& compare) {
  using model::Op;
  const bool known = left.kind != Value::Kind::missing;
  if (compare.op == Op::known) return known == (compare.right.constant.number != 0);
  if (!known) return false;
  if (compare.op == Op::in) return std::find(compare.list.begin(), compare.list.end(), left) != compare.list.end();
  const Value& right = compare.right.constant;
  if (compare.op == Op::is) return left == right;
  if (compare.op == Op::is_not) return left != right;
  if (left.kind != right.kind || left.kind != Value::Kind::number) return false;
  if (compare.op == Op::at_least) return left.number >= right.number;
  if (compare.op == Op::at_most) return left.number <= right.number;
  if (compare.op == Op::more_than) return left.number > right.number;
  return left.number < right.number;
}

class Values {
 public:
  Values(TickProgram& to, const std::vector<std::vector<Index>>& asked_of)
      : to_(to), from_(to.program), asked_of_(asked_of) {}

  void read() {
    for (std::size_t a = 0; a < to_.attributes.size(); ++a) {
      std::vector<Value> candidates = candidates_for(a);
      std::vector<std::vector<bool>> seen;
      for (const Value& value : candidates) {
        const auto answers = answers_for(a, value);
        if (std::find(seen.begin(), seen.end(), answers) != seen.end()) continue;
        seen.push_back(answers);
        to_.attributes[a].values.push_back(value);
      }
      const auto& values = to_.attributes[a].values;
      for (const Index at : asked_of_[a]) {
        for (std::size_t v = 0; v < values.size(); ++v) {
          if (compares(values[v], from_.conditions[at].compare)) to_.conditions[at].truth |= 1U << v;
        }
      }
    }
    for (auto& step : to_.steps) read_update(step);
  }

 private:
  std::vector<Value> candidates_for(std::size_t a) const {
    std::vector<Value> out;
    const auto add = [&](const Value& constant) {
      if (constant.kind == Value::Kind::missing) return;
      if (constant.kind != Value::Kind::number && constant.kind != Value::Kind::text &&
          constant.kind != Value::Kind::boolean) {
        refuse("attributes that are no texts, whole numbers or booleans");
      }
      out.push_back(constant);
      if (constant.kind == Value::Kind::number) out.push_back({Value::Kind::number, constant.number - 1});
      if (constant.kind == Value::Kind::number) out.push_back({Value::Kind::number, constant.number + 1});
      if (constant.kind == Value::Kind::text) out.push_back({Value::Kind::text, another_text});
      if (constant.kind == Value::Kind::boolean) out.push_back({Value::Kind::boolean, 1 - constant.number});
    };
    for (const Index at : asked_of_[a]) {
      const auto& compare = from_.conditions[at].compare;
      // `known` compares with true or false, whatever the attribute holds; any text will do for "known".
      if (compare.op == model::Op::known) {
        out.push_back({Value::Kind::text, another_text});
        continue;
      }
      add(compare.right.constant);
      for (const auto& one : compare.list) add(one);
    }
    for (const auto& step : from_.steps) {
      for (const auto& set : step.set) {
        if (set.name != to_.attributes[a].attribute) continue;
        if (set.value.source != program::Operand::Source::constant) refuse("a field written into an attribute");
        add(set.value.constant);
      }
    }
    // No file can say that an attribute loses its value, so where it changes, "missing" stands for as little as it can.
    out.insert(to_.attributes[a].changes ? out.end() : out.begin(), Value{});
    return out;
  }

  std::vector<bool> answers_for(std::size_t a, const Value& value) const {
    std::vector<bool> out;
    for (const Index at : asked_of_[a]) out.push_back(compares(value, from_.conditions[at].compare));
    return out;
  }

  void read_update(StepPlan& step) const {
    for (const auto& set : step.from->set) {
      for (std::size_t a = 0; a < to_.attributes.size(); ++a) {
        if (to_.attributes[a].attribute != set.name) continue;
        const auto answers = answers_for(a, set.value.constant);
        const auto& values = to_.attributes[a].values;
        const auto same = std::find_if(values.begin(), values.end(),
                                       [&](const Value& value) { return answers_for(a, value) == answers; });
        step.set.emplace_back(static_cast<int>(a), static_cast<int>(same - values.begin()));
      }
    }
    const auto tag = [&](Index name, bool on) {
      const auto found = std::find(to_.tags.begin(), to_.tags.end(), name);
      if (found != to_.tags.end()) step.tagged.emplace_back(static_cast<int>(found - to_.tags.begin()), on);
    };
    for (const Index name : step.from->add_tags) tag(name, true);
    for (const Index name : step.from->remove_tags) tag(name, false);
  }

  TickProgram& to_;
  const program::Program& from_;
  const std::vector<std::vector<Index>>& asked_of_;
};

}  // namespace

void read_values(TickProgram& to, const std::vector<std::vector<Index>>& asked_of) { Values(to, asked_of).read(); }

}  // namespace wayproof::testing::ticks
