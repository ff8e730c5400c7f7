#include "proof/moves.h"

#include <algorithm>

#include "proof/gate.h"

namespace wayproof::proof {
namespace {

using AnchorKind = model::Anchor::Kind;
using TriggerKind = model::Trigger::Kind;
constexpr std::uint64_t bit(std::size_t n) { return std::uint64_t{1} << n; }

std::vector<Difference> both(std::vector<Difference> a, const std::vector<Difference>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

Token::Moves::Moves(const Token& token, const State& state, std::optional<Ticks> window)
    : token_(token),
      program_(token.program_),
      clock_(token.clock_),
      state_(state),
      step_(state.step == none ? nullptr : &program_.steps[state.step]),
      window_(window),
      end_(static_cast<Point>(token.points())) {}

std::vector<Successor> Token::Moves::all() {
  if (step_ == nullptr) {
    if (window_ && program_.journeys[token_.journey_].again) return entries(horizon(), true);
    return {};
  }
  if (state_.asking) {
    ask();
    return std::move(out_);
  }
  switch (step_->type) {
    case model::StepType::message:
      message();
      break;
    case model::StepType::wait:
      wait();
      break;
    case model::StepType::branch:
      branch();
      break;
    case model::StepType::split:
      split();
      break;
    case model::StepType::task:
    case model::StepType::webhook:
    case model::StepType::opaque:
      contact();
      break;
    case model::StepType::update:
    case model::StepType::enter:
      go_by(Cause::always, at_once());
      break;
    case model::StepType::end:
      go_by(Cause::ended, at_once());
      break;
  }
  return std::move(out_);
}

// Time behind which nothing new can come: the end of the window, or so late that no anchor tells how late.
Ticks Token::Moves::horizon() const {
  if (window_) return *state_.bounds.greatest(window_point) + *window_ - 1;
  Ticks memory = 0;
  for (const Anchor& anchor : token_.anchors_) memory = std::max(memory, anchor.memory);
  return latest() + memory + 8 * clock_.day();
}

// ---- emitting -------------------------------------------------------------------------------------------------------

Index Token::Moves::outcome_of(Cause cause) const {
  for (Index o = 0; o < step_->outcomes.size(); ++o) {
    if (step_->outcomes[o].cause == cause) return o;
  }
  return none;
}

void Token::Moves::emit(Move move, Index to, const Links& links, State rest) {
  Bounds bounds = state_.bounds;
  bounds.add_point();
  for (const Difference& link : links) bounds.constrain(link);
  // When the time of the run is over nothing is done any more but to leave, by a rule or because of that.
  if (token_.lifetime_ && move.kind != Move::Kind::enters) {
    const bool leaves = move.kind == Move::Kind::exits && to == none;
    const Difference in_time{end_, entry(), *token_.lifetime_ - (leaves ? 0 : 1)};
    bounds.constrain(in_time);
    move.time.push_back(in_time);
  }
  if (window_) bounds.constrain({end_, window_point, *window_ - 1});
  if (bounds.empty()) return;
  move.time.insert(move.time.end(), links.begin(), links.end());
  if (move.sets != base) {
    bounds.copy(move.sets, end_);
    rest.set |= bit(move.sets - first_anchor);
  }
  bounds.copy(now_point, end_);
  bounds.drop_last();

  // Only what is still asked for is kept, so that ways that differ in nothing else are one.
  const auto& journey = program_.journeys[token_.journey_];
  const bool inside = to != none;
  std::uint64_t needs = inside ? token_.needs_[to - journey.steps_begin] : 0;
  if (const Point again = token_.again_anchor(); window_ && again != base) needs |= bit(again - first_anchor);
  for (Point anchor = first_anchor; anchor < bounds.points(); ++anchor) {
    if ((needs & bit(anchor - first_anchor)) == 0) bounds.forget(anchor);
  }
  rest.set &= needs;
  if (!inside) rest.used = 0;
  const auto& asks = inside ? token_.asks_[to - journey.steps_begin] : token_.asks_again_;
  rest.facts.erase(
      std::remove_if(rest.facts.begin(), rest.facts.end(),
                     [&](const Fact& fact) { return std::find(asks.begin(), asks.end(), fact.subject) == asks.end(); }),
      rest.facts.end());
  rest.step = to;
  rest.bounds = std::move(bounds);
  out_.push_back({std::move(move), std::move(rest)});
}

void Token::Moves::go(Index o, const Links& links) {
  if (o == none) return;
  State rest = state_;
  rest.asking = false;
  Move move{.kind = Move::Kind::outcome, .step = state_.step, .detail = o};
  move.sets = token_.anchor_of(AnchorKind::step, state_.step);
  move.facts = rest.facts;
  emit(std::move(move), step_->outcomes[o].next, links, std::move(rest));
}

void Token::Moves::go_by(Cause cause, const Links& links) { go(outcome_of(cause), links); }

// ---- decisions ------------------------------------------------------------------------------------------------------

void Token::Moves::branch() {
  std::vector<Index> conditions;
  for (const auto& outcome : step_->outcomes) {
    if (outcome.cause == Cause::holds) conditions.push_back(outcome.condition);
  }
  for (Choice& choice : choices(token_.atoms_, clock_, conditions, state_.facts, earliest(), latest())) {
    Move move{.kind = Move::Kind::outcome, .step = state_.step};
    move.detail = static_cast<Index>(choice.position);
    move.sets = token_.anchor_of(AnchorKind::step, state_.step);
    move.facts = choice.facts;
    State rest = state_;
    rest.facts = std::move(choice.facts);
    if (move.detail >= step_->outcomes.size()) continue;
    emit(std::move(move), step_->outcomes[choice.position].next,
         both(at_once(), within(now_point, choice.from, choice.to)), std::move(rest));
  }
}

void Token::Moves::split() {
  const Index subject = token_.atoms_.of_experiment(step_->experiment);
  const Fact* known = find(state_.facts, subject);
  const auto& outcomes = step_->outcomes;
  const bool has = known != nullptr && std::any_of(outcomes.begin(), outcomes.end(),
                                                   [&](const auto& outcome) { return outcome.arm == known->value; });
  for (Index o = 0; o < outcomes.size(); ++o) {
    if (known != nullptr && (has ? outcomes[o].arm != known->value : o != 0)) continue;
    State rest = state_;
    if (known == nullptr) remember(rest.facts, {subject, outcomes[o].arm});
    Move move{.kind = Move::Kind::outcome, .step = state_.step, .detail = o};
    move.sets = token_.anchor_of(AnchorKind::step, state_.step);
    move.facts = rest.facts;
    emit(std::move(move), outcomes[o].next, at_once(), std::move(rest));
  }
}

// ---- messages and contacts ------------------------------------------------------------------------------------------

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
  if (policy.never) return go(withheld, at_once());

  const Ticks longest = clock_.ticks(program_.gate.hold_at_most.longest());
  const OpenHours hours{policy.windows, policy.quiet, {}};  // an ordinary week has no holidays
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

// ---- waits ----------------------------------------------------------------------------------------------------------

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
  return spec.zone_kind == program::InstantSpec::ZoneKind::recipient;
}

// Calls `visit` with each point in time that a specification can mean: for which customers, and where it is. False
// when it means something that is not known here, and could be any time.
bool Token::Moves::each_target(const program::InstantSpec& spec, const Target& visit) {
  const bool known =
      spec.anchor == AnchorKind::now || spec.anchor == AnchorKind::entry || spec.anchor == AnchorKind::step;
  if (!known || (spec.at && !same_clock(spec))) return false;
  Point anchor = now_point;
  if (spec.anchor != AnchorKind::now) {
    if (spec.anchor == AnchorKind::step && spec.name == none) return visit({}, std::nullopt), true;
    anchor = token_.anchor_of(spec.anchor, spec.anchor == AnchorKind::step ? spec.name : none);
    if (anchor == base) return false;
    if ((state_.set & bit(anchor - first_anchor)) == 0) return visit({}, std::nullopt), true;
  }
  // The sum of anchor and duration first, as a point of its own; then the clock of its day.
  for (const Deadline& sum : after(anchor, spec.plus)) {
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
  return both(when, {{latest.right, now_point, -latest.most - 1}});
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

void Token::Moves::wait_for_event() {
  if (step_->since != model::Since::Kind::ever) go_by(Cause::happened, at_once());
  const Ticks notice = shortest_notice(step_->trigger);
  for (const Deadline& deadline : after(now_point, step_->duration)) {
    go_by(Cause::time_out, deadline.exactly());
    go_by(Cause::happened, both(deadline.at_most(), {{now_point, end_, -notice}}));
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
      if (outcomes[o].cause == Cause::answered) go(o, both(links, no_earlier_than_now()));
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

// ---- exits and entries ----------------------------------------------------------------------------------------------

// An event is there at its instant before anything begins to wait in it; what the journeys do themselves can follow in
// the same instant.
Ticks Token::Moves::shortest_notice(Index at) const {
  if (at == none) return 0;
  const auto& trigger = program_.triggers[at];
  if (trigger.kind == TriggerKind::event) return 1;
  if (trigger.kind != TriggerKind::any || trigger.count == 0) return 0;
  Ticks least = 1;
  for (Index p = 0; p < trigger.count; ++p) least = std::min(least, shortest_notice(trigger.first + p));
  return least;
}

void Token::Moves::exits(const Deadline& deadline) { exits_while(deadline.at_most()); }

void Token::Moves::exits_while(const Links& links) {
  const auto& rules = program_.journeys[token_.journey_].exits;
  if (token_.may_outlive_) {
    Move move{.kind = Move::Kind::exits, .step = state_.step, .detail = none};
    Links over = both(links, both(no_earlier_than_now(), {{end_, base, horizon()}}));
    if (token_.lifetime_) over = both(over, {{end_, entry(), *token_.lifetime_}, {entry(), end_, -*token_.lifetime_}});
    emit(std::move(move), none, over, state_);
  }
  for (Index r = 0; r < rules.size(); ++r) {
    const bool goes_on = rules[r].next != none;
    if (goes_on && r < 64 && (state_.used & bit(r)) != 0) continue;
    State rest = state_;
    rest.asking = false;
    if (goes_on && r < 64) rest.used |= bit(r);
    Move move{.kind = Move::Kind::exits, .step = state_.step, .detail = r};
    move.facts = rest.facts;
    emit(std::move(move), rules[r].next,
         both(links, {{now_point, end_, -shortest_notice(rules[r].trigger)}, {end_, base, horizon()}}),
         std::move(rest));
  }
}

// Links for each time at which a trigger can fire, not after `to`.
std::vector<Token::Moves::Links> Token::Moves::firing(Index at, const Links& links, Ticks to) const {
  const Links any_time = both(links, {{end_, base, to}});
  if (at == none) return {any_time};
  const auto& trigger = program_.triggers[at];
  DaySet days;
  switch (trigger.kind) {
    case TriggerKind::any: {
      std::vector<Links> out;
      for (Index p = 0; p < trigger.count; ++p) {
        for (auto& one : firing(trigger.first + p, links, to)) out.push_back(std::move(one));
      }
      return out;
    }
    case TriggerKind::every:
      days = trigger.days;
      if (trigger.period == model::Trigger::Period::week && days.weekdays == 0x7f) days.weekdays = 1;
      break;
    case TriggerKind::date:
      if (trigger.if_past == model::Trigger::IfPast::enter) return {any_time};
      break;
    default:
      return {any_time};
  }
  if (trigger.zone) return {any_time};
  std::vector<Links> out;
  for (const Ticks clock : clock_.clocks(trigger.at, days, earliest(), to))
    out.push_back(both(links, within(end_, clock, clock)));
  return out;
}

std::vector<Successor> Token::Moves::entries(Ticks to, bool again) {
  const auto& journey = program_.journeys[token_.journey_];
  if (!journey.runs || journey.first == none) return {};
  std::vector<Links> when{no_earlier_than_now()};
  if (again) {
    const Point entry = token_.again_anchor();
    const Point since = entry == base ? now_point : entry;
    when.clear();
    for (const Deadline& allowed : after(since, journey.again_after)) {
      const Difference& latest = allowed.latest;
      when.push_back(both(both(allowed.when, no_earlier_than_now()), {{latest.right, end_, -latest.most}}));
    }
  }
  Facts known;
  for (const Fact& fact : state_.facts) {
    if (token_.atoms_.kept_beyond_run(fact.subject)) known.push_back(fact);
  }
  for (const Links& from : when) {
    for (const Links& links : firing(journey.trigger, from, to)) {
      for (Choice& choice : choices(token_.atoms_, clock_, {journey.condition}, known, earliest(), to)) {
        if (choice.position != 0) continue;  // the condition does not hold
        State rest = state_;
        rest.facts = choice.facts;
        rest.set = rest.used = 0;
        rest.asking = false;
        Move move{.kind = Move::Kind::enters, .step = none, .detail = again ? 1U : 0U};
        move.sets = token_.anchor_of(AnchorKind::entry, none);
        move.facts = std::move(choice.facts);
        emit(std::move(move), journey.first, both(links, within(end_, choice.from, choice.to)), std::move(rest));
      }
    }
  }
  return std::move(out_);
}

}  // namespace wayproof::proof
