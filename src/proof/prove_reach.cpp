// Whether everybody gets somewhere in time, and every message goes out by when its step promises it.
#include "proof/proofs.h"

#include <algorithm>
#include <deque>

namespace wayproof::proof {
namespace {

using program::Program;
using trace::LogEntry;

constexpr std::int64_t longest_change = 3 * 3600;  // of a clock

/// The customer does something at the step. What comes of its message or task can come when he has long gone on.
bool is_at(const LogEntry& entry, Index step) {
  using Kind = LogEntry::Kind;
  const bool later = entry.kind == Kind::reaction || entry.kind == Kind::not_measured || entry.kind == Kind::answer ||
                     entry.kind == Kind::late_answer || entry.kind == Kind::consent;
  return entry.step == step && !later;
}

/// By when the customer had to be there in some run of the journey, and was not; nothing when he always is.
std::optional<Instant> missed(const program::Guarantee& promise, const trace::Run& run) {
  Instant until = end_of_time;  // while he is on his way: by when he has to be there
  for (const LogEntry& entry : run.log) {
    if (entry.journey != promise.journey) continue;
    if (entry.at > until) return until;
    const bool on_way = until != end_of_time;
    const bool starts =
        promise.from_step == none ? entry.kind == LogEntry::Kind::entered : is_at(entry, promise.from_step) && !on_way;
    const bool there = promise.to_step != none && is_at(entry, promise.to_step) && on_way;
    if (starts) until = add(entry.at, promise.within, run.state.zone);
    if (there || entry.kind == LogEntry::Kind::left) until = end_of_time;
  }
  return run.until > until ? std::optional(until) : std::nullopt;
}

/// The messages of a step that went out later than it promises.
std::optional<std::vector<Index>> missed(Index step, const trace::Run& run) {
  std::vector<Index> out;
  for (const LogEntry& entry : run.log) {
    if (entry.kind == LogEntry::Kind::promise_missed && entry.step == step) out.push_back(entry.record);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::vector<Following::Seed> arrivals(const Reached& reached, Index step) {
  std::vector<Following::Seed> out;
  for (Node node = 0; node < reached.found().size(); ++node) {
    const Found& found = reached.found()[node];
    const bool here =
        step == none ? found.move.kind == Move::Kind::enters : found.state.step == step && !found.state.asking;
    if (!here) continue;
    Following::Seed seed{node, found.state};
    seed.state.bounds.copy(window_point, now_point);
    out.push_back(std::move(seed));
  }
  return out;
}

}  // namespace

Answer prove_reaches(Workspace& workspace, const Property& property, Instant start) {
  const Program& program = workspace.program();
  const program::Guarantee& promise = program.guarantees[property.index];
  if (promise.journey == none) return {};
  const Clock& clock = workspace.clock();
  const Scope scope{
      .window = std::nullopt, .watch = nullptr, .memory = clock.ticks(promise.within.longest() + longest_change) + 2};
  const Reached& reached = workspace.reached(promise.journey);
  // Nobody is on his way for longer than the journey's lifetime, whatever is remembered of when he entered.
  const Duration& lifetime = program.journeys[promise.journey].lifetime;
  const Ticks longest = clock.ticks(lifetime.longest() + (lifetime.exact() ? 0 : longest_change));
  const auto longer = [&](const Found& found) {
    Bounds bounds = found.state.bounds;
    bounds.constrain({now_point, window_point, longest});
    return bounds.empty() ? std::vector<std::vector<Difference>>()
                          : apart(clock, bounds, now_point, window_point, promise.within, 1);
  };
  const auto goes_on = [&](const Found& found) {
    if (found.parent == no_node) return true;
    const bool there = promise.to_step != none && found.state.step == promise.to_step;
    return found.state.step != none && !there && longer(found).empty() &&
           *found.state.bounds.least(now_point) <= workspace.length();
  };
  const Following following(reached, arrivals(reached, promise.from_step), scope, goes_on, workspace.period(),
                            workspace.work());
  bool possible = false;
  std::size_t tries = 0;
  for (Node node = 0; node < following.found().size(); ++node) {
    const Found& found = following.found()[node];
    if (found.parent == no_node) continue;
    const auto when = longer(found);
    if (when.empty()) continue;
    possible = true;
    if (tries++ >= most_tries) break;
    Way way = way_to(reached, following, node, nullptr);
    way.want(when.front());
    auto shown = replay(workspace, {way}, start, [&](const trace::Run& run) {
      return missed(promise, run) ? std::optional(std::vector<Index>{}) : std::nullopt;
    });
    if (!shown) continue;
    shown->due = missed(promise, shown->run);
    return refuted(std::move(*shown));
  }
  return searched(workspace, possible);
}

Answer prove_by(Workspace& workspace, const Property& property, Instant start) {
  const Index step = property.index;
  const Reached& reached = workspace.reached(workspace.program().steps[step].journey);
  bool possible = false;
  std::size_t tries = 0;
  for (Node node = 0; node < reached.found().size(); ++node) {
    const State& state = reached.found()[node].state;
    if (state.step != step || state.asking) continue;
    for (const Token::Promised& promised : reached.token().promised(state)) {
      for (const Successor& successor : reached.token().moves(state, {})) {
        if (!successor.move.sends) continue;
        // Later than promised: put to the end of the move, which is the point behind the last.
        Found late{successor.state, successor.move, node, 0};
        std::vector<Difference>& time = late.move.time;
        time.insert(time.end(), promised.when.begin(), promised.when.end());
        time.push_back({promised.latest.right, promised.latest.left, -promised.latest.most - 1});
        Bounds bounds = state.bounds;
        bounds.add_point();
        for (const Difference& link : time) bounds.constrain(link);
        if (bounds.empty()) continue;
        possible = true;
        if (tries++ >= most_tries) break;
        Way way = way_to(reached, node);
        way.moves.push_back(&late);
        auto shown = replay(workspace, {way}, start, [&](const trace::Run& run) { return missed(step, run); });
        if (shown) return refuted(std::move(*shown));
      }
    }
  }
  return searched(workspace, possible);
}

}  // namespace wayproof::proof
