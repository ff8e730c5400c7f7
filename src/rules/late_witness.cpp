#include "rules/late_witness.h"

#include <algorithm>

#include "rules/cap/send_search.h"
#include "trace/customer.h"
#include "trace/trace.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t five_minutes = 300;
constexpr std::int64_t hour = 3600;

model::Moment moment(const Context& context, Instant t) { return {context.program.zone.local(t), std::nullopt, {}}; }

/// When the step's message went out after that time; nothing when it did not. `planned`: when it was due.
struct Sent {
  Instant planned = 0, at = 0;
};
std::optional<Sent> sent_after(const Context& context, const model::Customer& customer, Index step, Instant after) {
  Report ignored;  // names come from the program itself
  const auto rehearsal = trace::prepare(context.program, context.project, customer, 0, ignored);
  const auto run = trace::replay(context.program, rehearsal);
  for (const auto& record : run.state.messages) {
    const bool went_out = record.result == trace::MessageRecord::Result::sent;
    if (record.step == step && went_out && record.sent >= after) return Sent{record.planned, record.sent};
  }
  return std::nullopt;
}

/// A field of the event that has to be what a field of the entry event is: the same order, the same product.
struct Link {
  Index field = program::none, entry = program::none;
};

void add_links(const std::vector<program::FieldTest>& where, std::vector<Link>& links) {
  for (const auto& test : where) {
    const bool linked = test.compare.right.source == program::Operand::Source::entry_field;
    if (linked && test.compare.op == model::Op::is) links.push_back({test.field, test.compare.right.name});
  }
}

void add_links_of_condition(const program::Program& program, Index index, Index event, std::vector<Link>& links) {
  const auto& condition = program.conditions[index];
  if (condition.kind == model::Condition::Kind::event && condition.name == event) add_links(condition.where, links);
  for (Index i = 0; i < condition.count; ++i) add_links_of_condition(program, condition.first + i, event, links);
}

void add_links_of_trigger(const program::Program& program, Index index, Index event, std::vector<Link>& links) {
  if (index == program::none) return;
  const auto& trigger = program.triggers[index];
  if (trigger.kind == model::Trigger::Kind::event && trigger.name == event) add_links(trigger.where, links);
  if (trigger.kind != model::Trigger::Kind::any) return;
  for (Index i = 0; i < trigger.count; ++i) add_links_of_trigger(program, trigger.first + i, event, links);
}

std::vector<Link> links_of(const Context& context, const Reliance& reliance) {
  const auto& program = context.program;
  const auto& step = *reliance.decided.lowered;
  std::vector<Link> links;
  if (reliance.by == Reliance::By::time_out) add_links_of_trigger(program, step.trigger, reliance.event, links);
  if (reliance.by == Reliance::By::decision) {
    for (const auto& outcome : step.outcomes) {
      if (outcome.condition == program::none) continue;
      add_links_of_condition(program, outcome.condition, reliance.event, links);
    }
  }
  if (reliance.by == Reliance::By::exit) {
    for (const auto& exit : program.journeys[reliance.message.journey].exits) {
      add_links_of_trigger(program, exit.trigger, reliance.event, links);
    }
  }
  return links;
}

/// Gives the fields that a link needs a value, where wishes had none (texts without a list).
void fill_in(const Context& context, const std::vector<Link>& links, const model::Moment& entered,
             model::Customer& customer, std::size_t wished) {
  const auto fill = [&](model::Occurrence& occurrence, Index field) {
    const std::string& name = context.program.fields[field];
    for (const auto& [id, value] : occurrence.with) {
      if (id.value == name) return;
    }
    model::Literal value;
    value.kind = model::Literal::Kind::text;
    value.text = "A-1";
    occurrence.with.emplace_back(model::Id{name, {}}, std::move(value));
  };
  for (std::size_t i = 0; i < customer.events.size(); ++i) {
    for (const Link& link : links) {
      if (i >= wished) {
        fill(customer.events[i], link.field);
      } else if (customer.events[i].at.local == entered.local) {
        fill(customer.events[i], link.entry);
      }
    }
  }
}

/// Adds the event to what he does, with the fields that the journey asks for.
bool wish_event(const Context& context, const Reliance& reliance, Wishes& wishes, Instant at, Instant entered) {
  const auto& step = *reliance.decided.lowered;
  if (reliance.by == Reliance::By::time_out) return wishes.fire(step.trigger, at);
  if (reliance.by == Reliance::By::decision) {
    for (const auto& outcome : step.outcomes) {
      if (outcome.condition == program::none) continue;
      if (shows_absence(context, outcome.condition, false, reliance.event)) {
        return wishes.satisfy(outcome.condition, true, at, entered);
      }
    }
    return false;
  }
  for (const auto& exit : context.program.journeys[reliance.message.journey].exits) {
    if (exit.trigger != program::none && fires_on_event(context, exit.trigger, reliance.event)) {
      return wishes.fire(exit.trigger, at);
    }
  }
  return false;
}

}  // namespace

std::optional<model::Customer> late_customer(const Context& context, const Reliance& reliance) {
  const auto late = lateness(context, reliance.event);
  if (!late) return std::nullopt;
  const Index step = reliance.message.index;
  auto reached = search_step(context.project, context.program, reliance.message.journey, step, context.as_of);
  if (!reached) return std::nullopt;
  const auto without = reached->wishes.customer(reached->start - hour, reached->until + hour);
  const auto sent = sent_after(context, without, step, reached->start);
  if (!sent) return std::nullopt;

  const std::int64_t dark = facts::least_seconds(*late);
  const std::int64_t before = std::min({five_minutes, dark / 2, (sent->planned - reached->start) / 2});
  if (before <= 0) return std::nullopt;
  const Instant done = sent->planned - before;
  const Instant known = done + dark;
  if (!wish_event(context, reliance, reached->wishes, done, reached->start)) return std::nullopt;
  auto customer = reached->wishes.customer(reached->start - hour, std::max(known, sent->at) + hour);

  // What was wished last stands last.
  const std::string& event = context.program.events[reliance.event];
  bool has_event = false;
  for (std::size_t i = without.events.size(); i < customer.events.size(); ++i) {
    if (customer.events[i].event.value != event) continue;
    customer.events[i].at = moment(context, done);
    has_event = true;
  }
  fill_in(context, links_of(context, reliance), moment(context, reached->start), customer, without.events.size());
  if (!has_event || sent_after(context, customer, step, done)) return std::nullopt;  // in time it does no harm
  for (std::size_t i = without.events.size(); i < customer.events.size(); ++i) {
    if (customer.events[i].event.value == event) customer.events[i].arrives = moment(context, known);
  }
  if (!sent_after(context, customer, step, done)) return std::nullopt;
  return customer;
}

}  // namespace wayproof::rules
