#include "suite/leads.h"

namespace wayproof::suite {
namespace {

using proof::Move;
using trace::Target;

std::vector<proof::Successor> moves_from(const proof::Reached& reached, proof::Node node) {
  const proof::State& state = reached.found()[node].state;
  if (state.step == none) return {};  // who comes back enters like anybody else
  return reached.token().moves(state, {});
}

/// Whether the target is tried by this move into this state.
bool tries(const Target& target, const Move& move, const proof::State& state) {
  switch (target.kind) {
    case Target::Kind::way:
      return move.kind == Move::Kind::outcome && move.step == target.step && move.detail == target.outcome;
    case Target::Kind::sent:
      return move.sends && move.step == target.step;
    case Target::Kind::exit:
      return move.kind == Move::Kind::exits && move.detail == target.exit_rule;
    case Target::Kind::step:
    case Target::Kind::waits:
    case Target::Kind::held:
      return state.step == target.step && !state.asking;
  }
  return false;
}

}  // namespace

Leads::Leads(const proof::Reached& reached, std::span<const Target> targets)
    : reached_(reached), leads_(targets.size()) {
  const auto take = [&](const Lead& lead, const Move& move, const proof::State& state) {
    for (std::size_t t = 0; t < targets.size(); ++t) {
      if (targets[t].journey == reached.token().journey() && leads_[t].size() < most && tries(targets[t], move, state))
        leads_[t].push_back(lead);
    }
  };
  const auto& found = reached.found();
  for (proof::Node node = 0; node < found.size(); ++node) {
    if (found[node].parent == proof::no_node) take({proof::no_node, node}, found[node].move, found[node].state);
    // Of two moves into the same state the exploration keeps one: so each is made again.
    const auto moves = moves_from(reached, node);
    for (std::size_t m = 0; m < moves.size(); ++m) take({node, m}, moves[m].move, moves[m].state);
  }
}

const proof::Found& Leads::last_of(const Lead& lead) {
  proof::Successor successor = std::move(moves_from(reached_, lead.from)[lead.move]);
  return found_.emplace_back(proof::Found{std::move(successor.state), std::move(successor.move), lead.from, 0});
}

proof::Way Leads::way(std::size_t target, std::size_t n) {
  const Lead& lead = leads_[target][n];
  if (lead.from == proof::no_node) return proof::way_to(reached_, static_cast<proof::Node>(lead.move));
  proof::Way out = proof::way_to(reached_, lead.from);
  out.moves.push_back(&last_of(lead));
  return out;
}

std::pair<proof::Ticks, proof::Ticks> Leads::range(std::size_t target, std::size_t n) {
  const Lead& lead = leads_[target][n];
  const proof::State& state =
      lead.from == proof::no_node ? reached_.found()[static_cast<proof::Node>(lead.move)].state : last_of(lead).state;
  return {*state.bounds.least(proof::now_point), *state.bounds.greatest(proof::now_point)};
}

std::vector<proof::Ticks> ends_of(const proof::Way& way) {
  const auto times = proof::times_of(way);
  return times ? times->ends : std::vector<proof::Ticks>();
}

}  // namespace wayproof::suite
