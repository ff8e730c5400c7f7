// Puts a tree together from values in the order in which they are written. Used by the strict and by the recovering
// reader, which both guarantee that brackets pair up; no other part of the engine makes trees.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "json/tree.h"
#include "text/span.h"

namespace wayproof::json {

class Builder {
 public:
  explicit Builder(std::string_view text) {
    tree_.text_ = text;
    tree_.nodes_.reserve(text.size() / 12 + 1);  // measured on journeys: a node every 12 to 20 bytes
  }

  /// A value without inside: null, boolean (with its value), number or hole.
  void scalar(Kind kind, Span span, bool value = false) { tree_.nodes_[add(kind, span)].flag = value; }
  /// A string written without escapes, between two quotes.
  void plain_string(Span span) { add(Kind::string, span); }
  /// Any other string: begin, then `decoded()` takes its bytes, then end.
  [[nodiscard]] std::vector<char>& decoded() { return tree_.decoded_; }
  void decoded_string(Span span, std::size_t decoded_begin) {
    Tree::Node& node = tree_.nodes_[add(Kind::string, span)];
    node.flag = true;
    node.first = static_cast<std::uint32_t>(decoded_begin);
    node.count = static_cast<std::uint32_t>(tree_.decoded_.size() - decoded_begin);
  }
  /// To be called after the string that is a key and before its value.
  void key_done() { value_of_key_ = true; }

  void open(Kind kind, std::uint32_t begin) {
    const std::uint32_t node = add(kind, {begin, begin});
    frames_.push_back({node, static_cast<std::uint32_t>(pending_.size())});
  }
  void close(std::uint32_t end) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    Tree::Node& node = tree_.nodes_[frame.node];
    node.span.end = end;
    node.first = static_cast<std::uint32_t>(tree_.children_.size());
    node.count = static_cast<std::uint32_t>(pending_.size()) - frame.pending;
    tree_.children_.insert(tree_.children_.end(), pending_.begin() + frame.pending, pending_.end());
    pending_.resize(frame.pending);
  }

  [[nodiscard]] std::size_t depth() const { return frames_.size(); }
  [[nodiscard]] bool in_object() const { return tree_.nodes_[frames_.back().node].kind == Kind::object; }
  [[nodiscard]] Tree take() { return std::move(tree_); }

 private:
  struct Frame {
    std::uint32_t node;     // of the open container
    std::uint32_t pending;  // where its children begin in pending_
  };

  std::uint32_t add(Kind kind, Span span) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    Tree::Node& node = tree_.nodes_.emplace_back();
    node.span = span;
    node.kind = kind;
    if (value_of_key_) {
      value_of_key_ = false;  // found through its key
    } else {
      pending_.push_back(index);
    }
    return index;
  }

  Tree tree_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> pending_;  // children of the open containers, innermost last
  bool value_of_key_ = false;
};

}  // namespace wayproof::json
