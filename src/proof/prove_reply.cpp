// Whether a message can go out when the customer did nothing, or nothing any more, that opens the reply window of its
// channel.
#include <algorithm>

#include "proof/proofs.h"
#include "trace/evaluate.h"

namespace wayproof::proof {
namespace {

using program::Program;

/// When the customer did one of these things, as far as the run went on.
void openings_of(const Program& program, const trace::State& state, Index at, std::vector<Instant>& out) {
  if (at == none) return;
  const program::Trigger& trigger = program.triggers[at];
  if (trigger.kind == model::Trigger::Kind::any) {
    for (Index part = 0; part < trigger.count; ++part) openings_of(program, state, trigger.first + part, out);
    return;
  }
  const trace::Evaluator evaluator(program, state, nullptr);
  for (const auto& one : state.history.of(trigger.name)) {
    if (evaluator.matches(trigger.where, one.payload)) out.push_back(one.occurred);
  }
  for (const auto& one : state.pending) {  // it happened, and is not known yet
    const bool event = one.kind == trace::Arrival::Kind::event && one.subject == trigger.name;
    if (event && evaluator.matches(trigger.where, one.payload)) out.push_back(one.occurred);
  }
}

/// The messages that went out while the window was not open: from an opening on, and before its end.
std::optional<std::vector<Index>> outside(const Program& program, const Property& property, const trace::Run& run) {
  const program::ReplyWindow& window = program.reply_windows[property.index];
  std::vector<Instant> opened;
  openings_of(program, run.state, window.trigger, opened);
  std::vector<Index> out;
  for (Index r = 0; r < run.state.messages.size(); ++r) {
    const auto& record = run.state.messages[r];
    if (record.result != trace::MessageRecord::Result::sent || !property.messages[record.step]) continue;
    const bool open = std::any_of(opened.begin(), opened.end(), [&](Instant at) {
      return at <= record.sent && record.sent < add(at, window.length, run.state.zone);
    });
    if (!open) out.push_back(r);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

/// The way of a customer who does nothing that opens the window but what the journey knows of.
Way way_of(const Reached& reached, Node node, const Openings& openings) {
  Way out = way_to(reached, node);
  out.openings = &openings;
  for (std::size_t m = 0; m < out.moves.size(); ++m) {
    if (out.moves[m]->move.opened) out.opened = m;
  }
  return out;
}

}  // namespace

Answer prove_reply_window(Workspace& workspace, const Property& property, Instant start) {
  const Program& program = workspace.program();
  const Openings& openings = workspace.openings(property.index);
  if (!openings.known()) return {};
  const std::vector<bool> journeys = journeys_of(program, property);
  const Duration& length = program.reply_windows[property.index].length;
  bool possible = false, late_stated = true;
  std::size_t tries = 0;
  for (Index j = 0; j < journeys.size(); ++j) {
    if (!journeys[j]) continue;
    late_stated = late_stated && openings.late_stated(j);
    const Reached& reached = workspace.reached(j, property.index);
    for (Node node = 0; node < reached.found().size() && tries < most_tries; ++node) {
      const Found& found = reached.found()[node];
      if (!found.move.sends || !property.messages[found.move.step]) continue;
      for (const auto& when : apart(workspace.clock(), found.state.bounds, now_point, window_point, length, 0)) {
        possible = true;
        if (tries++ >= most_tries) break;
        Way way = way_of(reached, node, openings);
        if (way.opened) way.want(when);
        for (const bool early : {false, true}) {
          way.opened_early = early;
          auto shown =
              replay(workspace, {way}, start, [&](const trace::Run& run) { return outside(program, property, run); });
          if (shown) return refuted(std::move(*shown));
        }
      }
    }
  }
  Answer out = searched(workspace, possible);
  if (out.verdict == Answer::Verdict::proved && !late_stated) {
    out.verdict = Answer::Verdict::unknown;
    out.ground = Answer::Ground::late;
  }
  return out;
}

}  // namespace wayproof::proof
