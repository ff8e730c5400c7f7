// The door of the tick oracle: reads the program, explores it, and hands each question to tick_questions.cpp.
#include "support/tick_oracle.h"

#include "support/dice.h"
#include "support/tick_questions.h"

namespace wayproof::testing {

struct TickOracle::Parts {
  std::vector<Question> questions;
  std::optional<std::string> refused;
  std::optional<ticks::TickProgram> program;
  std::optional<ticks::Graph> graph;
};

TickOracle::TickOracle(const program::Program& program, const OracleClock& clock, const OracleWorld& world,
                       std::vector<Question> questions, std::size_t budget)
    : parts_(std::make_unique<Parts>()) {
  parts_->questions = std::move(questions);
  try {
    parts_->program.emplace(program, clock, world, parts_->questions);
    parts_->graph.emplace(*parts_->program, ticks::interest_of(*parts_->program, parts_->questions));
    parts_->graph->explore(budget);
  } catch (const ticks::Refused& refused) {
    parts_->refused = refused.what();
  }
}

TickOracle::~TickOracle() = default;

OracleAnswer TickOracle::answer(std::size_t question) const {
  OracleAnswer out;
  out.refused = parts_->refused;
  if (out.refused) return out;
  try {
    out = ticks::answer(*parts_->program, *parts_->graph, parts_->questions.at(question));
  } catch (const ticks::Refused& refused) {
    out.refused = refused.what();
  }
  out.finished = parts_->graph->finished();
  out.states = parts_->graph->size();
  out.moves = parts_->graph->moves();
  return out;
}

std::optional<Witness> TickOracle::random_run(std::uint64_t seed, int ticks) const {
  if (parts_->refused) return std::nullopt;
  const ticks::Graph& graph = *parts_->graph;
  Dice dice(seed);
  ticks::Way way;
  way.start = static_cast<std::uint32_t>(dice.from_to(0, static_cast<int>(graph.starts()) - 1));
  std::uint32_t node = way.start;
  for (int tick = 0; tick < ticks && graph.begin(node) != graph.end(node); ++tick) {
    // Mostly something happens: the first move of every state is the one in which nothing does.
    const int moves = static_cast<int>(graph.end(node) - graph.begin(node));
    const int chosen = dice.chance(30) ? 0 : dice.from_to(0, moves - 1);
    way.edges.push_back(graph.begin(node)[chosen]);
    node = way.edges.back().to;
  }
  way.last = static_cast<int>(way.edges.size()) - 1;
  return ticks::witness_of(*parts_->program, graph, way);
}

OracleAnswer ask(const program::Program& program, const OracleClock& clock, const OracleWorld& world,
                 const Question& question, std::size_t budget) {
  return TickOracle(program, clock, world, {question}, budget).answer(0);
}

}  // namespace wayproof::testing
