#include "trace/customer.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "finding/suggest.h"
#include "program/values.h"
#include "trace/evaluate.h"

namespace wayproof::trace {

// ---- the script -----------------------------------------------------------------------------------------------------

Index Script::arm(const program::Program& program, const State& /*state*/, Index step) {
  const Index experiment = program.steps[step].experiment;
  const auto found = std::find_if(arms.begin(), arms.end(), [&](const auto& arm) { return arm.first == experiment; });
  return found == arms.end() ? none : found->second;
}

std::vector<PlannedReaction> Script::reactions(const program::Program& program, const State& state, Index record) {
  const Evaluator evaluator(program, state, nullptr);
  std::vector<PlannedReaction> out;
  for (const auto& plan : reaction_plans) {
    if (!evaluator.matches(plan.to, state.messages[record].step)) continue;
    if (plan.nth != 0) {
      const auto matching = std::count_if(state.messages.begin(), state.messages.end(), [&](const MessageRecord& one) {
        return one.result == MessageRecord::Result::sent && evaluator.matches(plan.to, one.step);
      });
      if (matching != plan.nth) continue;  // the record itself is among those sent
    }
    out.push_back(plan.planned);
    out.back().after = add(state.now, plan.after, state.zone) - state.now;
  }
  return out;
}

std::optional<Answer> Script::answer(const program::Program& /*program*/, const State& state, Index step) {
  auto asked = std::find_if(asked_.begin(), asked_.end(), [&](const auto& one) { return one.first == step; });
  if (asked == asked_.end()) asked = asked_.insert(asked_.end(), {step, 0});
  ++asked->second;
  for (const auto& plan : outcome_plans) {
    if (plan.step != step || (plan.nth != 0 && plan.nth != asked->second)) continue;
    return Answer{plan.answer.outcome_name, add(state.now, plan.after, state.zone) - state.now};
  }
  return std::nullopt;
}

// ---- the state ------------------------------------------------------------------------------------------------------

State blank_state(const program::Program& program) {
  State state = blank_state_outside(program);
  state.journeys.resize(program.journeys.size());
  return state;
}

State blank_state_outside(const program::Program& program) {
  State state;
  state.zone = program.zone;
  state.attributes.resize(program.attributes.size());
  state.attribute_times.assign(program.attributes.size(), std::numeric_limits<Instant>::min());
  state.tags.resize(program.tags.size());
  state.segments.resize(program.segments.size());
  Index ladders = 0;
  for (const Index ladder : program.stage_ladder) ladders = ladder == none ? ladders : std::max(ladders, ladder + 1);
  state.stage.assign(ladders, none);
  for (const auto& score : program.score_facts) state.scores.push_back(score.start);
  state.next_fade.resize(program.score_facts.size());
  state.score_rule_last.resize(program.score_rules.size());
  state.suppressed.resize(program.channels.size());
  state.reachable.assign(program.channels.size(), true);
  return state;
}

Instant instant_of(const model::Moment& moment, const Zone& zone) {
  return moment.offset ? moment.local - *moment.offset : zone.resolve(moment.local).at;
}

namespace {

class Preparation {
 public:
  Preparation(const program::Program& program, const model::Project& project, const model::Customer& customer,
              Report& report)
      : program_(program), project_(project), from_(customer), report_(report), out_{.state = blank_state(program)} {}

  Rehearsal run(Instant as_of) {
    zone();
    out_.start = start(as_of);
    if (from_.until) out_.until = instant(*from_.until);
    profile();
    addresses();
    for (const auto& consent : from_.consents) add_consent(consent);
    for (const auto& occurrence : from_.events) add_event(occurrence);
    for (const auto& change : from_.changes) add_change(change);
    apply_early_changes();
    for (const auto& reaction : from_.reactions) add_reaction(reaction);
    for (const auto& outcome : from_.outcomes) add_outcome(outcome);
    for (const auto& arm : from_.arms) add_arm(arm);
    return std::move(out_);
  }

 private:
  State& state() { return out_.state; }

  // ---- what a name may refer to -------------------------------------------------------------------------------------
  void unknown(const model::Id& id, const program::Names& names, std::string_view what) {
    std::vector<std::string_view> candidates;
    for (Index n = 0; n < names.size(); ++n) candidates.push_back(names[n]);
    unknown(id, candidates, what);
  }

  void unknown(const model::Id& id, const std::vector<std::string_view>& candidates, std::string_view what) {
    Finding finding;
    finding.rule = "file/unknown-reference";
    finding.severity = Severity::warning;
    finding.place = {from_.file, id.span};
    const auto nearest = did_you_mean(id.value, candidates);
    finding.what = {nearest ? "trace.unknown.what.suggest" : "trace.unknown.what",
                    {{"name", Verbatim{id.value}}, {"kind", Word{"trace.kind." + std::string(what)}}}};
    if (nearest) finding.what.args.push_back({"nearest", Verbatim{std::string(*nearest)}});
    finding.advice = {"trace.unknown.advice", {}};
    report_.add(std::move(finding));
  }

  Index known(const model::Id& id, const program::Names& names, std::string_view what) {
    const Index index = names.find(id.value);
    if (index == none) unknown(id, names, what);
    return index;
  }

  Index journey(const model::Id& id) {
    std::vector<std::string_view> ids;
    for (Index j = 0; j < project_.journeys.size(); ++j) {
      if (project_.journeys[j].id.value == id.value) return j;
      ids.push_back(project_.journeys[j].id.value);
    }
    unknown(id, ids, "journey");
    return none;
  }

  // A step by its id; without a journey the first journey that has such a step.
  Index step(const model::MaybeId& journey_id, const model::Id& id) {
    std::vector<std::string_view> ids;
    for (Index j = 0; j < project_.journeys.size(); ++j) {
      const auto& one = project_.journeys[j];
      if (journey_id && one.id.value != journey_id->value) continue;
      for (Index s = 0; s < one.steps.size(); ++s) {
        if (one.steps[s].id.value == id.value) return program_.journeys[j].steps_begin + s;
        ids.push_back(one.steps[s].id.value);
      }
    }
    unknown(id, ids, "step");
    return none;
  }

  // ---- times and values ---------------------------------------------------------------------------------------------
  void zone() {
    const auto found = from_.zone ? Zone::find(from_.zone->value) : std::nullopt;
    state().zone_known = found.has_value();
    if (found) state().zone = *found;
    if (from_.language) state().language = from_.language->value;
  }

  Instant instant(const model::Moment& moment) { return instant_of(moment, state().zone); }

  // Without a stated start the clock starts with the first thing that happens, or with the day of the check.
  Instant start(Instant as_of) {
    if (from_.from) return instant(*from_.from);
    std::optional<Instant> first;
    const auto consider = [&](const model::Moment& at) {
      const Instant t = instant(at);
      first = first ? std::min(*first, t) : t;
    };
    for (const auto& one : from_.events) consider(one.at);
    for (const auto& one : from_.changes) consider(one.at);
    for (const auto& one : from_.consents) {
      if (one.at) consider(*one.at);
    }
    return first.value_or(as_of);
  }

  Value value(const model::Literal& literal) {
    if (literal.kind == model::Literal::Kind::text) return text_value(program_, state(), literal.text);
    return program::plain_value(literal).value_or(Value{});
  }

  // ---- pieces -------------------------------------------------------------------------------------------------------
  void profile() {
    for (const auto& [id, literal] : from_.attributes) {
      if (const Index at = program_.attributes.find(id.value); at != none) {
        state().attributes[at] = value(literal);
      } else if (project_.workspace.given) {
        unknown(id, program_.attributes, "attribute");
      }
    }
    for (const auto& id : from_.tags) {
      // A tag that no journey mentions changes nothing, and workspaces need not declare their tags.
      if (const Index at = program_.tags.find(id.value); at != none) state().tags[at] = true;
    }
    for (const auto& id : from_.segments) {
      if (const Index at = known(id, program_.segments, "segment"); at != none) state().segments[at] = true;
    }
    for (const auto& id : from_.stages) {
      const Index at = known(id, program_.stages, "stage");
      if (at != none && program_.stage_ladder[at] != none) state().stage[program_.stage_ladder[at]] = at;
    }
    for (const auto& [id, score] : from_.scores) {
      if (const Index at = known(id, program_.scores, "score"); at != none) state().scores[at] = score.value;
    }
    for (const auto& id : from_.suppressed) suppress(id, true);
  }

  void suppress(const model::Id& id, bool on) {
    if (id.value == "all") {
      state().suppressed_all = on;
    } else if (const Index at = known(id, program_.channels, "channel"); at != none) {
      state().suppressed[at] = on;
    }
  }

  void addresses() {
    if (!from_.addresses_given) return;
    state().reachable.assign(program_.channels.size(), false);
    for (const auto& [id, literal] : from_.addresses) {
      if (const Index at = known(id, program_.channels, "channel"); at != none) state().reachable[at] = true;
    }
  }

  Arrival arrival(Arrival::Kind kind, const model::Moment& at, const std::optional<model::Moment>& arrives,
                  Index subject) {
    Arrival out;
    out.kind = kind;
    out.occurred = instant(at);
    out.arrives = arrives ? std::max(instant(*arrives), out.occurred) : out.occurred;
    out.subject = subject;
    return out;
  }

  // What was so before the trace starts is part of the first state; the rest arrives.
  void add_consent(const model::ConsentRecord& from) {
    const Index topic = known(from.topic, program_.topics, "topic");
    const Index channel = from.channel ? known(*from.channel, program_.channels, "channel") : none;
    if (topic == none || (from.channel && channel == none)) return;
    const Instant at = from.at ? instant(*from.at) : std::numeric_limits<Instant>::min();
    const Instant arrives = from.arrives ? std::max(instant(*from.arrives), at) : at;
    if (arrives < out_.start) {
      (void)record_consent(state(), {topic, channel, from.given, at});
      return;
    }
    auto out = arrival(Arrival::Kind::consent, *from.at, from.arrives, topic);
    out.detail = channel;
    out.flag = from.given;
    schedule(program_, state(), std::move(out));
  }

  void add_event(const model::Occurrence& from) {
    const Index event = known(from.event, program_.events, "event");
    if (event == none) return;
    auto out = arrival(Arrival::Kind::event, from.at, from.arrives, event);
    for (const auto& [field, literal] : from.with) {
      // Fields that nothing asks for need no place in the state.
      if (const Index at = program_.fields.find(field.value); at != none) out.payload.emplace_back(at, value(literal));
    }
    stable_sort(out.payload, [](const auto& a, const auto& b) { return a.first < b.first; });
    if (out.arrives < out_.start) {
      state().history.add({event, out.occurred, out.arrives, std::move(out.payload)});
    } else {
      schedule(program_, state(), std::move(out));
    }
  }

  void add_change(const model::Change& from) {
    const auto add = [&](Arrival::Kind kind, Index subject, bool flag, const Value& new_value = {}) {
      auto out = arrival(kind, from.at, from.arrives, subject);
      out.flag = flag;
      out.value = new_value;
      if (out.arrives < out_.start) {
        early_.push_back(std::move(out));
      } else {
        schedule(program_, state(), std::move(out));
      }
    };
    for (const auto& [id, literal] : from.set) {
      if (const Index at = known(id, program_.attributes, "attribute"); at != none) {
        add(Arrival::Kind::attribute, at, true, value(literal));
      }
    }
    const auto all = [&](const std::vector<model::Id>& ids, const program::Names& names, std::string_view what,
                         Arrival::Kind kind, bool flag) {
      for (const auto& id : ids) {
        if (const Index at = known(id, names, what); at != none) add(kind, at, flag);
      }
    };
    all(from.add_tags, program_.tags, "tag", Arrival::Kind::tag, true);
    all(from.remove_tags, program_.tags, "tag", Arrival::Kind::tag, false);
    all(from.enter_segments, program_.segments, "segment", Arrival::Kind::segment, true);
    all(from.leave_segments, program_.segments, "segment", Arrival::Kind::segment, false);
    const auto suppression = [&](const std::vector<model::Id>& ids, bool flag) {
      for (const auto& id : ids) {
        if (id.value == "all") {
          add(Arrival::Kind::suppression, none, flag);
        } else if (const Index at = known(id, program_.channels, "channel"); at != none) {
          add(Arrival::Kind::suppression, at, flag);
        }
      }
    };
    suppression(from.suppress, true);
    suppression(from.unsuppress, false);
    if (from.stage) {
      if (const Index at = known(*from.stage, program_.stages, "stage"); at != none)
        add(Arrival::Kind::stage, at, true);
    }
  }

  // Changes that were known before the trace starts, in the order in which they became known.
  void apply_early_changes() {
    stable_sort(early_, [](const Arrival& a, const Arrival& b) { return a.arrives < b.arrives; });
    for (const auto& one : early_) {
      switch (one.kind) {
        case Arrival::Kind::attribute:
          if (one.occurred < state().attribute_times[one.subject]) break;
          state().attribute_times[one.subject] = one.occurred;
          state().attributes[one.subject] = one.value;
          break;
        case Arrival::Kind::tag:
          state().tags[one.subject] = one.flag;
          break;
        case Arrival::Kind::segment:
          state().segments[one.subject] = one.flag;
          break;
        case Arrival::Kind::stage:
          if (program_.stage_ladder[one.subject] != none)
            state().stage[program_.stage_ladder[one.subject]] = one.subject;
          break;
        case Arrival::Kind::suppression:
          if (one.subject == none) {
            state().suppressed_all = one.flag;
          } else {
            state().suppressed[one.subject] = one.flag;
          }
          break;
        default:
          break;
      }
    }
  }

  program::Filter filter(const model::MessageFilter& from) {
    program::Filter to;
    if (from.purpose) to.purpose = from.purpose->value;
    const auto set = [&](Index& field, const model::MaybeId& id, const program::Names& names, std::string_view what) {
      if (!id) return;
      field = known(*id, names, what);
      to.impossible |= field == none;
    };
    set(to.channel, from.channel, program_.channels, "channel");
    set(to.topic, from.topic, program_.topics, "topic");
    set(to.kind, from.kind, program_.kinds, "kind");
    set(to.offer, from.offer, program_.offers, "offer");
    if (from.journey) {
      to.journey = journey(*from.journey);
      to.impossible |= to.journey == none;
    }
    if (from.step && !to.impossible) {
      to.step = step(from.journey, *from.step);
      to.impossible |= to.step == none;
    }
    return to;
  }

  void add_reaction(const model::ReactionInput& from) {
    Script::Reaction to;
    to.to = filter(from.to);
    if (from.nth) to.nth = from.nth->value;
    to.planned.reaction = from.reaction;
    to.planned.opt_out = from.opt_out;
    to.planned.machine = from.machine;
    if (from.after) to.after = from.after->value;
    if (from.link) to.planned.link = program_.links.find(from.link->value);
    out_.script.reaction_plans.push_back(to);
  }

  void add_outcome(const model::OutcomeInput& from) {
    const Index at = step(from.journey, from.step);
    if (at == none) return;
    const Index name = program_.outcome_names.find(from.outcome.value);
    const auto& outcomes = program_.steps[at].outcomes;
    const bool offered = std::any_of(outcomes.begin(), outcomes.end(), [&](const program::Outcome& outcome) {
      return outcome.cause == program::Cause::answered && outcome.name == name;
    });
    if (!offered) {
      std::vector<std::string_view> names;
      for (const auto& outcome : outcomes) {
        if (outcome.cause == program::Cause::answered) names.push_back(program_.outcome_names[outcome.name]);
      }
      return unknown(from.outcome, names, "outcome");
    }
    out_.script.outcome_plans.push_back(
        {at, from.nth ? from.nth->value : 0, {name, 0}, from.after ? from.after->value : Duration{}});
  }

  void add_arm(const model::ArmInput& from) {
    const Index experiment = known(from.experiment, program_.experiments, "experiment");
    if (experiment == none) return;
    std::vector<std::string_view> names;
    for (Index j = 0; j < project_.journeys.size(); ++j) {
      const auto& steps = project_.journeys[j].steps;
      for (Index s = 0; s < steps.size(); ++s) {
        if (program_.steps[program_.journeys[j].steps_begin + s].experiment != experiment) continue;
        for (Index a = 0; a < steps[s].arms.size(); ++a) {
          if (steps[s].arms[a].id.value == from.arm.value) {
            out_.script.arms.emplace_back(experiment, program_.arms.find(from.arm.value));
            return;
          }
          names.push_back(steps[s].arms[a].id.value);
        }
      }
    }
    unknown(from.arm, names, "arm");
  }

  const program::Program& program_;
  const model::Project& project_;
  const model::Customer& from_;
  Report& report_;
  Rehearsal out_;
  std::vector<Arrival> early_;
};

}  // namespace

Rehearsal prepare(const program::Program& program, const model::Project& project, const model::Customer& customer,
                  Instant as_of, Report& report) {
  return Preparation(program, project, customer, report).run(as_of);
}

}  // namespace wayproof::trace
