#include "proof/prove.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "proof/witness.h"
#include "trace/customer.h"

namespace wayproof::proof {
namespace {

using program::none;
using program::Program;
using Verdict = Answer::Verdict;
using Ground = Answer::Ground;

// So many ways are tried until it is given up to show one.
constexpr std::size_t most_tries = 24;

/// Journeys run at certain times only, and nothing is shown before they do.
Instant start_of(const Program& program, const std::vector<Way>& ways, Instant start) {
  for (const Way& way : ways) {
    const auto& from = program.journeys[way.token->journey()].active_from;
    if (from) start = std::max(start, *from);
  }
  return start;
}

bool any_day(Day /*day*/) { return true; }

std::optional<Refutation> replay(const Workspace& workspace, const std::vector<Way>& ways, Instant start,
                                 const FitsDay& fits = any_day) {
  auto customer = customer_of(workspace, ways, start_of(workspace.program(), ways, start), fits);
  if (!customer) return std::nullopt;
  Report ignored;  // names come from the program itself
  const auto rehearsal = trace::prepare(workspace.program(), workspace.project(), *customer, 0, ignored);
  trace::Run run = trace::replay(workspace.program(), rehearsal);
  return Refutation{std::move(*customer), std::move(run), {}};
}

// ---- limits ---------------------------------------------------------------------------------------------------------

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
      if (!policy.applies || !facts::matches(cap.of, program, s)) return false;
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

Answer prove_at_most(Workspace& workspace, const Property& property, Instant start) {
  const program::Limit& limit = property.limit;
  Answer out;
  if (kept_by_gate(workspace.program(), property)) {
    out.verdict = Verdict::proved;
    out.ground = Ground::gate;
    out.bound = limit.max;
    return out;
  }
  const Most most = most_sent(workspace, limit);
  if (most.complete) out.bound = most.count();
  if (most.complete && most.count() <= limit.max) {
    out.verdict = Verdict::proved;
    out.ground = Ground::search;
    return out;
  }
  out.ground = most.complete ? Ground::coupled : Ground::work;
  std::size_t tries = 0;
  for (const Window& window : most.windows) {
    if (window.count <= limit.max || ++tries > most_tries) break;
    std::vector<Way> ways;
    for (const Share& share : window.shares) {
      Way way = way_to(workspace.reached(share.journey), most.countings[share.journey], share.node);
      // All of it within the window, told from the base of this way.
      const Ticks from = window.at + share.shift;
      const Point first = static_cast<Point>(*way.window_from + 1), last = static_cast<Point>(way.moves.size());
      way.wanted.push_back({base, first, -from});
      way.wanted.push_back({last, base, from + most.length - 1});
      way.shift = share.shift;
      ways.push_back(std::move(way));
    }
    const Day into = static_cast<Day>(window.at / workspace.clock().day());
    auto shown = replay(workspace, ways, start, [&](Day day) { return begins_window(limit, day + into); });
    if (!shown) continue;
    for (const auto& bracket : trace::windows_of(workspace.program(), shown->run.state, limit)) {
      if (bracket.count <= out.shown) continue;
      out.shown = bracket.count;
      shown->records = bracket.records;
    }
    if (out.shown <= limit.max) continue;
    out.verdict = Verdict::refuted;
    out.ground = Ground::replay;
    out.refutation = std::move(shown);
    return out;
  }
  return out;
}

// ---- hours ----------------------------------------------------------------------------------------------------------

Answer prove_never_between(Workspace& workspace, const Property& property, Instant start) {
  const Program& program = workspace.program();
  Answer out;
  // Hours that are enforced are asked at each message, on every day there is.
  const bool enforced = program.gate.mode[static_cast<std::size_t>(model::Check::hours)] == model::Mode::enforce;
  if (enforced && property.source != Property::Source::guarantee) {
    out.verdict = Verdict::proved;
    out.ground = Ground::gate;
    return out;
  }
  bool possible = false;
  std::size_t tries = 0;
  for (Index j = 0; j < program.journeys.size(); ++j) {
    const Reached& reached = workspace.reached(j);
    for (const Node node : reached.sends()) {
      const Found& found = reached.found()[node];
      if (!property.messages[found.move.step]) continue;
      const Bounds& bounds = found.state.bounds;
      for (const Side& side :
           workspace.clock().sides(property.range, *bounds.least(now_point), *bounds.greatest(now_point))) {
        if (side.inside == property.outside) continue;
        possible = true;
        if (++tries > most_tries) break;
        Way way = way_to(reached, node);
        const Point last = static_cast<Point>(way.moves.size());
        way.wanted = {{base, last, -side.from}, {last, base, side.to}};
        auto shown = replay(workspace, {way}, start);
        if (!shown) continue;
        for (Index r = 0; r < shown->run.state.messages.size(); ++r) {
          const auto& record = shown->run.state.messages[r];
          if (record.result != trace::MessageRecord::Result::sent || !property.messages[record.step]) continue;
          const bool is = inside(property.range, shown->run.state.zone.local(record.sent), program.calendar());
          if (is != property.outside) shown->records.push_back(r);
        }
        if (shown->records.empty()) continue;
        out.verdict = Verdict::refuted;
        out.ground = Ground::replay;
        out.refutation = std::move(shown);
        return out;
      }
    }
  }
  if (possible || workspace.work().over()) {
    out.ground = workspace.work().over() ? Ground::work : Ground::coupled;
    return out;
  }
  out.verdict = Verdict::proved;
  out.ground = Ground::search;
  return out;
}

}  // namespace

Answer prove(Workspace& workspace, const Property& property, Instant start) {
  const std::size_t before = workspace.work().done;
  Answer out;
  const bool at_send = property.limit.count_at == model::CountAt::send;
  const auto& zone = property.limit.zone;
  const bool own_zone = zone && !zone->same_clock(workspace.program().zone);
  if (workspace.program().gate.detached || !at_send || own_zone) return out;
  switch (property.kind) {
    case model::Guarantee::Kind::at_most:
      out = prove_at_most(workspace, property, start);
      break;
    case model::Guarantee::Kind::never_between:
      out = prove_never_between(workspace, property, start);
      break;
    default:
      break;
  }
  if (out.verdict == Verdict::proved && out.ground == Ground::search && workspace.some_days_differ(start)) {
    out.verdict = Verdict::unknown;
    out.ground = Ground::clock;
  }
  out.work = workspace.work().done - before;
  return out;
}

}  // namespace wayproof::proof
