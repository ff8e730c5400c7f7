#include "facts/graph.h"

#include <algorithm>

namespace wayproof::facts {
namespace {

// Groups edges by one of their ends, keeping their order within a group.
template <class EndOf>
void group(Node nodes, const std::vector<Edge>& edges, EndOf end_of, std::vector<Edge>& sorted,
           std::vector<std::uint32_t>& begin) {
  begin.assign(std::size_t{nodes} + 1, 0);
  for (const Edge& edge : edges) ++begin[end_of(edge) + 1];
  for (Node node = 0; node < nodes; ++node) begin[node + 1] += begin[node];
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  sorted.resize(edges.size());
  for (const Edge& edge : edges) sorted[next[end_of(edge)]++] = edge;
}

template <class EdgesOf, class OtherEnd>
void flood(NodeSet& found, std::vector<Node> open, EdgesOf edges_of, OtherEnd other_end) {
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    for (const Edge& edge : edges_of(node)) {
      const Node next = other_end(edge);
      if (found[next] != 0) continue;
      found[next] = 1;
      open.push_back(next);
    }
  }
}

// Tarjan's algorithm without recursion, so that a chain of a million steps cannot overflow the stack.
class Components {
 public:
  explicit Components(const Graph& graph)
      : graph_(graph),
        order_(graph.size(), unseen),
        low_(graph.size()),
        on_stack_(graph.size(), 0),
        result(graph.size()) {
    for (Node node = 0; node < graph.size(); ++node) {
      if (order_[node] == unseen) visit(node);
    }
  }

 private:
  static constexpr std::uint32_t unseen = no_node;
  struct Frame {
    Node node;
    std::uint32_t next_edge;
  };

  void visit(Node root) {
    std::vector<Frame> frames{{root, 0}};
    enter(root);
    while (!frames.empty()) {
      const Node node = frames.back().node;
      const auto edges = graph_.out(node);
      if (frames.back().next_edge < edges.size()) {
        const Node to = edges.first[frames.back().next_edge++].to;
        if (order_[to] == unseen) {
          enter(to);
          frames.push_back({to, 0});
        } else if (on_stack_[to] != 0) {
          low_[node] = std::min(low_[node], order_[to]);
        }
        continue;
      }
      if (low_[node] == order_[node]) close(node);
      frames.pop_back();
      if (!frames.empty()) low_[frames.back().node] = std::min(low_[frames.back().node], low_[node]);
    }
  }

  void enter(Node node) {
    order_[node] = low_[node] = count_++;
    stack_.push_back(node);
    on_stack_[node] = 1;
  }

  void close(Node root) {
    Node node;
    do {
      node = stack_.back();
      stack_.pop_back();
      on_stack_[node] = 0;
      result[node] = closed_;
    } while (node != root);
    ++closed_;
  }

  const Graph& graph_;
  std::vector<std::uint32_t> order_, low_;
  NodeSet on_stack_;
  std::vector<Node> stack_;
  std::uint32_t count_ = 0, closed_ = 0;

 public:
  std::vector<std::uint32_t> result;
};

// Nodes that can be reached, each after all its successors but those over back edges.
std::vector<Node> post_order(const Graph& graph, Node from) {
  std::vector<Node> order;
  NodeSet seen(graph.size(), 0);
  std::vector<std::pair<Node, std::uint32_t>> frames{{from, 0}};
  seen[from] = 1;
  while (!frames.empty()) {
    auto& [node, next] = frames.back();
    const auto edges = graph.out(node);
    if (next == edges.size()) {
      order.push_back(node);
      frames.pop_back();
      continue;
    }
    const Node to = edges.first[next++].to;
    if (seen[to] != 0) continue;
    seen[to] = 1;
    frames.emplace_back(to, 0);
  }
  return order;
}

}  // namespace

Graph::Graph(Node nodes, const std::vector<Edge>& edges) : nodes_(nodes) {
  group(
      nodes, edges, [](const Edge& edge) { return edge.from; }, out_, out_begin_);
  group(
      nodes, edges, [](const Edge& edge) { return edge.to; }, in_, in_begin_);
}

NodeSet reachable(const Graph& graph, Node from) {
  NodeSet found(graph.size(), 0);
  found[from] = 1;
  flood(
      found, {from}, [&](Node node) { return graph.out(node); }, [](const Edge& edge) { return edge.to; });
  return found;
}

NodeSet reachable_after(const Graph& graph, Node from) {
  NodeSet found(graph.size(), 0);
  flood(
      found, {from}, [&](Node node) { return graph.out(node); }, [](const Edge& edge) { return edge.to; });
  return found;
}

NodeSet reaching(const Graph& graph, Node to) {
  NodeSet found(graph.size(), 0);
  found[to] = 1;
  flood(
      found, {to}, [&](Node node) { return graph.in(node); }, [](const Edge& edge) { return edge.from; });
  return found;
}

std::vector<std::uint32_t> components(const Graph& graph) { return Components(graph).result; }

NodeSet on_circle(const Graph& graph, const std::vector<std::uint32_t>& component) {
  NodeSet found(graph.size(), 0);
  for (const Edge& edge : graph.edges()) {
    if (component[edge.from] == component[edge.to]) found[edge.from] = found[edge.to] = 1;
  }
  return found;
}

// Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm" (2001).
std::vector<Node> dominators(const Graph& graph, Node from) {
  const std::vector<Node> order = post_order(graph, from);
  std::vector<std::uint32_t> number(graph.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  std::vector<Node> dominator(graph.size(), no_node);
  dominator[from] = from;
  bool changed = true;
  while (changed) {
    changed = false;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
      if (*it == from) continue;
      Node common = no_node;
      for (const Edge& edge : graph.in(*it)) {
        Node other = edge.from;
        if (dominator[other] == no_node) continue;
        if (common == no_node) {
          common = other;
          continue;
        }
        while (common != other) {
          while (number[common] < number[other]) common = dominator[common];
          while (number[other] < number[common]) other = dominator[other];
        }
      }
      if (dominator[*it] != common) {
        dominator[*it] = common;
        changed = true;
      }
    }
  }
  dominator[from] = no_node;
  return dominator;
}

}  // namespace wayproof::facts
