#include <algorithm>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "program/filter.h"
#include "proof/proofs.h"

namespace wayproof::proof {
namespace {

using program::Program;
using Verdict = Answer::Verdict;
using Ground = Answer::Ground;
// An enforced cap at least as strict as the limit, on every message that the limit is about.
bool kept_by_gate(const Program& program, const Property& property) {
  const auto check = static_cast<std::size_t>(model::Check::caps);
  if (program.gate.mode[check] != model::Mode::enforce) return false;
  const program::Limit& limit = property.limit;
  if (limit.count_at != model::CountAt::send) return false;
  constexpr std::int64_t longest_day = 26 * 3600;  // where the clock goes back by two hours
  using Kind = model::Window::Kind;
  const auto as_strict = [&](const program::Cap& cap) {
    if (cap.max > limit.max || cap.count_at != model::CountAt::send) return false;
    if (cap.from > limit.from || cap.until < limit.until) return false;
    if (cap.kind == Kind::sliding) {
      if (limit.kind == Kind::calendar) return limit.unit == model::Window::Unit::day && cap.length >= longest_day;
      return cap.length >= limit.length;
    }
    return cap.kind == limit.kind && cap.length == limit.length && cap.unit == limit.unit && cap.zone == limit.zone;
  };
  const auto covers = [&](const program::Cap& cap) {
    for (Index s = 0; s < property.messages.size(); ++s) {
      if (!property.messages[s]) continue;
      const auto& policy = program.gate.policy[check][static_cast<std::size_t>(program.steps[s].purpose)];
      if (!policy.applies || !program::matches(cap.of, program, s)) return false;
    }
    return true;
  };
  return std::any_of(program.gate.caps.begin(), program.gate.caps.end(),
                     [&](const program::Cap& cap) { return as_strict(cap) && covers(cap); });
}

// A week begins on Monday, a month on its first day; those with 31 days are the worst.
bool begins_window(const program::Limit& limit, Day day) {
  using Unit = model::Window::Unit;
  if (limit.kind != model::Window::Kind::calendar || limit.unit == Unit::day) return true;
  if (limit.unit == Unit::week) return weekday(day) == 0;
  return civil(day).day == 1 && civil(day + 30).month == civil(day).month;
}

// The same window, left as soon as it holds one message too many: where the last of very many cannot be shown, the
// first ones can.
Window just_too_many(const Most& most, Window window, std::int64_t max) {
  for (Share& share : window.shares) {
    const auto& found = most.countings[share.journey].found();
    const std::int64_t wanted = std::max<std::int64_t>(1, share.count - (window.count - max - 1));
    while (found[share.node].parent != no_node && found[found[share.node].parent].count >= wanted)
      share.node = found[share.node].parent;
    window.count -= share.count - found[share.node].count;
    share.count = found[share.node].count;
  }
  return window;
}

// The same window with only as many journeys in it as are needed, one of them to begin with: where no customer goes
// all their ways at once, one may go some of them.
Window with_fewest(const Window& window, Index first, std::int64_t max) {
  Window out = window;
  stable_sort(out.shares, [&](const Share& a, const Share& b) {
    return (a.journey == first) != (b.journey == first) ? a.journey == first : a.count > b.count;
  });
  out.count = 0;
  std::size_t needed = 0;
  while (needed < out.shares.size() && out.count <= max) out.count += out.shares[needed++].count;
  out.shares.resize(needed);
  return out;
}

}  // namespace

Answer prove_at_most(Workspace& workspace, const Property& property, Instant start) {
  const program::Limit& limit = property.limit;
  Answer out;
  if (kept_by_gate(workspace.program(), property)) {
    out.verdict = Verdict::proved;
    out.ground = Ground::gate;
    out.bound = limit.max;
    return out;
  }
  // Days of another zone than that by which customers live have no place in the days that are looked at.
  if (limit.zone && !(workspace.one_clock() && limit.zone->same_clock(workspace.program().zone))) return {};
  const Most most = most_sent(workspace, limit);
  if (most.complete) out.bound = most.count();
  if (most.complete && most.count() <= limit.max) {
    out.verdict = Verdict::proved;
    out.ground = Ground::search;
    return out;
  }
  out.ground = most.complete ? Ground::coupled : Ground::work;
  const auto show = [&](Workspace& of, const Most& there, const Window& window) -> std::optional<Answer> {
    std::vector<Way> ways;
    for (const Share& share : window.shares) {
      Way way = way_to(of.reached(share.journey), there.countings[share.journey], share.node);
      // All of it within the window, told from the base of this way.
      const Ticks from = window.at + share.shift;
      const Point first = static_cast<Point>(*way.window_from + 1), last = static_cast<Point>(way.moves.size());
      way.wanted.push_back({base, first, -from});
      way.wanted.push_back({last, base, from + window.length - 1});
      way.shift = share.shift;
      ways.push_back(std::move(way));
    }
    const Day into = static_cast<Day>(window.at / of.clock().day());
    std::int64_t wanted = limit.max + 1;
    const auto breach = [&](const trace::Run& run) -> std::optional<std::vector<Index>> {
      const trace::CapBracket* worst = nullptr;
      const auto brackets = trace::windows_of(of.program(), run.state, limit);
      for (const auto& bracket : brackets) {
        if (worst == nullptr || bracket.count > worst->count) worst = &bracket;
      }
      if (worst == nullptr) return std::nullopt;
      out.shown = std::max(out.shown, worst->count);
      if (worst->count < wanted) return std::nullopt;
      wanted = worst->count;  // who is made plainer still gets as many
      return worst->records;
    };
    auto shown = replay(of, ways, start, breach, [&](Day day) { return begins_window(limit, day + into); });
    if (!shown) return std::nullopt;
    Answer answer = refuted(std::move(*shown));
    answer.shown = out.shown;
    answer.bound = out.bound;
    return answer;
  };
  // The window as it is, then with what is too much of it left out, then with fewer journeys.
  const auto show_some = [&](Workspace& of, const Most& there, const Window& window) -> std::optional<Answer> {
    if (auto answer = show(of, there, window)) return answer;
    const Window fewer = just_too_many(there, window, limit.max);
    if (fewer.count != window.count) {
      if (auto answer = show(of, there, fewer)) return answer;
    }
    for (const Share& share : window.shares) {
      const Window fewest = with_fewest(window, share.journey, limit.max);
      if (fewest.shares.size() == window.shares.size()) continue;
      if (auto answer = show(of, there, just_too_many(there, fewest, limit.max))) return answer;
    }
    return std::nullopt;
  };
  std::size_t tries = 0;
  for (const Window& window : most.windows) {
    if (window.count <= limit.max || ++tries > most_tries) break;
    if (auto answer = show_some(workspace, most, window)) return std::move(*answer);
  }
  const bool may_be = tries > 0 || !most.complete;
  if (!may_be || workspace.is_dated() || !workspace.shows()) return out;
  // With a short memory a way may lead through what its own beginning excludes. A window that is just too full is found
  // without one.
  Workspace exact = workspace.anew();
  const Most enough = as_many_as(exact, limit, limit.max + 1);
  tries = 0;
  for (const Window& window : enough.windows) {
    if (window.count <= limit.max || ++tries > most_tries) break;
    if (auto answer = show_some(exact, enough, window)) return std::move(*answer);
  }
  return out;
}

}  // namespace wayproof::proof
