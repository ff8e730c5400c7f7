// Questions to the tick oracle, answered on the graph of all states; each with a run that shows the answer.
#pragma once

#include "support/tick_graph.h"

namespace wayproof::testing::ticks {

[[nodiscard]] Interest interest_of(const TickProgram& program, const std::vector<Question>& questions);
[[nodiscard]] OracleAnswer answer(const TickProgram& program, const Graph& graph, const Question& question);

/// A way through the graph: edges from the start on, and the ticks that the answer is about.
struct Way {
  std::uint32_t start = 0;
  std::vector<Edge> edges;
  int first = 0, last = 0;
  struct Occurrence {
    int event = 0, occurred = 0, arrived = 0;
    bool heard = false;  ///< the edge at `arrived` has it; else nobody listened
  };
  std::optional<Occurrence> occurrence;
};
[[nodiscard]] Witness witness_of(const TickProgram& program, const Graph& graph, const Way& way);
/// The way from the start to a node.
[[nodiscard]] Way way_to(const Graph& graph, std::uint32_t node);

}  // namespace wayproof::testing::ticks
