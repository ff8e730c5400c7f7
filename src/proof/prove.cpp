#include "proof/prove.h"

#include <algorithm>

#include "proof/proofs.h"
#include "proof/race.h"

namespace wayproof::proof {
namespace {

using program::Program;
using Verdict = Answer::Verdict;
using Ground = Answer::Ground;

/// Journeys run at certain times only, and nothing is shown before they do.
Instant start_of(const Program& program, const std::vector<Way>& ways, Instant start) {
  for (const Way& way : ways) {
    const auto& from = program.journeys[way.token->journey()].active_from;
    if (from) start = std::max(start, *from);
  }
  return start;
}

Answer answer_for(Workspace& workspace, const Property& property, Instant start) {
  using Kind = Property::Kind;
  switch (property.kind) {
    case Kind::at_most:
      return prove_at_most(workspace, property, start);
    case Kind::never_between:
      return prove_never_between(workspace, property, start);
    case Kind::after_no:
    case Kind::always_at:
      return prove_after(workspace, property, start);
    case Kind::reaches:
      return prove_reaches(workspace, property, start);
    case Kind::by:
      return prove_by(workspace, property, start);
    case Kind::reply_window:
      return prove_reply_window(workspace, property, start);
  }
  return {};
}

// What holds on ordinary days must hold on all others, too.
Answer on_dated_days(Workspace& workspace, const Property& property, Instant start, Answer ordinary) {
  const auto not_known = [&] {
    ordinary.verdict = Verdict::unknown;
    ordinary.ground = Ground::clock;
    return ordinary;
  };
  const Program& program = workspace.program();
  const std::vector<bool> journeys = journeys_of(program, property);
  const bool once = workspace.once(journeys);
  const auto dated = workspace.dated(start, journeys, window_of(program, property));
  if (!dated) return not_known();
  for (const DatedDays& which : *dated) {
    Workspace& days = workspace.on(which);
    const std::size_t before = days.work().done;
    Answer there = answer_for(days, property, start);
    ordinary.work += days.work().done - before;
    there.work = ordinary.work;
    // Some days may lie so near that who is shown would have begun before.
    if (!once && there.refutation && there.refutation->customer.from->local < days.zone().local(start))
      return not_known();
    if (there.bound && ordinary.bound) there.bound = std::max(*there.bound, *ordinary.bound);
    if (there.verdict != Verdict::proved) return there;
    ordinary.ground = there.ground;
    ordinary.bound = there.bound;
  }
  return ordinary;
}

bool by_search(const Answer& answer) { return answer.verdict == Verdict::proved && answer.ground == Ground::search; }

Answer on_ordinary_days(Workspace& workspace, const Property& property, Instant start) {
  if (workspace.once(journeys_of(workspace.program(), property))) {
    Answer out;  // no day is ordinary
    out.verdict = Verdict::proved;
    out.ground = Ground::search;
    return out;
  }
  const std::size_t before = workspace.work().done;
  Answer out = answer_for(workspace, property, start);
  out.work = workspace.work().done - before;
  return out;
}

// Where the question is not how many, most answers need no exact memory. Where it is, ordinary days say how many, and
// the others must only not be worse.
Answer on_all_days(Workspace& workspace, const Property& property, Instant start) {
  Workspace& hasty = workspace.hasty();
  const bool counts = property.kind == Property::Kind::at_most;
  Answer out = on_ordinary_days(counts ? workspace : hasty, property, start);
  const std::optional<std::int64_t> bound = out.bound;
  if (by_search(out)) out = on_dated_days(hasty, property, start, std::move(out));
  const bool as_few = !counts || out.bound == bound;
  if (out.verdict == Verdict::refuted || (out.verdict == Verdict::proved && as_few)) return out;
  const std::size_t work = out.work;
  out = on_ordinary_days(workspace, property, start);
  if (by_search(out)) out = on_dated_days(workspace, property, start, std::move(out));
  out.work += work;
  return out;
}

// What one customer can get at most on days that are not ordinary, too; nothing where that is not known.
std::optional<std::int64_t> bound_on_all_days(Workspace& workspace, const Property& property, Instant start,
                                              std::int64_t bound) {
  const auto dated =
      workspace.dated(start, journeys_of(workspace.program(), property), window_of(workspace.program(), property));
  if (!dated) return std::nullopt;
  for (const DatedDays& days : *dated) {
    const Most most = most_sent(workspace.on(days), property.limit);
    if (!most.complete) return std::nullopt;
    bound = std::max(bound, most.count());
  }
  return bound;
}

// An answer that is no proof has looked at ordinary days, or at some of the others, alone.
Answer with_bound_of_all_days(Workspace& workspace, const Property& property, Instant start, Answer out) {
  if (out.verdict == Verdict::proved || !out.bound) return out;
  out.bound = bound_on_all_days(workspace, property, start, *out.bound);
  return out;
}

// Nobody could be shown to whom it happens. Perhaps somebody can where journeys act in another order.
Answer with_race(Workspace& workspace, const Property& property, Instant start, Answer out) {
  if (out.verdict != Verdict::unknown || out.ground != Ground::coupled || !workspace.shows()) return out;
  if (workspace.program().journeys.size() < 2) return out;
  Answer other = on_all_days(workspace.in_other_order(), property, start);
  out.work += other.work;
  if (!other.refutation) return out;
  out.race = race_of(workspace.program(), workspace.project(), *other.refutation);
  if (!out.race) return out;
  out.ground = Ground::race;
  out.refutation = std::move(other.refutation);
  return out;
}

}  // namespace

std::optional<Refutation> replay(const Workspace& workspace, const std::vector<Way>& ways, Instant start,
                                 const Breach& breach, const FitsDay& fits) {
  if (!workspace.shows()) return std::nullopt;
  const Program& program = workspace.program();
  const FitsDay any_day = [](Day /*day*/) { return true; };
  const Instant from = start_of(program, ways, start);
  auto customer = customer_of(workspace, ways, from, fits ? fits : any_day);
  if (!customer) return std::nullopt;
  auto shown = played(program, workspace.project(), std::move(*customer), breach);
  if (!shown) return std::nullopt;
  const LocalSeconds earliest = std::min(workspace.zone().local(from), shown->customer.from->local);
  return plainest(program, workspace.project(), std::move(*shown), breach, earliest);
}

Answer searched(const Workspace& workspace, bool possible) {
  Answer out;
  if (workspace.work().over()) {
    out.ground = Ground::work;
  } else if (possible) {
    out.ground = Ground::coupled;
  } else {
    out.verdict = Verdict::proved;
    out.ground = Ground::search;
  }
  return out;
}

Answer refuted(Refutation shown) {
  Answer out;
  out.verdict = Verdict::refuted;
  out.ground = Ground::replay;
  out.refutation = std::move(shown);
  return out;
}

Answer prove(Workspace& workspace, const Property& property, Instant start) {
  const bool at_send = property.limit.count_at == model::CountAt::send;
  if (workspace.program().gate.detached || !at_send) return {};
  Answer out = with_bound_of_all_days(workspace, property, start, on_all_days(workspace, property, start));
  return with_race(workspace, property, start, std::move(out));
}

}  // namespace wayproof::proof
