#include "proof/token.h"

#include <algorithm>

#include "program/filter.h"
#include "proof/moves.h"

namespace wayproof::proof {
namespace {

using AnchorKind = model::Anchor::Kind;
// An entry that long ago is worth telling apart from a later one, for who may come back that long after it.
constexpr std::int64_t longest_remembered = 31 * day_seconds;

constexpr std::uint64_t bit(std::size_t n) { return std::uint64_t{1} << n; }

/// Calls `visit` for every instant that a step waits for.
template <class Visit>
void each_instant(const program::Step& step, const Visit& visit) {
  if (step.until) visit(*step.until);
  if (step.by) visit(*step.by);
}

/// A fixed point of "what a step needs, and what those behind it need".
template <class Set, class Join>
void flow_back(const program::Program& program, const program::Journey& journey, std::vector<Set>& sets,
               const Join& join) {
  for (bool changed = true; changed;) {
    changed = false;
    for (Index s = journey.steps_end; s-- > journey.steps_begin;) {
      Set& set = sets[s - journey.steps_begin];
      const Set before = set;
      for (const auto& outcome : program.steps[s].outcomes) {
        if (outcome.next != none) join(set, sets[outcome.next - journey.steps_begin]);
      }
      for (const auto& exit : journey.exits) {
        if (exit.next != none) join(set, sets[exit.next - journey.steps_begin]);
      }
      changed |= set != before;
    }
  }
}

void join_lists(std::vector<Index>& into, const std::vector<Index>& from) {
  for (const Index one : from) {
    if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(one);
  }
}

}  // namespace

std::int64_t stay_at(const program::Program& program, const program::Step& step) {
  // A clock time can be a day off, and a day of the week another week.
  constexpr std::int64_t by_clock = 9 * day_seconds;
  std::int64_t out = step.duration.longest() + day_seconds;
  if (step.until) out = std::max(out, std::max<std::int64_t>(0, step.until->plus.longest()) + by_clock);
  if (step.sends) out = std::max(out, program.gate.hold_at_most.longest() + day_seconds);
  return out;
}

std::optional<std::int64_t> longest_stay(const program::Program& program, const program::Step& step) {
  if (step.until) {
    const AnchorKind from = step.until->anchor;
    if (from != AnchorKind::now && from != AnchorKind::entry && from != AnchorKind::step) return std::nullopt;
  }
  const bool answered = std::any_of(step.outcomes.begin(), step.outcomes.end(),
                                    [](const auto& one) { return one.cause == program::Cause::answered; });
  if (answered && !step.until && step.duration.zero()) return std::nullopt;
  // First its contact is made, then an answer is waited for.
  const bool both = step.sends && step.until;
  return stay_at(program, step) + (both ? program.gate.hold_at_most.longest() : 0);
}

Token::Token(const Atoms& atoms, const Clock& clock, const facts::JourneyFacts& facts, Index journey, Memory memory,
             bool one_clock)
    : atoms_(atoms), program_(atoms.program()), clock_(clock), facts_(facts), journey_(journey), one_clock_(one_clock) {
  may_outlive_ = !lives_long_enough();
  for (facts::Node node = 0; node < facts_.count; ++node)
    too_late_.push_back(facts_.elapsed[node].earliest >= program_.journeys[journey].lifetime.longest());
  find_entry();
  find_anchors(memory);
  find_needs();
}

void Token::find_entry() {
  const auto hands_over = [&](const program::Journey& other) {
    return std::any_of(other.exits.begin(), other.exits.end(),
                       [&](const auto& rule) { return rule.then_enter == journey_; });
  };
  handed_over_ = std::any_of(program_.journeys.begin(), program_.journeys.end(), hands_over) ||
                 std::any_of(program_.steps.begin(), program_.steps.end(),
                             [&](const auto& step) { return step.enters == journey_; });
  const Index entry = program_.journeys[journey_].trigger;
  if (handed_over_ || entry == none) return;
  const auto& trigger = program_.triggers[entry];
  enters_by_event_ = trigger.kind == model::Trigger::Kind::event;
  if (!one_clock_) return;
  if (trigger.kind != model::Trigger::Kind::date || !trigger.date || trigger.yearly) return;
  if (trigger.if_past == model::Trigger::IfPast::enter) return;
  const Zone zone = program_.zone;
  if (trigger.zone && !trigger.zone->same_clock(zone)) return;
  const Instant midnight = zone.resolve(LocalSeconds{*trigger.date} * day_seconds).at;
  const Day due = day_of_local(zone.local(add(midnight, trigger.plus, zone)));
  once_ = zone.resolve(LocalSeconds{due} * day_seconds + trigger.at).at;
}

// A rule that goes on at a step does so once in a run. Between two of them no step is passed twice.
std::optional<std::int64_t> Token::longest_run() const {
  const auto& journey = program_.journeys[journey_];
  std::int64_t stays = 0;
  for (facts::Node node = 0; node < facts_.count; ++node) {
    if (facts_.reached[node] == 0) continue;
    const auto stay = longest_stay(program_, program_.steps[journey.steps_begin + node]);
    if (facts_.circle[node] != 0 || !stay) return std::nullopt;
    stays += *stay;
  }
  const auto goes_on = [](const program::ExitRule& rule) { return rule.next != none; };
  return stays * (1 + std::count_if(journey.exits.begin(), journey.exits.end(), goes_on));
}

// Nobody can still wait, or be waited for by the hours, when the lifetime is over.
bool Token::lives_long_enough() const {
  const std::int64_t lifetime = program_.journeys[journey_].lifetime.shortest();
  if (const auto longest = longest_run(); longest && *longest < lifetime) return true;
  for (facts::Node node = 0; node < facts_.count; ++node) {
    const auto& latest = facts_.elapsed[node].latest;
    if (facts_.reached[node] != 0 && (!latest || *latest + program_.gate.hold_at_most.longest() >= lifetime))
      return false;
  }
  return true;
}

Point Token::anchor_of(AnchorKind kind, Index step) const {
  for (std::size_t a = 0; a < anchors_.size(); ++a) {
    if (anchors_[a].kind == kind && anchors_[a].step == step) return first_anchor + static_cast<Point>(a);
  }
  return base;
}

void Token::find_anchors(Memory memory) {
  const auto& journey = program_.journeys[journey_];
  const auto take = [&](AnchorKind kind, Index step, const Duration& plus, bool by_clock) {
    if (kind != AnchorKind::entry && (kind != AnchorKind::step || step == none)) return;
    Point point = anchor_of(kind, kind == AnchorKind::step ? step : none);
    if (point == base) {
      if (anchors_.size() == 60) return;
      anchors_.push_back({kind, kind == AnchorKind::step ? step : none, 0});
      point = first_anchor + static_cast<Point>(anchors_.size()) - 1;
    }
    // By the clock it can be a day and, for certain weekdays, a week later than the sum.
    const std::int64_t seconds = std::max<std::int64_t>(0, plus.longest()) + (by_clock ? 9 * day_seconds : 0);
    Ticks& longest = anchors_[point - first_anchor].memory;
    longest = std::max(longest, clock_.ticks(seconds) + 1);
  };
  for (Index s = journey.steps_begin; s < journey.steps_end; ++s) {
    each_instant(program_.steps[s], [&](const program::InstantSpec& spec) {
      take(spec.anchor, spec.name, spec.plus, spec.at.has_value());
    });
  }
  const auto remembered = [&](const Duration& duration) {
    return memory == Memory::exact && duration.months == 0 && duration.longest() <= longest_remembered;
  };
  if (may_outlive_ && remembered(journey.lifetime)) {
    lifetime_ = clock_.ticks(journey.lifetime.days * day_seconds + journey.lifetime.seconds);
    take(AnchorKind::entry, none, journey.lifetime, false);
  }
  if (journey.again && journey.again_since == model::Again::Since::entry) {
    remembers_entry_ = remembered(journey.again_after);
    if (remembers_entry_) {
      take(AnchorKind::entry, none, journey.again_after, false);
    } else if (anchor_of(AnchorKind::entry, none) == base) {
      anchors_.push_back({AnchorKind::entry, none, 0});
    }
  }
}

Point Token::again_anchor() const {
  const auto& journey = program_.journeys[journey_];
  const bool counts = journey.again && journey.again_since == model::Again::Since::entry;
  return counts ? anchor_of(AnchorKind::entry, none) : base;
}

bool Token::entered_by(Index trigger) const {
  const Index entry = program_.journeys[journey_].trigger;
  if (handed_over_ || entry == none || program_.triggers[entry].kind != model::Trigger::Kind::event) return false;
  const Watch event{.name = program_.triggers[entry].name, .trigger = entry};
  return event.fires(program_, trigger) == Watch::Fires::surely;
}

bool Token::leads(std::vector<Index> from, Index around, const program::Step& target) const {
  // Rules can act at any step, also at the one around which it goes.
  for (const auto& rule : program_.journeys[journey_].exits) from.push_back(rule.next);
  for (std::size_t n = 0; n < from.size(); ++n) {
    if (from[n] == none || from[n] == around) continue;
    const auto& here = program_.steps[from[n]];
    if (&here == &target) return true;
    for (const auto& outcome : here.outcomes) {
      if (std::find(from.begin(), from.end(), outcome.next) == from.end()) from.push_back(outcome.next);
    }
  }
  return false;
}

bool Token::can_miss(Index step, const program::Step& target) const {
  return leads({program_.journeys[journey_].first}, step, target);
}

bool Token::can_pass(Index step, const program::Step& target) const {
  if (step == none || facts_.reached[step - program_.journeys[journey_].steps_begin] == 0) return false;
  std::vector<Index> next;
  for (const auto& outcome : program_.steps[step].outcomes) next.push_back(outcome.next);
  return leads(std::move(next), none, target);
}

// Who has been here before may have got them then.
bool Token::never_happens(const program::Step& waiting) const {
  const auto& trigger = program_.triggers[waiting.trigger];
  if (trigger.kind != model::Trigger::Kind::reaction) return false;
  for (Index s = 0; s < program_.steps.size(); ++s) {
    if (!program_.steps[s].sends || !program::matches(trigger.of, program_, s)) continue;
    if (program_.steps[s].journey != journey_ || program_.journeys[journey_].again) return false;
    if (can_pass(s, waiting)) return false;
  }
  return true;
}

// An event of which the platform learns later happened before the entry that it led to.
bool Token::has_happened(const program::Step& waiting) const {
  if (waiting.since == model::Since::Kind::ever || !entered_by(waiting.trigger)) return false;
  const Index event = program_.triggers[program_.journeys[journey_].trigger].name;
  if (!atoms_.prompt(event)) return false;
  if (waiting.since == model::Since::Kind::entry) return true;
  if (waiting.since_step == none || can_miss(waiting.since_step, waiting)) return false;
  const auto at_once = [&](const program::Outcome& outcome) {
    if (outcome.next == none) return true;
    const auto node = outcome.next - program_.journeys[journey_].steps_begin;
    return facts_.reached[node] == 0 || facts_.elapsed[node].latest == 0;
  };
  const auto& outcomes = program_.steps[waiting.since_step].outcomes;
  return std::all_of(outcomes.begin(), outcomes.end(), at_once);
}

// From here on it matters when he may come back. Where that is long after the entry, and nothing else asks, how long
// ago it was is not remembered up to here: it would tell apart every day of a long journey. Then it is as long as can
// be.
void Token::open_window(State& state, Index step) const {
  state.bounds.copy(window_point, now_point);
  const Point entry = again_anchor();
  if (entry == base || (state.set & bit(entry - first_anchor)) != 0) return;
  const auto& elapsed = facts_.elapsed[step - facts_.begin];
  state.bounds.constrain({entry, now_point, -clock_.ticks(elapsed.earliest)});
  const std::int64_t held = program_.gate.hold_at_most.longest();
  if (elapsed.latest) state.bounds.constrain({now_point, entry, clock_.ticks(*elapsed.latest + held)});
  state.set |= bit(entry - first_anchor);
}

void Token::recall_entry(State& state) const {
  const Point entry = again_anchor();
  if (entry == base || (state.set & bit(entry - first_anchor)) != 0) return;
  state.bounds.constrain({entry, now_point, 0});
  if (const auto longest = longest_run()) state.bounds.constrain({now_point, entry, clock_.ticks(*longest)});
  state.set |= bit(entry - first_anchor);
}

std::uint64_t Token::anchors_used(Index step) const {
  std::uint64_t used = 0;
  each_instant(program_.steps[step], [&](const program::InstantSpec& spec) {
    const Point point = anchor_of(spec.anchor, spec.anchor == AnchorKind::step ? spec.name : none);
    if (point != base) used |= bit(point - first_anchor);
  });
  return used;
}

void Token::find_needs() {
  const auto& journey = program_.journeys[journey_];
  const std::size_t count = journey.steps_end - journey.steps_begin;
  const auto lasting = [&](Index condition, std::vector<Index>& out, bool in_run) {
    std::vector<Index> elementary;
    atoms_.collect(condition, elementary);
    for (const Index one : elementary) {
      const Index atom = atoms_.atom(one);
      const Index subject = atoms_.subject_of(atom);
      if (in_run ? atoms_.kept(subject, journey_) : atoms_.kept_beyond_run(subject, journey_))
        join_lists(out, {subject});
    }
  };
  needs_.assign(count, 0);
  asks_.assign(count, {});
  for (Index s = journey.steps_begin; s < journey.steps_end; ++s) {
    const Index at = s - journey.steps_begin;
    const auto& step = program_.steps[s];
    needs_[at] = anchors_used(s);
    for (const auto& outcome : step.outcomes) lasting(outcome.condition, asks_[at], true);
    if (step.type == model::StepType::split) asks_[at].push_back(atoms_.of_experiment(step.experiment));
    if (journey.again) {
      lasting(journey.condition, asks_again_, false);
      for (const auto& outcome : step.outcomes) lasting(outcome.condition, asks_again_, false);
      for (const auto& exit : journey.exits) lasting(exit.condition, asks_again_, false);
      if (step.type == model::StepType::split) join_lists(asks_again_, {atoms_.of_experiment(step.experiment)});
    }
  }
  std::vector<Index> at_exits;
  for (const auto& exit : journey.exits) lasting(exit.condition, at_exits, true);
  for (auto& asks : asks_) join_lists(asks, at_exits);
  flow_back(program_, journey, needs_, [](std::uint64_t& into, std::uint64_t from) { into |= from; });
  flow_back(program_, journey, asks_, join_lists);
  if (remembers_entry_ || lifetime_) {
    for (auto& needs : needs_) needs |= bit(anchor_of(AnchorKind::entry, none) - first_anchor);
  }
  if (journey.again) {
    for (auto& asks : asks_) join_lists(asks, asks_again_);
  }
}

State Token::outside(Ticks from, Ticks to) const {
  State out;
  out.bounds = Bounds(points());
  out.bounds.constrain({now_point, base, to});
  out.bounds.constrain({base, now_point, -from});
  return out;
}

std::vector<Successor> Token::entries(const State& outside, Ticks to, const Scope& scope) const {
  return Moves(*this, outside, scope).entries(to, false);
}

std::vector<Successor> Token::moves(const State& state, const Scope& scope) const {
  return Moves(*this, state, scope).all();
}

std::vector<Token::Promised> Token::promised(const State& state) const { return Moves(*this, state, {}).promised(); }

}  // namespace wayproof::proof
