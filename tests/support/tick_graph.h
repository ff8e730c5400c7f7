// Every state of a small program and every move between them, found breadth first. Questions are then asked of this
// graph (tick_questions.cpp), so that states carry nothing of any question.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "support/tick_moves.h"

namespace wayproof::testing::ticks {

struct Edge {
  std::uint32_t to = 0;
  std::uint32_t label = 0;

  friend bool operator==(const Edge&, const Edge&) = default;
};

/// What questions want to know of a tick; moves that differ in nothing else are one edge.
struct Interest {
  StepBits sent = 0;
  std::uint16_t events = 0;
  std::uint8_t journeys = 0;  ///< entered and left
  StepBits reached = 0;
};

class Graph {
 public:
  Graph(const TickProgram& program, const Interest& interest);

  /// Visits all states, or `budget` of them.
  void explore(std::size_t budget);

  [[nodiscard]] bool finished() const { return finished_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(parents_.size()); }
  [[nodiscard]] std::uint32_t starts() const { return starts_; }  ///< the first so many nodes
  [[nodiscard]] std::size_t moves() const { return edges_.size(); }
  [[nodiscard]] const Edge* begin(std::uint32_t node) const { return edges_.data() + first_edge_[node]; }
  [[nodiscard]] const Edge* end(std::uint32_t node) const { return edges_.data() + first_edge_[node + 1]; }
  [[nodiscard]] const Happened& label(std::uint32_t number) const { return labels_[number]; }
  [[nodiscard]] std::size_t labels() const { return labels_.size(); }
  [[nodiscard]] State state(std::uint32_t node) const;
  /// The tick that comes next in this state; ticks that come round again have the same number.
  [[nodiscard]] int next_tick(std::uint32_t node) const { return next_ticks_[node]; }

  /// The way to a node: the start first.
  [[nodiscard]] std::vector<std::uint32_t> way_to(std::uint32_t node) const;
  /// Plays the move from a node along one of its edges for `listener`.
  void replay(std::uint32_t node, const Edge& edge, Listener& listener) const;

 private:
  void add_starts();
  void expand(std::uint32_t node);
  std::uint32_t number_of(const State& state, std::uint32_t parent);
  std::uint32_t label_of(const Happened& happened);
  [[nodiscard]] Happened masked(const Happened& happened) const;
  void grow();

  struct Hash {
    std::size_t operator()(const Happened& happened) const;
  };

  const TickProgram& program_;
  Interest interest_;
  Packing packing_;
  std::vector<std::uint64_t> keys_, scratch_;
  std::vector<std::uint32_t> table_;  // open addressing: node + 1
  std::vector<std::uint32_t> parents_;
  std::vector<int> next_ticks_;
  std::vector<std::size_t> first_edge_;
  std::vector<Edge> edges_;
  std::vector<Happened> labels_;
  std::unordered_map<Happened, std::uint32_t, Hash> label_numbers_;
  std::uint32_t starts_ = 0;
  bool finished_ = false;
};

}  // namespace wayproof::testing::ticks
