#include "proof/proofs.h"

namespace wayproof::proof {

using program::Program;

namespace {

std::optional<std::vector<Index>> breaches(const Program& program, const Property& property, const trace::Run& run) {
  std::vector<Index> out;
  for (Index r = 0; r < run.state.messages.size(); ++r) {
    const auto& record = run.state.messages[r];
    if (record.result != trace::MessageRecord::Result::sent || !property.messages[record.step]) continue;
    const bool is = inside(property.range, run.state.zone.local(record.sent), program.calendar());
    if (is != property.outside) out.push_back(r);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

Answer prove_never_between(Workspace& workspace, const Property& property, Instant start) {
  const Program& program = workspace.program();
  // Hours that are enforced are asked at each message, on every day there is.
  const bool enforced = program.gate.mode[static_cast<std::size_t>(model::Check::hours)] == model::Mode::enforce;
  using Source = Property::Source;
  const bool of_gate = property.source == Source::quiet || property.source == Source::window;
  if (enforced && of_gate) {
    Answer out;
    out.verdict = Answer::Verdict::proved;
    out.ground = Answer::Ground::gate;
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
        auto shown =
            replay(workspace, {way}, start, [&](const trace::Run& run) { return breaches(program, property, run); });
        if (!shown) continue;
        return refuted(std::move(*shown));
      }
    }
  }
  return searched(workspace, possible);
}

}  // namespace wayproof::proof
