// Lowering: from the model, where everything has a name and a place, to the program, where everything has an index.
// Names are added in a fixed order (the workspace's declarations, then mentions in file order), so the same files
// always give the same program.
#include <algorithm>

#include "base/stable_sort.h"
#include "program/lower_conditions.h"
#include "program/outcomes.h"
#include "program/values.h"

namespace wayproof::program {
namespace {

class Lowering : ConditionLowering {
 public:
  explicit Lowering(const model::Project& project) : ConditionLowering(project) {}

  Program run() {
    declare_workspace();
    lower_gate();
    for (const auto& journey : project_.journeys) lower_journey(journey);
    for (Index s = 0; s < project_.workspace.segments.size(); ++s) {
      const auto& segment = project_.workspace.segments[s];
      const Index at = program_.segments.find(segment.id.value);
      program_.segment_conditions.resize(program_.segments.size(), none);
      if (segment.condition && program_.segment_conditions[at] == none) {
        program_.segment_conditions[at] = condition(*segment.condition);
      }
    }
    lower_scores();
    lower_guarantees();
    lower_reply_windows();
    lower_tests();
    finish_tables();
    return std::move(program_);
  }

 private:
  const model::Workspace& workspace() const { return project_.workspace; }

  // ---- names ------------------------------------------------------------------------------------------------------
  void declare_workspace() {
    const auto& w = workspace();
    for (const auto& one : w.attributes) program_.attributes.add(one.id.value);
    for (const auto& one : w.events) program_.events.add(one.id.value);
    for (const auto& one : w.tags) program_.tags.add(one.value);
    for (const auto& one : w.segments) program_.segments.add(one.id.value);
    for (const auto& one : w.offers) program_.offers.add(one.id.value);
    for (const auto& one : w.templates) program_.templates.add(one.id.value);
    for (const auto& one : w.scores) program_.scores.add(one.id.value);
    for (const auto& one : w.topics) {
      program_.topics.add(one.id.value);
      program_.topic_facts.resize(program_.topics.size());
      program_.topic_facts.back().needs_consent = !one.consent || one.consent->value != model::ConsentKind::none;
    }
    for (const auto& one : w.channels) {
      const Index at = program_.channels.add(one.id.value);
      program_.channel_facts.resize(program_.channels.size());
      program_.channel_facts[at].opens_measured = one.opens_measured;
      if (one.address) program_.channel_facts[at].address = program_.attributes.add(one.address->value);
    }
    for (const auto& one : w.people) {
      const Index at = program_.roles.add(one.id.value);
      program_.role_facts.resize(program_.roles.size());
      if (one.from && one.to) {
        program_.role_facts[at].hours = DailyRange{one.from->value, one.to->value, day_set(one.on)};
      }
    }
    for (const auto& ladder : w.stages) {
      const auto ladder_index = static_cast<Index>(&ladder - w.stages.data());
      Index rank = 0;
      for (const auto& stage : ladder.stages) {
        const Index at = program_.stages.add(stage.value);
        program_.stage_ladder.resize(program_.stages.size(), none);
        program_.stage_rank.resize(program_.stages.size(), 0);
        program_.stage_ladder[at] = ladder_index;
        program_.stage_rank[at] = rank++;
      }
    }
    for (const auto& one : w.holidays) {
      (one.workday ? program_.workdays : program_.holidays).push_back(one.date.value);
    }
    stable_sort(program_.holidays);
    stable_sort(program_.workdays);
    if (w.zone) program_.zone = Zone::find(w.zone->value).value_or(Zone{});
  }

  // ---- journeys ---------------------------------------------------------------------------------------------------
  void lower_journey(const model::Journey& from) {
    current_ = static_cast<Index>(&from - project_.journeys.data());
    Journey to;
    to.steps_begin = step_begin_[current_];
    to.steps_end = step_begin_[current_ + 1];
    to.first = step(from.first);
    to.trigger = trigger(from.entry.on);
    to.entry_span = from.entry.span;
    if (from.entry.condition) to.condition = condition(*from.entry.condition);
    if (from.entry.again) {
      to.again = true;
      to.again_after = from.entry.again->after.value;
      to.again_since = from.entry.again->since;
    }
    for (const auto& exit : from.exits) {
      ExitRule rule;
      rule.span = exit.span;
      rule.trigger = trigger(exit.on);
      if (exit.condition) rule.condition = condition(*exit.condition);
      rule.next = step(exit.next);
      if (exit.then_enter) rule.then_enter = journey_index(exit.then_enter->value);
      to.exits.push_back(rule);
    }
    to.priority = from.priority;
    to.lifetime = from.lifetime.value;
    to.runs = from.status != model::Status::paused && from.status != model::Status::ended;
    if (from.active) {
      Zone zone = program_.zone;
      if (from.active->zone && from.active->zone->value != "workspace") {
        zone = Zone::find(from.active->zone->value).value_or(program_.zone);
      }
      if (from.active->from) to.active_from = zone.resolve(from.active->from->value).at;
      if (from.active->until) to.active_until = zone.resolve(from.active->until->value).at;
      to.leave_at_end = from.active->at_end == model::Active::AtEnd::leave;
    }
    for (Index s = 0; s < from.steps.size(); ++s) {
      program_.steps[to.steps_begin + s] = lower_step(from.steps[s], from.id.value);
    }
    program_.journeys[current_] = std::move(to);
    current_ = none;
  }

  Step lower_step(const model::Step& from, const std::string& journey_id) {
    Step to;
    to.type = from.type;
    to.journey = current_;
    to.outcomes = outcomes_of(from, *this);
    to.channel = add_if(program_.channels, from.channel);
    to.topic = add_if(program_.topics, from.topic);
    to.kind = add_if(program_.kinds, from.kind);
    to.offer = add_if(program_.offers, from.offer);
    to.template_id = add_if(program_.templates, from.content.template_id);
    if (from.purpose) to.purpose = from.purpose->value;
    if (from.to) to.role = role_of(*from.to);
    if (from.assign) to.role = role_of(*from.assign);
    if (from.by) to.by = lower_instant(*from.by);
    to.sends = from.type == model::StepType::message && from.readable;
    if (from.contact) {
      to.sends = true;
      to.channel = program_.channels.add(from.contact->channel.value);
      to.purpose = from.contact->purpose.value;
      to.topic = add_if(program_.topics, from.contact->topic);
    }
    to.wait = from.wait;
    if (from.duration) to.duration = from.duration->value;
    if (from.at_most) to.duration = from.at_most->value;
    if (from.until) to.until = lower_instant(*from.until);
    if (from.due) to.until = lower_instant(*from.due);
    if (from.until_event) to.trigger = trigger(*from.until_event);
    if (from.since_given) {
      to.since = from.since.kind;
      if (from.since.kind == model::Since::Kind::step) to.since_step = step(from.since.step);
    }
    if (from.type == model::StepType::split) {
      to.experiment =
          program_.experiments.add(from.experiment ? from.experiment->value : journey_id + "/" + from.id.value);
    }
    for (const auto& one : from.set) to.set.push_back(lower_assignment(one, program_.attributes));
    for (const auto& one : from.add_score) to.add_score.push_back(lower_assignment(one, program_.scores));
    for (const auto& tag : from.add_tags) to.add_tags.push_back(program_.tags.add(tag.value));
    for (const auto& tag : from.remove_tags) to.remove_tags.push_back(program_.tags.add(tag.value));
    to.stage = add_if(program_.stages, from.stage);
    if (from.journey) to.enters = journey_index(from.journey->value);
    return to;
  }

  Assignment lower_assignment(const model::Assignment& from, Names& names) {
    Assignment to;
    to.name = names.add(from.name.value);
    if (from.entry_field) {
      to.value.source = Operand::Source::entry_field;
      to.value.name = program_.fields.add(*from.entry_field);
    } else {
      to.value.constant = literal(from.literal);
    }
    return to;
  }

  Index role_of(const model::Person& person) {
    if (person.role) return program_.roles.add(person.role->value);
    if (person.owner) return program_.roles.add(person.owner->value);
    return none;
  }

  // ---- the gate ---------------------------------------------------------------------------------------------------
  void lower_gate() {
    const auto& from = workspace().gate;
    Gate& to = program_.gate;
    for (std::size_t c = 0; c < model::check_count; ++c) {
      const auto check = static_cast<model::Check>(c);
      const auto& rule = from.checks[c];
      to.mode[c] = rule.given ? rule.mode : model::Mode::off;
      for (std::size_t p = 0; p < model::purpose_count; ++p) {
        auto& policy = to.policy[c][p];
        policy.applies = rule.applies[p].value_or(applies_by_default(check, static_cast<model::Purpose>(p)));
        policy.overridden = rule.on_fail[p].has_value();
        policy.on_fail = rule.on_fail[p].value_or(model::OnFail::drop);
      }
    }
    if (from.hold_at_most) to.hold_at_most = from.hold_at_most->value;
    to.detached = from.detached;
    for (const auto& cap : from.caps) to.caps.push_back(lower_cap(cap));
    for (const auto& hours : from.quiet) to.quiet.push_back(lower_hours(hours));
    for (const auto& hours : from.windows) to.windows.push_back(lower_hours(hours));
    for (const auto& one : from.dedupe) {
      to.dedupe.push_back({one.by, lower_filter(one.of), one.in.value, one.span});
    }
  }

  // Which checks concern which kind of message. A workspace may say otherwise (`applies`).
  static bool applies_by_default(model::Check check, model::Purpose purpose) {
    const bool sells = purpose == model::Purpose::marketing || purpose == model::Purpose::mixed;
    switch (check) {
      case model::Check::address:
      case model::Check::caps:
        return purpose != model::Purpose::internal;
      case model::Check::hours:
        return sells || purpose == model::Purpose::internal;
      case model::Check::suppression:
      case model::Check::consent:
      case model::Check::dedupe:
        return sells;
    }
    return false;
  }

  Cap lower_cap(const model::Cap& from) {
    Cap to;
    to.of = lower_filter(from.of);
    to.max = from.max.value;
    set_window(from.window, program_.zone, to);
    to.count_at = from.count_at;
    to.on_full = from.on_full;
    if (from.from) to.from = from.from->value;
    if (from.until) to.until = from.until->value;
    to.span = from.span;
    return to;
  }

  Hours lower_hours(const model::Hours& from) {
    Hours to;
    for (const auto& channel : from.channels) to.channels.push_back(program_.channels.add(channel.value));
    to.of = lower_filter(from.of);
    to.range = {from.from.value, from.to.value, day_set(from.on)};
    to.on_fail = from.on_fail;
    to.span = from.span;
    return to;
  }

  // ---- scores and tables ------------------------------------------------------------------------------------------
  void lower_scores() {
    for (const auto& from : workspace().scores) {
      const Index at = program_.scores.add(from.id.value);
      program_.score_facts.resize(program_.scores.size());
      auto& to = program_.score_facts[at];
      to.from = from.from;
      to.to = from.to;
      to.start = from.start;
      if (from.fade_by && from.fade_every) {
        to.fade_by = from.fade_by->value;
        to.fade_every = from.fade_every->value;
      }
      for (const auto& rule : from.rules) {
        ScoreRule lowered;
        lowered.trigger = trigger(rule.on);
        lowered.score = at;
        lowered.add = rule.add.value;
        if (rule.at_most_once_in) lowered.at_most_once_in = rule.at_most_once_in->value;
        program_.score_rules.push_back(lowered);
      }
    }
  }

  // ---- promises ---------------------------------------------------------------------------------------------------
  void lower_guarantees() {
    for (const auto& from : workspace().guarantees) program_.guarantees.push_back(lower_guarantee(from));
    for (current_ = 0; current_ < project_.journeys.size(); ++current_) {
      for (const auto& from : project_.journeys[current_].guarantees)
        program_.guarantees.push_back(lower_guarantee(from));
    }
    current_ = none;
  }

  Guarantee lower_guarantee(const model::Guarantee& from) {
    Guarantee to;
    to.kind = from.kind;
    to.journey = current_;
    to.limit.of = lower_filter(from.message);
    if (from.max) to.limit.max = from.max->value;
    if (from.window) set_window(*from.window, program_.zone, to.limit);
    if (from.from_clock) to.from_clock = from.from_clock->value;
    if (from.to_clock) to.to_clock = from.to_clock->value;
    if (from.after) to.trigger = trigger(*from.after);
    if (from.from) to.from = from.from->value;
    if (from.until) to.until = from.until->value;
    if (from.consent) to.topic = program_.topics.add(from.consent->value);
    if (from.from_step && from.from_step->value != "entry") to.from_step = step(from.from_step->value);
    if (from.to_step && from.to_step->value != "end") to.to_step = step(from.to_step->value);
    if (from.within) to.within = from.within->value;
    to.span = from.span;
    return to;
  }

  void lower_reply_windows() {
    for (const auto& channel : workspace().channels) {
      if (!channel.reply_window) continue;
      const auto& from = *channel.reply_window;
      ReplyWindow to;
      to.channel = program_.channels.add(channel.id.value);
      to.of = lower_filter(from.of);
      to.of.impossible |= to.of.channel != none && to.of.channel != to.channel;
      to.of.channel = to.channel;
      to.trigger = trigger(from.after);
      to.length = from.length.value;
      to.span = from.span;
      program_.reply_windows.push_back(std::move(to));
    }
  }

  // Last, so that what tests name gives nothing in the journeys another number.
  void lower_tests() {
    for (const auto& file : project_.tests) {
      for (const auto& test : file.tests) {
        for (const auto& from : test.expectations) program_.expected.push_back(lower_expectation(from));
      }
    }
  }

  Expected lower_expectation(const model::Expectation& from) {
    Expected to;
    to.of = lower_filter(from.of);
    if (from.of.step && !from.of.journey) {
      to.of.step = step_anywhere(from.of.step->value);
      to.of.impossible = to.of.step == none;
    }
    if (from.journey) to.journey = journey_index(from.journey->value);
    if (from.step) to.step = from.journey ? step_in(to.journey, from.step->value) : step_anywhere(from.step->value);
    if (from.condition) to.condition = condition(*from.condition);
    return to;
  }

  // As customers' files name steps: of the first journey that has one of the name.
  Index step_anywhere(std::string_view id) {
    Index found = none;
    for (Index j = 0; j < project_.journeys.size() && found == none; ++j) found = step_in(j, id);
    return found;
  }

  void finish_tables() {
    program_.channel_facts.resize(program_.channels.size());
    program_.topic_facts.resize(program_.topics.size());
    program_.role_facts.resize(program_.roles.size());
    program_.score_facts.resize(program_.scores.size());
    program_.segment_conditions.resize(program_.segments.size(), none);
    program_.stage_ladder.resize(program_.stages.size(), none);
    program_.stage_rank.resize(program_.stages.size(), 0);
    program_.order.resize(program_.journeys.size());
    for (Index j = 0; j < program_.order.size(); ++j) program_.order[j] = j;
    stable_sort(program_.order, [this](Index a, Index b) {
      const auto& left = project_.journeys[a];
      const auto& right = project_.journeys[b];
      if (left.priority != right.priority) return left.priority > right.priority;
      if (left.id.value != right.id.value) return left.id.value < right.id.value;
      return a < b;
    });
  }
};

}  // namespace

Program lower(const model::Project& project) { return Lowering(project).run(); }

}  // namespace wayproof::program
