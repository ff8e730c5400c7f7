// From the tree of a wayproof/journey@1 file to the model.
#include "model/decode.h"
#include "model/grammar.h"
#include "model/reading.h"
#include "model/step_order.h"

namespace wayproof::model {
namespace {

class JourneyReading {
 public:
  explicit JourneyReading(const Refusals& refused) : read_(refused) {}

  Journey journey(json::Value root, FileId file) const {
    Journey result;
    result.file = file;
    result.span = root.span();
    result.id = read_.id(root, "id");
    result.title = read_.text(root, "title");
    if (const auto status = read_.choice<Status>(root, "status", names::status)) result.status = status->value;
    result.owner = read_.text_of(root, "owner");
    result.review_by = read_.date(root, "review_by");
    if (const auto priority = read_.integer(root, "priority")) result.priority = priority->value;
    result.lifetime = read_.duration(root, "lifetime").value_or(Located<Duration>{{.days = 365}, {}});
    result.goal = goal(read_.get(root, "goal"));
    result.active = active(read_.get(root, "active"));
    const json::Value entry_value = read_.get(root, "entry");
    result.entry_given = bool(entry_value);
    result.entry = entry(entry_value);
    for (const json::Value item : read_.items(root, "exits")) result.exits.push_back(exit(item));
    result.first = read_.text_of(root, "first");
    result.steps_span = read_.get(root, "steps").span();
    const auto steps = read_.entries(root, "steps");
    result.steps.reserve(steps.size());
    for (const json::Member& member : steps) result.steps.push_back(step(member));
    order_by_ways(result);
    result.guarantees = read_.guarantees(root, "guarantees");
    for (const json::Value item : read_.items(read_.get(root, "rollout"), "stages")) {
      const auto from = read_.date(item, "from");
      const auto share = read_.millionths(item, "share");
      if (from && share) result.rollout.push_back({*from, *share});
    }
    result.ignores = read_.ignores(root, "ignore");
    return result;
  }

 private:
  std::optional<Goal> goal(json::Value value) const {
    if (!value) return std::nullopt;
    Goal result;
    result.span = value.span();
    result.event = read_.text_of(value, "event");
    if (const auto reaction = read_.choice<Reaction>(value, "reaction", names::reaction))
      result.reaction = reaction->value;
    result.where = read_.where(value);
    result.within = read_.duration(value, "within");
    result.target = read_.millionths(value, "target");
    result.uplift = read_.millionths(value, "uplift");
    result.baseline = read_.millionths(value, "baseline");
    result.baseline_source = read_.text(value, "baseline_source");
    result.by = read_.date(value, "by");
    if (const auto level = read_.choice<Goal::Level>(value, "level", names::goal_level, Goal::Level::execution)) {
      result.level = level->value;
    }
    for (const json::Value item : read_.items(value, "guards")) {
      const auto rate = read_.text_of(item, "rate");
      const auto at_most = read_.millionths(item, "at_most");
      if (rate && at_most) result.guards.push_back({*rate, *at_most});
    }
    result.sentence = read_.text(value, "sentence");
    return result;
  }

  std::optional<Active> active(json::Value value) const {
    if (!value) return std::nullopt;
    Active result;
    result.span = value.span();
    result.from = read_.local_moment(value, "from");
    result.until = read_.local_moment(value, "until");
    result.zone = read_.text_of(value, "zone");
    if (const auto at_end = read_.choice<Active::AtEnd>(value, "at_end", names::at_end, Active::AtEnd::drain)) {
      result.at_end = at_end->value;
    }
    return result;
  }

  Entry entry(json::Value value) const {
    Entry result;
    result.span = value.span();
    result.on = read_.trigger(value, "on").value_or(Trigger{});
    result.condition = read_.condition(value, "if");
    const json::Value again = read_.get(value, "again");
    const auto after = read_.duration(again, "after");
    if (after) {
      result.again = Again{*after, Again::Since::entry, again.span()};
      if (const auto since = read_.choice<Again::Since>(again, "since", names::again_since))
        result.again->since = since->value;
    }
    return result;
  }

  Exit exit(json::Value value) const {
    Exit result;
    result.span = value.span();
    result.on = read_.trigger(value, "on").value_or(Trigger{});
    result.condition = read_.condition(value, "if");
    result.next = read_.text_of(value, "next");
    result.then_enter = read_.text_of(value, "then_enter");
    result.name = read_.text(value, "name");
    return result;
  }

  // ---- steps ----

  Step step(const json::Member& member) const {
    const json::Value value = member.value;
    Step result;
    result.id = {std::string(member.key), member.key_span};
    result.span = value.span();
    result.title = read_.text(value, "title");
    result.owner = read_.text_of(value, "owner");
    result.ignores = read_.ignores(value, "ignore");
    result.was = read_.ids(value, "was");
    result.next = read_.text_of(value, "next");
    const auto type = read_.choice<StepType>(value, "type", names::step_type);
    result.readable = type && !read_.refused(value);
    if (!result.readable) return result;  // a hole on the map; `next` keeps the steps behind it connected
    result.type = type->value;
    switch (result.type) {
      case StepType::message:
        message(value, result);
        break;
      case StepType::wait:
        wait(value, result);
        break;
      case StepType::branch:
        branch(value, result);
        break;
      case StepType::split:
        split(value, result);
        break;
      case StepType::update:
        update(value, result);
        break;
      case StepType::task:
        task(value, result);
        break;
      case StepType::webhook:
        result.call = read_.text_of(value, "call");
        outcomes(value, result);
        time_out(value, result);
        break;
      case StepType::enter:
        result.journey = read_.text_of(value, "journey");
        break;
      case StepType::end:
        break;
      case StepType::opaque:
        result.system = read_.text_of(value, "system");
        outcomes(value, result);
        break;
    }
    return result;
  }

  void message(json::Value value, Step& result) const {
    result.to = read_.person(value, "to");
    result.channel = read_.text_of(value, "channel");
    result.topic = read_.text_of(value, "topic");
    result.kind = read_.text_of(value, "kind");
    result.offer = read_.text_of(value, "offer");
    result.purpose = read_.choice<Purpose>(value, "purpose", names::purpose);
    result.content = read_.content(value, "content");
    result.by = read_.instant(value, "by");
  }

  void wait(json::Value value, Step& result) const {
    result.duration = read_.duration(value, "for");
    result.until = read_.instant(value, "until");
    result.until_event = read_.trigger(value, "until_event");
    result.since_given = bool(read_.get(value, "since"));
    result.since = read_.since(value);
    time_out(value, result);
    if (result.duration) {
      result.wait = Step::WaitKind::for_;
    } else if (result.until) {
      result.wait = Step::WaitKind::until;
    } else if (result.until_event) {
      result.wait = Step::WaitKind::until_event;
    }
  }

  void branch(json::Value value, Step& result) const {
    for (const json::Value item : read_.items(value, "cases")) {
      Case way;
      way.span = item.span();
      way.name = read_.text(item, "name");
      way.condition = read_.condition(item, "if").value_or(Condition{});
      way.next = read_.id(item, "next");
      result.cases.push_back(std::move(way));
    }
    result.otherwise = read_.text_of(value, "else");
  }

  void split(json::Value value, Step& result) const {
    for (const json::Value item : read_.items(value, "arms")) {
      Arm arm;
      arm.span = item.span();
      arm.id = read_.id(item, "id");
      arm.name = read_.text(item, "name");
      arm.share = read_.integer(item, "share").value_or(Located<std::int64_t>{1, item.span()});
      arm.control = read_.flag(item, "control");
      arm.next = read_.id(item, "next");
      result.arms.push_back(std::move(arm));
    }
    result.experiment = read_.text_of(value, "experiment");
  }

  void update(json::Value value, Step& result) const {
    for (const json::Member& member : read_.entries(value, "set")) {
      if (member.value.is(json::Kind::hole) || read_.refused(member.value)) continue;
      Assignment assignment{{std::string(member.key), member.key_span}, {}, {}, member.value.span()};
      if (member.value.is(json::Kind::object)) {
        const auto field = read_.text_of(member.value, "entry");
        if (!field) continue;
        assignment.entry_field = field->value;
      } else {
        assignment.literal = read_.literal(member.value);
      }
      result.set.push_back(std::move(assignment));
    }
    for (const json::Member& member : read_.entries(value, "add_score")) {
      if (!member.value.is(json::Kind::number) || read_.refused(member.value)) continue;
      result.add_score.push_back(
          {{std::string(member.key), member.key_span}, read_.literal(member.value), {}, member.value.span()});
    }
    result.add_tags = read_.ids(value, "add_tags");
    result.remove_tags = read_.ids(value, "remove_tags");
    result.stage = read_.text_of(value, "stage");
  }

  void task(json::Value value, Step& result) const {
    result.assign = read_.person(value, "assign");
    result.due = read_.instant(value, "due");
    if (const json::Value contact = read_.get(value, "contact")) {
      const auto channel = read_.text_of(contact, "channel");
      const auto purpose = read_.choice<Purpose>(contact, "purpose", names::purpose);
      if (channel && purpose)
        result.contact = Contact{*channel, *purpose, read_.text_of(contact, "topic"), contact.span()};
    }
    outcomes(value, result);
    result.overdue = read_.text_of(value, "overdue");
  }

  void outcomes(json::Value value, Step& result) const {
    for (const json::Member& member : read_.entries(value, "outcomes")) {
      const auto next = member.value.string();
      if (!next || read_.refused(member.value)) continue;
      result.outcomes.push_back({{std::string(member.key), member.key_span},
                                 {std::string(*next), member.value.span()},
                                 {member.key_span.begin, member.value.span().end}});
    }
  }

  void time_out(json::Value value, Step& result) const {
    result.at_most = read_.duration(value, "at_most");
    result.on_time_out = read_.text_of(value, "on_time_out");
  }

  Reading read_;
};

}  // namespace

const Step* Journey::find_step(std::string_view step_id) const {
  for (const Step& step : steps) {
    if (step.id.value == step_id) return &step;
  }
  return nullptr;
}

Journey decode_journey(const json::Tree& tree, FileId file, Report& report, const DecodeOptions& options) {
  const CheckResult checked = check_file(tree.root(), grammar::journey, file, report, options);
  return JourneyReading(checked.refused).journey(tree.root(), file);
}

}  // namespace wayproof::model
