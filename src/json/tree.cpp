// Questions to the located tree.
#include "json/tree.h"

#include <charconv>

namespace wayproof::json {

std::string_view Tree::string_of(const Node& node) const {
  if (node.flag) return {decoded_.data() + node.first, node.count};
  return text_.substr(node.span.begin + 1, node.span.size() - 2);
}

Value Tree::root() const { return nodes_.empty() ? Value() : Value(this, 0); }

Kind Value::kind() const { return tree_ ? tree_->nodes_[node_].kind : Kind::hole; }

Span Value::span() const { return tree_ ? tree_->nodes_[node_].span : Span{}; }

std::optional<bool> Value::boolean() const {
  if (kind() != Kind::boolean) return std::nullopt;
  return tree_->nodes_[node_].flag;
}

std::optional<std::string_view> Value::string() const {
  if (kind() != Kind::string) return std::nullopt;
  return tree_->string_of(tree_->nodes_[node_]);
}

std::optional<std::string_view> Value::number() const {
  if (kind() != Kind::number) return std::nullopt;
  return tree_->text_.substr(span().begin, span().size());
}

std::optional<std::int64_t> Value::integer() const {
  const auto text = number();
  if (!text) return std::nullopt;
  std::int64_t result = 0;
  const char* end = text->data() + text->size();
  const auto [stopped, error] = std::from_chars(text->data(), end, result);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return result;
}

std::optional<std::int64_t> Value::millionths() const {
  const auto text = number();
  if (!text) return std::nullopt;
  constexpr int places = 6;
  // The digits as one integer, the decimals filled up to six places.
  std::size_t at = 0;
  const bool negative = (*text)[0] == '-';
  if (negative) ++at;
  std::int64_t units = 0;
  int decimals = -1;  // -1 until the point
  const auto push = [&](int digit) {
    return !__builtin_mul_overflow(units, 10, &units) && !__builtin_sub_overflow(units, digit, &units);
  };
  for (; at < text->size(); ++at) {
    const char c = (*text)[at];
    if (c == '.') {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;  // an exponent
    if (decimals >= 0 && ++decimals > places) {
      if (c != '0') return std::nullopt;
      continue;  // "0.5000000" is still exact
    }
    if (!push(c - '0')) return std::nullopt;  // counted downwards, since the smallest integer has no positive twin
  }
  for (int place = decimals < 0 ? 0 : decimals; place < places; ++place) {
    if (!push(0)) return std::nullopt;
  }
  if (negative) return units;
  if (units == INT64_MIN) return std::nullopt;
  return -units;
}

std::size_t Value::size() const { return is(Kind::array) || is(Kind::object) ? tree_->nodes_[node_].count : 0; }

Value Value::item(std::size_t index) const {
  if (kind() != Kind::array || index >= size()) return {};
  return {tree_, tree_->children_[tree_->nodes_[node_].first + index]};
}

Member Value::member(std::size_t index) const {
  if (kind() != Kind::object || index >= size()) return {};
  const std::uint32_t key = tree_->children_[tree_->nodes_[node_].first + index];
  const Tree::Node& node = tree_->nodes_[key];
  return {tree_->string_of(node), node.span, Value(tree_, key + 1)};
}

// The decoder asks for every key that could be there, so most questions end in "no": length and first byte answer
// nearly all.
std::optional<Member> Value::find(std::string_view key) const {
  if (kind() != Kind::object) return std::nullopt;
  const Tree::Node& object = tree_->nodes_[node_];
  for (std::uint32_t i = 0; i < object.count; ++i) {
    const std::uint32_t at = tree_->children_[object.first + i];
    const Tree::Node& node = tree_->nodes_[at];
    const std::string_view candidate = tree_->string_of(node);
    if (candidate.size() != key.size() || (!key.empty() && candidate.front() != key.front()) || candidate != key)
      continue;
    return Member{candidate, node.span, Value(tree_, at + 1)};
  }
  return std::nullopt;
}

Value Value::operator[](std::string_view key) const {
  const auto member = find(key);
  return member ? member->value : Value();
}

}  // namespace wayproof::json
