#include "rules/starts.h"

#include <algorithm>
#include <map>

#include "base/stable_sort.h"
#include "rules/logic.h"

namespace wayproof::rules {
namespace {

using program::Cause;
using TriggerKind = model::Trigger::Kind;

/// The way on of somebody to whom nothing happens; nothing where files do not say which way that is. A split with a lot
/// of its own has somebody in every arm; of a named lot, other journeys may draw the same.
const program::Outcome* quiet_way(const program::Step& step, const model::Step& model) {
  for (const auto& outcome : step.outcomes) {
    switch (outcome.cause) {
      case Cause::always:
      case Cause::passed_gate:
      case Cause::waited:
      case Cause::time_out:
      case Cause::overdue:
        if (outcome.next != program::none) return &outcome;
        break;
      case Cause::arm:
        if (!model.experiment && outcome.name < model.arms.size() && !model.arms[outcome.name].control) return &outcome;
        break;
      default:
        break;
    }
  }
  return nullptr;
}

/// How long an outcome takes, if that does not hang on the clock: nothing where it does.
std::optional<std::int64_t> after(const program::Step& step, const program::Outcome& outcome, std::int64_t now) {
  const facts::Delay delay = facts::delay_of(step, outcome);
  if (delay.kind == facts::Delay::Kind::none) return now;
  if (delay.kind == facts::Delay::Kind::exactly) return now + facts::least_seconds(delay.duration);
  const bool by_the_clock = delay.instant == nullptr || delay.instant->at || delay.instant->plus.months != 0;
  if (by_the_clock) return std::nullopt;
  const std::int64_t plus = facts::least_seconds(delay.instant->plus);
  if (delay.instant->anchor == model::Anchor::Kind::entry) return std::max(now, plus);
  return delay.instant->anchor == model::Anchor::Kind::now ? std::optional(now + plus) : std::nullopt;
}

std::vector<Passed> way_of(const Context& context, Index j, const model::Trigger& by) {
  std::vector<Passed> way;
  const auto& journey = context.program.journeys[j];
  const auto& facts = context.facts.journeys[j];
  const auto& model = context.project.journeys[j];
  facts::NodeSet seen(facts.count, 0);
  std::optional<std::int64_t> now = 0;
  for (Index index = journey.first; index != program::none;) {
    const facts::Node node = index - facts.begin;
    if (node >= facts.count || seen[node] != 0 || !model.steps[node].readable) break;
    seen[node] = 1;
    const program::Step& step = context.program.steps[index];
    const bool does_something = step.sends || !step.add_tags.empty() || !step.remove_tags.empty();
    if (does_something) way.push_back({{j, node, index, &model, &model.steps[node], &step, &facts}, &by, now});
    const program::Outcome* on = quiet_way(step, model.steps[node]);
    if (on == nullptr) break;
    if (now) now = after(step, *on, *now);
    index = on->next;
  }
  return way;
}

/// What starts the journey, as a word that is the same for the same start; empty for what nobody shares for sure.
std::string key_of_start(const model::Trigger& trigger) {
  if (trigger.kind == TriggerKind::event && trigger.name.value.empty()) return {};
  if (trigger.kind == TriggerKind::event) return "event " + trigger.name.value;
  const bool by_calendar = trigger.kind == TriggerKind::date || trigger.kind == TriggerKind::every;
  if (!by_calendar || !trigger.at) return {};
  const Duration plus = trigger.plus ? trigger.plus->value : Duration{};
  std::string key = "day " + trigger.name.value + " " + (trigger.zone ? trigger.zone->value : std::string());
  for (const std::int64_t part :
       {std::int64_t{trigger.kind == TriggerKind::every}, std::int64_t{trigger.date ? trigger.date->value : 0},
        std::int64_t{plus.months}, std::int64_t{plus.days}, plus.seconds, std::int64_t{trigger.at->value},
        std::int64_t{trigger.yearly}, static_cast<std::int64_t>(trigger.period),
        trigger.day ? trigger.day->value : 0}) {
    key += " " + std::to_string(part);
  }
  for (const auto& day : trigger.on) key += " on " + std::to_string(static_cast<int>(day.value));
  return key;
}

bool overlap(const std::optional<model::Active>& a, const std::optional<model::Active>& b) {
  if (!a || !b) return true;
  const auto ends_before = [](const model::Active& x, const model::Active& y) {
    return x.until && y.from && x.until->value <= y.from->value;
  };
  return !ends_before(*a, *b) && !ends_before(*b, *a);
}

bool same_tests(const std::vector<model::FieldTest>& a, const std::vector<model::FieldTest>& b) {
  if (a.empty() || b.empty()) return true;
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return same(x, y); });
}

/// Some customer enters both at once.
bool share_customers(const Passed& a, const Passed& b) {
  const model::Journey& one = *a.step.journey_model;
  const model::Journey& other = *b.step.journey_model;
  if (!same_tests(a.by->where, b.by->where) || !overlap(one.active, other.active)) return false;
  const auto& first = one.entry.condition;
  const auto& second = other.entry.condition;
  return !first || !second || same(*first, *second) || implies(*first, *second) || implies(*second, *first);
}

}  // namespace

Starts starts_of(const Context& context) {
  std::map<std::string, std::vector<Passed>> by_start;
  for (Index j = 0; j < context.project.journeys.size(); ++j) {
    if (!context.program.journeys[j].runs) continue;
    const model::Trigger& on = context.project.journeys[j].entry.on;
    const auto add = [&](const model::Trigger& trigger) {
      const std::string key = key_of_start(trigger);
      if (key.empty()) return;
      auto& group = by_start[key];
      for (Passed& passed : way_of(context, j, trigger)) group.push_back(std::move(passed));
    };
    add(on);
    for (const model::Trigger& part : on.parts) add(part);
  }
  Starts starts;
  for (auto& [key, group] : by_start) {
    stable_sort(group, [](const Passed& a, const Passed& b) { return a.elapsed().earliest < b.elapsed().earliest; });
    starts.groups.push_back(std::move(group));
  }
  return starts;
}

void for_each_pair(const Context& context, std::int64_t within, bool one_journey,
                   const std::function<bool(const Passed&)>& wanted,
                   const std::function<bool(const Passed&, const Passed&)>& visit) {
  constexpr std::size_t next_few = 16;
  std::vector<std::uint8_t> told(context.project.journeys.size(), 0);
  for (const auto& group : context.starts->groups) {
    std::vector<const Passed*> steps;
    for (const Passed& passed : group) {
      if (wanted(passed)) steps.push_back(&passed);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
      for (std::size_t k = i + 1; k < steps.size() && k <= i + next_few; ++k) {
        const Passed& a = *steps[i];
        const Passed& b = *steps[k];
        if (b.elapsed().earliest - a.elapsed().earliest > within) break;
        if (told[b.step.journey] != 0) continue;
        const bool meet = a.step.journey == b.step.journey ? one_journey : share_customers(a, b);
        if (meet && visit(a, b)) told[b.step.journey] = 1;
      }
    }
  }
}

Draft draft_of_pair(const RuleInfo& rule, const Passed& earlier, const Passed& later, std::vector<Arg> more,
                    std::string_view variant) {
  const StepView& a = earlier.step;
  const StepView& b = later.step;
  Draft draft(rule, b.place(key_of(*b.model)));
  more.insert(more.end(), {{"first", title_of(*a.model)},
                           {"first_journey", title_of(*a.journey_model)},
                           {"second", title_of(*b.model)},
                           {"second_journey", title_of(*b.journey_model)}});
  draft.what(std::move(more), variant).why().advice();
  draft.label(a.place(key_of(*a.model)), "other");
  draft.journey(*b.journey_model).step(*b.model);
  return draft;
}

}  // namespace wayproof::rules
