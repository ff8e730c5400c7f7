#include "model/references.h"

#include <array>

namespace wayproof::model {
namespace {

/// Walks the model and notes every name that stands for something else.
class Collector {
 public:
  Collector(const Project& project, const std::function<void(const Reference&)>& visit)
      : project_(project), visit_(visit) {}

  void run() {
    if (project_.workspace.given) workspace(project_.workspace);
    for (const Journey& each : project_.journeys) journey(each);
    for (const Customer& each : project_.customers) customer(each);
    for (const JourneyTests& each : project_.tests) tests(each);
  }

 private:
  // ---- single names ----

  void note(Refers to, std::string_view name, Span span) {
    note(to, name, span, to == Refers::step ? inside_ : std::string_view{});
  }
  void note(Refers to, std::string_view name, Span span, std::string_view journey) {
    if (!name.empty()) visit_({to, name, {file_, span}, journey, inside_, step_});
  }
  /// A step of the journey that is named beside it, else of the one that this stands in.
  void step_of(const MaybeId& journey, const Id& step) {
    note(Refers::step, step.value, step.span, journey ? std::string_view(journey->value) : inside_);
  }
  void note(Refers to, const Id& id) { note(to, id.value, id.span); }
  void note(Refers to, const MaybeId& id) {
    if (id) note(to, *id);
  }
  void note(Refers to, const std::vector<Id>& ids) {
    for (const Id& id : ids) note(to, id);
  }
  void zone(const MaybeId& id) {
    if (id && id->value != "recipient" && id->value != "workspace") note(Refers::zone, *id);
  }

  // ---- pieces ----

  void filter(const MessageFilter& of) {
    note(Refers::channel, of.channel);
    note(Refers::topic, of.topic);
    note(Refers::offer, of.offer);
    note(Refers::journey, of.journey);
    if (of.step) step_of(of.journey, *of.step);
  }

  void comparison(const Comparison& compare) {
    if (compare.attribute) note(Refers::attribute, *compare.attribute, compare.name_span);
  }
  void where(const std::vector<FieldTest>& tests) {
    for (const FieldTest& test : tests) comparison(test.compare);
  }
  void since(const Since& since) {
    if (since.kind == Since::Kind::step) note(Refers::step, since.step, since.step_span);
  }

  void condition(const Condition& c) {
    using Kind = Condition::Kind;
    switch (c.kind) {
      case Kind::attribute:
        note(Refers::attribute, c.name);
        break;
      case Kind::tag:
        note(Refers::tag, c.name);
        break;
      case Kind::stage:
        note(Refers::stage, c.name);
        break;
      case Kind::score:
        note(Refers::score, c.name);
        break;
      case Kind::event:
        note(Refers::event, c.name);
        break;
      case Kind::consent:
        note(Refers::topic, c.name);
        break;
      case Kind::segment:
        note(Refers::segment, c.name);
        break;
      case Kind::invalid:
      case Kind::all:
      case Kind::any:
      case Kind::negation:
      case Kind::entry:
      case Kind::reaction:
      case Kind::streak:
      case Kind::local_time:
        break;
    }
    comparison(c.compare);
    where(c.where);
    filter(c.of);
    note(Refers::channel, c.channel);
    since(c.since);
    for (const Condition& part : c.parts) condition(part);
  }
  void condition(const std::optional<Condition>& c) {
    if (c) condition(*c);
  }

  void trigger(const Trigger& t) {
    using Kind = Trigger::Kind;
    if (t.kind == Kind::event) note(Refers::event, t.name);
    if (t.kind == Kind::date && !t.date) note(Refers::attribute, t.name);
    if (t.kind == Kind::opt_out && t.name.value != "any") note(Refers::topic, t.name);
    where(t.where);
    filter(t.of);
    note(Refers::channel, t.channel);
    zone(t.zone);
    for (const Condition& part : t.becomes) condition(part);
    for (const Trigger& part : t.parts) trigger(part);
  }

  void otherwise(const std::optional<Otherwise>& o) {
    if (o && o->kind == Otherwise::Kind::step) note(Refers::step, o->step, o->step_span);
  }
  void instant(const Boxed<InstantSpec>& spec) {
    if (!spec) return;
    if (spec->of.kind == Anchor::Kind::step) note(Refers::step, spec->of.name, spec->of.name_span);
    if (spec->of.kind == Anchor::Kind::attribute) note(Refers::attribute, spec->of.name, spec->of.name_span);
    zone(spec->zone);
    otherwise(spec->if_past);
    otherwise(spec->if_missing);
  }

  void person(const Person& person) {
    note(Refers::role, person.owner);
    note(Refers::role, person.role);
    for (const Person& other : person.otherwise) this->person(other);
  }
  void person(const Boxed<Person>& person) {
    if (person) this->person(*person);
  }

  void content(const Content& content) {
    note(Refers::template_, content.template_id);
    for (const Content::Variant& variant : content.variants) {
      condition(variant.condition);
      this->content(variant.content);
    }
  }

  void guarantees(const std::vector<Guarantee>& list) {
    for (const Guarantee& promise : list) {
      filter(promise.message);
      if (promise.window) zone(promise.window->zone);
      if (promise.after) trigger(*promise.after);
      note(Refers::topic, promise.consent);
      if (promise.from_step && promise.from_step->value != "entry") note(Refers::step, *promise.from_step);
      if (promise.to_step && promise.to_step->value != "end") note(Refers::step, *promise.to_step);
    }
  }

  // ---- journeys ----

  void journey(const Journey& j) {
    file_ = j.file;
    inside_ = j.id.value;
    if (j.goal) {
      note(Refers::event, j.goal->event);
      where(j.goal->where);
    }
    if (j.active) zone(j.active->zone);
    trigger(j.entry.on);
    condition(j.entry.condition);
    for (const Exit& exit : j.exits) {
      trigger(exit.on);
      condition(exit.condition);
      note(Refers::step, exit.next);
      note(Refers::journey, exit.then_enter);
    }
    note(Refers::step, j.first);
    for (const Step& each : j.steps) step(each);
    step_ = {};
    guarantees(j.guarantees);
    inside_ = {};
  }

  void step(const Step& s) {
    step_ = s.id.value;
    note(Refers::step, s.next);
    person(s.to);
    note(Refers::channel, s.channel);
    note(Refers::topic, s.topic);
    note(Refers::offer, s.offer);
    content(s.content);
    instant(s.by);
    instant(s.until);
    if (s.until_event) trigger(*s.until_event);
    since(s.since);
    note(Refers::step, s.on_time_out);
    for (const Case& way : s.cases) {
      condition(way.condition);
      note(Refers::step, way.next);
    }
    note(Refers::step, s.otherwise);
    for (const Arm& arm : s.arms) note(Refers::step, arm.next);
    for (const Assignment& assignment : s.set) note(Refers::attribute, assignment.name);
    for (const Assignment& assignment : s.add_score) note(Refers::score, assignment.name);
    note(Refers::tag, s.add_tags);
    note(Refers::tag, s.remove_tags);
    note(Refers::stage, s.stage);
    person(s.assign);
    instant(s.due);
    if (s.contact) {
      note(Refers::channel, s.contact->channel);
      note(Refers::topic, s.contact->topic);
    }
    for (const Outcome& outcome : s.outcomes) note(Refers::step, outcome.next);
    note(Refers::step, s.overdue);
    note(Refers::journey, s.journey);
  }

  // ---- workspace ----

  void workspace(const Workspace& w) {
    file_ = w.file;
    zone(w.zone);
    note(Refers::attribute, w.identity.person);
    note(Refers::attribute, w.identity.keys);
    for (const Segment& segment : w.segments) condition(segment.condition);
    for (const Score& score : w.scores) {
      for (const ScoreRule& rule : score.rules) trigger(rule.on);
    }
    note(Refers::tag, w.external.tags);
    note(Refers::stage, w.external.stages);
    note(Refers::score, w.external.scores);
    for (const Topic& topic : w.topics) note(Refers::channel, topic.channels);
    for (const Channel& channel : w.channels) {
      note(Refers::attribute, channel.address);
      if (!channel.reply_window) continue;
      trigger(channel.reply_window->after);
      filter(channel.reply_window->of);
    }
    for (const Imported::Name& each : w.imported.topics) note(Refers::topic, each.ours);
    for (const Imported::Name& each : w.imported.events) note(Refers::event, each.ours);
    for (const Imported::Message& each : w.imported.messages) note(Refers::topic, each.topic);
    for (const Template& each : w.templates) content(each.content);
    for (const Cap& cap : w.gate.caps) {
      filter(cap.of);
      zone(cap.window.zone);
    }
    for (const auto* ranges : {&w.gate.quiet, &w.gate.windows}) {
      for (const Hours& hours : *ranges) {
        note(Refers::channel, hours.channels);
        filter(hours.of);
      }
    }
    for (const Dedupe& dedupe : w.gate.dedupe) filter(dedupe.of);
    guarantees(w.guarantees);
  }

  // ---- customers ----

  void channels_or_all(const std::vector<Id>& ids) {
    for (const Id& id : ids) {
      if (id.value != "all") note(Refers::channel, id);
    }
  }

  void customer(const Customer& c) {
    file_ = c.file;
    for (const auto& [name, value] : c.attributes) note(Refers::attribute, name);
    note(Refers::tag, c.tags);
    note(Refers::segment, c.segments);
    note(Refers::stage, c.stages);
    for (const auto& [name, value] : c.scores) note(Refers::score, name);
    channels_or_all(c.suppressed);
    zone(c.zone);
    for (const auto& [name, value] : c.addresses) note(Refers::channel, name);
    for (const ConsentRecord& record : c.consents) {
      note(Refers::topic, record.topic);
      note(Refers::channel, record.channel);
    }
    for (const Occurrence& occurrence : c.events) note(Refers::event, occurrence.event);
    for (const Change& change : c.changes) {
      for (const auto& [name, value] : change.set) note(Refers::attribute, name);
      note(Refers::tag, change.add_tags);
      note(Refers::tag, change.remove_tags);
      note(Refers::segment, change.enter_segments);
      note(Refers::segment, change.leave_segments);
      channels_or_all(change.suppress);
      channels_or_all(change.unsuppress);
      note(Refers::stage, change.stage);
    }
    for (const ReactionInput& reaction : c.reactions) filter(reaction.to);
    for (const OutcomeInput& outcome : c.outcomes) {
      note(Refers::journey, outcome.journey);
      step_of(outcome.journey, outcome.step);
    }
  }

  // ---- tests ----

  void tests(const JourneyTests& tests) {
    for (const JourneyTest& test : tests.tests) {
      if (test.own) customer(*test.own);
      file_ = tests.file;
      note(Refers::customer, test.customer);
      for (const Expectation& expected : test.expectations) {
        filter(expected.of);
        note(Refers::journey, expected.journey);
        if (expected.step) step_of(expected.journey, *expected.step);
        condition(expected.condition);
      }
    }
  }

  const Project& project_;
  const std::function<void(const Reference&)>& visit_;
  FileId file_ = 0;
  std::string_view inside_, step_;
};

template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
  std::vector<std::string_view> ids;
  ids.reserve(things.size());
  for (const auto& thing : things) ids.push_back(thing.id.value);
  return ids;
}

std::vector<std::string_view> step_ids(const Project& project, std::string_view journey) {
  std::vector<std::string_view> ids;
  for (const Journey& each : project.journeys) {
    if (!journey.empty() && each.id.value != journey) continue;
    for (const Step& step : each.steps) ids.push_back(step.id.value);
  }
  return ids;
}

}  // namespace

std::string_view name(Refers kind) {
  constexpr std::array<std::string_view, 15> names = {"step",  "journey",  "topic", "channel", "attribute",
                                                      "event", "template", "offer", "role",    "segment",
                                                      "score", "stage",    "tag",   "zone",    "customer"};
  return names[static_cast<std::size_t>(kind)];
}

void for_each_reference(const Project& project, const std::function<void(const Reference&)>& visit) {
  Collector(project, visit).run();
}

std::vector<std::string_view> candidates(const Project& project, const Reference& reference) {
  const Workspace& w = project.workspace;
  switch (reference.to) {
    case Refers::step:
      return step_ids(project, reference.journey);
    case Refers::journey:
      return ids_of(project.journeys);
    case Refers::topic:
      return ids_of(w.topics);
    case Refers::channel:
      return ids_of(w.channels);
    case Refers::attribute:
      return ids_of(w.attributes);
    case Refers::event:
      return ids_of(w.events);
    case Refers::template_:
      return ids_of(w.templates);
    case Refers::offer:
      return ids_of(w.offers);
    case Refers::role:
      return ids_of(w.people);
    case Refers::segment:
      return ids_of(w.segments);
    case Refers::score:
      return ids_of(w.scores);
    case Refers::tag: {
      std::vector<std::string_view> tags;
      for (const Id& tag : w.tags) tags.push_back(tag.value);
      return tags;
    }
    case Refers::stage: {
      std::vector<std::string_view> stages;
      for (const Ladder& ladder : w.stages) {
        for (const Id& stage : ladder.stages) stages.push_back(stage.value);
      }
      return stages;
    }
    case Refers::customer:
      return ids_of(project.customers);
    case Refers::zone: {
      std::vector<std::string_view> zones;
      zones.reserve(Zone::count());
      for (std::size_t i = 0; i < Zone::count(); ++i) zones.push_back(Zone::name_at(i));
      return zones;
    }
  }
  return {};
}

}  // namespace wayproof::model
