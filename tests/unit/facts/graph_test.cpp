// Graph algorithms against definitions: every small random graph is also answered by walking it naively.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "facts/graph.h"

namespace wayproof::facts {
namespace {

Graph random_graph(Node nodes) {
  const auto edges = *rc::gen::container<std::vector<std::pair<unsigned, unsigned>>>(
      rc::gen::pair(rc::gen::inRange(0U, nodes), rc::gen::inRange(0U, nodes)));
  std::vector<Edge> list;
  for (const auto& [from, to] : edges) list.push_back({from, to, static_cast<std::uint32_t>(list.size())});
  return Graph(nodes, list);
}

// Reachability as its definition says it, with nodes that must not be entered left out.
bool comes_to(const Graph& graph, Node from, Node to, Node without = no_node) {
  if (from == without) return false;
  NodeSet found(graph.size(), 0);
  found[from] = 1;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Edge& edge : graph.edges()) {
      if (found[edge.from] == 0 || found[edge.to] != 0 || edge.to == without) continue;
      found[edge.to] = 1;
      grew = true;
    }
  }
  return found[to] != 0;
}

TEST(Graph, KeepsTheOrderOfEdgesOfANode) {
  const Graph graph(3, {{0, 2, 7}, {1, 2, 8}, {0, 1, 9}, {0, 0, 10}});
  std::vector<std::uint32_t> labels;
  for (const Edge& edge : graph.out(0)) labels.push_back(edge.label);
  EXPECT_EQ(labels, (std::vector<std::uint32_t>{7, 9, 10}));
  EXPECT_EQ(graph.in(2).size(), 2U);
  EXPECT_EQ(graph.out(2).size(), 0U);
}

RC_GTEST_PROP(Graph, ReachabilityIsWalking, ()) {
  const Graph graph = random_graph(6);
  for (Node a = 0; a < graph.size(); ++a) {
    const NodeSet forth = reachable(graph, a);
    const NodeSet back = reaching(graph, a);
    const NodeSet after = reachable_after(graph, a);
    for (Node b = 0; b < graph.size(); ++b) {
      RC_ASSERT((forth[b] != 0) == comes_to(graph, a, b));
      RC_ASSERT((back[b] != 0) == comes_to(graph, b, a));
      bool over_an_edge = false;
      for (const Edge& edge : graph.out(a)) over_an_edge = over_an_edge || comes_to(graph, edge.to, b);
      RC_ASSERT((after[b] != 0) == over_an_edge);
    }
  }
}

RC_GTEST_PROP(Graph, ComponentsAreMutualReachability, ()) {
  const Graph graph = random_graph(6);
  const auto component = components(graph);
  const NodeSet circle = on_circle(graph, component);
  for (Node a = 0; a < graph.size(); ++a) {
    for (Node b = 0; b < graph.size(); ++b) {
      RC_ASSERT((component[a] == component[b]) == (comes_to(graph, a, b) && comes_to(graph, b, a)));
    }
    RC_ASSERT((circle[a] != 0) == (reachable_after(graph, a)[a] != 0));
  }
  for (const Edge& edge : graph.edges()) RC_ASSERT(component[edge.to] <= component[edge.from]);
}

RC_GTEST_PROP(Graph, DominatorsCannotBeAvoided, ()) {
  const Graph graph = random_graph(6);
  const auto dominator = dominators(graph, 0);
  const auto dominates = [&](Node a, Node b) {
    for (Node node = b; node != no_node; node = dominator[node]) {
      if (node == a) return true;
    }
    return false;
  };
  for (Node b = 0; b < graph.size(); ++b) {
    if (!comes_to(graph, 0, b)) {
      RC_ASSERT(dominator[b] == no_node);
      continue;
    }
    for (Node a = 0; a < graph.size(); ++a) {
      const bool unavoidable = a == b || (a == 0) || !comes_to(graph, 0, b, a);
      RC_ASSERT(dominates(a, b) == unavoidable);
    }
  }
}

// The definition: false is what some walk from the start makes false. Walks of bounded length are enough, as a walk
// that comes back to a node with the same answer can be cut there.
bool some_walk_is_false(const Graph& graph, const std::vector<Effect>& effects, bool at_start, Node target) {
  NodeSet seen(2 * std::size_t{graph.size()}, 0);
  seen[at_start ? 1 : 0] = 1;  // node 0 with its answer
  for (bool grew = true; grew;) {
    grew = false;
    for (const Edge& edge : graph.edges()) {
      for (const unsigned answer : {0U, 1U}) {
        if (seen[2 * edge.from + answer] == 0) continue;
        const Effect effect = effects[edge.label];
        const unsigned after = effect == Effect::keeps ? answer : effect == Effect::gains ? 1 : 0;
        if (seen[2 * edge.to + after] != 0) continue;
        seen[2 * edge.to + after] = 1;
        grew = true;
      }
    }
  }
  return seen[2 * target] != 0;
}

RC_GTEST_PROP(Graph, HoldsOnEveryWayIsAboutAllWalks, ()) {
  const Graph graph = random_graph(5);
  const auto effects = *rc::gen::container<std::vector<Effect>>(
      graph.edges().size(), rc::gen::element(Effect::keeps, Effect::gains, Effect::loses));
  const bool at_start = *rc::gen::arbitrary<bool>();
  const NodeSet holds = holds_on_every_way(graph, 0, at_start, [&](const Edge& edge) { return effects[edge.label]; });
  for (Node node = 0; node < graph.size(); ++node) {
    RC_ASSERT((holds[node] != 0) == !some_walk_is_false(graph, effects, at_start, node));
  }
}

TEST(Graph, LongChainsDoNotOverflowTheStack) {
  constexpr Node count = 300'000;
  std::vector<Edge> edges;
  for (Node node = 0; node + 1 < count; ++node) edges.push_back({node, node + 1, 0});
  const Graph graph(count, edges);
  EXPECT_EQ(components(graph).back(), 0U);
  EXPECT_EQ(dominators(graph, 0).back(), count - 2);
}

}  // namespace
}  // namespace wayproof::facts
