#include "proof/moves.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

using AnchorKind = model::Anchor::Kind;
using TriggerKind = model::Trigger::Kind;
constexpr std::uint64_t bit(std::size_t n) { return std::uint64_t{1} << n; }

// The customer can be there while something happens.
bool takes_time(model::StepType type) {
  using Type = model::StepType;
  return type == Type::message || type == Type::wait || type == Type::task || type == Type::webhook ||
         type == Type::opaque;
}

}  // namespace

Token::Moves::Moves(const Token& token, const State& state, const Scope& scope)
    : token_(token),
      program_(token.program_),
      clock_(token.clock_),
      state_(state),
      step_(state.step == none ? nullptr : &program_.steps[state.step]),
      scope_(scope),
      end_(static_cast<Point>(token.points())) {}

std::vector<Successor> Token::Moves::all() {
  if (step_ == nullptr) {
    if (pending()) learn();
    if (scope_.window && program_.journeys[token_.journey_].again) return entries(horizon(), true);
    return std::move(out_);
  }
  if (takes_time(step_->type)) learn();
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
      update();
      break;
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
  const auto opened = state_.bounds.greatest(window_point);
  if (scope_.window && opened) return *opened + *scope_.window - 1;
  Ticks memory = scope_.memory;
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
  if (to != none && token_.too_late_[to - program_.journeys[token_.journey_].steps_begin]) return;
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
  if (scope_.window) bounds.constrain({end_, window_point, *scope_.window - 1});
  for (const Difference& link : while_watched(move)) {
    bounds.constrain(link);
    move.time.push_back(link);
  }
  if (bounds.empty()) return;
  move.time.insert(move.time.end(), links.begin(), links.end());
  if (move.sets != base) {
    bounds.copy(move.sets, end_);
    rest.set |= bit(move.sets - first_anchor);
  }
  if (move.opened) {
    bounds.forget(window_point);
    bounds.constrain({window_point, end_, 0});
    bounds.constrain({end_, window_point, move.opened->within});
  }
  bounds.copy(now_point, end_);
  bounds.drop_last();

  // Only what is still asked for is kept, so that ways that differ in nothing else are one.
  const auto& journey = program_.journeys[token_.journey_];
  const bool inside = to != none;
  std::uint64_t needs = inside ? token_.needs_[to - journey.steps_begin] : 0;
  if (const Point again = token_.again_anchor(); scope_.window && again != base) needs |= bit(again - first_anchor);
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
  const auto no_later = [this](const Difference& link) {
    return link.left == end_ && link.right == now_point && link.most <= 0;
  };
  rest.answered_at_once = rest.answered_at_once && std::any_of(links.begin(), links.end(), no_later);
  rest.step = to;
  rest.bounds = std::move(bounds);
  out_.push_back({std::move(move), std::move(rest)});
}

// Where the last opening that is known was no longer ago than this one may be, it is as good.
void Token::Moves::emit_opened(Move move, Index to, const Links& links, const State& rest,
                               const std::optional<Opened>& opened) {
  if (!opened) return emit(std::move(move), to, links, rest);
  emit(move, to, both(links, {{end_, window_point, opened->within}}), rest);
  move.opened = opened;
  emit(std::move(move), to, both(links, {{window_point, end_, -opened->within - 1}}), rest);
}

std::optional<Opened> Token::Moves::opened_by(const std::vector<Index>& conditions, std::size_t position) const {
  if (scope_.openings == nullptr) return std::nullopt;
  std::optional<Opened> out;
  for (std::size_t c = 0; c <= position && c < conditions.size(); ++c)
    out = sooner(out, scope_.openings->says(conditions[c], c == position, in_run()));
  return out;
}

std::optional<Ticks> Token::Moves::in_run() const {
  if (state_.step == none) return std::nullopt;
  const auto& latest = token_.facts_.elapsed[state_.step - token_.facts_.begin].latest;
  // Days are longer where the clock is put back meanwhile.
  const std::int64_t longer = clock_.is_ordinary() || latest == 0 ? 0 : 3 * 3600;
  return latest ? std::optional(clock_.ticks(*latest + longer)) : std::nullopt;
}

Move Token::Moves::by(Index o, Facts facts) const {
  Move out{.kind = Move::Kind::outcome, .step = state_.step, .detail = o};
  out.sets = token_.anchor_of(AnchorKind::step, state_.step);
  out.facts = std::move(facts);
  return out;
}

void Token::Moves::go(Index o, const Links& links) {
  if (o == none) return;
  State rest = state_;
  rest.asking = false;
  emit(by(o, rest.facts), step_->outcomes[o].next, links, std::move(rest));
}

void Token::Moves::go_by(Cause cause, const Links& links) { go(outcome_of(cause), links); }

// ---- what is watched ------------------------------------------------------------------------------------------------

// What goes on after it has happened ends no earlier. As long as it is not known, it ends before the latest time at
// which it becomes known: all that happens then comes before what the journeys do.
Token::Moves::Links Token::Moves::while_watched(const Move& move) const {
  if (state_.watched == State::Watched::nothing) return {};
  const Ticks late = scope_.watch->late;
  if (move.kind == Move::Kind::learns) return {{end_, window_point, late - 1}};
  Links out{{window_point, end_, 0}};
  if (pending()) out.push_back({end_, window_point, move.arrival ? late : late - 1});
  return out;
}

void Token::Moves::arrive(Move move, Index to, const Links& links, State rest) {
  move.arrival = true;
  rest.watched = State::Watched::known;
  emit(std::move(move), to, links, std::move(rest));
}

bool Token::Moves::acts_no_more(Index rule) const {
  return program_.journeys[token_.journey_].exits[rule].next != none && rule < 64 && (state_.used & bit(rule)) != 0;
}

std::vector<Choice> Token::Moves::unmoved(Ticks to) const {
  const auto& rules = program_.journeys[token_.journey_].exits;
  std::vector<Index> conditions;
  for (Index r = 0; r < rules.size(); ++r) {
    if (acts_no_more(r) || scope_.watch->fires(program_, rules[r].trigger) != Watch::Fires::surely) continue;
    if (rules[r].condition == none) return {};
    conditions.push_back(rules[r].condition);
  }
  std::vector<Choice> out = asked(conditions, to);
  out.erase(
      std::remove_if(out.begin(), out.end(), [&](const Choice& choice) { return choice.position < conditions.size(); }),
      out.end());
  return out;
}

// Later moves need not know when: it can have become known as early as it happened.
void Token::Moves::learn() {
  if (!pending()) return;
  const auto learns = [&](Facts facts, const Links& when) {
    State rest = state_;
    rest.watched = State::Watched::known;
    Move move{.kind = Move::Kind::learns, .step = state_.step};
    move.facts = facts;
    rest.facts = std::move(facts);
    emit(std::move(move), state_.step, both(at_once(), when), std::move(rest));
  };
  if (step_ == nullptr) {
    // Else it would have let him in.
    const auto& journey = program_.journeys[token_.journey_];
    const bool lets_in = journey.condition == none && !journey.active_from && !journey.active_until && journey.runs &&
                         scope_.watch->fires(program_, journey.trigger) == Watch::Fires::surely;
    const Point since = comes_back_since();
    const bool counts = since == now_point || (state_.set & bit(since - first_anchor)) != 0;
    if (!lets_in || !counts) return learns(state_.facts, {});
    return learns(state_.facts, {{window_point, since, clock_.ticks(journey.again_after.longest()) - 1}});
  }
  const bool waits_for_it = !state_.asking && step_->wait == model::Step::WaitKind::until_event &&
                            scope_.watch->fires(program_, step_->trigger) == Watch::Fires::surely;
  if (waits_for_it) return;
  for (Choice& choice : unmoved(horizon())) {
    // What asks for the time of day sets nothing off then only. That it is known a second later than the files say is
    // not excluded, and nobody can be shown to whom it happens: so that is told apart.
    const Watch& watch = *scope_.watch;
    const auto up_to = choice.to < horizon() ? Links{{window_point, base, choice.to}} : Links{};
    if (choice.from <= earliest()) {
      learns(std::move(choice.facts), up_to);
      continue;
    }
    learns(choice.facts, both(up_to, {{base, window_point, watch.stated - choice.from}}));
    if (watch.late > watch.stated) {
      learns(std::move(choice.facts), both(up_to, {{base, window_point, watch.late - choice.from},
                                                   {window_point, base, choice.from - watch.stated - 1}}));
    }
  }
}

Facts Token::Moves::known_facts() const {
  Facts out = state_.facts;
  if (state_.watched == State::Watched::known) {
    for (const Fact& fact : scope_.watch->says) remember(out, fact);
  }
  return out;
}

// ---- decisions ------------------------------------------------------------------------------------------------------

std::vector<Choice> Token::Moves::asked(const std::vector<Index>& conditions, Ticks to) const {
  return choices(token_.atoms_, clock_, token_.journey_, conditions, known_facts(), earliest(), to);
}

void Token::Moves::branch() {
  std::vector<Index> conditions;
  for (const auto& outcome : step_->outcomes) {
    if (outcome.cause == Cause::holds) conditions.push_back(outcome.condition);
  }
  for (Choice& choice : asked(conditions, latest())) {
    if (choice.position >= step_->outcomes.size()) continue;
    State rest = state_;
    rest.facts = std::move(choice.facts);
    emit_opened(by(static_cast<Index>(choice.position), rest.facts), step_->outcomes[choice.position].next,
                both(at_once(), within(now_point, choice.from, choice.to)), rest,
                opened_by(conditions, choice.position));
  }
}

// What it says of tags is remembered where nobody else changes them.
void Token::Moves::update() {
  const Index o = outcome_of(Cause::always);
  State rest = state_;
  const auto say = [&](const std::vector<Index>& tags, Index value) {
    for (const Index tag : tags) {
      const Index atom = token_.atoms_.of_tag(tag);
      if (atom != none && token_.atoms_.kept(atom, token_.journey_)) remember(rest.facts, {atom, value});
    }
  };
  say(step_->add_tags, 1);
  say(step_->remove_tags, 0);
  if (o != none) emit(by(o, state_.facts), step_->outcomes[o].next, at_once(), std::move(rest));
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
    emit(by(o, rest.facts), outcomes[o].next, at_once(), std::move(rest));
  }
}

// ---- exits and entries ----------------------------------------------------------------------------------------------

// An event is there at its instant before anything begins to wait in it; what the journeys do themselves can follow in
// the same instant.
Ticks Token::Moves::shortest_notice(Index at) const {
  if (at == none) return 0;
  const auto& trigger = program_.triggers[at];
  if (trigger.kind == TriggerKind::event || trigger.kind == TriggerKind::opt_out) return 1;
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
  bool arrives = pending();
  for (Index r = 0; r < rules.size(); ++r) {
    if (acts_no_more(r)) continue;
    const Links when = both(links, {{now_point, end_, -shortest_notice(rules[r].trigger)}, {end_, base, horizon()}});
    bool acts_surely = arrives && scope_.watch->fires(program_, rules[r].trigger) == Watch::Fires::surely;
    for (const Choice& choice : asked({rules[r].condition}, horizon())) {
      if (choice.position != 0) {  // the condition does not hold
        acts_surely = false;
        continue;
      }
      State rest = state_;
      rest.asking = false;
      rest.facts = choice.facts;
      if (rules[r].next != none && r < 64) rest.used |= bit(r);
      Move move{.kind = Move::Kind::exits, .step = state_.step, .detail = r};
      move.facts = rest.facts;
      const Links then = rules[r].condition == none ? when : both(when, within(end_, choice.from, choice.to));
      // It may become known in the very second in which something else sets off this rule: one rule acts, the first.
      if (arrives) arrive(move, rules[r].next, then, rest);
      emit_opened(std::move(move), rules[r].next, then, rest, opened_by_exit(rules[r]));
    }
    arrives = arrives && !acts_surely;
  }
}

std::optional<Opened> Token::Moves::opened_by_exit(const program::ExitRule& rule) const {
  if (scope_.openings == nullptr || rule.next == none) return std::nullopt;
  return sooner(scope_.openings->fired(rule.trigger), scope_.openings->says(rule.condition, true, std::nullopt));
}

// Links for each time at which a trigger can fire, not after `to`.
std::vector<Token::Moves::Links> Token::Moves::firing(Index at, const Links& links, Ticks to) const {
  const Links any_time = both(links, {{end_, base, to}});
  if (at == none || token_.handed_over_) return {any_time};
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
      if (token_.once_ && !clock_.is_ordinary()) {
        const Ticks once = clock_.at(*token_.once_);
        return {both(links, within(end_, once, once))};
      }
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

Point Token::Moves::comes_back_since() const {
  const Point entry = token_.again_anchor();
  return entry == base ? now_point : entry;
}

std::vector<Successor> Token::Moves::entries(Ticks to, bool again) {
  const auto& journey = program_.journeys[token_.journey_];
  if (!journey.runs || journey.first == none) return {};
  std::vector<Links> when{no_earlier_than_now()};
  if (again) {
    const Point since = comes_back_since();
    when.clear();
    for (const Deadline& allowed : after(since, journey.again_after)) {
      const Difference& latest = allowed.latest;
      when.push_back(both(both(allowed.when, no_earlier_than_now()), {{latest.right, end_, -latest.most}}));
      if (state_.answered_at_once) when.back().push_back({now_point, end_, -1});
    }
  }
  // What was true of the last run only is not known any more.
  Facts known = known_facts();
  known.erase(std::remove_if(known.begin(), known.end(),
                             [&](const Fact& fact) {
                               return token_.atoms_.kept(fact.subject, token_.journey_) &&
                                      !token_.atoms_.kept_beyond_run(fact.subject, token_.journey_);
                             }),
              known.end());
  // Who has never been in enters as soon as it is known, if nothing stands in the way.
  const bool at_once = scope_.watch != nullptr && !again && journey.condition == none && !journey.active_from &&
                       !journey.active_until && scope_.watch->fires(program_, journey.trigger) == Watch::Fires::surely;
  if (at_once) when.front().push_back({end_, window_point, scope_.watch->stated});
  for (const Links& from : when) {
    for (const Links& links : firing(journey.trigger, from, to)) {
      for (Choice& choice :
           choices(token_.atoms_, clock_, token_.journey_, {journey.condition}, known, earliest(), to)) {
        if (choice.position != 0) continue;  // the condition does not hold
        State rest = state_;
        rest.facts = choice.facts;
        rest.set = rest.used = 0;
        rest.asking = false;
        Move move{.kind = Move::Kind::enters, .step = none, .detail = again ? 1U : 0U};
        move.sets = token_.anchor_of(AnchorKind::entry, none);
        move.facts = std::move(choice.facts);
        if (at_once) {
          move.arrival = true;
          rest.watched = State::Watched::known;
        }
        Links then = both(links, within(end_, choice.from, choice.to));
        if (scope_.openings != nullptr) {
          if (!token_.handed_over_) move.opened = scope_.openings->fired(journey.trigger);
          move.opened = sooner(move.opened, opened_by({journey.condition}, 0));
          // Else he has never opened it, which is as if it was long ago.
          if (!move.opened) then.push_back({window_point, end_, -scope_.openings->memory()});
        }
        emit(std::move(move), journey.first, then, std::move(rest));
      }
    }
  }
  return std::move(out_);
}

}  // namespace wayproof::proof
