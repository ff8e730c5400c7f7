#include "proof/wishes.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "trace/evaluate.h"

namespace wayproof::proof {
namespace {

using model::Op;
using program::Value;
using ConditionKind = model::Condition::Kind;
using TriggerKind = model::Trigger::Kind;

// Long enough before the start to lie outside what most conditions look back at is not needed: one hour is a plain
// "before".
constexpr std::int64_t before_start = 3600;
constexpr std::int64_t soon = 60;
// A date that an event brings along lies in the future, as those of bookings do.
constexpr Day days_ahead = 14;

}  // namespace

// A value for which the comparison comes out as wanted.
bool Wishes::compare(const program::Compare& asked, bool wanted, Value& out) const {
  const Value& right = asked.right.constant;
  const bool constant = asked.right.source == program::Operand::Source::constant;
  const auto number = [&](std::int64_t offset) {
    out = {right.kind, right.number + offset};
    return constant && right.kind != Value::Kind::text && right.kind != Value::Kind::missing;
  };
  if (!wanted) {  // a missing value makes every comparison false, "is known: false" excepted
    out = {};
    return !(asked.op == Op::known && right.number == 0);
  }
  switch (asked.op) {
    case Op::is:
      out = right;
      return constant;
    case Op::is_not:
      out = right.kind == Value::Kind::text ? Value{Value::Kind::text, 0} : Value{right.kind, right.number + 1};
      if (out == right && program_->texts.size() > 1) out.number = 1;
      return constant && out != right;
    case Op::in:
      if (asked.list.empty()) return false;
      out = asked.list.front();
      return true;
    case Op::at_least:
    case Op::at_most:
      return number(0);
    case Op::more_than:
      return number(1);
    case Op::less_than:
      return number(-1);
    case Op::known:
      out = right.number != 0 ? Value{Value::Kind::number, 1} : Value{};
      return true;
    case Op::within:
    case Op::ago:
      return false;  // depends on the day; the plain search leaves it
  }
  return false;
}

// Some trigger asks whether it is the same as in the event that started the journey: "the same order".
bool Wishes::links_events(Index field) const {
  return std::any_of(program_->triggers.begin(), program_->triggers.end(), [&](const program::Trigger& trigger) {
    return std::any_of(trigger.where.begin(), trigger.where.end(), [&](const program::FieldTest& test) {
      const auto& right = test.compare.right;
      return right.source == program::Operand::Source::entry_field && (test.field == field || right.name == field);
    });
  });
}

bool Wishes::payload(Index event, const std::vector<program::FieldTest>& where, Instant t, trace::Payload& out) const {
  // Fields that the dictionary declares get a plain value, so that links between events can hold.
  if (const auto* declared = project_->workspace.events.find(program_->events[event])) {
    for (const auto& property : declared->properties) {
      const Index field = program_->fields.find(property.id.value);
      if (field == none) continue;
      const bool text = property.type == model::ValueType::text || property.type == model::ValueType::id;
      if (!property.one_of.empty() && property.one_of.front().kind == model::Literal::Kind::text) {
        const Index known = program_->texts.find(property.one_of.front().text);
        if (known != none) out.emplace_back(field, Value{Value::Kind::text, known});
      } else if (property.type == model::ValueType::date) {
        out.emplace_back(field, Value{Value::Kind::date, day_of_local(zone_.local(t)) + days_ahead});
      } else if (property.type == model::ValueType::moment) {
        out.emplace_back(field, Value{Value::Kind::moment, zone_.local(t) + days_ahead * day_seconds});
      } else if (!text) {
        out.emplace_back(field, Value{Value::Kind::number, 100});
      } else if (links_events(field)) {
        out.emplace_back(field, Value{Value::Kind::text, static_cast<std::int64_t>(program_->texts.size())});
      }
    }
  }
  for (const auto& test : where) {
    Value value;
    // The same plain value stands on both sides.
    if (test.compare.right.source != program::Operand::Source::constant) continue;
    if (!compare(test.compare, true, value)) return false;
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& one) { return one.first == test.field; });
    if (same != out.end()) {
      same->second = value;
    } else {
      out.emplace_back(test.field, value);
    }
  }
  stable_sort(out, [](const auto& a, const auto& b) { return a.first < b.first; });
  return true;
}

std::vector<Index> Wishes::messages(const program::Filter& filter) const {
  std::vector<Index> out;
  const trace::State nobody;
  const trace::Evaluator evaluator(*program_, nobody, nullptr);
  for (Index s = 0; s < program_->steps.size(); ++s) {
    if (program_->steps[s].sends && evaluator.matches(filter, s)) out.push_back(s);
  }
  return out;
}

bool Wishes::avoids(const program::Condition& condition) const {
  if (condition.kind == ConditionKind::event)
    return std::find(avoided_.begin(), avoided_.end(), condition.name) != avoided_.end();
  if (condition.kind == ConditionKind::consent)
    return std::find(no_consent_.begin(), no_consent_.end(), condition.name) != no_consent_.end();
  const auto& all = program_->conditions;
  return std::any_of(all.begin() + condition.first, all.begin() + condition.first + condition.count,
                     [&](const auto& part) { return avoids(part); });
}

bool Wishes::avoids(const program::Trigger& trigger) const {
  return trigger.kind == TriggerKind::event &&
         std::find(avoided_.begin(), avoided_.end(), trigger.name) != avoided_.end();
}

template <class T>
std::vector<Index> Wishes::in_order(const std::vector<T>& all, const T& whole) const {
  std::vector<Index> out, last;
  for (Index p = whole.first; p < whole.first + whole.count; ++p) (avoids(all[p]) ? last : out).push_back(p);
  out.insert(out.end(), last.begin(), last.end());
  return out;
}

bool Wishes::satisfy(Index at, bool wanted, Instant t, Instant entered) {
  if (at == none) return wanted;
  const auto& condition = program_->conditions[at];
  Wish wish;
  wish.subject = condition.name;
  switch (condition.kind) {
    case ConditionKind::negation:
      return condition.count == 1 && satisfy(condition.first, !wanted, t, entered);
    case ConditionKind::all:
    case ConditionKind::any: {
      const bool every = (condition.kind == ConditionKind::all) == wanted;
      for (const Index part : in_order(program_->conditions, condition)) {
        const std::size_t here = mark();
        const bool done = satisfy(part, wanted, t, entered);
        if (!done) back_to(here);
        if (done != every) return done;
      }
      return every;
    }
    case ConditionKind::attribute: {
      const Op op = condition.compare.op;
      if (wanted && (op == Op::within || op == Op::ago)) {
        wish.value = {Value::Kind::date, day_of_local(zone_.local(t))};
      } else if (!compare(condition.compare, wanted, wish.value)) {
        return false;
      }
      if (wish.value.kind == Value::Kind::missing) return true;
      wish.kind = Wish::Kind::attribute;
      break;
    }
    case ConditionKind::tag: {
      if (!wanted) {
        without_.push_back(condition.name);
        return true;
      }
      wish.kind = Wish::Kind::tag;
      if (std::find(without_.begin(), without_.end(), condition.name) == without_.end()) break;
      if (journeys_add(condition.name)) return true;  // the replay will tell whether one has
      wish.at = t - 1;
      break;
    }
    case ConditionKind::stage:
      if (!wanted) return true;
      wish.kind = Wish::Kind::stage;
      break;
    case ConditionKind::score: {
      Value value;
      if (!compare(condition.compare, wanted, value)) return false;
      if (value.kind == Value::Kind::missing) return true;
      wish.kind = Wish::Kind::score;
      wish.number = value.number;
      break;
    }
    case ConditionKind::event:
      if (!wanted || condition.at_least == 0) return condition.at_least > 0 || wanted;
      wish.kind = Wish::Kind::event;
      wish.at = condition.since == model::Since::Kind::ever ? std::min(t, entered) - before_start
                                                            : std::max(entered, t - soon);
      if (!payload(condition.name, condition.where, *wish.at, wish.payload)) return false;
      for (std::int64_t n = events_wished(condition, t); n < condition.at_least; ++n) {
        wishes_.push_back(wish);
        *wish.at += 1;
      }
      return condition.at_least <= 10;
    case ConditionKind::reaction:
    case ConditionKind::streak: {
      const bool happens_anyway =
          condition.reaction == model::Reaction::sent || condition.reaction == model::Reaction::delivered;
      if (happens_anyway) {
        // Where it is not known what has been sent, the replay will tell.
        return sent_.state == nullptr || trace::Evaluator(*program_, *sent_.state, sent_.instance).holds(at) == wanted;
      }
      if (!wanted) return true;
      for (const Index step : messages(condition.of)) {
        wish.kind = Wish::Kind::reaction;
        wish.subject = step;
        wish.detail = condition.link;
        wish.reaction = condition.reaction;
        wishes_.push_back(wish);
      }
      return true;
    }
    case ConditionKind::consent:
      consent(condition.name, condition.channel, wanted, t);
      return true;
    case ConditionKind::segment: {
      const Index defined =
          condition.name < program_->segment_conditions.size() ? program_->segment_conditions[condition.name] : none;
      if (defined != none) return satisfy(defined, wanted, t, entered);
      if (!wanted) return true;
      wish.kind = Wish::Kind::segment;
      break;
    }
    case ConditionKind::entry: {
      Value value;
      if (compare(condition.compare, wanted, value)) bring(entered, condition.name, value);
      return true;  // the replay will tell
    }
    case ConditionKind::local_time:
      return inside({condition.from, condition.to, condition.days}, zone_.local(t), program_->calendar()) == wanted;
    case ConditionKind::invalid:
      return !wanted;
  }
  wishes_.push_back(std::move(wish));
  return true;
}

// A date that is not far from `t`: the one that is wished already, if it is or can be moved there.
bool Wishes::near(const program::Condition& condition, bool wanted, Instant t) {
  const auto& asked = condition.compare;
  const auto holds = [&](Day day) {
    const Instant at = zone_.resolve(LocalSeconds{day} * day_seconds).at;
    if (asked.op == Op::within) return at >= t && at <= add(t, asked.duration, zone_);
    return at <= t && add(at, asked.duration, zone_) >= t;
  };
  const Day today = day_of_local(zone_.local(t));
  const Day close = asked.op == Op::within ? today + 1 : today;
  for (auto wish = wishes_.rbegin(); wish != wishes_.rend(); ++wish) {
    if (wish->kind != Wish::Kind::attribute || wish->subject != condition.name) continue;
    if (wish->value.kind != Value::Kind::date) return false;
    const Day day = static_cast<Day>(wish->value.number);
    if (holds(day) == wanted) return true;
    if (!wish->or_before || !wanted || close > day || !holds(close)) return false;
    wish->value.number = close;
    return true;
  }
  if (!wanted) return true;  // a date that is missing is near nothing
  if (!holds(close)) return false;
  Wish wish;
  wish.kind = Wish::Kind::attribute;
  wish.subject = condition.name;
  wish.value = {Value::Kind::date, close};
  wishes_.push_back(std::move(wish));
  return true;
}

bool Wishes::journeys_add(Index tag) const {
  return std::any_of(program_->steps.begin(), program_->steps.end(), [&](const program::Step& step) {
    return std::find(step.add_tags.begin(), step.add_tags.end(), tag) != step.add_tags.end();
  });
}

bool Wishes::fire(Index at, Instant t, bool entry) {
  if (at == none) return false;
  const auto& trigger = program_->triggers[at];
  Wish wish;
  wish.at = t;
  switch (trigger.kind) {
    case TriggerKind::event:
      wish.kind = Wish::Kind::event;
      wish.subject = trigger.name;
      if (!payload(trigger.name, trigger.where, t, wish.payload)) return false;
      wishes_.push_back(std::move(wish));
      return true;
    case TriggerKind::reaction: {
      const auto steps = messages(trigger.of);
      if (steps.empty()) return false;
      const auto meant = [&](const auto& sent) {
        return sent.second < t && std::find(steps.begin(), steps.end(), sent.first) != steps.end();
      };
      const auto last = std::find_if(sends_.rbegin(), sends_.rend(), meant);
      const std::size_t here = mark();
      react(last == sends_.rend() ? steps.front() : last->first, trigger.reaction, trigger.link);
      if (mark() > here && last != sends_.rend()) wishes_.back().number = t - last->second;
      return true;
    }
    case TriggerKind::any:
      for (const Index part : in_order(program_->triggers, trigger)) {
        const std::size_t here = mark();
        if (fire(part, t, entry)) return true;
        back_to(here);
      }
      return false;
    case TriggerKind::becomes: {
      if (trigger.condition == none) return false;
      if (lapse(trigger.condition, t)) return true;
      const auto& condition = program_->conditions[trigger.condition];
      const std::size_t here = mark();
      if (!satisfy(trigger.condition, true, t, t)) return false;
      // What the condition asks for must come about at `t`, not be so from the beginning.
      for (std::size_t w = here; w < wishes_.size(); ++w) wishes_[w].at = t;
      return mark() > here && condition.kind != ConditionKind::negation;
    }
    case TriggerKind::date: {
      if (!entry) return false;
      if (trigger.date) return true;
      // Planned so that the date falls due on the day of `t`, or was over the day before where it becomes known at `t`
      // only; months are left to the replay.
      const LocalSeconds local = zone_.local(t);
      const bool over = trigger.if_past == model::Trigger::IfPast::enter && clock_of_local(local) != trigger.at;
      Day day = day_of_local(local) - (over ? 1 : 0) - trigger.plus.days;
      if (trigger.yearly) {
        const CivilDate date = civil(day);
        day = day_of({1990, date.month, date.month == 2 && date.day == 29 ? 28 : date.day});
      }
      wish.kind = Wish::Kind::attribute;
      wish.subject = trigger.name;
      wish.value = {Value::Kind::date, day};
      wish.or_before = over;
      if (!over) wish.at.reset();
      wishes_.push_back(std::move(wish));
      return trigger.plus.months == 0;
    }
    case TriggerKind::every:
      return entry;
    case TriggerKind::opt_out: {
      const Index topic = trigger.name != none ? trigger.name : 0;
      if (entry || topic >= program_->topics.size()) return false;
      say(topic, trigger.channel, false, t, std::nullopt);  // he says so, also where he has agreed to nothing
      return true;
    }
    case TriggerKind::handed_over:
      return entry;  // somebody else's way brings him there
    case TriggerKind::invalid:
      return false;
  }
  return false;
}

bool Wishes::fire_late(Index trigger, Instant t, Instant known) {
  const std::size_t here = mark();
  if (!fire(trigger, t)) return false;
  for (std::size_t w = here; w < wishes_.size(); ++w) wishes_[w].known = known;
  return true;
}

/// Wishes that make the condition turn true at `t` because something was long enough ago: "no order for 30 days".
bool Wishes::lapse(Index at, Instant t) {
  if (at == none) return false;
  const auto& condition = program_->conditions[at];
  const std::size_t here = mark();
  switch (condition.kind) {
    case ConditionKind::segment:
      return condition.name < program_->segment_conditions.size() &&
             lapse(program_->segment_conditions[condition.name], t);
    case ConditionKind::all: {
      Index part = 0;
      while (part < condition.count && !lapse(condition.first + part, t)) ++part;
      if (part == condition.count) return false;
      for (Index other = 0; other < condition.count; ++other) {
        if (other == part || satisfy(condition.first + other, true, t, t)) continue;
        back_to(here);
        return false;
      }
      return true;
    }
    case ConditionKind::negation: {
      const auto& inner = program_->conditions[condition.first];
      if (condition.count != 1 || inner.kind != ConditionKind::event || !inner.in || inner.at_least != 1) return false;
      Wish wish;
      wish.kind = Wish::Kind::event;
      wish.subject = inner.name;
      wish.at = t - inner.in->longest();
      if (!payload(inner.name, inner.where, *wish.at, wish.payload)) return false;
      wishes_.push_back(std::move(wish));
      return true;
    }
    default:
      return false;
  }
}

void Wishes::react(Index step, model::Reaction reaction, Index link) {
  if (reaction == model::Reaction::sent || reaction == model::Reaction::delivered) return;
  Wish wish;
  wish.kind = Wish::Kind::reaction;
  wish.subject = step;
  wish.detail = link;
  wish.reaction = reaction;
  wishes_.push_back(std::move(wish));
}

// How many of the events that a plain condition counts at `t` are wished already: the one that starts the journey is.
std::int64_t Wishes::events_wished(const program::Condition& condition, Instant t) const {
  if (condition.since != model::Since::Kind::ever || !condition.where.empty()) return 0;
  const std::int64_t reach = condition.in ? condition.in->longest() : std::numeric_limits<std::int32_t>::max();
  return std::count_if(wishes_.begin(), wishes_.end(), [&](const Wish& wish) {
    return wish.kind == Wish::Kind::event && wish.subject == condition.name && wish.at && *wish.at <= t &&
           *wish.at > t - reach;
  });
}

// Another value for a field of the event that is wished for `t`.
void Wishes::bring(Instant t, Index field, const Value& value) {
  const auto event = std::find_if(wishes_.begin(), wishes_.end(),
                                  [&](const Wish& wish) { return wish.kind == Wish::Kind::event && wish.at == t; });
  if (event == wishes_.end()) return;
  auto& payload = event->payload;
  payload.erase(std::remove_if(payload.begin(), payload.end(), [&](const auto& one) { return one.first == field; }),
                payload.end());
  if (value.kind == Value::Kind::missing) return;
  payload.emplace_back(field, value);
  stable_sort(payload, [](const auto& a, const auto& b) { return a.first < b.first; });
}

trace::Payload Wishes::brought_at(Instant t) const {
  for (auto wish = wishes_.rbegin(); wish != wishes_.rend(); ++wish) {
    if (wish->kind == Wish::Kind::event && wish->at == t) return wish->payload;
  }
  return {};
}

void Wishes::answer(Index step, Index outcome_name, std::int64_t after) {
  Wish wish;
  wish.kind = Wish::Kind::answer;
  wish.subject = step;
  wish.detail = outcome_name;
  wish.number = after;
  wishes_.push_back(std::move(wish));
}

void Wishes::arm(Index step, Index position) {
  Wish wish;
  wish.kind = Wish::Kind::arm;
  wish.subject = step;
  wish.detail = position;
  wishes_.push_back(std::move(wish));
}

void Wishes::be(Index attribute, Value value) {
  Wish wish;
  wish.kind = Wish::Kind::attribute;
  wish.subject = attribute;
  wish.value = value;
  wishes_.insert(wishes_.begin(), std::move(wish));
}

// Everybody has agreed to everything, until something else is wished.
void Wishes::consent(Index topic, Index channel, bool given, Instant t) {
  if (topic == none) return;
  const Wish* last = nullptr;
  for (const Wish& wish : wishes_) {
    const bool same = wish.kind == Wish::Kind::consent && wish.subject == topic && *wish.at <= t;
    if (same && (last == nullptr || *last->at <= *wish.at)) last = &wish;
  }
  const bool at_first = std::find(never_agreed_.begin(), never_agreed_.end(), topic) == never_agreed_.end();
  if ((last != nullptr ? last->number != 0 : at_first) == given) return;
  say(topic, channel, given, t, std::nullopt);
}

void Wishes::opt_out(Index topic, Instant t, Instant known) { say(topic, none, false, t, known); }

void Wishes::say(Index topic, Index channel, bool given, Instant t, std::optional<Instant> known) {
  Wish wish;
  wish.kind = Wish::Kind::consent;
  wish.subject = topic;
  wish.detail = channel;
  wish.number = given ? 1 : 0;
  wish.at = t;
  wish.known = known;
  wishes_.push_back(std::move(wish));
}

}  // namespace wayproof::proof
