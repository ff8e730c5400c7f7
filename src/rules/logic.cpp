#include "rules/logic.h"

#include <algorithm>
#include <limits>

namespace wayproof::rules {
namespace {

using model::Comparison;
using model::Condition;
using model::Literal;
using model::Op;
using Kind = Condition::Kind;

// ---- equal conditions -----------------------------------------------------------------------------------------------

bool same(const Comparison& a, const Comparison& b) {
  return a.op == b.op && a.literal == b.literal && a.entry_field == b.entry_field && a.attribute == b.attribute &&
         a.duration == b.duration;
}

bool same(const std::vector<model::FieldTest>& a, const std::vector<model::FieldTest>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const model::FieldTest& x, const model::FieldTest& y) { return rules::same(x, y); });
}

bool same(const model::MessageFilter& a, const model::MessageFilter& b) {
  return a.purpose == b.purpose && a.channel == b.channel && a.topic == b.topic && a.kind == b.kind &&
         a.offer == b.offer && a.journey == b.journey && a.step == b.step;
}

/// The same question about the same thing; thresholds aside.
bool same_subject(const Condition& a, const Condition& b) {
  return a.kind == b.kind && a.name == b.name && same(a.where, b.where) && same(a.of, b.of) &&
         a.reaction == b.reaction && a.link == b.link && a.channel == b.channel && a.in == b.in &&
         a.since.kind == b.since.kind && a.since.step == b.since.step;
}

// ---- values that satisfy a comparison -------------------------------------------------------------------------------

/// A range of numbers, or a list of values. `unknown` for what is not compared with constants.
struct Values {
  bool known = false;
  bool listed = false;  ///< `list` holds all of them; else the range
  std::vector<Literal> list;
  Literal::Kind kind = Literal::Kind::integer;
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] bool contains(const Literal& value) const {
    if (listed) return std::find(list.begin(), list.end(), value) != list.end();
    return value.kind == kind && least <= value.number && value.number <= most;
  }
  [[nodiscard]] bool none() const { return listed ? list.empty() : least > most; }
};

Values values_of(const Comparison& compare) {
  Values values;
  if (compare.entry_field || compare.attribute) return values;
  const Literal& right = compare.literal;
  const bool ordered = right.kind == Literal::Kind::integer || right.kind == Literal::Kind::date ||
                       right.kind == Literal::Kind::rate || right.kind == Literal::Kind::moment;
  switch (compare.op) {
    case Op::is:
      values.known = values.listed = right.kind != Literal::Kind::none;
      values.list = {right};
      return values;
    case Op::in:
      values.known = values.listed = true;
      values.list = right.items;
      return values;
    case Op::at_least:
      values.least = right.number;
      break;
    case Op::at_most:
      values.most = right.number;
      break;
    case Op::more_than:
      values.least = right.number + 1;
      break;
    case Op::less_than:
      values.most = right.number - 1;
      break;
    default:
      return values;
  }
  values.known = ordered;
  values.kind = right.kind;
  return values;
}

/// Counts an event, reaction or streak condition accepts.
Values counts_of(const Condition& condition) {
  Values values;
  values.known = true;
  values.least = condition.at_least ? condition.at_least->value : condition.at_most ? 0 : 1;
  if (condition.at_most) values.most = condition.at_most->value;
  return values;
}

bool is_counted(Kind kind) { return kind == Kind::event || kind == Kind::reaction; }
bool is_compared(Kind kind) { return kind == Kind::attribute || kind == Kind::entry || kind == Kind::score; }

/// Values an atom accepts of its subject.
Values accepted(const Condition& atom) {
  if (is_counted(atom.kind)) return counts_of(atom);
  if (!is_compared(atom.kind)) return {};
  Values values = values_of(atom.compare);
  if (atom.kind == Kind::score) values.kind = Literal::Kind::integer;
  return values;
}

bool within(const Values& a, const Values& b) {
  if (!a.known || !b.known) return false;
  if (a.listed) return std::all_of(a.list.begin(), a.list.end(), [&](const Literal& v) { return b.contains(v); });
  return !b.listed && a.kind == b.kind && b.least <= a.least && a.most <= b.most;
}

bool disjoint(const Values& a, const Values& b) {
  if (!a.known || !b.known) return false;
  if (a.listed) return std::none_of(a.list.begin(), a.list.end(), [&](const Literal& v) { return b.contains(v); });
  if (b.listed) return disjoint(b, a);
  return a.kind == b.kind && (a.most < b.least || b.most < a.least);
}

// ---- contradictions -------------------------------------------------------------------------------------------------

bool is_known_test(const Condition& atom, bool wanted) {
  return is_compared(atom.kind) && atom.compare.op == Op::known && (atom.compare.literal.number != 0) == wanted;
}

bool clocks_disjoint(const Condition& a, const Condition& b) {
  const auto inside = [](ClockTime clock, const Condition& range) {
    return range.from < range.to ? range.from <= clock && clock < range.to : clock >= range.from || clock < range.to;
  };
  return !inside(a.from, b) && !inside(b.from, a);
}

/// A customer stands on one stage of a ladder.
bool stages_exclude(const Condition& a, const Condition& b, const model::Workspace& workspace) {
  if (a.kind != Kind::stage || b.kind != Kind::stage || a.name == b.name) return false;
  for (const model::Ladder& ladder : workspace.stages) {
    const auto has = [&](const Condition& condition) {
      return std::find(ladder.stages.begin(), ladder.stages.end(), condition.name) != ladder.stages.end();
    };
    if (has(a) && has(b)) return true;
  }
  return false;
}

/// Two atoms that cannot hold together.
bool exclude(const Condition& a, const Condition& b, const model::Workspace& workspace) {
  if (stages_exclude(a, b, workspace)) return true;
  if (a.kind == Kind::negation && a.parts.size() == 1 && implies(b, a.parts.front())) return true;
  if (b.kind == Kind::negation && b.parts.size() == 1 && implies(a, b.parts.front())) return true;
  if (a.kind == Kind::local_time && b.kind == Kind::local_time) return clocks_disjoint(a, b);
  if (!same_subject(a, b)) return false;
  if (is_known_test(a, false) || is_known_test(b, false)) {
    // Nothing but "is not known" holds of what is not known.
    return !(is_known_test(a, false) && is_known_test(b, false)) && is_compared(a.kind);
  }
  if (a.compare.op == Op::is_not && b.compare.op == Op::is) return exclude(b, a, workspace);
  if (is_compared(a.kind) && a.compare.op == Op::is && b.compare.op == Op::is_not && !a.compare.entry_field &&
      !b.compare.entry_field && !a.compare.attribute && !b.compare.attribute) {
    return a.compare.literal == b.compare.literal;
  }
  return disjoint(accepted(a), accepted(b));
}

void flatten(const Condition& condition, std::vector<const Condition*>& parts) {
  if (condition.kind != Kind::all) {
    parts.push_back(&condition);
    return;
  }
  for (const Condition& part : condition.parts) flatten(part, parts);
}

Truth opposite(Truth truth) {
  return truth == Truth::always ? Truth::never : truth == Truth::never ? Truth::always : Truth::maybe;
}

// ---- single atoms ---------------------------------------------------------------------------------------------------

Truth compare_with_range(const Values& accepted, std::int64_t least, std::int64_t most) {
  if (!accepted.known || accepted.listed) return Truth::maybe;
  if (accepted.none() || accepted.most < least || most < accepted.least) return Truth::never;
  return accepted.least <= least && most <= accepted.most ? Truth::always : Truth::maybe;
}

Truth truth_of_attribute(const Condition& atom, const model::Workspace& workspace) {
  const Values values = accepted(atom);
  if (values.known && values.none()) return Truth::never;
  const model::Attribute* attribute = workspace.attributes.find(atom.name.value);
  if (attribute == nullptr) return Truth::maybe;
  const auto least = attribute->least ? attribute->least->value : std::numeric_limits<std::int64_t>::min();
  const auto most = attribute->most ? attribute->most->value : std::numeric_limits<std::int64_t>::max();
  const bool never_missing = attribute->missing && attribute->missing->value == 0;
  const Truth truth = values.kind == Literal::Kind::integer ? compare_with_range(values, least, most) : Truth::maybe;
  // Whoever lacks the attribute fails every comparison with it.
  return truth == Truth::always && !never_missing ? Truth::maybe : truth;
}

Truth truth_of_atom(const Condition& atom, const model::Workspace& workspace) {
  switch (atom.kind) {
    case Kind::attribute:
      return truth_of_attribute(atom, workspace);
    case Kind::event:
    case Kind::reaction:
      return compare_with_range(counts_of(atom), 0, std::numeric_limits<std::int64_t>::max());
    case Kind::score: {
      const model::Score* score = workspace.scores.find(atom.name.value);
      return score != nullptr ? compare_with_range(accepted(atom), score->from, score->to) : Truth::maybe;
    }
    default:
      return Truth::maybe;
  }
}

Truth decide(const Condition& condition, const model::Workspace& workspace, const Condition*& culprit);

Truth truth_of_all(const Condition& condition, const model::Workspace& workspace, const Condition*& culprit) {
  std::vector<const Condition*> parts;
  flatten(condition, parts);
  bool always = !parts.empty();
  for (const Condition* part : parts) {
    const Truth truth = decide(*part, workspace, culprit);
    if (truth == Truth::never) return Truth::never;
    always = always && truth == Truth::always;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!exclude(*parts[k], *parts[i], workspace)) continue;
      culprit = parts[i];
      return Truth::never;
    }
  }
  if (always) culprit = &condition;
  return always ? Truth::always : Truth::maybe;
}

Truth truth_of_any(const Condition& condition, const model::Workspace& workspace, const Condition*& culprit) {
  bool never = !condition.parts.empty();
  for (const Condition& part : condition.parts) {
    const Truth truth = decide(part, workspace, culprit);
    if (truth == Truth::always) return Truth::always;
    never = never && truth == Truth::never;
    // "A or not A": whoever fails the one passes the other.
    for (const Condition& other : condition.parts) {
      if (other.kind == Kind::negation && other.parts.size() == 1 && implies(other.parts.front(), part)) {
        culprit = &other;
        return Truth::always;
      }
    }
  }
  if (never) culprit = &condition;
  return never ? Truth::never : Truth::maybe;
}

Truth decide(const Condition& condition, const model::Workspace& workspace, const Condition*& culprit) {
  switch (condition.kind) {
    case Kind::all:
      return truth_of_all(condition, workspace, culprit);
    case Kind::any:
      return truth_of_any(condition, workspace, culprit);
    case Kind::negation:
      return condition.parts.size() == 1 ? opposite(decide(condition.parts.front(), workspace, culprit)) : Truth::maybe;
    default: {
      const Truth truth = truth_of_atom(condition, workspace);
      if (truth != Truth::maybe) culprit = &condition;
      return truth;
    }
  }
}

}  // namespace

bool same(const model::FieldTest& a, const model::FieldTest& b) {
  return a.field == b.field && same(a.compare, b.compare);
}

bool same(const Condition& a, const Condition& b) {
  return same_subject(a, b) && same(a.compare, b.compare) && a.at_least == b.at_least && a.at_most == b.at_most &&
         a.from == b.from && a.to == b.to && a.on == b.on &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const Condition& x, const Condition& y) { return same(x, y); });
}

bool implies(const Condition& a, const Condition& b) {
  if (a.kind == Kind::invalid || b.kind == Kind::invalid) return false;
  if (same(a, b)) return true;
  const auto a_implies = [&](const Condition& part) { return implies(a, part); };
  const auto implies_b = [&](const Condition& part) { return implies(part, b); };
  if (a.kind == Kind::any && !a.parts.empty()) return std::all_of(a.parts.begin(), a.parts.end(), implies_b);
  if (b.kind == Kind::all && !b.parts.empty()) return std::all_of(b.parts.begin(), b.parts.end(), a_implies);
  if (a.kind == Kind::all && std::any_of(a.parts.begin(), a.parts.end(), implies_b)) return true;
  if (b.kind == Kind::any && std::any_of(b.parts.begin(), b.parts.end(), a_implies)) return true;
  if (a.kind == Kind::negation && b.kind == Kind::negation && a.parts.size() == 1 && b.parts.size() == 1) {
    return implies(b.parts.front(), a.parts.front());
  }
  return same_subject(a, b) && within(accepted(a), accepted(b));
}

Overlap overlap(const Condition& a, const Condition& b) {
  if (!same_subject(a, b) || implies(a, b) || implies(b, a)) return {};
  const Values left = accepted(a);
  const Values right = accepted(b);
  if (!left.known || !right.known || left.none() || right.none()) return {};
  if (left.listed || right.listed) {
    const Values& list = left.listed ? left : right;
    const Values& other = left.listed ? right : left;
    return {std::any_of(list.list.begin(), list.list.end(), [&](const Literal& one) { return other.contains(one); }),
            {}};
  }
  const std::int64_t least = std::max(left.least, right.least);
  if (left.kind != right.kind || least > std::min(left.most, right.most)) return {};
  const bool single = least == std::min(left.most, right.most) && left.kind == Literal::Kind::integer;
  return {true, single ? std::optional(least) : std::nullopt};
}

Truth truth_of(const Condition& condition, const model::Workspace& workspace, const Condition** culprit) {
  const Condition* found = &condition;
  const Truth truth = decide(condition, workspace, found);
  if (culprit != nullptr) *culprit = found;
  return truth;
}

}  // namespace wayproof::rules
