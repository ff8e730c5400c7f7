#include "rules/reliance.h"

#include <algorithm>
#include <set>

namespace wayproof::rules {
namespace {

using facts::Node;
using facts::NodeSet;
using program::Cause;
using program::none;

void add_events_of_condition(const program::Program& program, Index index, std::set<Index>& events) {
  const auto& condition = program.conditions[index];
  using Kind = model::Condition::Kind;
  if (condition.kind == Kind::event && condition.name != none) events.insert(condition.name);
  if (condition.kind == Kind::segment && condition.name != none) {
    const Index meant = program.segment_conditions[condition.name];
    if (meant != none) add_events_of_condition(program, meant, events);
  }
  for (Index i = 0; i < condition.count; ++i) add_events_of_condition(program, condition.first + i, events);
}

void add_events_of_trigger(const program::Program& program, Index index, std::set<Index>& events) {
  const auto& trigger = program.triggers[index];
  using Kind = model::Trigger::Kind;
  if (trigger.kind == Kind::event && trigger.name != none) events.insert(trigger.name);
  if (trigger.kind == Kind::becomes && trigger.condition != none) {
    add_events_of_condition(program, trigger.condition, events);
  }
  if (trigger.kind != Kind::any) return;
  for (Index i = 0; i < trigger.count; ++i) add_events_of_trigger(program, trigger.first + i, events);
}

/// Whoever has done it has no use for an offer any more: the journey's goal, a purchase and the like.
bool ends_it(const Context& context, const model::Journey& journey, Index event) {
  const std::string& id = context.program.events[event];
  if (journey.goal && journey.goal->event && journey.goal->event->value == id) return true;
  const auto* model = context.workspace().events.find(id);
  return model != nullptr && (model->means == model::Means::purchase || model->means == model::Means::registration ||
                              model->means == model::Means::booking);
}

class Search {
 public:
  Search(const Context& context, Index journey)
      : context_(context),
        program_(context.program),
        facts_(context.facts.journeys[journey]),
        journey_(journey),
        steps_(steps_of(context, journey)),
        messages_(customer_messages(context, journey)) {}

  std::vector<Reliance> run() {
    for (std::size_t e = 0; e < program_.journeys[journey_].exits.size(); ++e) exit(e);
    for (const StepView& step : steps_) {
      if (!step.reached()) continue;
      if (step.lowered->type == model::StepType::branch) branch(step);
      if (step.lowered->wait == model::Step::WaitKind::until_event) wait(step);
    }
    return std::move(found_);
  }

 private:
  void exit(std::size_t e) {
    const auto& exit = program_.journeys[journey_].exits[e];
    const auto& model = context_.project.journeys[journey_];
    if (exit.trigger == none) return;
    for (const Index event : events_of(program_, exit.trigger)) {
      if (!ends_it(context_, model, event)) continue;
      for (const StepView& message : messages_) {
        const auto& latest = facts_.elapsed[message.node].latest;
        if (!sells(context_, message) || (latest && *latest == 0)) continue;
        if (!cut_off(context_, message, [&](Index trigger) { return trigger == exit.trigger; })) continue;
        found_.push_back({Reliance::By::exit, event, message, message, {model.file, model.exits[e].on.span}});
      }
    }
  }

  void branch(const StepView& step) {
    std::set<Index> events;
    for (const auto& outcome : step.lowered->outcomes) {
      if (outcome.condition != none) add_events_of_condition(program_, outcome.condition, events);
    }
    for (const Index event : events) {
      std::vector<std::uint8_t> absent;
      bool before = false;  // the ways passed over so far show it
      for (const auto& outcome : step.lowered->outcomes) {
        const auto shows = [&](bool holds) {
          return outcome.condition != none && shows_absence(context_, outcome.condition, holds, event);
        };
        absent.push_back(before || shows(true) ? 1 : 0);
        before = before || shows(false);
      }
      add(step, event, Reliance::By::decision, absent);
    }
  }

  void wait(const StepView& step) {
    if (step.lowered->trigger == none) return;
    std::vector<std::uint8_t> absent;
    for (const auto& outcome : step.lowered->outcomes) absent.push_back(outcome.cause == Cause::time_out ? 1 : 0);
    for (const Index event : events_of(program_, step.lowered->trigger)) {
      add(step, event, Reliance::By::time_out, absent);
    }
  }

  /// What the ways of absence send at once and the others do not.
  void add(const StepView& step, Index event, Reliance::By by, const std::vector<std::uint8_t>& absent) {
    NodeSet where(facts_.ways.size(), 0);
    NodeSet elsewhere(facts_.ways.size(), 0);
    for (const facts::Edge& edge : facts_.ways.out(step.node)) {
      const NodeSet sent = at_once(context_, facts_, edge.to);
      NodeSet& into = absent[edge.label] != 0 ? where : elsewhere;
      for (std::size_t n = 0; n < sent.size(); ++n) into[n] = into[n] | sent[n];
    }
    const bool ends = ends_it(context_, context_.project.journeys[journey_], event);
    for (const StepView& message : messages_) {
      if (message.lowered->type != model::StepType::message) continue;  // a person looks before he calls
      if (is_marketing(message.lowered->purpose) && !ends) continue;    // one tip too many does no harm
      if (where[message.node] == 0 || elsewhere[message.node] != 0) continue;
      found_.push_back({by, event, message, step, step.place(key_of(*step.model))});
    }
  }

  const Context& context_;
  const program::Program& program_;
  const facts::JourneyFacts& facts_;
  Index journey_;
  std::span<const StepView> steps_, messages_;
  std::vector<Reliance> found_;
};

}  // namespace

std::vector<Reliance> reliances(const Context& context, Index journey) { return Search(context, journey).run(); }

facts::NodeSet at_once(const Context& context, const facts::JourneyFacts& facts, Node from) {
  NodeSet seen(facts.ways.size(), 0);
  std::vector<Node> open{from};
  seen[from] = 1;
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (node >= facts.count) continue;
    const auto& step = context.program.steps[facts.begin + node];
    for (const facts::Edge& edge : facts.ways.out(node)) {
      const bool time_passes = facts::delay_of(step, step.outcomes[edge.label]).kind != facts::Delay::Kind::none;
      if (time_passes || seen[edge.to] != 0) continue;
      seen[edge.to] = 1;
      open.push_back(edge.to);
    }
  }
  return seen;
}

std::optional<Duration> lateness(const Context& context, Index event) {
  const auto* model = context.workspace().events.find(context.program.events[event]);
  if (model == nullptr || !model->late) return std::nullopt;
  return model->late->value;
}

std::vector<Index> events_of(const program::Program& program, Index trigger) {
  std::set<Index> events;
  add_events_of_trigger(program, trigger, events);
  return {events.begin(), events.end()};
}

}  // namespace wayproof::rules
