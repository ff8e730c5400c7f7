#include "proof/prove.h"

#include <algorithm>

#include "proof/proofs.h"
#include "trace/customer.h"

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
  }
  return {};
}

}  // namespace

std::optional<Refutation> replay(const Workspace& workspace, const std::vector<Way>& ways, Instant start,
                                 const FitsDay& fits) {
  const FitsDay any_day = [](Day /*day*/) { return true; };
  auto customer = customer_of(workspace, ways, start_of(workspace.program(), ways, start), fits ? fits : any_day);
  if (!customer) return std::nullopt;
  Report ignored;  // names come from the program itself
  const auto rehearsal = trace::prepare(workspace.program(), workspace.project(), *customer, 0, ignored);
  trace::Run run = trace::replay(workspace.program(), rehearsal);
  return Refutation{std::move(*customer), std::move(run), {}};
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
  const std::size_t before = workspace.work().done;
  const bool at_send = property.limit.count_at == model::CountAt::send;
  const auto& zone = property.limit.zone;
  const bool own_zone = zone && !zone->same_clock(workspace.program().zone);
  if (workspace.program().gate.detached || !at_send || own_zone) return {};
  Answer out = answer_for(workspace, property, start);
  if (out.verdict == Verdict::proved && out.ground == Ground::search && workspace.some_days_differ(start)) {
    out.verdict = Verdict::unknown;
    out.ground = Ground::clock;
  }
  out.work = workspace.work().done - before;
  return out;
}

}  // namespace wayproof::proof
