#include "proof/moves.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

using AnchorKind = model::Anchor::Kind;
constexpr std::uint64_t bit(std::size_t n) { return std::uint64_t{1} << n; }

}  // namespace

std::vector<Token::Deadline> Token::Moves::after(Point point, const Duration& duration) const {
  std::vector<Deadline> out;
  const Ticks from = state_.bounds.least(point).value_or(earliest() - 800 * clock_.day());
  const Ticks to = state_.bounds.greatest(point).value_or(latest());
  for (const Duration& reading : clock_.readings(duration)) {
    const auto pieces = clock_.later(reading, from, to);
    for (const Piece& piece : pieces) {
      // One piece is all there is: nothing need be said of where it begins and ends.
      const Links when = pieces.size() == 1 ? Links{} : within(point, piece.from, piece.to);
      out.push_back({when, {end_, piece.moves ? point : base, piece.value}});
    }
  }
  return out;
}

void Token::Moves::wait() {
  using WaitKind = model::Step::WaitKind;
  switch (step_->wait) {
    case WaitKind::none:
      return go_by(Cause::always, at_once());
    case WaitKind::until:
      return wait_until(*step_->until);
    case WaitKind::until_event:
      return wait_for_event();
    case WaitKind::for_:
      for (const Deadline& deadline : after(now_point, step_->duration)) {
        go_by(Cause::waited, deadline.exactly());
        exits(deadline);
      }
  }
}

bool Token::Moves::same_clock(const program::InstantSpec& spec) const {
  using ZoneKind = program::InstantSpec::ZoneKind;
  if (spec.zone_kind == ZoneKind::recipient) return true;
  return token_.one_clock_ && (spec.zone_kind == ZoneKind::workspace || spec.zone.same_clock(program_.zone));
}

// Calls `visit` with each point in time that a specification can mean: for which customers, and where it is. False
// when it means something that is not known here, and could be any time.
bool Token::Moves::each_target(const program::InstantSpec& spec, const Target& visit) {
  // A date is one only on real days.
  const bool dated = spec.anchor == AnchorKind::date && !clock_.is_ordinary() && token_.one_clock_;
  const bool known =
      dated || spec.anchor == AnchorKind::now || spec.anchor == AnchorKind::entry || spec.anchor == AnchorKind::step;
  if (!known || ((spec.at || dated) && !same_clock(spec))) return false;
  Point anchor = now_point;
  if (spec.anchor != AnchorKind::now && !dated) {
    if (spec.anchor == AnchorKind::step && spec.name == none) return visit({}, std::nullopt), true;
    anchor = token_.anchor_of(spec.anchor, spec.anchor == AnchorKind::step ? spec.name : none);
    if (anchor == base) return false;
    if ((state_.set & bit(anchor - first_anchor)) == 0) return visit({}, std::nullopt), true;
  }
  // The sum of anchor and duration first, as a point of its own; then the clock of its day.
  std::vector<Deadline> sums;
  if (dated) {
    sums.push_back({{}, {end_, base, clock_.at(clock_.at_midnight(spec.date, spec.plus))}});
  } else {
    sums = after(anchor, spec.plus);
  }
  for (const Deadline& sum : sums) {
    if (!spec.at) {
      visit(sum.when, sum.latest);
      continue;
    }
    // Where the sum can lie, by what is known of the point that it is counted from.
    const Point point = sum.latest.right;
    const Ticks shift = sum.latest.most;
    const Ticks reach = point < first_anchor ? 0 : token_.memory(point) + 8 * clock_.day();
    const Ticks from = point == base ? shift : state_.bounds.least(point).value_or(earliest() - reach) + shift;
    const Ticks to = point == base ? shift : state_.bounds.greatest(point).value_or(latest()) + shift;
    const bool endless = point != base && !state_.bounds.least(point);
    for (const Piece& day : clock_.clock_of_day(*spec.at, from, to)) {
      Links when = point == base ? sum.when : both(sum.when, within(point, day.from - shift, day.to - shift));
      if (endless && day.from == from) when.pop_back();  // this day, or any before it
      if (!spec.on_days) {
        visit(when, Difference{end_, base, day.value});
        continue;
      }
      // `on` recurs: the first allowed day from that day on, or from now on if that is later.
      const Ticks midnight = clock_.clock_of_day(0, day.from, day.from).front().value;
      for (const Piece& next :
           clock_.next_clock(*spec.at, spec.days, std::min(midnight, earliest()), std::max(midnight, latest()))) {
        const Difference latest_end{end_, base, next.value};
        if (next.from <= midnight && midnight <= next.to) visit(both(when, {{now_point, base, midnight}}), latest_end);
        if (next.to > midnight)
          visit(both(when, within(now_point, std::max(next.from, midnight + 1), next.to)), latest_end);
      }
    }
  }
  return true;
}

namespace {

/// The customers for whom a target lies a tick or more before now; nothing when there are none.
std::optional<std::vector<Difference>> over(const std::vector<Difference>& when, const Difference& latest) {
  if (latest.right == now_point) return latest.most < 0 ? std::optional(when) : std::nullopt;
  std::vector<Difference> out = when;
  out.push_back({latest.right, now_point, -latest.most - 1});
  return out;
}

}  // namespace

void Token::Moves::wait_until(const program::InstantSpec& spec) {
  const bool known = each_target(spec, [&](const Links& when, const std::optional<Difference>& latest) {
    if (!latest) return go_by(Cause::missing, at_once());
    const Deadline deadline{both(when, no_earlier_than_now()), *latest};
    go_by(Cause::waited, deadline.exactly());
    exits(deadline);
    if (const auto past = over(when, *latest)) go_by(Cause::past, both(*past, at_once()));
  });
  if (!known) free_target(spec);
}

// Counts from something that differs from customer to customer and is not known here: any day, if it has a clock time.
void Token::Moves::free_target(const program::InstantSpec& spec) {
  const Links any_time = both(no_earlier_than_now(), {{end_, base, horizon()}});
  if (!spec.at || !same_clock(spec)) {
    go_by(Cause::waited, any_time);
  } else {
    const DaySet days = spec.on_days ? spec.days : DaySet{};
    for (const Ticks at : clock_.clocks(*spec.at, days, earliest(), horizon()))
      go_by(Cause::waited, both(no_earlier_than_now(), within(end_, at, at)));
  }
  // An attribute can change while it is waited for, and be over or missing then.
  const bool changes = spec.anchor == AnchorKind::attribute && !token_.atoms_.fixed(spec.name);
  go_by(Cause::past, changes ? any_time : at_once());
  go_by(Cause::missing, changes ? any_time : at_once());
  exits_while({});
}

// `before` he came to wait; else now.
void Token::Moves::happened(const Links& links, bool before) {
  const Index o = outcome_of(Cause::happened);
  if (o == none) return;
  std::optional<Opened> opened;
  if (scope_.openings != nullptr) opened = scope_.openings->fired(step_->trigger);
  if (opened && before) {
    const std::optional<Ticks> since = in_run();
    if (!since) opened.reset();
    if (opened) opened->within = *since;
  }
  emit_opened(by(o, state_.facts), step_->outcomes[o].next, links, state_, opened);
}

void Token::Moves::wait_for_event() {
  using Since = model::Since::Kind;
  if (token_.never_happens(*step_)) {
    for (const Deadline& deadline : after(now_point, step_->duration)) {
      go_by(Cause::time_out, deadline.exactly());
      exits(deadline);
    }
    return;
  }
  // Who has not passed the step from which on it counts has nothing yet that counts.
  if (step_->since == Since::entry || (step_->since == Since::step && token_.can_pass(step_->since_step, *step_)))
    happened(at_once(), true);
  const bool known = state_.watched == State::Watched::known && scope_.watch->in_run && step_->since == Since::entry &&
                     scope_.watch->fires(program_, step_->trigger) == Watch::Fires::surely;
  if (known || token_.has_happened(*step_)) return;
  const Ticks notice = shortest_notice(step_->trigger);
  const bool waited_for = pending() && scope_.watch->fires(program_, step_->trigger) != Watch::Fires::never;
  for (const Deadline& deadline : after(now_point, step_->duration)) {
    go_by(Cause::time_out, deadline.exactly());
    const Links in_time = both(deadline.at_most(), {{now_point, end_, -notice}});
    happened(in_time, false);
    if (waited_for && !unmoved(horizon()).empty()) {
      const Index o = outcome_of(Cause::happened);
      if (o != none) arrive(by(o, state_.facts), step_->outcomes[o].next, in_time, state_);
    }
    exits(deadline);
  }
}

// Waits for an answer to a task, call or hand-over to another system.
void Token::Moves::ask() {
  const auto& outcomes = step_->outcomes;
  const bool answers =
      std::any_of(outcomes.begin(), outcomes.end(), [](const auto& one) { return one.cause == Cause::answered; });
  if (!answers) return go_by(Cause::always, at_once());
  const auto answered = [&](const Links& links) {
    for (Index o = 0; o < outcomes.size(); ++o) {
      if (outcomes[o].cause != Cause::answered) continue;
      if (!program_.journeys[token_.journey_].again || !token_.enters_by_event_) {
        go(o, both(links, no_earlier_than_now()));
        continue;
      }
      go(o, both(links, {{now_point, end_, -1}}));
      State rest = state_;
      rest.asking = false;
      rest.answered_at_once = true;
      emit(by(o, rest.facts), outcomes[o].next, both(links, at_once()), std::move(rest));
    }
  };
  const Cause late = outcome_of(Cause::overdue) != none ? Cause::overdue : Cause::time_out;
  if (!step_->until && !step_->duration.zero()) {
    for (const Deadline& deadline : after(now_point, step_->duration)) {
      answered(deadline.at_most());
      go_by(late, deadline.exactly());
      exits(deadline);
    }
    return;
  }
  const auto any_time = [&] { answered({{end_, base, horizon()}}); };
  if (!step_->until) {  // nobody waits for it to end
    any_time();
    return exits_while({});
  }
  const bool known = each_target(*step_->until, [&](const Links& when, const std::optional<Difference>& latest) {
    if (!latest) {
      any_time();
      return exits_while({});
    }
    const Deadline deadline{both(when, no_earlier_than_now()), *latest};
    answered(deadline.at_most());
    go_by(late, deadline.exactly());
    exits(deadline);
    if (const auto past = over(when, *latest)) {
      answered(both(*past, at_once()));
      go_by(late, both(*past, at_once()));
    }
  });
  if (known) return;
  any_time();
  go_by(late, both(no_earlier_than_now(), {{end_, base, horizon()}}));
  exits_while({});
}

// Until when the message of a step should have gone out, by its own promise.
std::vector<Token::Promised> Token::Moves::promised() {
  std::vector<Promised> out;
  if (step_ == nullptr || !step_->by) return out;
  const bool known = each_target(*step_->by, [&](const Links& when, const std::optional<Difference>& latest) {
    if (latest) out.push_back({when, *latest});
  });
  if (!known) out.push_back({{}, {end_, now_point, -1}});  // any time: nothing is surely in time
  return out;
}

}  // namespace wayproof::proof
