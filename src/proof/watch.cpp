#include "proof/watch.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

using program::Program;
using program::Trigger;
using ConditionKind = model::Condition::Kind;
using TriggerKind = model::Trigger::Kind;

void set_late(Watch& watch, const model::Maybe<Duration>& stated, const Clock& clock) {
  watch.late_stated = stated.has_value();
  watch.stated = clock.ticks(stated ? stated->value.longest() : 0);
  watch.late = std::max<Ticks>(clock.ticks(1), watch.stated);
}

Watch watch_event(const model::Project& project, const Atoms& atoms, const Clock& clock, Index trigger, bool within_run,
                  std::optional<Duration> until) {
  const Program& program = atoms.program();
  Watch out{.name = program.triggers[trigger].name, .trigger = trigger};
  const auto* event = project.workspace.events.find(program.events[out.name]);
  set_late(out, event != nullptr ? event->late : std::nullopt, clock);
  out.late_stated = out.late_stated && !event->may_be_lost;
  out.in_run = within_run;
  for (Index atom = 0; atom < atoms.count(); ++atom) {
    const program::Condition& asks = atoms.condition_of(atom);
    if (asks.kind != ConditionKind::event || asks.name != out.name || asks.at_least > 1) continue;
    if (asks.at_most != std::numeric_limits<std::int64_t>::max()) continue;
    if (!implied(asks.where, program.triggers[trigger].where)) continue;
    const bool since_then =
        asks.since == model::Since::Kind::ever || (asks.since == model::Since::Kind::entry && within_run);
    const bool long_enough = !asks.in || (until && until->longest() <= asks.in->shortest());
    if (since_then && long_enough) remember(out.says, {atom, 1});
  }
  return out;
}

}  // namespace

bool implied(const std::vector<program::FieldTest>& tests, const std::vector<program::FieldTest>& by) {
  return std::all_of(tests.begin(), tests.end(),
                     [&](const auto& test) { return std::find(by.begin(), by.end(), test) != by.end(); });
}

Watch watch_consent(const model::Project& project, const Atoms& atoms, const Clock& clock, Index topic) {
  Watch out{.kind = Watch::Kind::opt_out, .name = topic};
  set_late(out, project.workspace.latency.opt_out, clock);
  for (Index atom = 0; atom < atoms.count(); ++atom) {
    const program::Condition& asks = atoms.condition_of(atom);
    if (asks.kind == ConditionKind::consent && asks.name == topic) remember(out.says, {atom, 0});
  }
  return out;
}

std::optional<std::vector<Watch>> watches_of(const model::Project& project, const Atoms& atoms, const Clock& clock,
                                             Index trigger, bool within_run, std::optional<Duration> until) {
  const Program& program = atoms.program();
  if (trigger == none) return std::nullopt;
  const Trigger& what = program.triggers[trigger];
  std::vector<Watch> out;
  switch (what.kind) {
    case TriggerKind::event:
      if (what.name == none) return std::nullopt;
      out.push_back(watch_event(project, atoms, clock, trigger, within_run, until));
      return out;
    case TriggerKind::opt_out:
      if (what.channel != none) return std::nullopt;
      for (Index topic = 0; topic < program.topics.size(); ++topic) {
        if (what.name == none || what.name == topic) out.push_back(watch_consent(project, atoms, clock, topic));
      }
      return out;
    case TriggerKind::any:
      for (Index part = 0; part < what.count; ++part) {
        auto more = watches_of(project, atoms, clock, what.first + part, within_run, until);
        if (!more) return std::nullopt;
        out.insert(out.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
      }
      return out;
    default:
      return std::nullopt;
  }
}

Watch::Fires Watch::fires(const Program& program, Index at) const {
  if (at == none) return Fires::never;
  const Trigger& asked = program.triggers[at];
  switch (asked.kind) {
    case TriggerKind::event:
      if (kind != Kind::event || asked.name != name) return Fires::never;
      return implied(asked.where, program.triggers[trigger].where) ? Fires::surely : Fires::perhaps;
    case TriggerKind::opt_out:
      return kind == Kind::opt_out && (asked.name == none || asked.name == name) ? Fires::surely : Fires::never;
    case TriggerKind::becomes:  // the condition can turn with it
      return Fires::perhaps;
    case TriggerKind::any: {
      Fires out = Fires::never;
      for (Index part = 0; part < asked.count; ++part) out = std::max(out, fires(program, asked.first + part));
      return out;
    }
    default:
      return Fires::never;
  }
}

bool Watch::stops(const Program& program, Index at) const {
  const auto& step = program.steps[at];
  const auto check = static_cast<std::size_t>(model::Check::consent);
  return kind == Kind::opt_out && step.topic == name && (withdrawn || program.topic_facts[name].needs_consent) &&
         program.gate.mode[check] == model::Mode::enforce &&
         program.gate.policy[check][static_cast<std::size_t>(step.purpose)].applies;
}

}  // namespace wayproof::proof
