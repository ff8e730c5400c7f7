// What still goes out after something happened: an event that should end it, or the customer's consent withdrawn.
#include "proof/proofs.h"

#include <algorithm>

#include "trace/evaluate.h"

namespace wayproof::proof {
namespace {

using program::Program;
using trace::LogEntry;

/// One thing that can happen, and how soon after it, and how long, no message may follow.
struct Case {
  Watch watch;
  Duration from;
  std::optional<Duration> until;
  bool within_run = false;   ///< only in the run of the journey in which it happened
  Index run_of = none;       ///< within_run: of this journey; none: of each message's own
  bool from_outside = true;  ///< also what happened before the customer entered
};

/// Nothing when it is not known how to watch it.
std::optional<std::vector<Case>> cases_of(const Workspace& workspace, const Property& property) {
  const Program& program = workspace.program();
  std::vector<Case> out;
  if (property.kind == Property::Kind::always_at) {
    Case one;
    one.watch = watch_consent(workspace.project(), workspace.atoms(), workspace.clock(), property.topic);
    one.from = property.from;
    one.watch.withdrawn = property.source == Property::Source::opt_out;
    out.push_back(std::move(one));
    return out;
  }
  const program::Guarantee& promise = program.guarantees[property.index];
  auto watches = watches_of(workspace.project(), workspace.atoms(), workspace.clock(), promise.trigger, !promise.until,
                            promise.until);
  if (!watches) return std::nullopt;
  for (Watch& watch : *watches) {
    watch.withdrawn = watch.kind == Watch::Kind::opt_out;
    out.push_back(
        {std::move(watch), promise.from, promise.until, !promise.until, promise.journey, promise.until.has_value()});
  }
  return out;
}

/// By step: a message that the property is about can still come.
std::vector<bool> still_to_come(const Program& program, const Property& property) {
  std::vector<bool> out = property.messages;
  for (bool changed = true; changed;) {
    changed = false;
    for (Index s = static_cast<Index>(out.size()); s-- > 0;) {
      const auto& step = program.steps[s];
      const auto comes = [&](Index next) { return next != none && out[next]; };
      const auto& exits = program.journeys[step.journey].exits;
      const bool now = out[s] ||
                       std::any_of(step.outcomes.begin(), step.outcomes.end(),
                                   [&](const auto& outcome) { return comes(outcome.next); }) ||
                       std::any_of(exits.begin(), exits.end(), [&](const auto& rule) { return comes(rule.next); });
      changed = changed || now != out[s];
      out[s] = now;
    }
  }
  return out;
}

std::vector<Following::Seed> seeds_of(const Reached& reached, const Case& one, const std::vector<bool>& matters,
                                      Ticks length) {
  std::vector<Following::Seed> out;
  for (Node node = 0; node < reached.found().size(); ++node) {
    const State& there = reached.found()[node].state;
    // Who has left can come back, and what happens while it is too soon for that does not let him in.
    const bool comes_back = there.step == none && one.until && reached.token().lets_in_again();
    const bool inside = there.step != none && (matters[there.step] || one.until);
    if (!comes_back && !inside) continue;
    // It happens after he came here: what happened before was seen there.
    Following::Seed seed{.from = node, .state = there};
    seed.state.watched = State::Watched::pending;
    seed.state.bounds.constrain({now_point, window_point, -1});
    if (comes_back) reached.token().recall_entry(seed.state);
    out.push_back(std::move(seed));
  }
  if (!one.from_outside) return out;
  for (const auto watched : {State::Watched::known, State::Watched::pending}) {
    Following::Seed seed{.state = reached.token().outside(0, 0), .last_entry = length};
    seed.state.watched = watched;
    out.push_back(std::move(seed));
  }
  return out;
}

// ---- in a replay ----------------------------------------------------------------------------------------------------

/// When the run of a journey began that goes on as a message goes out.
std::optional<Instant> run_during(const trace::Run& run, Index journey, Instant sent) {
  std::optional<Instant> out;
  for (const LogEntry& entry : run.log) {
    if (entry.at > sent) break;
    if (entry.journey != journey) continue;
    if (entry.kind == LogEntry::Kind::entered) out = entry.at;
    if (entry.kind == LogEntry::Kind::left && entry.at < sent) out.reset();
  }
  return out;
}

bool is_after(const Program& program, const trace::Run& run, const Case& one, std::int64_t soonest,
              const trace::MessageRecord& record) {
  const Zone zone = run.state.zone;
  const auto follows = [&](Instant happened) {
    const auto began = run_during(run, one.run_of == none ? record.journey : one.run_of, record.sent);
    if (one.within_run && (!began || *began >= happened)) return false;
    return record.sent >= happened + soonest && record.sent >= add(happened, one.from, zone) &&
           (!one.until || record.sent < add(happened, *one.until, zone));
  };
  if (one.watch.kind == Watch::Kind::opt_out) {
    const auto* word = trace::consent_for(run.state, one.watch.name, program.steps[record.step].channel);
    if (word == nullptr) return !one.watch.withdrawn;
    return !word->given && follows(word->occurred);
  }
  const trace::Evaluator evaluator(program, run.state, nullptr);
  for (const auto& occurrence : run.state.history.of(one.watch.name)) {
    if (evaluator.matches(program.triggers[one.watch.trigger].where, occurrence.payload) &&
        follows(occurrence.occurred))
      return true;
  }
  return false;
}

// `soonest`: in seconds, a message that follows sooner is not after it.
std::optional<std::vector<Index>> breaches(const Program& program, const Property& property, const Case& one,
                                           std::int64_t soonest, const trace::Run& run) {
  std::vector<Index> out;
  for (Index r = 0; r < run.state.messages.size(); ++r) {
    const auto& record = run.state.messages[r];
    if (record.result != trace::MessageRecord::Result::sent || !property.messages[record.step]) continue;
    if (is_after(program, run, one, soonest, record)) out.push_back(r);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

// ---- the search -----------------------------------------------------------------------------------------------------

class Search {
 public:
  Search(Workspace& workspace, const Property& property, Instant start)
      : workspace_(workspace),
        property_(property),
        start_(start),
        matters_(still_to_come(workspace.program(), property)) {}

  /// A customer to whom it happens in this journey.
  std::optional<Refutation> look(const Case& one, Index journey) {
    const Clock& clock = workspace_.clock();
    // A calendar day can be longer than 24 hours.
    const auto longest = [&](const Duration& of) { return clock.ticks(of.longest() + (of.exact() ? 0 : 2 * 3600)); };
    // Where it ends to the second is for too_late() alone: the search goes on a second longer.
    const std::optional<Ticks> until = one.until ? std::optional(longest(*one.until) + clock.ticks(1)) : std::nullopt;
    const Scope scope{.window = until,
                      .watch = &one.watch,
                      .memory = std::max({longest(one.from), until.value_or(0), one.watch.late}) + 2};
    const Reached& reached = workspace_.reached(journey);
    const auto goes_on = [&](const Found& found) {
      const bool inside = found.state.step != none && matters_[found.state.step];
      const bool worth_it = inside || found.parent == no_node || until.has_value();
      return worth_it && *found.state.bounds.least(now_point) <= workspace_.length();
    };
    const Following following(reached, seeds_of(reached, one, matters_, workspace_.length()), scope, goes_on,
                              workspace_.period(), workspace_.work());
    for (Node node = 0; node < following.found().size(); ++node) {
      const Found& found = following.found()[node];
      if (found.parent == no_node || !found.move.sends || !property_.messages[found.move.step]) continue;
      const auto when = too_late(one, found.state.bounds);
      if (!when) continue;
      possible_ = true;
      if (tries_++ >= most_tries) break;
      Way way = way_to(reached, following, node, &one.watch);
      way.want(*when);
      // At one of the two times it may start or end something that the way knows nothing of.
      for (const bool late : {false, true}) {
        way.happens_late = late;
        auto shown = replay(workspace_, {way}, start_, [&](const trace::Run& run) {
          return breaches(workspace_.program(), property_, one, workspace_.clock().ticks(1), run);
        });
        if (shown) return shown;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool possible() const { return possible_; }

 private:
  /// The message that goes out now can do so when it should not.
  std::optional<std::vector<Difference>> too_late(const Case& one, const Bounds& bounds) const {
    const Clock& clock = workspace_.clock();
    // In the same second is not after.
    const Difference after{window_point, now_point, -clock.ticks(1)};
    for (std::vector<Difference>& from : apart(clock, bounds, now_point, window_point, one.from, 0)) {
      from.push_back(after);
      Bounds left = bounds;
      for (const Difference& difference : from) left.constrain(difference);
      if (left.empty()) continue;
      if (!one.until) return from;
      for (const auto& until : apart(clock, left, now_point, window_point, *one.until, 0, true)) {
        from.insert(from.end(), until.begin(), until.end());
        return from;
      }
    }
    return std::nullopt;
  }

  Workspace& workspace_;
  const Property& property_;
  Instant start_;
  std::vector<bool> matters_;  // by step
  std::size_t tries_ = 0;
  bool possible_ = false;
};

// The check before sending asks for consent each time, and knows of a word in time.
bool kept_by_gate(const Workspace& workspace, const Property& property, const Case& one) {
  const Clock& clock = workspace.clock();
  const Ticks from = std::max(clock.ticks(1), clock.ticks(one.from.shortest()));
  const bool in_time = one.watch.late_stated && one.watch.late - 1 < from;
  bool any = false;
  for (Index s = 0; s < property.messages.size(); ++s) {
    if (!property.messages[s]) continue;
    if (!one.watch.stops(workspace.program(), s)) return false;
    any = true;
  }
  return any && in_time;
}

bool sends_any(const Program& program, const Property& property, Index journey) {
  for (Index s = program.journeys[journey].steps_begin; s < program.journeys[journey].steps_end; ++s) {
    if (property.messages[s]) return true;
  }
  return false;
}

}  // namespace

Answer prove_after(Workspace& workspace, const Property& property, Instant start) {
  const Program& program = workspace.program();
  const auto cases = cases_of(workspace, property);
  if (!cases) return {};
  const auto kept = [&](const Case& one) { return kept_by_gate(workspace, property, one); };
  if (std::all_of(cases->begin(), cases->end(), kept)) {
    Answer out;
    out.verdict = Answer::Verdict::proved;
    out.ground = Answer::Ground::gate;
    return out;
  }
  Search search(workspace, property, start);
  bool late_stated = true, others = false;
  for (const Case& one : *cases) {
    for (Index j = 0; j < program.journeys.size(); ++j) {
      if (!sends_any(program, property, j)) continue;
      // Whether messages of another journey fall into the run that the promise is about is not followed.
      const bool other = one.within_run && one.run_of != none && one.run_of != j;
      others = others || other;
      if (other) continue;
      late_stated = late_stated && one.watch.late_stated;
      if (auto shown = search.look(one, j)) return refuted(std::move(*shown));
    }
  }
  Answer out = searched(workspace, search.possible());
  if (others) return {};
  if (out.verdict == Answer::Verdict::proved && !late_stated) {
    out.verdict = Answer::Verdict::unknown;
    out.ground = Answer::Ground::late;
  }
  return out;
}

}  // namespace wayproof::proof
