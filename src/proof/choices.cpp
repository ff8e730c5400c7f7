#include "proof/choices.h"

#include <algorithm>

#include "trace/evaluate.h"

namespace wayproof::proof {
namespace {

using program::Condition;
using program::Value;
using Kind = model::Condition::Kind;

// More ways through one branch than this are not told apart: every way out is taken as possible.
constexpr std::size_t most_ways = 2000;

// Where they are written makes no difference.
bool same(const Condition& a, const Condition& b) {
  return a.kind == b.kind && a.name == b.name && a.compare == b.compare && a.where == b.where && a.of == b.of &&
         a.reaction == b.reaction && a.link == b.link && a.channel == b.channel && a.in == b.in && a.since == b.since &&
         a.since_step == b.since_step && a.at_least == b.at_least && a.at_most == b.at_most && a.from == b.from &&
         a.to == b.to && a.days == b.days;
}

bool composite(Kind kind) { return kind == Kind::all || kind == Kind::any || kind == Kind::negation; }

}  // namespace

const Fact* find(const Facts& facts, Index subject) {
  const auto at = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.subject == subject; });
  return at == facts.end() ? nullptr : &*at;
}

void remember(Facts& facts, Fact fact) {
  const auto at =
      std::find_if(facts.begin(), facts.end(), [&](const Fact& other) { return other.subject >= fact.subject; });
  if (at != facts.end() && at->subject == fact.subject) {
    at->value = fact.value;
  } else {
    facts.insert(at, fact);
  }
}

Atoms::Atoms(const model::Project& project, const program::Program& program) : program_(program) {
  fixed_.assign(program.attributes.size(), false);
  for (const auto& attribute : project.workspace.attributes) {
    const Index name = program.attributes.find(attribute.id.value);
    if (name != none) fixed_[name] = attribute.changes == model::Changes::never;
  }
  for (const auto& step : program.steps) {
    for (const auto& set : step.set) {
      if (set.name < fixed_.size()) fixed_[set.name] = false;
    }
  }
  prompt_.assign(program.events.size(), false);
  for (const auto& event : project.workspace.events) {
    const Index name = program.events.find(event.id.value);
    if (name != none) prompt_[name] = event.late && event.late->value.zero();
  }
  atom_.assign(program.conditions.size(), none);
  for (Index c = 0; c < program.conditions.size(); ++c) {
    const Condition& condition = program.conditions[c];
    if (composite(condition.kind)) continue;
    const auto known = std::find_if(first_.begin(), first_.end(),
                                    [&](Index first) { return same(program.conditions[first], condition); });
    atom_[c] = static_cast<Index>(known - first_.begin());
    if (known != first_.end()) continue;
    first_.push_back(c);
    const bool constant = condition.compare.right.source == program::Operand::Source::constant &&
                          condition.compare.op != model::Op::within && condition.compare.op != model::Op::ago;
    lasts_.push_back(condition.kind == Kind::attribute && constant && fixed(condition.name));
    in_run_.push_back(condition.kind == Kind::entry && constant);
  }
  find_owners(project);
  find_values();
}

// Tags that the workspace does not list as set by others are changed by journeys alone.
void Atoms::find_owners(const model::Project& project) {
  owner_.assign(count(), anybody);
  const auto& external = project.workspace.external.tags;
  for (Index atom = 0; atom < count(); ++atom) {
    const Condition& condition = condition_of(atom);
    if (condition.kind != Kind::tag || condition.name == none || !project.workspace.given) continue;
    const auto& tag = program_.tags[condition.name];
    if (std::any_of(external.begin(), external.end(), [&](const auto& one) { return one.value == tag; })) continue;
    owner_[atom] = none;
    for (const auto& step : program_.steps) {
      for (const auto* changed : {&step.add_tags, &step.remove_tags}) {
        if (std::find(changed->begin(), changed->end(), condition.name) == changed->end()) continue;
        owner_[atom] = owner_[atom] == none || owner_[atom] == step.journey ? step.journey : anybody;
      }
    }
  }
}

Index Atoms::of_tag(Index tag) const {
  for (Index atom = 0; atom < count(); ++atom) {
    if (condition_of(atom).kind == Kind::tag && condition_of(atom).name == tag) return atom;
  }
  return none;
}

// Each constant that is compared with, what lies next to it, something else, and nothing.
void Atoms::find_values() {
  values_.assign(program_.attributes.size(), {Value{}});
  for (Index atom = 0; atom < count(); ++atom) {
    if (!lasts_[atom]) continue;
    const Condition& condition = condition_of(atom);
    auto& values = values_[condition.name];
    const auto take = [&](const Value& value) {
      if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    };
    std::vector<Value> constants = condition.compare.list;
    if (condition.compare.op == model::Op::known) {
      constants.push_back({Value::Kind::boolean, 1});
    } else {
      constants.push_back(condition.compare.right.constant);
    }
    for (const Value& constant : constants) {
      if (constant.kind == Value::Kind::missing) continue;
      take(constant);
      if (constant.kind == Value::Kind::text) {
        take({Value::Kind::text, static_cast<std::int64_t>(program_.texts.size())});  // a text that nobody names
      } else if (constant.kind == Value::Kind::boolean) {
        take({constant.kind, 1 - constant.number});
      } else {
        take({constant.kind, constant.number - 1});
        take({constant.kind, constant.number + 1});
      }
    }
  }
}

Index Atoms::subject_of(Index atom) const {
  if (!lasts_[atom]) return atom;
  return static_cast<Index>(count() + program_.experiments.size()) + condition_of(atom).name;
}

Index Atoms::values_of(Index atom) const {
  return lasts_[atom] ? static_cast<Index>(values_[condition_of(atom).name].size()) : 2;
}

bool Atoms::holds(Index atom, Index value) const {
  if (!lasts_[atom]) return value != 0;
  const Condition& condition = condition_of(atom);
  const trace::State nobody;
  return trace::Evaluator(program_, nobody, nullptr).compares(values_[condition.name][value], condition.compare);
}

Index Atoms::attribute_of(Index subject) const {
  const std::size_t before = count() + program_.experiments.size();
  return subject < before ? none : subject - static_cast<Index>(before);
}

void Atoms::collect(Index at, std::vector<Index>& out) const {
  if (at == none) return;
  const Condition& condition = program_.conditions[at];
  if (composite(condition.kind)) {
    for (Index p = 0; p < condition.count; ++p) collect(condition.first + p, out);
  } else if (condition.kind == Kind::segment && program_.segment_conditions[condition.name] != none) {
    collect(program_.segment_conditions[condition.name], out);
  } else {
    out.push_back(at);
  }
}

namespace {

/// The conditions of one branch, asked with everything that can be the case.
class Asking {
 public:
  Asking(const Atoms& atoms, Index journey, const std::vector<Index>& conditions, const Facts& known)
      : atoms_(atoms), journey_(journey), conditions_(conditions), known_(known) {
    std::vector<Index> elementary;
    for (const Index condition : conditions) atoms.collect(condition, elementary);
    for (const Index condition : elementary) {
      const Index atom = atoms.atom(condition);
      const bool again = std::find(asked_.begin(), asked_.end(), atom) != asked_.end();
      if (again || atoms.lasts_in(atom, journey)) matters_.push_back(atom);
      if (!again) asked_.push_back(atom);
    }
  }

  /// What the clock says of an atom, for the ways asked next.
  void set_clock(Facts says) { clock_ = std::move(says); }

  void ask(std::size_t position, const Facts& assumed, Ticks from, Ticks to, std::vector<Choice>& out) {
    if (out.size() > most_ways) return;
    if (position == conditions_.size()) return found(position, assumed, from, to, out);
    const Answer answer = holds(conditions_[position], assumed);
    switch (answer.kind) {
      case Answer::Kind::yes:
        return found(position, assumed, from, to, out);
      case Answer::Kind::no:
        return ask(position + 1, assumed, from, to, out);
      case Answer::Kind::either:
        found(position, assumed, from, to, out);
        return ask(position + 1, assumed, from, to, out);
      case Answer::Kind::depends:
        for (Index value = atoms_.values_of(answer.atom); value-- > 0;) {
          Facts more = assumed;
          remember(more, {atoms_.subject_of(answer.atom), value});
          ask(position, more, from, to, out);
        }
    }
  }

 private:
  struct Answer {
    enum class Kind : std::uint8_t { no, yes, either, depends };
    Kind kind = Kind::no;
    Index atom = none;  // that it depends on
  };

  void found(std::size_t position, const Facts& assumed, Ticks from, Ticks to, std::vector<Choice>& out) const {
    Choice choice{position, from, to, known_};
    for (const Fact& fact : assumed) {
      if (atoms_.kept(fact.subject, journey_)) remember(choice.facts, fact);
    }
    out.push_back(std::move(choice));
  }

  Answer elementary(Index at, const Facts& assumed) const {
    const Condition& condition = atoms_.program().conditions[at];
    if (condition.kind == Kind::invalid) return {Answer::Kind::no};
    const Index atom = atoms_.atom(at);
    for (const Facts* facts : {&clock_, &assumed, &known_}) {
      if (const Fact* fact = find(*facts, atoms_.subject_of(atom)))
        return {atoms_.holds(atom, fact->value) ? Answer::Kind::yes : Answer::Kind::no};
    }
    const bool matters = std::find(matters_.begin(), matters_.end(), atom) != matters_.end();
    return matters ? Answer{Answer::Kind::depends, atom} : Answer{Answer::Kind::either};
  }

  Answer holds(Index at, const Facts& assumed) const {
    if (at == none) return {Answer::Kind::yes};
    const program::Program& program = atoms_.program();
    const Condition& condition = program.conditions[at];
    if (condition.kind == Kind::segment && program.segment_conditions[condition.name] != none)
      return holds(program.segment_conditions[condition.name], assumed);
    if (condition.kind == Kind::negation) {
      Answer inner = condition.count == 1 ? holds(condition.first, assumed) : Answer{Answer::Kind::yes};
      if (inner.kind == Answer::Kind::yes) {
        inner.kind = Answer::Kind::no;
      } else if (inner.kind == Answer::Kind::no) {
        inner.kind = Answer::Kind::yes;
      }
      return inner;
    }
    if (!composite(condition.kind)) return elementary(at, assumed);
    const auto decides = condition.kind == Kind::all ? Answer::Kind::no : Answer::Kind::yes;
    Answer out{condition.kind == Kind::all ? Answer::Kind::yes : Answer::Kind::no};
    for (Index p = 0; p < condition.count; ++p) {
      const Answer part = holds(condition.first + p, assumed);
      if (part.kind == decides) return part;
      if (part.kind == Answer::Kind::depends && out.kind != Answer::Kind::depends) out = part;
      if (part.kind == Answer::Kind::either && out.kind != Answer::Kind::depends) out = part;
    }
    return out;
  }

  const Atoms& atoms_;
  Index journey_;
  const std::vector<Index>& conditions_;
  const Facts& known_;
  Facts clock_;
  std::vector<Index> asked_, matters_;
};

/// Pieces of [from, to] in each of which every clock condition has one answer.
struct Stretch {
  Ticks from = 0, to = 0;
  Facts says;
};

std::vector<Stretch> stretches(const Atoms& atoms, const Clock& clock, const std::vector<Index>& conditions, Ticks from,
                               Ticks to) {
  std::vector<Index> elementary;
  for (const Index condition : conditions) atoms.collect(condition, elementary);
  std::vector<Stretch> out{{from, to, {}}};
  for (const Index at : elementary) {
    const Condition& condition = atoms.program().conditions[at];
    if (condition.kind != Kind::local_time || find(out.front().says, atoms.atom(at)) != nullptr) continue;
    std::vector<Stretch> finer;
    for (const Stretch& stretch : out) {
      for (const Side& side : clock.sides({condition.from, condition.to, condition.days}, stretch.from, stretch.to)) {
        finer.push_back({side.from, side.to, stretch.says});
        remember(finer.back().says, {atoms.atom(at), side.inside ? 1U : 0U});
      }
    }
    out = std::move(finer);
  }
  return out;
}

}  // namespace

std::vector<Choice> choices(const Atoms& atoms, const Clock& clock, Index journey, const std::vector<Index>& conditions,
                            const Facts& known, Ticks from, Ticks to) {
  std::vector<Choice> out;
  Asking asking(atoms, journey, conditions, known);
  for (Stretch& stretch : stretches(atoms, clock, conditions, from, to)) {
    asking.set_clock(std::move(stretch.says));
    asking.ask(0, {}, stretch.from, stretch.to, out);
  }
  if (out.size() > most_ways) {
    out.clear();
    for (std::size_t position = 0; position <= conditions.size(); ++position)
      out.push_back({position, from, to, known});
  }
  return out;
}

}  // namespace wayproof::proof
