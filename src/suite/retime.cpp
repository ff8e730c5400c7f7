#include "suite/retime.h"

#include <algorithm>
#include <limits>
#include <set>

#include "suite/leads.h"
#include "trace/customer.h"
#include "trace/expectation.h"

namespace wayproof::suite {
namespace {

using program::Cause;
using proof::Way;
using trace::LogEntry;

/// When each move ends, the last of them at `end`.
std::vector<Instant> instants(const proof::Workspace& workspace, const Way& way, Instant end) {
  std::vector<Instant> out;
  const auto ends = ends_of(way);
  for (const proof::Ticks at : ends) out.push_back(end - (ends.back() - at) * workspace.clock().tick());
  return out;
}

model::Literal* value_of(std::vector<std::pair<model::Id, model::Literal>>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first.value == name; });
  return found == all.end() ? nullptr : &found->second;
}

bool lets_in(const program::Program& program, Index journey, Index attribute) {
  const Index at = program.journeys[journey].trigger;
  if (at == none) return false;
  const program::Trigger& trigger = program.triggers[at];
  return trigger.kind == model::Trigger::Kind::date && trigger.name == attribute;
}

bool comes_by_calendar(const program::Program& program, Index journey) {
  const Index at = program.journeys[journey].trigger;
  if (at == none) return false;
  const auto kind = program.triggers[at].kind;
  return kind == model::Trigger::Kind::date || kind == model::Trigger::Kind::every;
}

/// When the journey would have begun, had its conditions held: where he was turned away.
std::optional<Instant> turned_away(Index journey, const trace::Run& run) {
  for (const LogEntry& entry : run.log) {
    const bool asked = entry.kind == LogEntry::Kind::refused && entry.journey == journey;
    if (asked && entry.refusal == LogEntry::Refusal::condition) return entry.at;
  }
  return std::nullopt;
}

}  // namespace

std::vector<PlannedArrival> arrivals(const proof::Workspace& workspace, const Way& way, Instant end) {
  std::vector<PlannedArrival> out;
  const auto at = instants(workspace, way, end);
  for (std::size_t m = 0; m < at.size(); ++m) {
    const proof::State& state = way.moves[m]->state;
    if (state.step != none && !state.asking) out.push_back({state.step, at[m]});
  }
  return out;
}

void move_on(const program::Program& program, model::Customer& customer, Instant from, std::int64_t seconds) {
  const auto move = [&](model::Moment& at) {
    const Instant t = trace::instant_of(at, program.zone);
    if (t >= from) at = {program.zone.local(t + seconds), {}, {}};
  };
  const auto move_if_there = [&](std::optional<model::Moment>& at) {
    if (at) move(*at);
  };
  for (model::Occurrence& event : customer.events) {
    move(event.at);
    move_if_there(event.arrives);
  }
  for (model::Change& change : customer.changes) {
    move(change.at);
    move_if_there(change.arrives);
  }
  for (model::ConsentRecord& record : customer.consents) {
    move_if_there(record.at);
    move_if_there(record.arrives);
  }
  move_if_there(customer.from);
  if (seconds > 0) move_if_there(customer.until);
}

std::optional<Delay> delay_of(const program::Program& program, Index journey, const trace::Run& run,
                              std::vector<PlannedArrival>& planned) {
  const auto entered = std::find_if(run.log.begin(), run.log.end(), [&](const LogEntry& entry) {
    return entry.kind == LogEntry::Kind::entered && entry.journey == journey;
  });
  if (planned.empty()) return std::nullopt;
  const auto put_right = [&](std::size_t first, std::int64_t seconds) {
    for (std::size_t p = first; p < planned.size(); ++p) planned[p].at += seconds;
  };
  constexpr Instant ever = std::numeric_limits<Instant>::min();
  if (entered == run.log.end()) {
    const auto& runs = program.journeys[journey];
    const Instant at = planned.front().at;
    if (const auto asked = turned_away(journey, run); asked && *asked > at) {
      put_right(0, *asked - at);
      return Delay{ever, *asked - at};
    }
    if (!runs.active_from || (at >= *runs.active_from && (!runs.active_until || at < *runs.active_until))) return {};
    // A journey that runs for a few days: into them, at the same time of day.
    const std::int64_t away = *runs.active_from - at;
    const std::int64_t days = away > 0 ? (away + day_seconds - 1) / day_seconds : away / day_seconds;
    if (days == 0) return std::nullopt;
    put_right(0, days * day_seconds);
    return Delay{ever, days * day_seconds};
  }
  if (entered->at != planned.front().at) {
    const std::int64_t seconds = entered->at - planned.front().at;
    // A day of the calendar lets him in whatever he does, so all of it moves there; else he has come by what he did.
    const Instant from = comes_by_calendar(program, journey) ? ever : planned.front().at + 1;
    put_right(0, seconds);
    return Delay{from, seconds};
  }
  std::size_t next = 0;
  for (const trace::Visit& visit : trace::visits(run.log)) {
    if (program.steps[visit.step].journey != journey) continue;
    if (next == planned.size() || visit.step != planned[next].step) return std::nullopt;
    const std::int64_t seconds = run.log[visit.entry].at - planned[next].at;
    if (seconds != 0) {
      const Instant from = next == 0 ? ever : planned[next - 1].at + 1;
      put_right(next, seconds);
      return Delay{from, seconds};
    }
    ++next;
  }
  return std::nullopt;
}

void give_dates(const Theatre& theatre, const Way& way, Instant end, model::Customer& customer) {
  using Anchor = model::Anchor::Kind;
  const program::Program& program = theatre.program();
  const auto at = instants(theatre.workspace(), way, end);
  std::set<std::string> given;
  for (std::size_t m = 1; m < at.size(); ++m) {
    const proof::Move& move = way.moves[m]->move;
    if (move.kind != proof::Move::Kind::outcome || move.detail == none) continue;
    const program::Step& step = program.steps[move.step];
    if (!step.until) continue;
    const auto& spec = *step.until;
    const bool attribute = spec.anchor == Anchor::attribute;
    if ((!attribute && spec.anchor != Anchor::entry_field) || spec.name == none || spec.plus.months != 0) continue;
    const std::string& name = (attribute ? program.attributes : program.fields)[spec.name];
    if (attribute && lets_in(program, way.token->journey(), spec.name)) continue;  // the entry has set it
    if (!given.insert(name).second) continue;
    auto* values = &customer.attributes;
    if (!attribute) {
      const LocalSeconds entry = program.zone.local(at.front());
      const auto event = std::find_if(customer.events.begin(), customer.events.end(),
                                      [&](const auto& one) { return one.at.local == entry; });
      if (event == customer.events.end()) continue;
      values = &event->with;
    }
    const Cause cause = step.outcomes[move.detail].cause;
    if (cause == Cause::missing) {
      values->erase(
          std::remove_if(values->begin(), values->end(), [&](const auto& one) { return one.first.value == name; }),
          values->end());
      continue;
    }
    constexpr Day long_past = 3;
    Day day = day_of_local(program.zone.local(at[m])) - spec.plus.days;
    if (cause == Cause::past) day -= long_past;
    model::Literal literal;
    literal.kind = model::Literal::Kind::date;
    literal.number = day;
    const bool is_moment = [&] {
      if (attribute) {
        const auto* declared = theatre.project().workspace.attributes.find(name);
        return declared != nullptr && declared->type == model::ValueType::moment;
      }
      const model::Literal* there = value_of(*values, name);
      return there != nullptr && there->kind == model::Literal::Kind::moment;
    }();
    if (is_moment) {
      literal.kind = model::Literal::Kind::moment;
      const auto time = spec.at ? 12 * 3600 : program.zone.local(at[m]) % day_seconds - spec.plus.seconds;
      literal.number = LocalSeconds{day} * day_seconds + time;
    }
    if (model::Literal* there = value_of(*values, name)) {
      *there = std::move(literal);
    } else {
      values->emplace_back(model::Id{name, {}}, std::move(literal));
    }
  }
}

}  // namespace wayproof::suite
