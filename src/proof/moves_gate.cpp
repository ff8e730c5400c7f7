#include "proof/moves.h"

#include <algorithm>

#include "proof/gate.h"

namespace wayproof::proof {

void Token::Moves::message() { gate(outcome_of(Cause::passed_gate), outcome_of(Cause::withheld), Ask::no); }

void Token::Moves::contact() {
  if (!step_->sends) return ask();
  gate(none, outcome_of(Cause::withheld), Ask::yes);
}

// The message is out where the links lead: it goes on, or an answer to the contact is waited for.
void Token::Moves::go_out(const Links& links, Index outcome, Ask then_asks) {
  State rest = state_;
  Move move{.kind = Move::Kind::outcome, .step = state_.step, .detail = outcome, .sends = true};
  move.facts = rest.facts;
  if (then_asks == Ask::yes) {
    rest.asking = true;
    return emit(std::move(move), state_.step, links, std::move(rest));
  }
  move.sets = token_.anchor_of(AnchorKind::step, state_.step);
  emit(std::move(move), step_->outcomes[outcome].next, links, std::move(rest));
}

void Token::Moves::leave(const Links& links) {
  State rest = state_;
  Move move{.kind = Move::Kind::outcome, .step = state_.step, .detail = outcome_of(Cause::told_to_leave)};
  emit(std::move(move), none, links, std::move(rest));
}

void Token::Moves::gate(Index sent, Index withheld, Ask then_asks) {
  const GatePolicy policy = policy_of(program_, state_.step);
  if (policy.may_leave) leave(at_once());
  if (policy.never || (state_.watched == State::Watched::known && scope_.watch->stops(program_, state_.step)))
    return go(withheld, at_once());

  const OpenHours hours{policy.windows, policy.quiet, clock_.calendar()};
  const bool elsewhere =
      sent != none && withheld != none && step_->outcomes[sent].next != step_->outcomes[withheld].next;
  for (const Piece& piece : clock_.when_open(hours, earliest(), latest())) {
    const Links now = within(now_point, piece.from, piece.to);
    if (piece.moves) {
      go_out(both(now, at_once()), sent, then_asks);
      // To be withheld changes nothing else where it leads the same way: then to be sent is the worse case.
      if ((policy.may_drop || policy.caps_drop) && (elsewhere || then_asks == Ask::yes))
        go(withheld, both(now, at_once()));
      continue;
    }
    if (policy.may_drop) go(withheld, both(now, at_once()));
    for (const Closed& part : closed(policy, piece)) {
      const Links then = within(now_point, part.piece.from, part.piece.to);
      switch (part.does) {
        case model::OnFail::drop:
          go(withheld, both(then, at_once()));
          break;
        case model::OnFail::leave:
          leave(both(then, at_once()));
          break;
        case model::OnFail::hold:
          hold(policy, part.piece, sent, withheld, then_asks);
          break;
      }
    }
  }
  if (!policy.caps_hold) return;
  // The caps let it wait for any time at which there may be room and the hours are open.
  const Ticks longest = clock_.ticks(program_.gate.hold_at_most.longest());
  const auto open = clock_.when_open(hours, earliest(), std::min(latest() + longest, horizon()));
  for (const Deadline& deadline : after(now_point, program_.gate.hold_at_most)) {
    for (const Piece& piece : open) {
      const Ticks from = piece.moves ? piece.from : piece.value, to = piece.moves ? piece.to : piece.value;
      const Links links = both(no_earlier_than_now(), both(deadline.at_most(), within(end_, from, to)));
      go_out(links, sent, then_asks);
      if (policy.may_drop || policy.caps_drop) go(withheld, links);
    }
    exits(deadline);
  }
}

// The hours are closed all through the piece, and open where it leads.
void Token::Moves::hold(const GatePolicy& policy, const Piece& piece, Index sent, Index withheld, Ask then_asks) {
  for (const Held& held : held_until(piece)) {
    if (held.too_long) {
      go(withheld, both(held.when, at_once()));
      continue;
    }
    const Deadline opens{held.when, {end_, base, piece.value}};
    go_out(opens.exactly(), sent, then_asks);
    if (policy.may_drop || policy.caps_drop) go(withheld, opens.exactly());
    if (policy.may_leave) leave(opens.exactly());
    exits(opens);
  }
  // Beyond the end of the run, it is dropped at once.
  const Links now = within(now_point, piece.from, piece.to);
  if (token_.lifetime_) {
    go(withheld, both(both(now, at_once()), {{entry(), base, piece.value - *token_.lifetime_}}));
  } else if (token_.may_outlive_) {
    go(withheld, both(now, at_once()));
  }
}

std::vector<Token::Moves::Closed> Token::Moves::closed(const GatePolicy& policy, const Piece& piece) const {
  if (const auto all = policy.when_closed()) return {{piece, *all}};
  std::vector<Closed> out;
  std::vector<Piece> open{piece};
  const auto shut = [&](const DailyRange& range, bool inside, model::OnFail does) {
    std::vector<Piece> rest;
    for (const Piece& still : open) {
      for (const Side& side : clock_.sides(range, still.from, still.to)) {
        const Piece part{side.from, side.to, false, piece.value};
        side.inside == inside ? out.push_back({part, does}) : rest.push_back(part);
      }
    }
    open = std::move(rest);
  };
  for (std::size_t r = 0; r < policy.quiet.size(); ++r) shut(policy.quiet[r], true, policy.at_quiet[r]);
  for (std::size_t r = 0; r < policy.windows.size(); ++r) shut(policy.windows[r], false, policy.at_windows[r]);
  return out;
}

std::vector<Token::Moves::Held> Token::Moves::held_until(const Piece& opens) const {
  std::vector<Held> out;
  const auto add = [&](Ticks from, Ticks to, bool too_long) {
    if (from <= to) out.push_back({within(now_point, from, to), too_long});
  };
  for (const Duration& reading : clock_.readings(program_.gate.hold_at_most)) {
    for (const Piece& given_up : clock_.later(reading, opens.from, opens.to)) {
      // From then on it is not given up before the hours open.
      const Ticks patient = given_up.moves                  ? opens.value - given_up.value
                            : given_up.value >= opens.value ? given_up.from
                                                            : given_up.to + 1;
      add(given_up.from, std::min(given_up.to, patient - 1), true);
      add(std::max(given_up.from, patient), given_up.to, false);
    }
  }
  return out;
}

}  // namespace wayproof::proof
