#include "suite/refusals.h"

#include <algorithm>
#include <array>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "program/filter.h"
#include "proof/gate.h"

namespace wayproof::suite {
namespace {

using model::Check;
using model::Customer;
using proof::Ticks;
using trace::MessageRecord;
using trace::Target;

constexpr std::int64_t minute = 60, hour = 3600;

model::Moment moment(const Theatre& theatre, Instant t) { return {theatre.program().zone.local(t), {}, {}}; }
model::Id id(const std::string& text) { return {text, {}}; }

// ---- who he is ------------------------------------------------------------------------------------------------------

/// Cannot be reached through the channel, or through any.
Customer without_address(const Theatre& theatre, Customer customer, Index channel) {
  const program::Program& program = theatre.program();
  const auto lacks = [&](Index c) { return channel == none || c == channel; };
  const auto has_no = [&](const auto& attribute) {
    for (Index c = 0; c < program.channels.size(); ++c) {
      const Index address = program.channel_facts[c].address;
      if (address != none && lacks(c) && attribute.first.value == program.attributes[address]) return true;
    }
    return false;
  };
  auto& known = customer.attributes;
  known.erase(std::remove_if(known.begin(), known.end(), has_no), known.end());
  // Where no attribute holds the address, the file says which channels he has.
  const auto without_attribute = [&](Index c) { return lacks(c) && program.channel_facts[c].address == none; };
  bool listed = false;
  for (Index c = 0; c < program.channels.size(); ++c) listed = listed || without_attribute(c);
  if (!listed) return customer;
  customer.addresses_given = true;
  for (Index c = 0; c < program.channels.size(); ++c) {
    if (without_attribute(c)) continue;
    model::Literal there;
    there.kind = model::Literal::Kind::boolean;
    there.number = 1;
    customer.addresses.emplace_back(id(program.channels[c]), std::move(there));
  }
  return customer;
}

Customer never_agreed(const Theatre& theatre, Customer customer, const program::Step& step) {
  auto& all = customer.consents;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const auto& one) { return one.topic.value == theatre.program().topics[step.topic]; }),
            all.end());
  return customer;
}

Customer withdraws(const Theatre& theatre, Customer customer, const program::Step& step, Instant t) {
  model::ConsentRecord record;
  record.topic = id(theatre.program().topics[step.topic]);
  record.given = false;
  record.at = moment(theatre, t);
  customer.consents.push_back(std::move(record));
  return customer;
}

Customer suppressed(const Theatre& theatre, Customer customer, const std::string& channel, std::optional<Instant> t) {
  if (!t) {
    customer.suppressed.push_back(id(channel));
    return customer;
  }
  model::Change change;
  change.at = moment(theatre, *t);
  change.suppress.push_back(id(channel));
  customer.changes.push_back(std::move(change));
  return customer;
}

/// Others like him, the plainest first.
std::vector<Customer> like(const Theatre& theatre, const Story& story, const Target& target) {
  const program::Step& step = theatre.program().steps[target.step];
  const Instant planned = story.run.state.messages[story.message_of(target.step)].planned;
  std::vector<Customer> out;
  switch (target.check) {
    case Check::address:
      out.push_back(without_address(theatre, story.customer, none));
      out.push_back(without_address(theatre, story.customer, step.channel));
      break;
    case Check::suppression:
      out.push_back(suppressed(theatre, story.customer, "all", std::nullopt));
      if (step.channel == none) break;
      for (const std::optional<Instant> t : {std::optional<Instant>(), std::optional(planned - minute)})
        out.push_back(suppressed(theatre, story.customer, theatre.program().channels[step.channel], t));
      break;
    case Check::consent:
      if (step.topic == none) {
        out.push_back(story.customer);
        break;
      }
      out.push_back(never_agreed(theatre, story.customer, step));
      out.push_back(withdraws(theatre, story.customer, step, planned - minute));
      break;
    default:
      break;
  }
  return out;
}

// ---- at closed hours ------------------------------------------------------------------------------------------------

/// Times [from, to] at which the step's hours are closed, in ticks of the way's last period.
std::vector<std::pair<Ticks, Ticks>> closed(const Theatre& theatre, Index step, std::pair<Ticks, Ticks> within) {
  const proof::GatePolicy policy = proof::policy_of(theatre.program(), step);
  std::vector<std::pair<Ticks, Ticks>> out;
  const auto collect = [&](const std::vector<DailyRange>& ranges, bool closed_inside) {
    for (const DailyRange& range : ranges) {
      for (const proof::Side& side : theatre.workspace().clock().sides(range, within.first, within.second)) {
        if (side.inside == closed_inside) out.emplace_back(side.from, side.to);
      }
    }
  };
  collect(policy.quiet, true);
  collect(policy.windows, false);
  std::reverse(out.begin(), out.end());  // an evening is plainer than the night after it
  return out;
}

std::optional<Story> at_closed_hours(const Theatre& theatre, std::size_t target, Leads& leads) {
  constexpr std::size_t most_tries = 60;
  std::size_t tries = 0;
  const Index step = theatre.targets()[target].step;
  for (std::size_t n = 0; n < leads.count(target); ++n) {
    for (const auto& [from, to] : closed(theatre, step, leads.range(target, n))) {
      // At first in the second in which the hours close: so a test sees it when they are changed.
      const std::array times{from, std::min(from + theatre.workspace().clock().ticks(hour), to), (from + to) / 2, to};
      for (const Ticks at : times) {
        if (++tries > most_tries) return std::nullopt;
        proof::Way way = leads.way(target, n);
        const auto last = static_cast<proof::Point>(way.moves.size());
        way.wanted = {{proof::base, last, -at}, {last, proof::base, to}};
        auto story = theatre.tell({std::move(way)});
        if (story && story->tried[target]) return story;
      }
    }
  }
  return std::nullopt;
}

// ---- after many others ----------------------------------------------------------------------------------------------

model::Moment later(model::Moment at, std::int64_t seconds) {
  at.local += seconds;
  return at;
}

/// One customer who does what both do, the other's part so many seconds later.
Customer together(Customer one, const Customer& other, std::int64_t later_by) {
  if (other.from && one.from) one.from->local = std::min(one.from->local, other.from->local + later_by);
  for (model::Occurrence event : other.events) {
    event.at = later(event.at, later_by);
    if (event.arrives) event.arrives = later(*event.arrives, later_by);
    one.events.push_back(std::move(event));
  }
  for (model::Change change : other.changes) {
    change.at = later(change.at, later_by);
    if (change.arrives) change.arrives = later(*change.arrives, later_by);
    one.changes.push_back(std::move(change));
  }
  const auto add_missing = [](auto& into, const auto& from, const auto& key) {
    for (const auto& each : from) {
      if (std::none_of(into.begin(), into.end(), [&](const auto& there) { return key(there) == key(each); }))
        into.push_back(each);
    }
  };
  add_missing(one.attributes, other.attributes, [](const auto& attribute) { return attribute.first.value; });
  add_missing(one.tags, other.tags, [](const auto& tag) { return tag.value; });
  add_missing(one.segments, other.segments, [](const auto& segment) { return segment.value; });
  add_missing(one.arms, other.arms, [](const auto& arm) { return arm.experiment.value; });
  add_missing(one.outcomes, other.outcomes, [](const auto& outcome) {
    return (outcome.journey ? outcome.journey->value : std::string()) + "/" + outcome.step.value;
  });
  one.reactions.insert(one.reactions.end(), other.reactions.begin(), other.reactions.end());
  const auto earlier = [](const auto& a, const auto& b) { return a.at.local < b.at.local; };
  stable_sort(one.events, earlier);
  stable_sort(one.changes, earlier);
  return one;
}

/// Messages of other steps that the check counts with those of this one.
bool counts_with(const program::Program& program, const Target& target, Index other) {
  if (target.check == Check::caps) {
    return std::any_of(program.gate.caps.begin(), program.gate.caps.end(), [&](const program::Cap& cap) {
      return program::matches(cap.of, program, target.step) && program::matches(cap.of, program, other);
    });
  }
  const auto& a = program.steps[target.step];
  const auto& b = program.steps[other];
  const auto same = [](Index x, Index y) { return x != none && x == y; };
  return same(a.kind, b.kind) || same(a.offer, b.offer) || same(a.template_id, b.template_id);
}

std::vector<Index> counted(const program::Program& program, const Target& target, const Story& story,
                           std::optional<Instant> before) {
  std::vector<Index> out;
  for (Index r = 0; r < story.run.state.messages.size(); ++r) {
    const MessageRecord& record = story.run.state.messages[r];
    const bool sent = record.result == MessageRecord::Result::sent && (!before || record.sent < *before);
    if (sent && counts_with(program, target, record.step)) out.push_back(r);
  }
  return out;
}

/// Seconds by which the other's part can be moved so that this message of his comes shortly before the one that is to
/// be withheld: a while before, or on the same or an earlier day at its own time.
std::vector<std::int64_t> moves_before(Instant sent, Instant planned) {
  std::vector<std::int64_t> out;
  constexpr std::array gaps{hour, 3 * hour, 10 * minute, 8 * hour, 20 * hour};
  const std::int64_t days = (planned - sent - (planned >= sent ? 0 : day_seconds - 1)) / day_seconds;
  for (std::int64_t d = 0; d < 3; ++d) out.push_back((days - d) * day_seconds);
  for (const std::int64_t gap : gaps) out.push_back(planned - gap - sent);
  return out;
}

/// The customer with one more message before: of one that the target is tried by, else of the first that comes closer.
std::optional<Story> with_one_more(const Theatre& theatre, std::size_t target, const Story& story,
                                   const std::vector<Story>& others, std::size_t& tries) {
  const program::Program& program = theatre.program();
  const Target& wanted = theatre.targets()[target];
  const Instant planned = story.run.state.messages[story.message_of(wanted.step)].planned;
  const std::size_t before = counted(program, wanted, story, planned).size();
  for (const Story& other : others) {
    for (const Index message : counted(program, wanted, other, std::nullopt)) {
      for (const std::int64_t by : moves_before(other.run.state.messages[message].sent, planned)) {
        if (tries == 0) return std::nullopt;
        --tries;
        Story both = theatre.play(together(story.customer, other.customer, by));
        if (both.tried[target]) return both;
        const Index record = both.message_of(wanted.step);
        if (record == none || both.run.state.messages[record].planned != planned) continue;
        if (counted(program, wanted, both, planned).size() > before) return both;
      }
    }
  }
  return std::nullopt;
}

std::optional<Story> after_others(const Theatre& theatre, std::size_t target, const Story& story,
                                  const std::vector<Story>& others) {
  constexpr int most_rounds = 6;
  std::size_t tries = 300;
  std::optional<Story> best = story;
  for (int round = 0; round < most_rounds && best; ++round) {
    best = with_one_more(theatre, target, *best, others, tries);
    if (best && best->tried[target]) return best;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Story> refused(const Theatre& theatre, std::size_t target, Leads& leads,
                             const std::vector<Story>& known) {
  const Target& wanted = theatre.targets()[target];
  if (wanted.check == Check::hours) return at_closed_hours(theatre, target, leads);
  constexpr std::size_t most_stories = 6;
  std::size_t stories = 0;
  for (const Story& story : known) {
    if (story.message_of(wanted.step) == none) continue;
    if (++stories > most_stories) break;
    for (Customer& customer : like(theatre, story, wanted)) {
      Story other = theatre.play(std::move(customer));
      if (other.tried[target]) return other;
    }
    if (wanted.check != Check::caps && wanted.check != Check::dedupe) continue;
    if (auto full = after_others(theatre, target, story, known)) return full;
  }
  return std::nullopt;
}

bool never_refused(const Theatre& theatre, std::size_t target, Leads& leads) {
  const program::Program& program = theatre.program();
  const Target& wanted = theatre.targets()[target];
  if (leads.count(target) >= Leads::most) return false;  // there may be more
  if (wanted.check == Check::hours) {
    for (std::size_t n = 0; n < leads.count(target); ++n) {
      if (!closed(theatre, wanted.step, leads.range(target, n)).empty()) return false;
    }
    return true;
  }
  if (wanted.check != Check::caps) return false;
  for (const program::Cap& cap : program.gate.caps) {
    if (!program::matches(cap.of, program, wanted.step)) continue;
    const proof::Most most = proof::most_sent(theatre.workspace(), cap);
    if (!most.complete || most.count() > cap.max || cap.count_at != model::CountAt::send) return false;
  }
  return true;
}

}  // namespace wayproof::suite
