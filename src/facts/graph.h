// Directed graphs over dense numbers: who can be reached, who reaches, circles, who stands on every way. Nothing in
// here knows what the nodes mean; facts/facts.h gives them their meaning. Tests: tests/unit/facts/graph_test.cpp.
#pragma once

#include <cstdint>
#include <limits>
#include <queue>
#include <vector>

namespace wayproof::facts {

using Node = std::uint32_t;
inline constexpr Node no_node = std::numeric_limits<Node>::max();

struct Edge {
  Node from = 0;
  Node to = 0;
  std::uint32_t label = 0;  ///< the caller's own number for it
};

/// A set of nodes, one byte each.
using NodeSet = std::vector<std::uint8_t>;

class Graph {
 public:
  Graph() = default;
  /// `edges` keep their order among those of one node.
  Graph(Node nodes, const std::vector<Edge>& edges);

  /// Consecutive edges.
  struct Range {
    const Edge* first = nullptr;
    const Edge* last = nullptr;
    [[nodiscard]] const Edge* begin() const { return first; }
    [[nodiscard]] const Edge* end() const { return last; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first); }
  };

  [[nodiscard]] Node size() const { return nodes_; }
  [[nodiscard]] Range out(Node node) const { return range(out_, out_begin_, node); }
  [[nodiscard]] Range in(Node node) const { return range(in_, in_begin_, node); }
  [[nodiscard]] const std::vector<Edge>& edges() const { return out_; }

 private:
  static Range range(const std::vector<Edge>& edges, const std::vector<std::uint32_t>& begin, Node node) {
    return {edges.data() + begin[node], edges.data() + begin[node + 1]};
  }
  Node nodes_ = 0;
  std::vector<Edge> out_, in_;  // grouped by their start, by their end
  std::vector<std::uint32_t> out_begin_{0}, in_begin_{0};
};

/// Nodes that can be reached from `from`, itself included.
[[nodiscard]] NodeSet reachable(const Graph& graph, Node from);
/// Nodes from which `to` can be reached, itself included.
[[nodiscard]] NodeSet reaching(const Graph& graph, Node to);
/// Nodes that can be reached from `from` over at least one edge.
[[nodiscard]] NodeSet reachable_after(const Graph& graph, Node from);

/// Strongly connected components: equal numbers lie on a common circle. An edge never leads to a higher number than its
/// start's.
[[nodiscard]] std::vector<std::uint32_t> components(const Graph& graph);
/// Nodes that lie on a circle (an edge to itself is one).
[[nodiscard]] NodeSet on_circle(const Graph& graph, const std::vector<std::uint32_t>& component);

/// The immediate dominator of each node: the last node, itself excepted, that every way from `from` passes. `no_node`
/// for `from` and for what cannot be reached.
[[nodiscard]] std::vector<Node> dominators(const Graph& graph, Node from);

/// What an edge does to something that may be true.
enum class Effect : std::uint8_t { keeps, gains, loses };

/// Where something is true on every way from `from`, where it is `at_start`. `effect` says for each edge whether it
/// makes it true, makes it false or leaves it. Nodes that cannot be reached count as true.
template <class EffectOf>
[[nodiscard]] NodeSet holds_on_every_way(const Graph& graph, Node from, bool at_start, EffectOf effect) {
  NodeSet holds(graph.size(), 1);
  std::queue<Node> changed;
  NodeSet seen(graph.size(), 0);
  holds[from] = at_start ? 1 : 0;
  seen[from] = 1;
  changed.push(from);
  while (!changed.empty()) {
    const Node node = changed.front();
    changed.pop();
    for (const Edge& edge : graph.out(node)) {
      const Effect does = effect(edge);
      const bool after = does == Effect::keeps ? holds[node] != 0 : does == Effect::gains;
      const bool first = seen[edge.to] == 0;
      const bool falls = !after && holds[edge.to] != 0;
      if (falls) holds[edge.to] = 0;
      seen[edge.to] = 1;
      if (first || falls) changed.push(edge.to);
    }
  }
  return holds;
}

}  // namespace wayproof::facts
