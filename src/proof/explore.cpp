#include "proof/explore.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace wayproof::proof {
namespace {

Ticks floor_divide(Ticks a, Ticks b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }

/// What two states must have in common for one to be able to stand for the other.
struct Key {
  Index step = none;
  bool asking = false, answered_at_once = false;
  State::Watched watched = State::Watched::nothing;
  std::uint64_t set = 0, used = 0;
  std::vector<std::pair<Index, Index>> facts;
  Index sent = none;

  Key(const State& state, Index sent_step)
      : step(state.step),
        asking(state.asking),
        answered_at_once(state.answered_at_once),
        watched(state.watched),
        set(state.set),
        used(state.used),
        sent(sent_step) {
    for (const Fact& fact : state.facts) facts.emplace_back(fact.subject, fact.value);
  }
  friend bool operator<(const Key& a, const Key& b) {
    return std::tie(a.step, a.asking, a.answered_at_once, a.watched, a.set, a.used, a.sent, a.facts) <
           std::tie(b.step, b.asking, b.answered_at_once, b.watched, b.set, b.used, b.sent, b.facts);
  }
};

/// The states that are known, by what they must have in common, and by when they are: where all the times of a state
/// lie within one stretch of so many ticks, only states in the same one, or wider ones, can stand for it.
class Known {
 public:
  /// Whether a state whose window opened later, other things being equal, stands for one whose window opened before:
  /// whatever comes within that window comes within this one as well, and windows that begin earlier can hold both.
  enum class Windows : bool { told_apart, later_is_worse };
  Known(std::vector<Found>& found, Ticks stretch, Work& work, Windows windows = Windows::told_apart)
      : found_(found), stretch_(stretch), work_(work), windows_(windows) {}

  /// Takes it in, unless one that is known stands for it: it has counted as many, at all those times.
  std::optional<Node> add(Found found, Index sent) {
    Alike& alike = by_key_[Key(found.state, sent)];
    const Bounds& bounds = found.state.bounds;
    const Ticks first = floor_divide(*bounds.least(now_point), stretch_);
    const bool wide = first != floor_divide(*bounds.greatest(now_point), stretch_);
    std::vector<Node>& near = wide ? alike.wide : alike.within[first];
    work_.compared += alike.wide.size() + near.size();
    if (stands_for(alike.wide, found) || (!wide && stands_for(near, found))) return std::nullopt;
    // Those that it stands for need not be looked at again; they stay, as others come from them.
    near.erase(std::remove_if(near.begin(), near.end(),
                              [&](Node node) {
                                return found.count >= found_[node].count && contains(bounds, found_[node].state.bounds);
                              }),
               near.end());
    found_.push_back(std::move(found));
    near.push_back(static_cast<Node>(found_.size() - 1));
    return near.back();
  }

 private:
  struct Alike {
    std::vector<Node> wide;
    std::map<Ticks, std::vector<Node>> within;
  };

  bool stands_for(const std::vector<Node>& nodes, const Found& found) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](Node node) {
      return found_[node].count >= found.count && contains(found_[node].state.bounds, found.state.bounds);
    });
  }

  bool contains(const Bounds& a, const Bounds& b) const {
    return windows_ == Windows::told_apart ? a.contains(b) : a.contains_later(b, window_point);
  }

  std::vector<Found>& found_;
  Ticks stretch_;
  Work& work_;
  Windows windows_;
  std::map<Key, Alike> by_key_;
};

/// The parts of a state that lie in one period each, told from the beginning of theirs.
std::vector<Successor> folded(const Token& token, const Successor& successor, Ticks period, Ticks memory) {
  std::vector<Successor> out;
  const Bounds& bounds = successor.state.bounds;
  const Ticks first = floor_divide(*bounds.least(now_point), period);
  const Ticks last = floor_divide(*bounds.greatest(now_point), period);
  for (Ticks n = first; n <= last; ++n) {
    Successor part = successor;
    part.state.bounds.constrain({now_point, base, (n + 1) * period - 1});
    part.state.bounds.constrain({base, now_point, -n * period});
    if (part.state.bounds.empty()) continue;
    part.state.bounds.move_base(n * period);
    part.move.folded = n * period;
    for (Point anchor = first_anchor; anchor < part.state.bounds.points(); ++anchor)
      part.state.bounds.blur(now_point, anchor, token.memory(anchor));
    if (memory > 0) part.state.bounds.blur(now_point, window_point, memory);
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace

Reached::Reached(const Token& token, Ticks period, Work& work, const Scope& scope) : token_(&token) {
  Known known(found_, token.clock().day() / 8, work);
  const auto take = [&](const Successor& successor, Node parent) {
    for (Successor& part : folded(token, successor, period, scope.memory)) {
      const bool sends = part.move.sends;
      const Index step = part.move.step;
      const auto node = known.add({std::move(part.state), std::move(part.move), parent, 0}, sends ? step : none);
      if (node && sends) sends_.push_back(*node);
    }
  };
  for (const Successor& entry : token.entries(token.outside(0, 0), period - 1, scope)) take(entry, no_node);
  for (Node node = 0; node < found_.size() && !work.over(); ++node) {
    ++work.done;
    if (found_[node].state.step == none) continue;  // who comes back enters like anybody else
    for (const Successor& successor : token.moves(found_[node].state, scope)) take(successor, node);
  }
}

Reached::Reached(const Token& token, const Reached& ordinary, Ticks ordinary_period, Ticks lead, Ticks length,
                 Work& work, const Scope& scope)
    : token_(&token), ordinary_(&ordinary) {
  Known known(found_, token.clock().day() / 8, work);
  for (Ticks later = 0; later < lead; later += ordinary_period) {
    for (Node from = 0; from < ordinary.found().size(); ++from) {
      const Found& there = ordinary.found()[from];
      if (there.state.step == none) continue;
      Found seed{there.state, there.move, no_node, 0};
      seed.state.bounds.move_base(-later);
      seed.state.bounds.constrain({now_point, base, lead - 1});
      if (seed.state.bounds.empty()) continue;
      seed.move.folded -= later;
      const bool sends = seed.move.sends;
      const auto node = known.add(std::move(seed), sends ? there.move.step : none);
      if (!node) continue;
      seeds_.push_back(from);
      if (sends) sends_.push_back(*node);
    }
  }
  const auto take = [&](Successor successor, Node parent) {
    if (*successor.state.bounds.least(now_point) > length) return;
    const bool sends = successor.move.sends;
    const Index step = successor.move.step;
    const auto node =
        known.add({std::move(successor.state), std::move(successor.move), parent, 0}, sends ? step : none);
    if (node && sends) sends_.push_back(*node);
  };
  for (Successor& entry : token.entries(token.outside(0, 0), length, scope)) take(std::move(entry), no_node);
  for (Node node = 0; node < found_.size() && !work.over(); ++node) {
    ++work.done;
    if (found_[node].state.step == none) continue;
    for (Successor& successor : token.moves(State(found_[node].state), scope)) take(std::move(successor), node);
  }
}

std::vector<const Found*> back_from(const std::vector<Found>& found, Node node) {
  std::vector<const Found*> out;
  for (; node != no_node; node = found[node].parent) out.push_back(&found[node]);
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<const Found*> Reached::way_to(Node node) const {
  std::vector<const Found*> out = back_from(found_, node);
  const Node start = static_cast<Node>(out.front() - found_.data());
  if (start >= seeds_.size()) return out;
  // He came to where these days find him on ordinary ones.
  std::vector<const Found*> before = ordinary_->way_to(seeds_[start]);
  before.pop_back();
  before.insert(before.end(), out.begin(), out.end());
  return before;
}

Counting::Counting(const Reached& reached, const std::function<bool(Index step)>& counts, Ticks length, Work& work,
                   std::int64_t enough) {
  Known known(found_, reached.token().clock().day() / 8, work, Known::Windows::later_is_worse);
  const auto note = [&](Node node) {
    const Bounds& bounds = found_[node].state.bounds;
    const Ticks last = *bounds.least(now_point), apart = -bounds.most(window_point, now_point);
    counted_.push_back({*bounds.greatest(window_point), last, apart, found_[node].count, node});
  };
  for (const Node send : reached.sends()) {
    const Found& there = reached.found()[send];
    if (!counts(there.move.step)) continue;
    Found first{there.state, there.move, no_node, 1};
    reached.token().open_window(first.state, there.move.step);
    if (const auto node = known.add(std::move(first), none)) {
      starts_.emplace_back(*node, send);
      note(*node);
    }
  }
  for (Node node = 0; node < found_.size() && !work.over(); ++node) {
    ++work.done;
    if (found_[node].count >= enough) continue;
    for (Successor& successor : reached.token().moves(State(found_[node].state), {.window = length})) {
      const bool one_more = successor.move.sends && counts(successor.move.step);
      const std::int64_t count = found_[node].count + (one_more ? 1 : 0);
      const auto added = known.add({std::move(successor.state), std::move(successor.move), node, count}, none);
      if (added && one_more) note(*added);
    }
  }
}

Node Counting::start_of(Node node) const {
  while (found_[node].parent != no_node) node = found_[node].parent;
  const auto at = std::find_if(starts_.begin(), starts_.end(), [&](const auto& start) { return start.first == node; });
  return at == starts_.end() ? no_node : at->second;
}

Following::Following(const Reached& reached, const std::vector<Seed>& seeds, const Scope& scope,
                     const std::function<bool(const Found&)>& goes_on, Ticks period, Work& work) {
  const Token& token = reached.token();
  Known known(found_, token.clock().day() / 8, work);
  Ticks last_entry = 0;
  for (const Seed& seed : seeds) {
    last_entry = std::max(last_entry, std::min(seed.last_entry, period - 1));
    if (seed.state.bounds.empty()) continue;
    Found first{seed.state, {}, no_node, 0};
    if (seed.from != no_node) first.move = reached.found()[seed.from].move;
    if (known.add(std::move(first), none)) starts_.push_back(seed.from);
  }
  for (Node node = 0; node < found_.size() && !work.over(); ++node) {
    ++work.done;
    if (!goes_on(found_[node])) continue;
    const State state = found_[node].state;
    const bool never_in = node < starts_.size() && starts_[node] == no_node;
    const auto successors = never_in ? token.entries(state, last_entry, scope) : token.moves(state, scope);
    for (const Successor& successor : successors) {
      for (Successor& part : folded(token, successor, period, scope.memory)) {
        const bool sends = part.move.sends;
        const Index step = part.move.step;
        known.add({std::move(part.state), std::move(part.move), node, 0}, sends ? step : none);
      }
    }
  }
}

Node Following::start_of(Node node) const {
  while (found_[node].parent != no_node) node = found_[node].parent;
  return starts_[node];
}

}  // namespace wayproof::proof
