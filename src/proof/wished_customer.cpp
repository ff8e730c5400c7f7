// The customer that wishes make, as a file would describe him.
#include <algorithm>

#include "base/stable_sort.h"
#include "facts/clocks.h"
#include "proof/wishes.h"

namespace wayproof::proof {
namespace {

using program::Value;

constexpr std::int64_t a_minute = 60;

model::Id id(std::string text) { return {std::move(text), {}}; }

}  // namespace

model::Literal Wishes::literal(const Value& value) const {
  using Kind = model::Literal::Kind;
  model::Literal out;
  out.number = value.number;
  switch (value.kind) {
    case Value::Kind::missing:
      break;
    case Value::Kind::number:
      out.kind = Kind::integer;
      break;
    case Value::Kind::rate:
      out.kind = Kind::rate;
      break;
    case Value::Kind::boolean:
      out.kind = Kind::boolean;
      break;
    case Value::Kind::date:
      out.kind = Kind::date;
      break;
    case Value::Kind::moment:
      out.kind = Kind::moment;
      break;
    case Value::Kind::text:
      out.kind = Kind::text;
      out.text = static_cast<std::size_t>(value.number) < program_->texts.size()
                     ? program_->texts[static_cast<Index>(value.number)]
                     : "other";
      break;
  }
  return out;
}

model::Moment Wishes::moment(Instant t) const { return {zone_.local(t), std::nullopt, {}}; }

std::pair<model::Id, model::Id> Wishes::step_id(Index step) const {
  const Index j = program_->steps[step].journey;
  const auto& journey = project_->journeys[j];
  return {id(journey.id.value), id(journey.steps[step - program_->journeys[j].steps_begin].id.value)};
}

model::Customer Wishes::customer(Instant start, Instant until) const {
  model::Customer out;
  out.id = id("witness");
  Instant first = start;
  for (const Wish& wish : wishes_) {
    if (wish.at) first = std::min(first, *wish.at);
  }
  out.from = moment(first);
  out.until = moment(until);
  out.zone = id(std::string(zone_.name()));
  if (const model::Id* const region = facts::region_with(project_->workspace.regions, zone_))
    out.region = id(region->value);
  for (const auto& topic : project_->workspace.topics) {
    const Index name = program_->topics.find(topic.id.value);
    if (std::find(never_agreed_.begin(), never_agreed_.end(), name) != never_agreed_.end()) continue;
    model::ConsentRecord record;
    record.topic = id(topic.id.value);
    record.at = moment(start - 30 * day_seconds);
    out.consents.push_back(record);
  }
  // A channel whose address is an attribute needs a value there.
  const auto has = [&](const std::string& name) {
    return std::any_of(out.attributes.begin(), out.attributes.end(),
                       [&](const auto& one) { return one.first.value == name; });
  };
  const auto set = [&](const std::string& name, model::Literal value) {
    if (!has(name)) out.attributes.emplace_back(id(name), std::move(value));
  };
  for (const auto& wish : wishes_) {
    switch (wish.kind) {
      case Wish::Kind::attribute:
        if (wish.at) {
          model::Change change;
          change.at = moment(*wish.at);
          change.set.emplace_back(id(program_->attributes[wish.subject]), literal(wish.value));
          out.changes.push_back(std::move(change));
        } else {
          set(program_->attributes[wish.subject], literal(wish.value));
        }
        break;
      case Wish::Kind::tag:
      case Wish::Kind::segment: {
        const bool tag = wish.kind == Wish::Kind::tag;
        const auto name = id((tag ? program_->tags : program_->segments)[wish.subject]);
        if (wish.at) {
          model::Change change;
          change.at = moment(*wish.at);
          (tag ? change.add_tags : change.enter_segments).push_back(name);
          out.changes.push_back(std::move(change));
        } else {
          (tag ? out.tags : out.segments).push_back(name);
        }
        break;
      }
      case Wish::Kind::stage:
        out.stages.push_back(id(program_->stages[wish.subject]));
        break;
      case Wish::Kind::score:
        out.scores.emplace_back(id(program_->scores[wish.subject]), model::Located<std::int64_t>{wish.number, {}});
        break;
      case Wish::Kind::event: {
        model::Occurrence occurrence;
        occurrence.event = id(program_->events[wish.subject]);
        occurrence.at = moment(*wish.at);
        if (wish.known && *wish.known > *wish.at) occurrence.arrives = moment(*wish.known);
        for (const auto& [field, value] : wish.payload)
          occurrence.with.emplace_back(id(program_->fields[field]), literal(value));
        out.events.push_back(std::move(occurrence));
        break;
      }
      case Wish::Kind::reaction: {
        model::ReactionInput reaction;
        const auto [journey, step] = step_id(wish.subject);
        reaction.to.journey = journey;
        reaction.to.step = step;
        reaction.reaction = wish.reaction;
        reaction.after = model::Located<Duration>{Duration{.seconds = std::max(a_minute, wish.number)}, {}};
        if (wish.detail != none) reaction.link = id(program_->links[wish.detail]);
        out.reactions.push_back(std::move(reaction));
        break;
      }
      case Wish::Kind::answer: {
        const auto same = [&](const Wish& other) {
          return other.kind == Wish::Kind::answer && other.subject == wish.subject;
        };
        const auto before = std::count_if(wishes_.data(), &wish, same);
        if (wish.detail == none) break;  // nothing becomes of this one
        model::OutcomeInput outcome;
        const bool several = std::count_if(wishes_.begin(), wishes_.end(), same) > 1;
        if (several) outcome.nth = model::Located<std::int64_t>{before + 1, {}};
        const auto [journey, step] = step_id(wish.subject);
        outcome.journey = journey;
        outcome.step = step;
        outcome.outcome = id(program_->outcome_names[wish.detail]);
        outcome.after = model::Located<Duration>{Duration{.seconds = wish.number}, {}};
        out.outcomes.push_back(std::move(outcome));
        break;
      }
      case Wish::Kind::consent: {
        model::ConsentRecord record;
        record.topic = id(program_->topics[wish.subject]);
        if (wish.detail != none) record.channel = id(program_->channels[wish.detail]);
        record.given = wish.number != 0;
        record.at = moment(*wish.at);
        if (wish.known && *wish.known > *wish.at) record.arrives = moment(*wish.known);
        out.consents.push_back(std::move(record));
        break;
      }
      case Wish::Kind::arm: {
        const Index j = program_->steps[wish.subject].journey;
        const auto& step = project_->journeys[j].steps[wish.subject - program_->journeys[j].steps_begin];
        out.arms.push_back(
            {id(program_->experiments[program_->steps[wish.subject].experiment]), step.arms[wish.detail].id, {}});
        break;
      }
    }
  }
  for (Index c = 0; c < program_->channel_facts.size(); ++c) {
    const Index address = program_->channel_facts[c].address;
    if (address == none) continue;
    model::Literal value;
    value.kind = model::Literal::Kind::text;
    value.text = "yes";
    set(program_->attributes[address], std::move(value));
  }
  const auto is_missing = [](const auto& one) { return one.second.kind == model::Literal::Kind::none; };
  out.attributes.erase(std::remove_if(out.attributes.begin(), out.attributes.end(), is_missing), out.attributes.end());
  stable_sort(out.events, [](const auto& a, const auto& b) { return a.at.local < b.at.local; });
  return out;
}

}  // namespace wayproof::proof
