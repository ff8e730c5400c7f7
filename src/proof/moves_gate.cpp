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

void Token::Moves::gate(Index sent, Index withheld, Ask then_asks) {
  const GatePolicy policy = policy_of(program_, state_.step);
  const auto leave = [&](const Links& links) {
    State rest = state_;
    Move move{.kind = Move::Kind::outcome, .step = state_.step, .detail = outcome_of(Cause::told_to_leave)};
    emit(std::move(move), none, links, std::move(rest));
  };
  if (policy.may_leave) leave(at_once());
  if (policy.never || (state_.watched == State::Watched::known && scope_.watch->stops(program_, state_.step)))
    return go(withheld, at_once());

  const Ticks longest = clock_.ticks(program_.gate.hold_at_most.longest());
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
    if (policy.closed_drop) go(withheld, both(now, at_once()));
    if (policy.closed_leave) leave(both(now, at_once()));
    if (!policy.closed_hold) continue;
    const Deadline opens{both(now, {{base, now_point, longest - piece.value}}), {end_, base, piece.value}};
    go_out(opens.exactly(), sent, then_asks);
    if (policy.may_drop || policy.caps_drop) go(withheld, opens.exactly());
    if (policy.may_leave) leave(opens.exactly());
    exits(opens);
    // Held too long, or beyond the end of the run, it is dropped at once.
    if (token_.lifetime_) {
      go(withheld, both(both(now, at_once()), {{entry(), base, piece.value - *token_.lifetime_}}));
    } else if (token_.may_outlive_) {
      go(withheld, both(now, at_once()));
    }
    go(withheld, both(both(now, at_once()), {{now_point, base, piece.value - longest - 1}}));
  }
  if (!policy.caps_hold) return;
  // The caps let it wait for any time at which there may be room and the hours are open.
  for (const Piece& piece : clock_.when_open(hours, earliest(), std::min(latest() + longest, horizon()))) {
    const Ticks from = piece.moves ? piece.from : piece.value, to = piece.moves ? piece.to : piece.value;
    const Links links = both(no_earlier_than_now(), both({{end_, now_point, longest}}, within(end_, from, to)));
    go_out(links, sent, then_asks);
    if (policy.may_drop || policy.caps_drop) go(withheld, links);
  }
  exits_while({{end_, now_point, longest}});
}

}  // namespace wayproof::proof
