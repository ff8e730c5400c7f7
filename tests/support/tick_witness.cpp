// From a way through the graph to a run that can be told: the start, each move of the world with its tick, and what was
// sent.
#include <map>

#include "support/tick_questions.h"

namespace wayproof::testing::ticks {
namespace {

class Teller : public Listener {
 public:
  Teller(Witness& to, int tick) : to_(to), tick_(tick) {}

  void at(int tick) { tick_ = tick; }

  void moved(const Move& heard) override {
    Move move = heard;
    move.tick = tick_;
    move.occurred = tick_ + heard.occurred;
    const std::map<int, Times>& counted = move.kind == Move::Kind::answer ? asked_ : sent_;
    if (move.kind == Move::Kind::answer || move.kind == Move::Kind::reaction) {
      const Times& times = counted.at(static_cast<int>(move.subject));
      move.nth = times.count;
      move.since = times.last;
    }
    to_.moves.push_back(move);
  }
  void asked(int step) override { note(asked_[step]); }
  void sent(int step) override {
    note(sent_[step]);
    to_.sent.emplace_back(tick_, static_cast<program::Index>(step));
  }

 private:
  struct Times {
    int count = 0, last = 0;
  };
  void note(Times& times) const {
    ++times.count;
    times.last = tick_;
  }

  Witness& to_;
  int tick_;
  std::map<int, Times> asked_, sent_;  // by step
};

void tell_start(const TickProgram& program, const State& start, Witness& to) {
  for (std::size_t a = 0; a < program.attributes.size(); ++a) {
    const auto& value = program.attributes[a].values[static_cast<std::size_t>(start.attributes[a])];
    if (value.kind != program::Value::Kind::missing) to.attributes.emplace_back(program.attributes[a].attribute, value);
  }
  for (std::size_t t = 0; t < program.tags.size(); ++t) {
    if ((start.tags >> t & 1U) != 0) to.tags.push_back(program.tags[t]);
  }
  for (std::size_t t = 0; t < program.topics.size(); ++t) {
    if (start.consents[t] != Consent::unknown) {
      to.consents.emplace_back(program.topics[t], start.consents[t] == Consent::given);
    }
  }
}

}  // namespace

Way way_to(const Graph& graph, std::uint32_t node) {
  const auto nodes = graph.way_to(node);
  Way way;
  way.start = nodes.front();
  for (std::size_t n = 0; n + 1 < nodes.size(); ++n) {
    const Edge* edge = graph.begin(nodes[n]);
    while (edge->to != nodes[n + 1]) ++edge;
    way.edges.push_back(*edge);
  }
  return way;
}

Witness witness_of(const TickProgram& program, const Graph& graph, const Way& way) {
  Witness out;
  out.first = way.first;
  out.last = way.last;
  tell_start(program, graph.state(way.start), out);
  Teller teller(out, 0);
  std::uint32_t node = way.start;
  for (std::size_t tick = 0; tick < way.edges.size(); ++tick) {
    teller.at(static_cast<int>(tick));
    graph.replay(node, way.edges[tick], teller);
    node = way.edges[tick].to;
  }
  if (way.occurrence) {
    const auto event = program.events[static_cast<std::size_t>(way.occurrence->event)];
    if (!way.occurrence->heard) {
      Move move;
      move.subject = event;
      move.tick = way.occurrence->arrived;
      out.moves.push_back(move);
    }
    for (Move& move : out.moves) {
      const bool it = move.kind == Move::Kind::event && move.subject == event && move.tick == way.occurrence->arrived;
      if (it) move.occurred = way.occurrence->occurred;
    }
  }
  return out;
}

}  // namespace wayproof::testing::ticks
