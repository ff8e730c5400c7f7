#include "proof/witness.h"

#include <algorithm>

#include "proof/wishes.h"

namespace wayproof::proof {
namespace {

using program::Cause;
using program::Program;

constexpr std::int64_t an_hour = 3600;

}  // namespace

void Way::want(const std::vector<Difference>& of_state) {
  const auto point = [&](Point local) {
    if (local == now_point) return last();
    if (local != window_point) return local;
    return window_from ? static_cast<Point>(*window_from + 1) : happens();
  };
  for (const Difference& one : of_state) wanted.push_back({point(one.left), point(one.right), one.most});
}

Way way_to(const Reached& reached, Node node) {
  Way out;
  out.token = &reached.token();
  out.moves = reached.way_to(node);
  return out;
}

Way way_to(const Reached& reached, const Counting& counting, Node node) {
  Way out = way_to(reached, counting.start_of(node));
  out.window_from = out.moves.size() - 1;
  const auto on = back_from(counting.found(), node);
  // The first of them is where the other exploration ended.
  out.moves.insert(out.moves.end(), on.begin() + 1, on.end());
  return out;
}

Way way_to(const Reached& reached, const Following& following, Node node, const Watch* watch) {
  const Node start = following.start_of(node);
  Way out;
  out.token = &reached.token();
  if (start != no_node) out = way_to(reached, start);
  const std::size_t before = out.moves.size();
  const auto on = back_from(following.found(), node);
  // The first of them is where the other exploration ended, or outside.
  out.moves.insert(out.moves.end(), on.begin() + 1, on.end());
  if (watch != nullptr) {
    out.watch = watch;
    out.watch_from = before;
    out.known_before = on.front()->state.watched == State::Watched::known;
    // It happens while he is where the move before has brought him.
    if (before > 0) out.wanted.push_back({static_cast<Point>(before), out.happens(), -1});
  } else if (before > 0) {
    out.window_from = before - 1;
  }
  return out;
}

// One system of bounds with a point for the end of each move, all told from the base of the last of them.
std::optional<Times> times_of(const Way& way) {
  const std::size_t count = way.moves.size();
  Bounds bounds(count + 2);
  const auto end_of = [](std::size_t move) { return static_cast<Point>(move + 1); };
  const Point end_point = static_cast<Point>(way.token->points());
  std::vector<Point> anchors(end_point, base);  // the move that each anchor stands at the end of
  Ticks offset = 0;                             // of the base that a move is told from, before the last one
  for (const Found* found : way.moves) offset += found->move.folded;
  for (std::size_t m = 0; m < count; ++m) {
    const Move& move = way.moves[m]->move;
    const auto point = [&](Point local) -> std::optional<Point> {
      if (local == base) return base;
      if (local == end_point) return end_of(m);
      if (local == now_point) return m == 0 ? std::nullopt : std::optional(end_of(m - 1));
      if (local == window_point && way.watch != nullptr) return way.happens();
      if (local == window_point && way.opened && m > *way.opened) return way.happens();
      if (local == window_point) return way.window_from ? std::optional(end_of(*way.window_from)) : std::nullopt;
      return anchors[local] == base ? std::nullopt : std::optional(anchors[local]);
    };
    for (const Difference& link : move.time) {
      const auto left = point(link.left), right = point(link.right);
      if (!left || !right) continue;
      // A time t of this base is t - offset of the last one.
      Ticks most = link.most;
      if (*left != base && *right == base) most -= offset;
      if (*left == base && *right != base) most += offset;
      bounds.constrain({*left, *right, most});
    }
    bounds.constrain({m == 0 ? base : end_of(m - 1), end_of(m), m == 0 ? offset : 0});
    if (move.sets != base) anchors[move.sets] = end_of(m);
    offset -= move.folded;
  }
  if (way.opened) {
    bounds.constrain({way.happens(), end_of(*way.opened), 0});
    bounds.constrain({end_of(*way.opened), way.happens(), way.moves[*way.opened]->move.opened->within});
  }
  for (const Difference& wanted : way.wanted) bounds.constrain(wanted);
  if (bounds.empty()) return std::nullopt;
  Times out;
  for (std::size_t m = 0; m < count; ++m) {
    // Nothing bounds the first entry from below but the base of its own period.
    const auto least = bounds.least(end_of(m));
    if (!least) return std::nullopt;
    out.ends.push_back(*least);
  }
  if ((way.opened && !way.opened_early) || (way.watch != nullptr && way.happens_late)) {
    for (std::size_t m = 0; m < count; ++m) bounds.constrain({end_of(m), base, out.ends[m]});
    out.happens = bounds.greatest(way.happens()).value_or(out.ends.front());
  }
  if (way.opened && way.opened_early) out.happens = bounds.least(way.happens()).value_or(out.ends.front());
  if (way.watch != nullptr && !way.happens_late && count > 0)
    out.happens = bounds.least(way.happens()).value_or(out.ends.front() - 1);
  return out;
}

namespace {

/// The event with which he enters, and which is waited for later on, does not count there: it happened before he
/// entered, and was only known then.
bool comes_late(const Workspace& workspace, const Way& way, const Move& entry) {
  const Program& program = workspace.program();
  const Index trigger = program.journeys[way.token->journey()].trigger;
  if (trigger == none || program.triggers[trigger].kind != model::Trigger::Kind::event) return false;
  const auto* stated = workspace.project().workspace.events.find(program.events[program.triggers[trigger].name]);
  if (stated == nullptr || !stated->late || stated->late->value.shortest() < workspace.clock().tick()) return false;
  const Watch event{.name = program.triggers[trigger].name, .trigger = trigger};
  const auto same_move = [&](const Found* found) { return &found->move == &entry; };
  const auto from = std::find_if(way.moves.begin(), way.moves.end(), same_move);
  return std::any_of(from, way.moves.end(), [&](const Found* found) {
    const Move& move = found->move;
    if (move.kind != Move::Kind::outcome || move.detail == none) return false;
    const auto& step = program.steps[move.step];
    return step.wait == model::Step::WaitKind::until_event && step.since != model::Since::Kind::ever &&
           step.outcomes[move.detail].cause == Cause::time_out &&
           event.fires(program, step.trigger) == Watch::Fires::surely;
  });
}

/// A trigger is the other one, or one of several that it names.
bool is_part(const Program& program, Index part, Index trigger) {
  if (trigger == none || part == trigger) return part == trigger;
  const auto& whole = program.triggers[trigger];
  return whole.kind == model::Trigger::Kind::any && part >= whole.first && part < whole.first + whole.count;
}

/// Wishes what one move needs that ends at `t` and began at `before`.
bool wish(const Workspace& workspace, const Way& way, const Move& move, Instant before, Instant t, Instant entered,
          Wishes& wishes) {
  const Program& program = workspace.program();
  const auto& journey = program.journeys[way.token->journey()];
  const bool opens = way.opened && &way.moves[*way.opened]->move == &move;
  const auto sets_off = [&](Index trigger) {
    if (opens && is_part(program, move.opened->by, trigger)) return true;
    return move.arrival && way.watch->fires(program, trigger) != Watch::Fires::never;
  };
  switch (move.kind) {
    case Move::Kind::learns: {
      // None of the rules that it sets off acts. Those without a condition have acted before, or it would not come to
      // this.
      const auto acts = [&](const program::ExitRule& rule) {
        return rule.condition != none && way.watch->fires(program, rule.trigger) == Watch::Fires::surely &&
               !wishes.satisfy(rule.condition, false, t, entered);
      };
      return std::none_of(journey.exits.begin(), journey.exits.end(), acts);
    }
    case Move::Kind::enters:
      return (sets_off(journey.trigger)          ? true
              : comes_late(workspace, way, move) ? wishes.fire_late(journey.trigger, t - workspace.clock().tick(), t)
                                                 : wishes.fire(journey.trigger, t, true)) &&
             (journey.condition == none || wishes.satisfy(journey.condition, true, t, t));
    case Move::Kind::exits: {
      if (move.detail == none) return true;  // it comes by itself
      const auto& rule = journey.exits[move.detail];
      return (sets_off(rule.trigger) || wishes.fire(rule.trigger, t)) &&
             (rule.condition == none || wishes.satisfy(rule.condition, true, t, entered));
    }
    case Move::Kind::outcome:
      break;
  }
  if (move.detail == none) return true;  // the contact of a task
  const auto& step = program.steps[move.step];
  const auto& outcome = step.outcomes[move.detail];
  switch (outcome.cause) {
    case Cause::holds:
    case Cause::otherwise:
      for (Index o = 0; o < move.detail; ++o) {
        if (!wishes.satisfy(step.outcomes[o].condition, false, t, entered)) return false;
      }
      return outcome.cause == Cause::otherwise || wishes.satisfy(outcome.condition, true, t, entered);
    case Cause::arm:
      wishes.arm(move.step, outcome.name);
      return true;
    case Cause::happened:
      return sets_off(step.trigger) || wishes.fire(step.trigger, t);
    case Cause::passed_gate:
    case Cause::withheld: {
      const auto consent = static_cast<std::size_t>(model::Check::consent);
      const bool asked = program.gate.mode[consent] == model::Mode::enforce &&
                         program.gate.policy[consent][static_cast<std::size_t>(step.purpose)].applies;
      if (asked) wishes.consent(step.topic, none, outcome.cause == Cause::passed_gate, t);
      return true;
    }
    case Cause::answered:
      wishes.answer(move.step, outcome.name, t - before);
      return true;
    case Cause::overdue:
      wishes.no_answer(move.step);
      return true;
    default:
      return true;  // time alone; what a check withholds is left to the replay
  }
}

// When it becomes known what is watched, as late as the way lets it.
Ticks known_at(const Way& way, const Times& times) {
  for (std::size_t m = way.watch_from; m < way.moves.size(); ++m) {
    const Move& move = way.moves[m]->move;
    if (move.arrival) return times.ends[m];
    if (move.kind == Move::Kind::learns) return std::max(times.happens, times.ends[m] + 1);
  }
  const bool known = !way.moves.empty() && way.moves.back()->state.watched == State::Watched::known;
  return known ? times.happens : times.happens + way.watch->late;
}

bool never_agreed(const Way& way) {
  const Watch* const watch = way.watch;
  return watch != nullptr && watch->kind == Watch::Kind::opt_out && !watch->withdrawn && way.watch_from == 0 &&
         way.known_before;
}

bool happen(const Way& way, Instant at, Instant known, Wishes& wishes) {
  if (way.watch->kind == Watch::Kind::event) return wishes.fire_late(way.watch->trigger, at, known);
  if (!never_agreed(way)) wishes.opt_out(way.watch->name, at, known);
  return true;
}

// The first day like the base (any day, or a Monday) that fits, from which on all of it lies behind `start` and the
// clock is not changed meanwhile: proofs are about ordinary weeks.
Instant place(const Workspace& workspace, Instant start, Ticks earliest, Ticks latest, const FitsDay& fits) {
  constexpr int years = 3 * 366;
  if (!workspace.clock().is_ordinary()) return workspace.clock().instant(0);
  const Zone zone = workspace.zone();
  const std::int64_t tick = workspace.clock().tick();
  const Day stride = static_cast<Day>(workspace.period() / workspace.clock().day());
  Day day = day_of_local(zone.local(start - earliest * tick)) + 1;
  while (weekday(day) % stride != 0) ++day;
  const Day first = day;
  for (; day < first + years; day += stride) {
    if (!fits(day)) continue;
    const Instant at = resolve_local(day, 0, zone).at;
    const auto change = zone.next_transition(at + earliest * tick - day_seconds);
    if (!change || change->at > at + latest * tick + day_seconds) return at;
  }
  return resolve_local(first, 0, zone).at;
}

}  // namespace

std::optional<model::Customer> customer_of(const Workspace& workspace, const std::vector<Way>& ways, Instant start,
                                           const FitsDay& fits) {
  const Program& program = workspace.program();
  std::vector<Times> all;
  Ticks earliest = std::numeric_limits<Ticks>::max(), latest = std::numeric_limits<Ticks>::min();
  for (const Way& way : ways) {
    auto times = times_of(way);
    if (!times) return std::nullopt;
    for (Ticks& time : times->ends) time -= way.shift;
    earliest = std::min(earliest, times->ends.front());
    latest = std::max(latest, times->ends.back());
    if (way.watch != nullptr) {
      earliest = std::min(earliest, times->happens);
      latest = std::max(latest, times->happens + way.watch->late);
    }
    if (way.opened) earliest = std::min(earliest, times->happens);
    all.push_back(std::move(*times));
  }
  const Instant base_at = place(workspace, start, earliest, latest, fits);
  const auto at = [&](Ticks ticks) { return base_at + ticks * workspace.clock().tick(); };
  Wishes wishes(workspace.project(), program, workspace.zone());
  for (const Way& way : ways) {
    if (never_agreed(way)) wishes.never_agree(way.watch->name);
    if (way.watch != nullptr && way.watch->kind == Watch::Kind::opt_out) wishes.avoid_consent(way.watch->name);
    for (const Found* found : way.moves) workspace.wish_facts(found->move.facts, wishes);
  }
  for (std::size_t w = 0; w < ways.size(); ++w) {
    if (ways[w].openings != nullptr) wishes.avoid(ways[w].openings->events());
    if (!ways[w].opened) continue;
    const Opened& by = *ways[w].moves[*ways[w].opened]->move.opened;
    const Ticks known = std::min(all[w].ends[*ways[w].opened], all[w].happens + by.late);
    if (!wishes.fire_late(by.by, at(all[w].happens), at(known))) return std::nullopt;
  }
  for (std::size_t w = 0; w < ways.size(); ++w) {
    const std::vector<Ticks>& ends = all[w].ends;
    Instant before = at(ends.front()), entered = before;
    for (std::size_t m = 0; m < ends.size(); ++m) {
      const Instant t = at(ends[m]);
      const Move& move = ways[w].moves[m]->move;
      if (move.kind == Move::Kind::enters) entered = t;
      // What he is found to be does not matter as he comes to the step, but as it becomes known.
      const bool learns = move.kind == Move::Kind::learns && ways[w].watch != nullptr;
      const Instant asked = learns ? std::max(t, at(known_at(ways[w], all[w]))) : t;
      if (!wish(workspace, ways[w], move, before, asked, entered, wishes)) return std::nullopt;
      if (move.sends) wishes.sends(move.step, t);
      before = t;
    }
    if (ways[w].watch == nullptr) continue;
    if (!happen(ways[w], at(all[w].happens), at(known_at(ways[w], all[w])), wishes)) return std::nullopt;
  }
  return wishes.customer(at(earliest) - an_hour, at(latest) + an_hour);
}

}  // namespace wayproof::proof
