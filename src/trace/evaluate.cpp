#include "trace/evaluate.h"

#include <algorithm>
#include <cstdlib>

#include "base/stable_sort.h"
#include "program/filter.h"
#include "trace/moments.h"

namespace wayproof::trace {

using program::Compare;
using program::Condition;
using Kind = model::Condition::Kind;

namespace {

// Orders two values of comparable kinds; nothing when they cannot be compared.
std::optional<std::int64_t> difference(const Value& left, const Value& right) {
  constexpr std::int64_t millionths = 1'000'000;
  if (left.kind == Value::Kind::missing || right.kind == Value::Kind::missing) return std::nullopt;
  if (left.kind == right.kind)
    return left.kind == Value::Kind::text ? std::nullopt : std::optional(left.number - right.number);
  if (left.kind == Value::Kind::number && right.kind == Value::Kind::rate)
    return left.number * millionths - right.number;
  if (left.kind == Value::Kind::rate && right.kind == Value::Kind::number)
    return left.number - right.number * millionths;
  if (left.kind == Value::Kind::date && right.kind == Value::Kind::moment)
    return left.number * day_seconds - right.number;
  if (left.kind == Value::Kind::moment && right.kind == Value::Kind::date)
    return left.number - right.number * day_seconds;
  return std::nullopt;
}

bool equal(const Value& left, const Value& right) {
  if (left.kind == Value::Kind::text || right.kind == Value::Kind::text) return left == right;
  const auto apart = difference(left, right);
  return apart && *apart == 0;
}

}  // namespace

Value field_of(const Payload& payload, Index field) {
  const auto at = std::lower_bound(payload.begin(), payload.end(), field,
                                   [](const auto& entry, Index wanted) { return entry.first < wanted; });
  return at != payload.end() && at->first == field ? at->second : Value{};
}

bool reacted(const MessageRecord& record, model::Reaction reaction, Index link) {
  if (record.result != MessageRecord::Result::sent) return false;
  if (reaction == model::Reaction::sent) return true;
  if (reaction == model::Reaction::delivered) return record.delivered.has_value();
  return std::any_of(record.reactions.begin(), record.reactions.end(), [&](const ReactionRecord& one) {
    return one.reaction == reaction && (link == none || one.link == link);
  });
}

Value Evaluator::operand(const program::Operand& operand) const {
  using Source = program::Operand::Source;
  switch (operand.source) {
    case Source::constant:
      return operand.constant;
    case Source::entry_field:
      return instance_ != nullptr ? field_of(instance_->entry, operand.name) : Value{};
    case Source::attribute:
      return operand.name < state_.attributes.size() ? state_.attributes[operand.name] : Value{};
  }
  return {};
}

bool Evaluator::compares(const Value& left, const Compare& compare) const {
  using model::Op;
  const bool known = left.kind != Value::Kind::missing;
  if (compare.op == Op::known) return known == (compare.right.constant.number != 0);
  if (!known) return false;
  if (compare.op == Op::in) {
    return std::any_of(compare.list.begin(), compare.list.end(), [&](const Value& one) { return equal(left, one); });
  }
  if (compare.op == Op::within || compare.op == Op::ago) {
    const auto at = moment_of(left, state_.zone);
    if (!at) return false;
    if (compare.op == Op::within) return *at >= state_.now && *at <= add(state_.now, compare.duration, state_.zone);
    return *at <= state_.now && add(*at, compare.duration, state_.zone) >= state_.now;
  }
  const Value right = operand(compare.right);
  if (right.kind == Value::Kind::missing) return false;
  if (compare.op == Op::is) return equal(left, right);
  if (compare.op == Op::is_not) return !equal(left, right);
  const auto apart = difference(left, right);
  if (!apart) return false;
  switch (compare.op) {
    case Op::at_least:
      return *apart >= 0;
    case Op::at_most:
      return *apart <= 0;
    case Op::more_than:
      return *apart > 0;
    case Op::less_than:
      return *apart < 0;
    default:
      return false;
  }
}

bool Evaluator::matches(const std::vector<program::FieldTest>& where, const Payload& payload) const {
  return std::all_of(where.begin(), where.end(),
                     [&](const auto& test) { return compares(field_of(payload, test.field), test.compare); });
}

bool Evaluator::matches(const program::Filter& filter, Index step) const {
  return program::matches(filter, program_, step);
}

std::optional<Instant> Evaluator::since(model::Since::Kind kind, Index step) const {
  if (kind == model::Since::Kind::ever) return std::numeric_limits<Instant>::min();
  if (instance_ == nullptr) return std::nullopt;
  if (kind == model::Since::Kind::entry) return instance_->entered;
  if (step == none) return std::nullopt;
  return instance_->left_step[step - program_.journeys[instance_->journey].steps_begin];
}

// In (now - in, now] and not before `since`.
bool Evaluator::counts_from(const Condition& condition, Instant occurred) const {
  const auto from = since(condition.since, condition.since_step);
  if (!from || occurred < *from) return false;
  return !condition.in || add(occurred, *condition.in, state_.zone) > state_.now;
}

std::int64_t Evaluator::count_events(const Condition& condition) const {
  const auto& history = state_.history.of(condition.name);
  return std::count_if(history.begin(), history.end(), [&](const Occurrence& one) {
    return counts_from(condition, one.occurred) && matches(condition.where, one.payload);
  });
}

std::int64_t Evaluator::count_reactions(const Condition& condition) const {
  std::int64_t count = 0;
  for (const auto& record : state_.messages) {
    if (record.result != MessageRecord::Result::sent || !matches(condition.of, record.step)) continue;
    if (condition.reaction == model::Reaction::sent) {
      count += counts_from(condition, record.sent) ? 1 : 0;
    } else if (condition.reaction == model::Reaction::delivered) {
      count += record.delivered && counts_from(condition, *record.delivered) ? 1 : 0;
    } else {
      // Several opens of one message are one message opened: what is counted is messages, as every platform reports it.
      count += std::any_of(record.reactions.begin(), record.reactions.end(),
                           [&](const ReactionRecord& one) {
                             return one.reaction == condition.reaction &&
                                    (condition.link == none || one.link == condition.link) &&
                                    counts_from(condition, one.occurred);
                           })
                   ? 1
                   : 0;
    }
  }
  return count;
}

std::int64_t Evaluator::streak(const Condition& condition) const {
  // The last ones by delivery: a message that was held comes after one that was planned later and went out at once.
  std::vector<const MessageRecord*> delivered;
  for (const auto& record : state_.messages) {
    if (record.delivered && matches(condition.of, record.step)) delivered.push_back(&record);
  }
  stable_sort(delivered, [](const auto* a, const auto* b) { return *a->delivered < *b->delivered; });
  const auto first_without = std::find_if(delivered.rbegin(), delivered.rend(), [&](const auto* record) {
    return !reacted(*record, condition.reaction, none);
  });
  return first_without - delivered.rbegin();
}

bool Evaluator::atom(const Condition& condition, Atom& out) const {
  const auto in_range = [&](std::int64_t count) {
    out.count = count;
    return count >= condition.at_least && count <= condition.at_most;
  };
  switch (condition.kind) {
    case Kind::attribute:
      out.seen = condition.name < state_.attributes.size() ? state_.attributes[condition.name] : Value{};
      return compares(out.seen, condition.compare);
    case Kind::entry:
      out.seen = instance_ != nullptr ? field_of(instance_->entry, condition.name) : Value{};
      return compares(out.seen, condition.compare);
    case Kind::tag:
      return condition.name < state_.tags.size() && state_.tags[condition.name];
    case Kind::stage: {
      const Index ladder = program_.stage_ladder[condition.name];
      return ladder != none && state_.stage[ladder] == condition.name;
    }
    case Kind::score:
      out.count = condition.name < state_.scores.size() ? state_.scores[condition.name] : 0;
      return compares({Value::Kind::number, out.count}, condition.compare);
    case Kind::event:
      return in_range(count_events(condition));
    case Kind::reaction:
      return in_range(count_reactions(condition));
    case Kind::streak:
      return in_range(streak(condition));
    case Kind::consent: {
      const auto* record = consent_for(state_, condition.name, condition.channel);
      return record != nullptr && record->given;
    }
    case Kind::segment: {
      const Index defined =
          condition.name < program_.segment_conditions.size() ? program_.segment_conditions[condition.name] : none;
      if (defined != none) return holds(defined);
      return condition.name < state_.segments.size() && state_.segments[condition.name];
    }
    case Kind::local_time: {
      const DailyRange range{condition.from, condition.to, condition.days};
      return inside(range, state_.zone.local(state_.now), program_.calendar());
    }
    case Kind::invalid:
    case Kind::all:
    case Kind::any:
    case Kind::negation:
      break;
  }
  return false;
}

bool Evaluator::walk(Index at, bool negated, std::vector<Atom>* atoms) const {
  const auto& condition = program_.conditions[at];
  switch (condition.kind) {
    case Kind::negation:
      return condition.count == 1 && !walk(condition.first, !negated, atoms);
    case Kind::all:
    case Kind::any: {
      const bool stops_at = condition.kind == Kind::any;
      bool result = !stops_at;
      for (Index p = 0; p < condition.count; ++p) {
        if (walk(condition.first + p, negated, atoms) == stops_at) {
          result = stops_at;
          if (atoms == nullptr) break;
        }
      }
      return result;
    }
    default: {
      Atom out{.condition = at, .negated = negated};
      out.holds = atom(condition, out);
      if (atoms != nullptr) atoms->push_back(out);
      return out.holds;
    }
  }
}

bool Evaluator::holds(Index condition, std::vector<Atom>* atoms) const {
  return condition == none || walk(condition, false, atoms);
}

std::optional<Instant> Evaluator::next_change(Index at) const {
  const auto& condition = program_.conditions[at];
  if (condition.kind != Kind::all && condition.kind != Kind::any && condition.kind != Kind::negation) {
    return next_change_of(condition);
  }
  std::optional<Instant> first;
  for (Index p = 0; p < condition.count; ++p) first = earlier(first, next_change(condition.first + p));
  return first;
}

std::optional<Instant> Evaluator::next_change_of(const Condition& condition) const {
  std::optional<Instant> first;
  const auto consider = [&](Instant t) {
    if (t > state_.now) first = earlier(first, t);
  };
  const auto leaves_window = [&](Instant occurred) { consider(add(occurred, *condition.in, state_.zone)); };
  switch (condition.kind) {
    case Kind::event:
      if (condition.in) {
        for (const auto& one : state_.history.of(condition.name)) leaves_window(one.occurred);
      }
      break;
    case Kind::reaction:
      if (condition.in) {
        for (const auto& record : state_.messages) {
          if (record.result == MessageRecord::Result::sent) leaves_window(record.sent);
          if (record.delivered) leaves_window(*record.delivered);
          for (const auto& one : record.reactions) leaves_window(one.occurred);
        }
      }
      break;
    case Kind::attribute:
    case Kind::entry:
      if (condition.compare.op == model::Op::within || condition.compare.op == model::Op::ago) {
        Atom out;
        (void)atom(condition, out);
        if (const auto at = moment_of(out.seen, state_.zone)) {
          consider(*at);
          consider(*at + 1);
          if (condition.compare.op == model::Op::ago) {
            consider(add(*at, condition.compare.duration, state_.zone) + 1);
          } else {
            consider(first_reaching(*at, condition.compare.duration, state_.zone));
          }
        }
      }
      break;
    case Kind::segment:
      if (condition.name < program_.segment_conditions.size() && program_.segment_conditions[condition.name] != none) {
        return next_change(program_.segment_conditions[condition.name]);
      }
      break;
    case Kind::local_time:
      for (const ClockTime edge : {condition.from, condition.to, ClockTime{0}}) {
        if (const auto at = next_clock(state_.now + 1, edge, state_.zone)) consider(*at);
      }
      if (const auto change = state_.zone.next_transition(state_.now)) consider(change->at);
      break;
    default:
      break;
  }
  return first;
}

bool Evaluator::matches(Index at, const Signal& signal) const {
  if (at == none) return false;
  const auto& trigger = program_.triggers[at];
  using TriggerKind = model::Trigger::Kind;
  switch (trigger.kind) {
    case TriggerKind::event:
      return signal.kind == Signal::Kind::event && signal.subject == trigger.name &&
             matches(trigger.where, state_.history.of(signal.subject)[signal.detail].payload);
    case TriggerKind::reaction:
      return signal.kind == Signal::Kind::reaction && signal.reaction == trigger.reaction &&
             (trigger.link == none || trigger.link == signal.detail) &&
             matches(trigger.of, state_.messages[signal.subject].step);
    case TriggerKind::opt_out:
      return signal.kind == Signal::Kind::opt_out && (trigger.name == none || trigger.name == signal.subject) &&
             (trigger.channel == none || signal.detail == none || trigger.channel == signal.detail);
    case TriggerKind::any:
      for (Index p = 0; p < trigger.count; ++p) {
        if (matches(trigger.first + p, signal)) return true;
      }
      return false;
    default:
      return false;
  }
}

}  // namespace wayproof::trace
