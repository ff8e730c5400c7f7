// See larger_customers.h.
#include "support/larger_customers.h"

#include <algorithm>

#include "facts/facts.h"
#include "time/schedule.h"
#include "trace/customer.h"

namespace wayproof::testing {
namespace {

using model::Customer;
using model::Literal;
using model::Moment;
using program::Index;
using program::none;

constexpr std::int64_t followed = 120 * day_seconds;

model::Id id(const std::string& text) { return {text, {}}; }

Literal text(const std::string& value) {
  Literal out;
  out.kind = Literal::Kind::text;
  out.text = value;
  return out;
}
Literal number(std::int64_t value) {
  Literal out;
  out.kind = Literal::Kind::integer;
  out.number = value;
  return out;
}
Literal date(Day day) {
  Literal out;
  out.kind = Literal::Kind::date;
  out.number = day;
  out.text = iso_date(day);
  return out;
}

Zone zone_of(const program::Program& program, const Customer& customer) {
  return customer.zone ? *Zone::find(customer.zone->value) : program.zone;
}

template <class T>
void erase(std::vector<T>& list, Dice& dice) {
  if (list.empty()) return;
  list.erase(list.begin() + dice.from_to(0, static_cast<int>(list.size()) - 1));
}

}  // namespace

/// What a new instant is put near to.
struct LargerCustomers::Around {
  Zone zone;
  std::vector<Instant> known;
};

LargerCustomers::LargerCustomers(const model::Project& project, const program::Program& program, Instant start)
    : project_(&project), program_(&program), start_(start) {
  several_clocks_ = !facts::compute(project, program).one_clock;
  const auto take = [&](const Duration& duration) {
    if (!duration.zero() && !duration.negative() &&
        std::find(durations_.begin(), durations_.end(), duration) == durations_.end())
      durations_.push_back(duration);
  };
  const auto take_clock = [&](ClockTime clock) {
    if (std::find(clocks_.begin(), clocks_.end(), clock) == clocks_.end()) clocks_.push_back(clock);
  };
  for (const auto& step : program.steps) {
    take(step.duration);
    if (!step.until) continue;
    take(step.until->plus);
    if (step.until->at) take_clock(*step.until->at);
  }
  for (const auto& journey : program.journeys) {
    take(journey.again_after);
    take(journey.lifetime);
  }
  for (const auto& promise : program.guarantees) {
    take(promise.from);
    if (promise.until) take(*promise.until);
    take({.seconds = promise.limit.length});
    take_clock(promise.from_clock);
    take_clock(promise.to_clock);
  }
  for (const auto& window : program.reply_windows) take(window.length);
  for (const auto& cap : program.gate.caps) take({.seconds = cap.length});
  for (const auto* hours : {&program.gate.quiet, &program.gate.windows}) {
    for (const auto& one : *hours) {
      take_clock(one.range.from);
      take_clock(one.range.to);
    }
  }
  take(program.gate.hold_at_most);
  take({.days = 1});
  take({.seconds = 3600});
  take_clock(0);
  take_clock(12 * 3600);
  const Day first = day_of_local(program.zone.local(start)) + 2;
  for (int n = 0; n < 8; ++n) days_.push_back(first + n);
  days_.push_back(day_of({2027, 3, 31}));
  for (auto change = program.zone.next_transition(start); change && change->at < start + 200 * day_seconds;
       change = program.zone.next_transition(change->at)) {
    const Day day = day_of_local(program.zone.local(change->at));
    days_.insert(days_.end(), {day - 1, day, day, day + 1});
  }
  for (const Day day : program.holidays) days_.insert(days_.end(), {day - 1, day});
}

// ---- times ----------------------------------------------------------------------------------------------------------

Moment LargerCustomers::moment(Instant t, Zone zone) const {
  Moment out;
  out.local = zone.local(t);
  // The clock shows it twice, and the second time is meant.
  if (zone.resolve(out.local).at != t) out.offset = zone.offset_at(t);
  return out;
}

Instant LargerCustomers::instant(const Around& around, Dice& dice) const {
  Instant at = 0;
  if (around.known.empty() || dice.chance(25)) {
    at = resolve_local(dice.one_of(days_), dice.one_of(clocks_), around.zone).at;
    if (dice.chance(25)) at += dice.from_to(0, day_seconds - 1);
  } else {
    at = dice.one_of(around.known);
    const int how = dice.from_to(1, 100);
    if (how <= 40) {
      at = add(at, dice.one_of(durations_), around.zone);
    } else if (how <= 50) {
      const Duration back = dice.one_of(durations_);
      at = add(at, {-back.months, -back.days, -back.seconds}, around.zone);
    } else if (how <= 60) {
      at =
          resolve_local(day_of_local(around.zone.local(at)) + dice.from_to(0, 1), dice.one_of(clocks_), around.zone).at;
    }
  }
  static const std::vector<int> off{0, 0, 0, -1, -1, 1, 1, 2, -60, 60, 3600};
  return std::max(at + dice.one_of(off), start_ + day_seconds);
}

void LargerCustomers::arrive(std::optional<Moment>& arrives, const Moment& at, const std::optional<Duration>& late,
                             Zone zone, Dice& dice) const {
  arrives.reset();
  const std::int64_t most = late ? late->shortest() : 7200;  // not stated: any time
  if (most <= 0 || dice.chance(40)) return;
  const std::int64_t after =
      dice.chance(60) ? most : static_cast<std::int64_t>(dice.next() % static_cast<std::uint64_t>(most + 1));
  arrives = moment(trace::instant_of(at, zone) + after, zone);
}

// ---- what he is and does --------------------------------------------------------------------------------------------

model::Occurrence LargerCustomers::event(Index name, Instant at, Zone zone, Dice& dice) const {
  model::Occurrence out;
  out.event = id(program_->events[name]);
  out.at = moment(at, zone);
  const auto* stated = project_->workspace.events.find(program_->events[name]);
  std::optional<Duration> late;
  if (stated != nullptr && stated->late) late = stated->late->value;
  arrive(out.arrives, out.at, late, zone, dice);
  if (dice.chance(80)) out.with.emplace_back(id("amount"), number(dice.chance(60) ? 100 : 99));
  if (dice.chance(80)) out.with.emplace_back(id("sku"), text(dice.chance(60) ? "a" : "b"));
  return out;
}

void LargerCustomers::change_profile(Customer& customer, Dice& dice) const {
  static const std::vector<std::string> tiers{"gold", "silver", "bronze"};
  customer.attributes.clear();
  if (dice.chance(80)) customer.attributes.emplace_back(id("tier"), text(dice.one_of(tiers)));
  if (dice.chance(80)) customer.attributes.emplace_back(id("age"), number(dice.from_to(29, 31)));
  if (dice.chance(60)) customer.attributes.emplace_back(id("expires"), date(dice.one_of(days_) + 3));
  customer.tags.clear();
  for (Index tag = 0; tag < program_->tags.size(); ++tag) {
    if (dice.chance(40)) customer.tags.push_back(id(program_->tags[tag]));
  }
  customer.arms.clear();
  if (program_->experiments.find("x") != none && dice.chance(80)) {
    customer.arms.push_back({id("x"), id(dice.chance(50) ? "l" : "r"), {}});
  }
}

void LargerCustomers::react(Customer& customer, int percent, Dice& dice) const {
  for (Index s = 0; s < program_->steps.size(); ++s) {
    const auto& step = program_->steps[s];
    const auto& journey = project_->journeys[step.journey];
    const model::Id step_id = id(journey.steps[s - program_->journeys[step.journey].steps_begin].id.value);
    const model::Id journey_id = id(journey.id.value);
    const auto after = [&] {
      static const std::vector<std::int64_t> seconds{0, 1, 60, 3599, 3600, 72'000, 86'399, 86'400};
      return model::Located<Duration>{{.seconds = dice.one_of(seconds)}, {}};
    };
    if (step.type == model::StepType::message && dice.chance(percent)) {
      model::ReactionInput one;
      one.to.journey = journey_id;
      one.to.step = step_id;
      one.reaction = dice.chance(50) ? model::Reaction::clicked : model::Reaction::opened;
      one.opt_out = dice.chance(6);
      one.after = after();
      customer.reactions.push_back(std::move(one));
    }
    if (step.type == model::StepType::task && dice.chance(2 * percent)) {
      model::OutcomeInput one;
      one.journey = journey_id;
      one.step = step_id;
      one.outcome = id(dice.chance(50) ? "yes" : "no");
      one.after = after();
      customer.outcomes.push_back(std::move(one));
    }
  }
}

void LargerCustomers::add_change(Customer& customer, Instant at, Zone zone, Dice& dice) const {
  model::Change out;
  out.at = moment(at, zone);
  const auto external = [&](const char* name) {
    const auto& all = project_->workspace.attributes;
    return std::any_of(all.begin(), all.end(), [&](const auto& one) {
      return one.id.value == name && one.changes == model::Changes::external;
    });
  };
  if (dice.chance(40)) {
    (dice.chance(50) ? out.add_tags : out.remove_tags).push_back(id("vip"));
  } else if (external("tier") && dice.chance(50)) {
    out.set.emplace_back(id("tier"), text(dice.chance(50) ? "gold" : "silver"));
  } else {
    out.set.emplace_back(id("expires"), date(day_of_local(zone.local(at)) + dice.from_to(0, 8)));
  }
  const auto& late = project_->workspace.latency.attribute;
  arrive(out.arrives, out.at, late ? std::optional(late->value) : std::nullopt, zone, dice);
  customer.changes.push_back(std::move(out));
}

void LargerCustomers::add_word(Customer& customer, Instant at, Zone zone, Dice& dice) const {
  model::ConsentRecord out;
  out.topic = id(program_->topics[static_cast<Index>(dice.next() % program_->topics.size())]);
  if (dice.chance(50)) out.topic = id("offers");
  out.given = dice.chance(35);
  out.at = moment(at, zone);
  const auto& late = out.given ? project_->workspace.latency.consent : project_->workspace.latency.opt_out;
  arrive(out.arrives, *out.at, late ? std::optional(late->value) : std::nullopt, zone, dice);
  customer.consents.push_back(std::move(out));
}

Customer LargerCustomers::random(Dice& dice) const {
  Customer out;
  out.id = id("somebody");
  Around around{program_->zone, {}};
  if (several_clocks_ && dice.chance(70)) {
    static const std::vector<std::string> zones{"America/New_York", "America/Los_Angeles", "Europe/Berlin"};
    out.zone = model::MaybeId(id(dice.one_of(zones)));
    around.zone = zone_of(*program_, out);
  }
  out.from = moment(start_, around.zone);
  out.until = moment(start_ + followed, around.zone);
  change_profile(out, dice);
  for (Index topic = 0; topic < program_->topics.size(); ++topic) {
    if (!dice.chance(90)) continue;
    model::ConsentRecord word;
    word.topic = id(program_->topics[topic]);
    word.given = dice.chance(95);
    out.consents.push_back(std::move(word));
  }
  const int most = dice.chance(50) ? 2 : 5;
  for (Index name = 0; name < program_->events.size(); ++name) {
    for (int n = dice.from_to(0, most); n > 0; --n) {
      const Instant at = instant(around, dice);
      around.known.push_back(at);
      out.events.push_back(event(name, at, around.zone, dice));
    }
  }
  for (int n = dice.from_to(0, 3); n > 0; --n) add_change(out, instant(around, dice), around.zone, dice);
  for (int n = dice.chance(40) ? dice.from_to(1, 2) : 0; n > 0; --n) {
    add_word(out, instant(around, dice), around.zone, dice);
  }
  react(out, 35, dice);
  return out;
}

// All of it so much earlier or later.
void LargerCustomers::shift(Customer& customer, std::int64_t seconds, Zone zone) const {
  const auto moved = [&](Moment& one) { one = moment(trace::instant_of(one, zone) + seconds, zone); };
  const auto moved_if = [&](std::optional<Moment>& one) {
    if (one) moved(*one);
  };
  moved_if(customer.from);
  moved_if(customer.until);
  for (auto& one : customer.events) {
    moved(one.at);
    moved_if(one.arrives);
  }
  for (auto& one : customer.changes) {
    moved(one.at);
    moved_if(one.arrives);
  }
  for (auto& one : customer.consents) {
    moved_if(one.at);
    moved_if(one.arrives);
  }
}

// What began a run comes so much earlier or later that a message of it goes out when a window ends that another message
// began, or at one of the times of day that make a difference; to the second, or one beside it.
void LargerCustomers::aim(Customer& customer, const trace::Run& run, Zone zone, Dice& dice) const {
  std::vector<const trace::LogEntry*> sent;
  for (const auto& entry : run.log) {
    const bool out = entry.kind == trace::LogEntry::Kind::message && entry.gate &&
                     entry.gate->action == trace::GateDecision::Action::send;
    if (out) sent.push_back(&entry);
  }
  if (sent.empty()) return;
  const trace::LogEntry& message = *dice.one_of(sent);
  static const std::vector<int> off{-1, -1, 0, 0, 1};
  Instant wanted = add(dice.one_of(sent)->at, dice.one_of(durations_), zone);
  if (dice.chance(35)) {
    wanted = resolve_local(day_of_local(zone.local(message.at)) + dice.from_to(0, 1), dice.one_of(clocks_), zone).at;
  }
  const std::int64_t by = wanted + dice.one_of(off) - message.at;
  Instant began = 0;
  for (const auto& entry : run.log) {
    const bool enters = entry.kind == trace::LogEntry::Kind::entered && entry.journey == message.journey;
    if (enters && entry.at <= message.at) began = entry.at;
  }
  for (auto& event : customer.events) {
    const Instant at = trace::instant_of(event.at, zone);
    const Instant known = event.arrives ? trace::instant_of(*event.arrives, zone) : at;
    if (known != began || at + by < start_ + day_seconds) continue;
    event.at = moment(at + by, zone);
    if (event.arrives) event.arrives = moment(known + by, zone);
  }
}

Customer LargerCustomers::changed(const Customer& customer, const trace::Run& run, Dice& dice) const {
  Customer out = customer;
  Around around{zone_of(*program_, customer), {}};
  if (!out.from || trace::instant_of(*out.from, around.zone) > start_) out.from = moment(start_, around.zone);
  const Instant until = trace::instant_of(*out.from, around.zone) + followed;
  if (!out.until || trace::instant_of(*out.until, around.zone) < until) out.until = moment(until, around.zone);
  for (const auto& entry : run.log) {
    around.known.push_back(entry.at);
    if (entry.kind == trace::LogEntry::Kind::message && dice.chance(50)) around.known.push_back(entry.at);
    if (entry.until) around.known.push_back(*entry.until);
  }
  const auto event_at = [&](std::size_t n) { return trace::instant_of(out.events[n].at, around.zone); };
  const auto any_event = [&] { return static_cast<std::size_t>(dice.next() % out.events.size()); };
  if (dice.chance(50)) {
    aim(out, run, around.zone, dice);
    if (dice.chance(60)) return out;
  }
  for (int n = dice.from_to(1, 3); n > 0; --n) {
    const int how = dice.from_to(1, 100);
    if (how <= 18 && !out.events.empty()) {  // a little earlier or later
      const std::size_t which = any_event();
      static const std::vector<std::int64_t> by{-1, -1, 1, 1, 60, -60, 3600, -3600, day_seconds, -day_seconds};
      const Index name = program_->events.find(out.events[which].event.value);
      auto with = out.events[which].with;
      out.events[which] = event(name, event_at(which) + dice.one_of(by), around.zone, dice);
      if (dice.chance(80)) out.events[which].with = std::move(with);
    } else if (how <= 30 && !out.events.empty()) {  // once more, when something else happens
      const std::size_t which = any_event();
      auto again =
          event(program_->events.find(out.events[which].event.value), instant(around, dice), around.zone, dice);
      if (dice.chance(70)) again.with = out.events[which].with;
      out.events.push_back(std::move(again));
    } else if (how <= 48) {
      const auto name = static_cast<Index>(dice.next() % program_->events.size());
      out.events.push_back(event(name, instant(around, dice), around.zone, dice));
    } else if (how <= 56) {
      erase(out.events, dice);
    } else if (how <= 66) {
      add_word(out, instant(around, dice), around.zone, dice);
    } else if (how <= 72) {
      add_change(out, instant(around, dice), around.zone, dice);
    } else if (how <= 78) {
      change_profile(out, dice);
    } else if (how <= 84) {
      out.reactions.clear();
      out.outcomes.clear();
      react(out, dice.from_to(0, 70), dice);
    } else if (how <= 88) {
      erase(out.reactions, dice);
      erase(out.outcomes, dice);
    } else if (how <= 92) {
      erase(out.changes, dice);
    } else if (!out.events.empty()) {  // to other days
      const Day from = day_of_local(around.zone.local(event_at(0)));
      const std::int64_t by = std::int64_t{dice.one_of(days_) - from} * day_seconds;
      if (event_at(0) + by > start_ + 10 * day_seconds) shift(out, by, around.zone);
    }
  }
  return out;
}

}  // namespace wayproof::testing
