// See tick_program.h. One class that walks the program once; every `refuse` is something the oracle leaves out.
#include "support/tick_program.h"

#include <algorithm>
#include <map>

#include "support/tick_reading.h"

namespace wayproof::testing::ticks {
namespace {

using program::Index;
using program::none;

template <class T>
int number_of(std::vector<T>& list, T wanted, int most, const char* what) {
  const auto found = std::find(list.begin(), list.end(), wanted);
  if (found != list.end()) return static_cast<int>(found - list.begin());
  if (static_cast<int>(list.size()) >= most) refuse(std::string("too many ") + what);
  list.push_back(wanted);
  return static_cast<int>(list.size()) - 1;
}

class Reading {
 public:
  Reading(TickProgram& to, const OracleWorld& world, const std::vector<Question>& questions)
      : to_(to), from_(to.program), world_(world), questions_(questions) {}

  void run(const OracleClock& clock) {
    check_size(clock);
    units_ = Units(clock.ticks_per_day);
    for (const auto& order : from_.order) to_.order.push_back(static_cast<int>(order));
    to_.hold_at_most = span(from_.gate.hold_at_most);
    to_.conditions.resize(from_.conditions.size());
    read_caps();
    for (Index s = 0; s < from_.steps.size(); ++s) read_step(static_cast<int>(s));
    for (Index j = 0; j < from_.journeys.size(); ++j) read_journey(static_cast<int>(j));
    read_values(to_, asked_of_);
    read_questions();
    read_lives(to_, units_);
    for (const Index event : to_.events) to_.late.push_back(late(event));
    set_period(clock);
  }

 private:
  void check_size(const OracleClock& clock) const {
    if (clock.ticks_per_day < 1 || 86'400 % clock.ticks_per_day != 0) refuse("a day is no whole number of ticks");
    if (from_.journeys.size() > most_journeys) refuse("too many journeys");
    if (from_.steps.size() > most_steps) refuse("too many steps");
    if (!from_.holidays.empty() || !from_.workdays.empty()) refuse("holidays");
    if (from_.gate.detached) refuse("messages held apart from their token");
  }

  // ---- time ---------------------------------------------------------------------------------------------------------
  int ticks(std::int64_t seconds) const { return units_.ticks(seconds); }
  Span span(const Duration& from) const { return units_.span(from); }
  int length(const Span& from) const { return units_.length(from); }

  void looks_at(const DaySet& days) {
    clock_ = true;
    week_ |= (days.weekdays & 0x7f) != 0x7f;
  }

  Range range(ClockTime from, ClockTime to, const DaySet& days) {
    looks_at(days);
    return {ticks(from), ticks(to), days};
  }

  void check_zone(const std::optional<Zone>& zone) const {
    if (zone && *zone != from_.zone) refuse("a zone of its own");
  }

  Moment moment(const program::InstantSpec& from, int journey) {
    using Kind = model::Anchor::Kind;
    Moment to;
    if (from.zone_kind == program::InstantSpec::ZoneKind::fixed) check_zone(from.zone);
    to.plus = span(from.plus);
    to.on_days = from.on_days;
    to.days = from.days;
    if (from.at) to.at = ticks(*from.at);
    if (from.at) looks_at(from.on_days ? from.days : DaySet{});
    JourneyPlan& plan = to_.journeys[static_cast<std::size_t>(journey)];
    const int cap = std::max(0, length(to.plus)) + 3 * to_.calendar.ticks_per_day();
    if (from.anchor == Kind::entry) {
      to.anchor = Moment::Anchor::entry;
      plan.entry_cap = std::max(plan.entry_cap, cap);
    } else if (from.anchor == Kind::step) {
      to.anchor = Moment::Anchor::step;
      if (from.name != none) to.slot = anchor_slot(journey, from.name, cap);
    } else if (from.anchor != Kind::now) {
      refuse("a date, an attribute or a field as anchor");
    }
    return to;
  }

  int anchor_slot(int journey, Index step, int cap) {
    JourneyPlan& plan = to_.journeys[static_cast<std::size_t>(journey)];
    StepPlan& anchor = to_.steps[step];
    if (anchor.anchor_slot < 0) {
      if (plan.anchor_caps.size() >= most_anchors) refuse("too many anchors");
      anchor.anchor_slot = static_cast<int>(plan.anchor_caps.size());
      plan.anchor_caps.push_back(0);
    }
    int& known = plan.anchor_caps[static_cast<std::size_t>(anchor.anchor_slot)];
    known = std::max(known, cap);
    return anchor.anchor_slot;
  }

  int late(Index event) const {
    for (const auto& [one, ticks_late] : world_.late) {
      if (one == event) return ticks_late;
    }
    return 0;
  }

  // ---- triggers, filters, conditions --------------------------------------------------------------------------------
  int event(Index name) { return number_of(to_.events, name, most_events, "events"); }
  int topic(Index name) { return number_of(to_.topics, name, most_topics, "topics"); }

  Signals trigger(Index at) {
    using Kind = model::Trigger::Kind;
    Signals to;
    if (at == none) return to;
    const auto& from = from_.triggers[at];
    if (!from.where.empty()) refuse("fields of events");
    if (from.channel != none || from.link != none) refuse("a channel or link in a trigger");
    if (from.kind == Kind::event) {
      to.events = 1U << event(from.name);
    } else if (from.kind == Kind::opt_out) {
      for (Index one = 0; one < from_.topics.size(); ++one) {
        if (from.name == none || from.name == one) to.withdrawn |= 1U << topic(one);
      }
    } else if (from.kind == Kind::reaction) {
      if (from.reaction == model::Reaction::bounced) refuse("bounces");
      StepBits of = to_.matching(from.of);
      for (Index s = 0; s < from_.steps.size(); ++s) {
        const Index channel = from_.steps[s].channel;
        const bool unseen =
            from.reaction == model::Reaction::opened && channel != none && !from_.channel_facts[channel].opens_measured;
        if (unseen) of &= ~(StepBits{1} << s);
      }
      to.reacted[static_cast<std::size_t>(from.reaction)] = of;
    } else if (from.kind == Kind::any) {
      for (Index p = 0; p < from.count; ++p) to.add(trigger(from.first + p));
    } else if (from.kind != Kind::handed_over) {
      refuse("a trigger that is no event, reaction or opt-out");
    }
    to_.listened.add(to);
    return to;
  }

  Index condition(Index at) {
    using Kind = model::Condition::Kind;
    if (at == none) return at;
    const auto& from = from_.conditions[at];
    ConditionPlan& to = to_.conditions[at];
    to.kind = from.kind;
    to.first = from.first;
    to.count = from.count;
    switch (from.kind) {
      case Kind::all:
      case Kind::any:
      case Kind::negation:
        for (Index p = 0; p < from.count; ++p) condition(from.first + p);
        break;
      case Kind::attribute:
        if (from.compare.right.source != program::Operand::Source::constant)
          refuse("two things of a customer compared");
        if (from.compare.op == model::Op::within || from.compare.op == model::Op::ago) refuse("dates of attributes");
        to.slot = attribute(from.name);
        asked_of_[static_cast<std::size_t>(to.slot)].push_back(at);
        break;
      case Kind::tag:
        to.slot = number_of(to_.tags, from.name, most_tags, "tags");
        break;
      case Kind::consent:
        if (from.channel != none) refuse("consent on one channel");
        to.slot = topic(from.name);
        break;
      case Kind::local_time:
        to.range = range(from.from, from.to, from.days);
        break;
      case Kind::segment:
        if (from_.segment_conditions[from.name] == none) refuse("a segment that only the platform knows");
        to.definition = condition(from_.segment_conditions[from.name]);
        break;
      default:
        refuse("a condition on counts, scores, stages or fields");
    }
    return at;
  }

  int attribute(Index name) {
    for (std::size_t a = 0; a < to_.attributes.size(); ++a) {
      if (to_.attributes[a].attribute == name) return static_cast<int>(a);
    }
    if (to_.attributes.size() >= most_attributes) refuse("too many attributes");
    AttributePlan plan;
    plan.attribute = name;
    plan.changes = std::find(world_.changing.begin(), world_.changing.end(), name) != world_.changing.end();
    to_.attributes.push_back(plan);
    asked_of_.emplace_back();
    return static_cast<int>(to_.attributes.size()) - 1;
  }

  // ---- steps --------------------------------------------------------------------------------------------------------
  void read_step(int number) {
    const auto& from = from_.steps[static_cast<std::size_t>(number)];
    StepPlan& to = to_.steps[static_cast<std::size_t>(number)];
    to.type = from.type;
    to.journey = static_cast<int>(from.journey);
    to.from = &from;
    to.bit = StepBits{1} << number;
    to.duration = span(from.duration);
    if (from.until) to.until = moment(*from.until, to.journey);
    to.trigger = trigger(from.trigger);
    if (from.trigger != none && from.since != model::Since::Kind::ever) read_since(to, from);
    for (const auto& outcome : from.outcomes) {
      condition(outcome.condition);
      if (outcome.cause == program::Cause::answered) to.names.push_back(outcome.name);
    }
    if (to.names.size() > most_answers) refuse("too many outcomes");
    if (from.experiment != none) number_of(to_.experiments, from.experiment, most_experiments, "experiments");
    to.sends = from.sends;
    if (from.sends) read_sending(to, from);
  }

  void read_since(StepPlan& to, const program::Step& from) {
    JourneyPlan& journey = to_.journeys[static_cast<std::size_t>(to.journey)];
    if (to.trigger.withdrawn != 0 ||
        std::any_of(to.trigger.reacted.begin(), to.trigger.reacted.end(), [](StepBits bits) { return bits != 0; })) {
      refuse("`since` with anything but events");
    }
    to.since_bit = static_cast<int>(journey.since_triggers.size());
    if (to.since_bit >= 8) refuse("too many waits with `since`");
    to_.since_events |= to.trigger.events;
    int most_late = 0;
    for (std::size_t e = 0; e < to_.events.size(); ++e) {
      if ((to.trigger.events >> e & 1U) != 0) most_late = std::max(most_late, late(to_.events[e]));
    }
    int anchor = -1;
    if (from.since == model::Since::Kind::step) {
      anchor = from.since_step == none ? most_anchors : anchor_slot(to.journey, from.since_step, most_late + 1);
      if (from.since_step != none) to_.steps[from.since_step].since_from.push_back(to.since_bit);
    } else {
      journey.entry_cap = std::max(journey.entry_cap, most_late + 1);
      journey.since_entry.push_back(to.since_bit);
    }
    journey.since_triggers.push_back(to.trigger);
    journey.since_anchor.push_back(anchor);
  }

  CheckRule check(model::Check which, const program::Step& step) const {
    const auto c = static_cast<std::size_t>(which);
    const auto& policy = from_.gate.policy[c][static_cast<std::size_t>(step.purpose)];
    CheckRule rule;
    rule.decides = policy.applies && from_.gate.mode[c] == model::Mode::enforce;
    if (policy.overridden) rule.on_fail = policy.on_fail;
    return rule;
  }

  void read_sending(StepPlan& to, const program::Step& from) {
    if (from.purpose == model::Purpose::internal) refuse("internal messages");
    if (check(model::Check::address, from).decides && from.channel != none &&
        from_.channel_facts[from.channel].address != none) {
      refuse("addresses in attributes");
    }
    to.consent = check(model::Check::consent, from);
    to.hours = check(model::Check::hours, from);
    to.dedupe = check(model::Check::dedupe, from);
    to.caps = check(model::Check::caps, from);
    if (from.topic != none) {
      to.topic_given = true;
      to.needs_consent = from_.topic_facts[from.topic].needs_consent;
      if (to.consent.decides) to.topic = topic(from.topic);
    }
    if (to.hours.decides) {
      read_hours(to.quiet, from_.gate.quiet, to.bit, from.channel);
      read_hours(to.windows, from_.gate.windows, to.bit, from.channel);
    }
    for (std::size_t r = 0; r < from_.gate.dedupe.size(); ++r) read_dedupe(to, from, r);
    for (std::size_t c = 0; c < to_.caps.size(); ++c) {
      if (to.caps.decides && (to_.caps[c].of & to.bit) != 0) to.caps_asked.push_back(static_cast<int>(c));
    }
  }

  void read_hours(std::vector<HoursRule>& to, const std::vector<program::Hours>& from, StepBits step, Index channel) {
    for (const auto& hours : from) {
      const bool on_channel = hours.channels.empty() ||
                              std::find(hours.channels.begin(), hours.channels.end(), channel) != hours.channels.end();
      if (!on_channel || (to_.matching(hours.of) & step) == 0) continue;
      to.push_back({range(hours.range.from, hours.range.to, hours.range.days), hours.on_fail});
    }
  }

  void read_dedupe(StepPlan& to, const program::Step& from, std::size_t rule_number) {
    using By = model::Dedupe::By;
    if (from_.gate.mode[static_cast<std::size_t>(model::Check::dedupe)] != model::Mode::enforce) return;
    const auto& rule = from_.gate.dedupe[rule_number];
    if (to_.matching(rule.of) != to_.matching({})) refuse("dedupe among some messages only");
    const Index value = rule.by == By::kind ? from.kind : rule.by == By::offer ? from.offer : from.template_id;
    if (value == none) return;
    const auto [slot, is_new] = alike_.try_emplace({rule_number, value}, static_cast<int>(alike_.size()));
    if (alike_.size() > most_alike) refuse("too many kinds of alike messages");
    to_.alike = static_cast<int>(alike_.size());
    to.alike_told.push_back({slot->second, span(rule.in)});
    if (to.dedupe.decides) to.alike_asked.push_back({slot->second, span(rule.in)});
  }

  void read_caps() {
    if (from_.gate.mode[static_cast<std::size_t>(model::Check::caps)] != model::Mode::enforce) return;
    for (const auto& from : from_.gate.caps) {
      CapPlan to;
      to.of = to_.matching(from.of);
      if (to.of == 0) continue;
      if (from.count_at != model::CountAt::send) refuse("caps that do not count at sending");
      if (from.from != std::numeric_limits<Day>::min() || from.until != std::numeric_limits<Day>::max()) {
        refuse("caps for some days only");
      }
      to.kind = from.kind;
      to.on_full = from.on_full;
      to.max = static_cast<int>(from.max);
      if (from.max > most_in_cap) refuse("a cap too large");
      if (from.kind == model::Window::Kind::calendar) {
        check_zone(from.zone);
        if (from.unit == model::Window::Unit::month) refuse("months");
        to.weekly = from.unit == model::Window::Unit::week;
        clock_ = true;
        week_ |= to.weekly;
      } else {
        to.length = ticks(from.length);
      }
      if (to_.caps.size() >= most_caps) refuse("too many caps");
      to_.caps.push_back(to);
    }
  }

  // ---- journeys -----------------------------------------------------------------------------------------------------
  void read_journey(int number) {
    const auto& from = from_.journeys[static_cast<std::size_t>(number)];
    JourneyPlan& to = to_.journeys[static_cast<std::size_t>(number)];
    if (from.active_from || from.active_until) refuse("active periods");
    to.first = from.first == none ? -1 : static_cast<int>(from.first);
    to.trigger = trigger(from.trigger);
    to.condition = condition(from.condition);
    to.runs = from.runs;
    to.again = from.again;
    to.again_since_leave = from.again_since == model::Again::Since::leave;
    if (from.again) to.again_after = span(from.again_after);
    if (from.exits.size() > most_exits) refuse("too many exits");
    for (const auto& rule : from.exits) {
      ExitPlan exit;
      exit.trigger = trigger(rule.trigger);
      exit.condition = condition(rule.condition);
      if (rule.next != none) exit.next = static_cast<int>(rule.next);
      if (rule.then_enter != none) exit.then_enter = static_cast<int>(rule.then_enter);
      to.exits.push_back(exit);
    }
  }

  // ---- questions and time -------------------------------------------------------------------------------------------
  void read_questions() {
    using Kind = Question::Kind;
    for (const auto& question : questions_) {
      clock_ |= question.kind == Kind::can_send_between || question.window != Question::Window::sliding;
      week_ |= question.window == Question::Window::week;
      if (question.topic != none) topic(question.topic);
      if (question.event != none) event(question.event);
    }
  }

  void set_period(const OracleClock& clock) {
    const int day = clock.ticks_per_day;
    to_.period = week_ ? 7 * day : clock_ ? day : 1;
    if (!clock.change) return;
    int oldest = length(to_.hold_at_most);
    for (const auto& journey : to_.journeys) {
      oldest = std::max(oldest, journey.entry_cap);
      for (const int cap : journey.anchor_caps) oldest = std::max(oldest, cap);
    }
    const bool calendar_cap = std::any_of(to_.caps.begin(), to_.caps.end(),
                                          [](const CapPlan& cap) { return cap.kind == model::Window::Kind::calendar; });
    if (calendar_cap && to_.calendar.clock_of(clock.change->at) + clock.change->forward < 0) {
      refuse("a day that begins twice, beside a calendar cap");
    }
    to_.transient = clock.change->at + oldest + 2 * day;
  }

  TickProgram& to_;
  const program::Program& from_;
  const OracleWorld& world_;
  const std::vector<Question>& questions_;
  Units units_{1};
  bool clock_ = false, week_ = false;
  std::vector<std::vector<Index>> asked_of_;  // by attribute: conditions
  std::map<std::pair<std::size_t, Index>, int> alike_;
};

}  // namespace

int Units::ticks(std::int64_t seconds) const {
  if (seconds % tick_seconds() != 0) refuse("a time that is no multiple of the tick");
  if (std::abs(seconds / tick_seconds()) > longest) refuse("a time too long");
  return static_cast<int>(seconds / tick_seconds());
}

Span Units::span(const Duration& duration) const {
  if (duration.months != 0) refuse("months");
  if (std::abs(duration.days) * ticks_per_day_ > longest) refuse("a time too long");
  return {duration.days, ticks(duration.seconds)};
}

bool Signals::any() const {
  return events != 0 || withdrawn != 0 ||
         std::any_of(reacted.begin(), reacted.end(), [](StepBits bits) { return bits != 0; });
}

bool Signals::meets(const Signals& other) const {
  if ((events & other.events) != 0 || (withdrawn & other.withdrawn) != 0) return true;
  for (std::size_t r = 0; r < reactions; ++r) {
    if ((reacted[r] & other.reacted[r]) != 0) return true;
  }
  return false;
}

void Signals::add(const Signals& other) {
  events |= other.events;
  withdrawn |= other.withdrawn;
  for (std::size_t r = 0; r < reactions; ++r) reacted[r] |= other.reacted[r];
}

TickProgram::TickProgram(const program::Program& from, const OracleClock& clock, const OracleWorld& world,
                         const std::vector<Question>& questions)
    : program(from),
      calendar(clock),
      journeys(from.journeys.size()),
      steps(from.steps.size()),
      any_tags_at_start(world.any_tags_at_start),
      opt_outs_late(world.opt_outs_late) {
  Reading(*this, world, questions).run(clock);
}

int TickProgram::topic_number(program::Index topic) const {
  const auto found = std::find(topics.begin(), topics.end(), topic);
  return found == topics.end() ? -1 : static_cast<int>(found - topics.begin());
}

int TickProgram::event_number(program::Index event) const {
  const auto found = std::find(events.begin(), events.end(), event);
  return found == events.end() ? -1 : static_cast<int>(found - events.begin());
}

StepBits TickProgram::matching(const program::Filter& filter) const {
  StepBits out = 0;
  if (filter.impossible) return out;
  const auto fits = [](Index wanted, Index found) { return wanted == none || wanted == found; };
  for (Index s = 0; s < program.steps.size(); ++s) {
    const auto& step = program.steps[s];
    if (!step.sends) continue;
    const bool match = (!filter.purpose || *filter.purpose == step.purpose) && fits(filter.channel, step.channel) &&
                       fits(filter.topic, step.topic) && fits(filter.kind, step.kind) &&
                       fits(filter.offer, step.offer) && fits(filter.journey, step.journey) && fits(filter.step, s);
    if (match) out |= StepBits{1} << s;
  }
  return out;
}

}  // namespace wayproof::testing::ticks
