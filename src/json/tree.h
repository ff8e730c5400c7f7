// The located tree: what a JSON text says and where each piece of it is written. Keys and values have exact byte spans,
// duplicate keys stay, and a broken text still gives a tree with holes (Kind::hole), so later stages work on what is
// there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace wayproof::json {

enum class Kind : std::uint8_t {
  hole,  ///< something is missing or unreadable here; a finding says what
  null,
  boolean,
  number,
  string,
  array,
  object,
};

class Value;
struct Member;

/// Owns the nodes of one text. Values are handles into it and must not outlive it. The source text must outlive the
/// tree: strings without escapes and numbers are views of it. Move-only; take handles after the last move.
class Tree {
 public:
  Tree() = default;
  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  /// The document's value; a hole for an empty or hopeless text.
  [[nodiscard]] Value root() const;

 private:
  friend class Value;
  friend class Builder;
  /// One value or one key. Nodes stand in the order in which they are written; the value of a key is the node behind
  /// it.
  struct Node {
    Span span;                // all its bytes: brackets and quotes included
    std::uint32_t first = 0;  // containers: where its children begin in children_; decoded strings: where in decoded_
    std::uint32_t count = 0;  // containers: number of children; decoded strings: number of bytes
    Kind kind = Kind::hole;
    bool flag = false;  // a boolean's value; of a string whether it stands in decoded_ instead of in the text
  };
  [[nodiscard]] std::string_view string_of(const Node& node) const;

  std::string_view text_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> children_;  // nodes: an array's items, an object's keys
  std::vector<char> decoded_;            // strings that had escapes
};

/// A handle to one value. Cheap to copy; every query on a value of another kind gives an empty answer instead of
/// failing.
class Value {
 public:
  Value() = default;  ///< a hole that belongs to no tree

  [[nodiscard]] Kind kind() const;
  [[nodiscard]] Span span() const;
  [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }

  /// A boolean's value, else nothing.
  [[nodiscard]] std::optional<bool> boolean() const;
  /// A string's decoded text, else nothing.
  [[nodiscard]] std::optional<std::string_view> string() const;
  /// A number exactly as written ("1e3", "-0"), else nothing.
  [[nodiscard]] std::optional<std::string_view> number() const;
  /// A number that is an integer in 64 bits and written without fraction or exponent, else nothing.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  /// A number read as units of 10^-6, exactly: at most six decimal places, no exponent, within 64 bits; else nothing.
  [[nodiscard]] std::optional<std::int64_t> millionths() const;

  /// Number of items or members; 0 for other kinds.
  [[nodiscard]] std::size_t size() const;
  /// Item of an array; a hole when out of range.
  [[nodiscard]] Value item(std::size_t index) const;
  /// Member of an object in the order written, duplicates included.
  [[nodiscard]] Member member(std::size_t index) const;
  /// The first member with this key, or nothing.
  [[nodiscard]] std::optional<Member> find(std::string_view key) const;
  /// The value of the first member with this key; a hole without tree when there is none.
  [[nodiscard]] Value operator[](std::string_view key) const;

  /// False for a default-made handle ("there is no such value"), true for anything written, holes included.
  [[nodiscard]] explicit operator bool() const { return tree_ != nullptr; }
  /// The tree it belongs to, for changes to its text (json/set_value.h); null for a default-made handle.
  [[nodiscard]] const Tree* tree() const { return tree_; }

 private:
  friend class Tree;
  Value(const Tree* tree, std::uint32_t node) : tree_(tree), node_(node) {}
  const Tree* tree_ = nullptr;
  std::uint32_t node_ = 0;
};

/// One `"key": value` of an object.
struct Member {
  std::string_view key;  ///< decoded
  Span key_span;         ///< with its quotes
  Value value;           ///< a hole when the value is missing
};

}  // namespace wayproof::json
