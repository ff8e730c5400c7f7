#include "trace/narrate.h"

#include <algorithm>

#include "model/names.h"
#include "model/words.h"

namespace wayproof::trace {
namespace {

using Kind = LogEntry::Kind;
using program::Cause;

std::string key(std::string_view stem, std::string_view end) { return std::string(stem) + std::string(end); }

bool failed(const CheckResult& check) { return check.verdict == Verdict::fail || check.verdict == Verdict::fail_until; }

}  // namespace

// ---- names of things ------------------------------------------------------------------------------------------------

const model::Step& Narrator::step_model(Index step) const {
  const auto& journey = program_.journeys[program_.steps[step].journey];
  return project_.journeys[program_.steps[step].journey].steps[step - journey.steps_begin];
}

ArgValue Narrator::step_title(Index step) const {
  if (step == none) return Verbatim{""};
  const auto& model = step_model(step);
  return model::title_or_id(model.title, model.id.value);
}

ArgValue Narrator::journey_title(Index journey) const {
  if (journey == none) return Verbatim{""};
  return model::title_or_id(project_.journeys[journey].title, project_.journeys[journey].id.value);
}

ArgValue Narrator::channel_title(Index channel) const {
  if (channel == none) return Word{"trace.suppression.all"};
  const auto& id = program_.channels[channel];
  const auto* model = project_.workspace.channels.find(id);
  if (model == nullptr) return Verbatim{id};
  return model->title.empty() ? channel_kind(channel) : model::title_or_id(model->title, id);
}

ArgValue Narrator::channel_kind(Index channel) const {
  const auto* model = channel == none ? nullptr : project_.workspace.channels.find(program_.channels[channel]);
  if (model == nullptr) return channel_title(channel);
  return model::word(model->kind);
}

ArgValue Narrator::topic_title(Index topic) const {
  if (topic == none) return Verbatim{""};
  const auto& id = program_.topics[topic];
  const auto* model = project_.workspace.topics.find(id);
  return model != nullptr ? model::title_or_id(model->title, id) : UserText{{{"", id}}};
}

ArgValue Narrator::event_title(Index event) const {
  const auto& id = program_.events[event];
  const auto* model = project_.workspace.events.find(id);
  return model != nullptr ? model::title_or_id(model->title, id) : UserText{{{"", id}}};
}

ArgValue Narrator::shown(const Value& value) const {
  switch (value.kind) {
    case Value::Kind::missing:
      return Word{"trace.value.missing"};
    case Value::Kind::number:
      return value.number;
    case Value::Kind::rate:
      return Rate{value.number};
    case Value::Kind::text:
      return Verbatim{text_of(program_, trace_.state, value)};
    case Value::Kind::boolean:
      return Word{value.number != 0 ? "trace.value.true" : "trace.value.false"};
    case Value::Kind::date:
      return Date{static_cast<Day>(value.number)};
    case Value::Kind::moment:
      return moment(trace_.state.zone.resolve(value.number).at);
  }
  return Verbatim{""};
}

ArgValue Narrator::operand(const program::Operand& operand) const {
  using Source = program::Operand::Source;
  if (operand.source == Source::constant) return shown(operand.constant);
  const bool entry = operand.source == Source::entry_field;
  const auto& name = entry ? program_.fields[operand.name] : program_.attributes[operand.name];
  return Verbatim{name};
}

Message Narrator::message_at(Index record) const {
  const auto& message = trace_.state.messages[record];
  return {"trace.at",
          {{"when", moment(message.sent)}, {"channel", channel_kind(program_.steps[message.step].channel)}}};
}

Message Narrator::cap_title(Index cap) const {
  const auto& rule = program_.gate.caps[cap];
  const auto& model = project_.workspace.gate.caps[cap];
  if (!model.title.empty()) return {"trace.rule.named", {{"name", model::title_or_id(model.title, model.id.value)}}};
  const Arg max{"max", rule.max};
  static constexpr std::string_view units[] = {"day", "week", "month"};
  switch (rule.kind) {
    case model::Window::Kind::sliding:
      return {"trace.cap.sliding", {max, {"length", Duration{.seconds = rule.length}}}};
    case model::Window::Kind::tumbling:
      return {"trace.cap.tumbling", {max, {"length", Duration{.seconds = rule.length}}}};
    case model::Window::Kind::calendar:
      return {key("trace.cap.calendar.", units[static_cast<std::size_t>(rule.unit)]), {max}};
  }
  return {};
}

// ---- entries --------------------------------------------------------------------------------------------------------

bool is_minor(const LogEntry& entry) {
  switch (entry.kind) {
    case LogEntry::Kind::reaction:
      return entry.reaction == model::Reaction::delivered;
    case LogEntry::Kind::woke:
      return entry.cause == program::Cause::answered;
    case LogEntry::Kind::refused:
      return entry.refusal == LogEntry::Refusal::not_active && !entry.flag;
    default:
      return false;
  }
}

Message Narrator::sentence(const LogEntry& entry) const {
  const Arg step{"step", step_title(entry.step)};
  const Arg journey{"journey", journey_title(entry.journey)};
  const auto until = [&] { return Arg{"until", moment(entry.until.value_or(entry.at))}; };
  const auto as_list = [](Message one) { return std::vector<Message>{std::move(one)}; };

  switch (entry.kind) {
    case Kind::event:
      if (entry.occurred < entry.at) {
        return {"trace.event.late", {{"event", event_title(entry.subject)}, {"when", moment(entry.occurred)}}};
      }
      return {"trace.event", {{"event", event_title(entry.subject)}}};
    case Kind::consent: {
      const std::string stem = entry.flag ? "trace.consent.given" : "trace.consent.withdrawn";
      if (entry.detail == none) return {stem, {{"topic", topic_title(entry.subject)}}};
      return {stem + "_on", {{"topic", topic_title(entry.subject)}, {"channel", channel_title(entry.detail)}}};
    }
    case Kind::suppression:
      return {entry.flag ? "trace.suppression.on" : "trace.suppression.off",
              {{"channel", channel_title(entry.subject)}}};
    case Kind::attribute: {
      const Arg name{"name", Verbatim{program_.attributes[entry.subject]}};
      if (entry.value.kind == Value::Kind::missing) return {"trace.attribute.unset", {name}};
      return {"trace.attribute", {name, {"value", shown(entry.value)}}};
    }
    case Kind::tag:
      return {entry.flag ? "trace.tag.added" : "trace.tag.removed", {{"name", Verbatim{program_.tags[entry.subject]}}}};
    case Kind::segment:
      return {entry.flag ? "trace.segment.entered" : "trace.segment.left",
              {{"name", Verbatim{program_.segments[entry.subject]}}}};
    case Kind::stage:
      return {"trace.stage", {{"name", Verbatim{program_.stages[entry.subject]}}}};
    case Kind::score:
      return {"trace.score", {{"name", Verbatim{program_.scores[entry.subject]}}, {"number", entry.number}}};
    case Kind::reaction:
      if (entry.detail != none && entry.reaction == model::Reaction::clicked) {
        return {"trace.reaction.link", {step, {"link", Verbatim{program_.links[entry.detail]}}}};
      }
      return {entry.flag ? "trace.reaction.machine" : "trace.reaction",
              {step, {"reaction", model::word(entry.reaction)}}};
    case Kind::not_measured:
      return {"trace.not_measured", {step, {"channel", channel_title(program_.steps[entry.step].channel)}}};
    case Kind::answer:
      return {"trace.answer", {step, {"name", Verbatim{program_.outcome_names[entry.subject]}}}};
    case Kind::late_answer:
      return {"trace.late_answer", {step, {"name", Verbatim{program_.outcome_names[entry.subject]}}}};
    case Kind::entered:
      return {"trace.entered", {journey}};
    case Kind::refused:
      return {key("trace.refused.", model::names::of(model::names::refusal, entry.refusal)), {journey}};
    case Kind::left: {
      Message out{key("trace.left.", model::names::of(model::names::leaving, entry.leaving)), {journey}};
      if (entry.leaving == LogEntry::Leaving::exit_rule)
        out.args.push_back({"rule", as_list(exit_rule(entry.journey, entry.exit_rule))});
      return out;
    }
    case Kind::step:
      return {program_.steps[entry.step].type == model::StepType::end ? "trace.step.end" : "trace.step.update", {step}};
    case Kind::waits:
      return {
          program_.steps[entry.step].wait == model::Step::WaitKind::until_event ? "trace.waits.event" : "trace.waits",
          {step, until()}};
    case Kind::woke:
      if (*entry.cause == Cause::happened && !entry.flag) return {"trace.woke.already", {step}};
      return woke(entry.step, *entry.cause, entry.subject);
    case Kind::branched:
    case Kind::split:
      return way(entry.step, entry.outcome);
    case Kind::task: {
      const auto type = program_.steps[entry.step].type;
      const std::string who = type == model::StepType::webhook  ? "trace.webhook"
                              : type == model::StepType::opaque ? "trace.opaque"
                                                                : "trace.task";
      if (entry.until) return {who + ".due", {step, until()}};
      return {who, {step}};
    }
    case Kind::jumped:
      return {"trace.jumped",
              {{"rule", as_list(exit_rule(entry.journey, entry.exit_rule))}, {"step", step_title(entry.next)}}};
    case Kind::asks_to_enter:
      if (entry.subject == none) return {"trace.asks_to_enter.unknown", {}};
      return {"trace.asks_to_enter", {{"journey", journey_title(entry.subject)}}};
    case Kind::past_due:
      return {"trace.past_due", {step, until()}};
    case Kind::promise_missed:
      return {"trace.promise_missed", {step, until()}};
    case Kind::message: {
      const Arg channel{"channel", channel_title(program_.steps[entry.step].channel)};
      const Arg reason{"reason", model::word(entry.gate->reason)};
      using Action = GateDecision::Action;
      switch (entry.gate->action) {
        case Action::hold:
          return {"trace.held", {channel, step, until(), reason}};
        case Action::drop:
        case Action::leave:
          return {"trace.dropped", {channel, step, reason}};
        case Action::send:
          break;
      }
      std::vector<Message> reasons;
      for (const auto& check : entry.gate->checks) {
        if (failed(check) && check.mode == model::Mode::observe) reasons.push_back({model::word(check.reason).key, {}});
      }
      if (!reasons.empty()) return {"trace.sent.would", {channel, step, {"reasons", reasons}}};
      const bool by_hand = program_.steps[entry.step].type == model::StepType::task;
      return {by_hand ? "trace.sent.contact" : "trace.sent", {channel, step}};
    }
  }
  return {};
}

Message Narrator::exit_rule(Index journey, Index position) const {
  const auto& exit = project_.journeys[journey].exits[position];
  if (!exit.name.empty()) return {"trace.rule.named", {{"name", model::title_or_id(exit.name, "")}}};
  if (exit.on.kind == model::Trigger::Kind::event) {
    return {"trace.rule.event", {{"event", event_title(program_.events.find(exit.on.name.value))}}};
  }
  if (exit.on.kind == model::Trigger::Kind::opt_out) return {"trace.rule.opt_out", {}};
  return {"trace.rule.exit", {{"number", static_cast<std::int64_t>(position) + 1}}};
}

Message Narrator::way(Index at, Index position) const {
  const auto& outcome = program_.steps[at].outcomes[position];
  const Arg step{"step", step_title(at)};
  switch (outcome.cause) {
    case Cause::holds: {
      const auto& one = step_model(at).cases[position];
      if (!one.name.empty()) return {"trace.branched", {step, {"way", model::title_or_id(one.name, "")}}};
      const Message number{"trace.case", {{"number", static_cast<std::int64_t>(position) + 1}}};
      return {"trace.branched", {step, {"way", std::vector<Message>{number}}}};
    }
    case Cause::otherwise:
      return {"trace.branched.otherwise", {step}};
    case Cause::arm: {
      const auto& arm = step_model(at).arms[position];
      return {"trace.split", {step, {"way", model::title_or_id(arm.name, arm.id.value)}}};
    }
    default:
      return woke(at, outcome.cause, outcome.name);
  }
}

Message Narrator::woke(Index at, Cause cause, Index answer) const {
  const Arg step{"step", step_title(at)};
  switch (cause) {
    case Cause::happened:
      return {"trace.woke.happened", {step}};
    case Cause::time_out:
      return {"trace.woke.time_out", {step}};
    case Cause::overdue:
      return {"trace.woke.overdue", {step}};
    case Cause::missing:
      return {"trace.woke.missing", {step}};
    case Cause::past:
      return {"trace.woke.past", {step}};
    case Cause::answered:
      return {"trace.woke.answered", {step, {"name", Verbatim{program_.outcome_names[answer]}}}};
    default:
      return {"trace.woke.waited", {step}};
  }
}

// ---- conditions -----------------------------------------------------------------------------------------------------

Message Narrator::filter(const program::Filter& filter) const {
  std::vector<Message> parts;
  const auto add = [&](std::string_view stem, std::string_view arg, ArgValue value) {
    parts.push_back({std::string(stem), {{arg, std::move(value)}}});
  };
  if (filter.step != none) add("trace.filter.step", "step", step_title(filter.step));
  if (filter.kind != none) add("trace.filter.kind", "name", Verbatim{program_.kinds[filter.kind]});
  if (filter.journey != none && filter.step == none) add("trace.filter.journey", "name", journey_title(filter.journey));
  if (filter.topic != none) add("trace.filter.topic", "name", topic_title(filter.topic));
  if (filter.offer != none) add("trace.filter.offer", "name", Verbatim{program_.offers[filter.offer]});
  if (filter.channel != none) add("trace.rule.named", "name", channel_title(filter.channel));
  if (filter.purpose) parts.push_back({model::word(*filter.purpose).key, {}});
  if (filter.set != none) parts.push_back({"trace.filter.set", {}});
  if (parts.empty()) return {"trace.filter.any", {}};
  return {"trace.filter.parts", {{"parts", parts}}};
}

Message Narrator::atom(const Atom& atom) const {
  const auto& condition = program_.conditions[atom.condition];
  using ConditionKind = model::Condition::Kind;
  const auto asked = [&]() -> Message {
    const auto& compare = condition.compare;
    const Arg right{"right", operand(compare.right)};
    switch (compare.op) {
      case model::Op::is:
        return {"trace.op.is", {right}};
      case model::Op::is_not:
        return {"trace.op.is_not", {right}};
      case model::Op::in: {
        std::vector<Verbatim> list;
        for (const auto& value : compare.list) {
          list.push_back(value.kind == Value::Kind::text ? Verbatim{text_of(program_, trace_.state, value)}
                                                         : Verbatim{std::to_string(value.number)});
        }
        return {"trace.op.in", {{"list", list}}};
      }
      case model::Op::at_least:
        return {"trace.op.at_least", {right}};
      case model::Op::at_most:
        return {"trace.op.at_most", {right}};
      case model::Op::more_than:
        return {"trace.op.more_than", {right}};
      case model::Op::less_than:
        return {"trace.op.less_than", {right}};
      case model::Op::known:
        return {compare.right.constant.number != 0 ? "trace.op.known" : "trace.op.unknown", {}};
      case model::Op::within:
        return {"trace.op.within", {{"length", compare.duration}}};
      case model::Op::ago:
        return {"trace.op.ago", {{"length", compare.duration}}};
    }
    return {};
  };
  const auto counted = [&]() -> Message {
    constexpr auto no_limit = std::numeric_limits<std::int64_t>::max();
    if (condition.at_most == no_limit) return {"trace.op.at_least", {{"right", condition.at_least}}};
    if (condition.at_least == 0) return {"trace.op.at_most", {{"right", condition.at_most}}};
    return {"trace.op.between", {{"least", condition.at_least}, {"most", condition.at_most}}};
  };
  const auto op = [](Message one) { return Arg{"op", std::vector<Message>{std::move(one)}}; };
  const auto name = [](const std::string& text) { return Arg{"name", Verbatim{text}}; };
  const Arg count{"count", atom.count};
  const Arg of{"of", std::vector<Message>{filter(condition.of)}};
  const Arg reaction{"reaction", model::word(condition.reaction)};

  switch (condition.kind) {
    case ConditionKind::attribute:
    case ConditionKind::entry: {
      const auto& names = condition.kind == ConditionKind::entry ? program_.fields : program_.attributes;
      if (atom.seen.kind == Value::Kind::missing)
        return {"trace.atom.missing", {name(names[condition.name]), op(asked())}};
      return {"trace.atom.attribute", {name(names[condition.name]), {"seen", shown(atom.seen)}, op(asked())}};
    }
    case ConditionKind::tag:
      return {"trace.atom.tag", {name(program_.tags[condition.name])}};
    case ConditionKind::stage:
      return {"trace.atom.stage", {name(program_.stages[condition.name])}};
    case ConditionKind::score:
      return {"trace.atom.score", {name(program_.scores[condition.name]), count, op(asked())}};
    case ConditionKind::event:
      return {"trace.atom.event", {{"name", event_title(condition.name)}, count, op(counted())}};
    case ConditionKind::reaction:
      return {"trace.atom.reaction", {reaction, of, count, op(counted())}};
    case ConditionKind::streak:
      return {"trace.atom.streak", {reaction, of, count, op(counted())}};
    case ConditionKind::consent:
      return {"trace.atom.consent", {{"name", topic_title(condition.name)}}};
    case ConditionKind::segment:
      return {"trace.atom.segment", {name(program_.segments[condition.name])}};
    case ConditionKind::local_time:
      return {"trace.atom.local_time", {{"from", Clock{condition.from}}, {"to", Clock{condition.to}}}};
    default:
      return {"trace.atom.invalid", {}};
  }
}

// ---- the gate -------------------------------------------------------------------------------------------------------

Message Narrator::check(const LogEntry& entry, model::Check check) const {
  const auto& result = entry.gate->checks[static_cast<std::size_t>(check)];
  const auto& step = program_.steps[entry.step];
  const Arg when{"when", moment(entry.at)};
  const std::string stem = key("trace.check.", model::names::of(model::names::check, check)) + ".";
  if (result.verdict == Verdict::not_applicable) return {"trace.check.not_applicable", {}};
  switch (check) {
    case model::Check::address:
      return {stem + (failed(result) ? "fail" : "pass"), {{"channel", channel_title(step.channel)}}};
    case model::Check::suppression:
      return {stem + (failed(result) ? "fail" : "pass"), {}};
    case model::Check::consent: {
      const Arg topic{"topic", topic_title(step.topic)};
      if (!failed(result)) return {stem + "pass", {topic}};
      Message out{stem + std::string(model::names::of_named(model::names::reason, result.reason)), {topic}};
      if (result.reason == Reason::withdrawn) {
        const auto* record = consent_for(trace_.state, step.topic, step.channel);
        out.args.push_back({"when", moment(record != nullptr ? std::max(record->occurred, trace_.from) : entry.at)});
      }
      return out;
    }
    case model::Check::hours: {
      if (!failed(result)) {
        const bool stated = !program_.gate.quiet.empty() || !program_.gate.windows.empty() || step.role != none;
        return {stem + (stated ? "pass" : "none"), {when}};
      }
      Message out{stem + std::string(model::names::of_named(model::names::reason, result.reason)), {when}};
      if (result.detail != none) {
        const auto quiet = program_.gate.quiet.size();
        const auto& range = result.detail < quiet ? program_.gate.quiet[result.detail].range
                                                  : program_.gate.windows[result.detail - quiet].range;
        out.args.push_back({"from", Clock{range.from}});
        out.args.push_back({"to", Clock{range.to}});
      }
      return out;
    }
    case model::Check::dedupe: {
      if (!failed(result)) return {stem + "pass", {}};
      const auto& record = trace_.state.messages[result.detail];
      return {stem + "similar-sent", {{"step", step_title(record.step)}, {"when", moment(record.sent)}}};
    }
    case model::Check::caps: {
      if (entry.gate->caps.empty()) return {stem + "none", {}};
      std::vector<Message> uses;
      for (const auto& use : entry.gate->caps) {
        std::vector<Message> messages;
        for (const Index record : use.records) messages.push_back(message_at(record));
        Message one{messages.empty() ? "trace.cap.use" : "trace.cap.use.list",
                    {{"count", use.count},
                     {"max", program_.gate.caps[use.cap].max},
                     {"cap", std::vector<Message>{cap_title(use.cap)}}}};
        if (!messages.empty()) one.args.push_back({"messages", messages});
        uses.push_back(std::move(one));
      }
      return {stem + (failed(result) ? "cap-full" : "pass"), {{"uses", uses}}};
    }
  }
  return {};
}

Message Narrator::smallest_change(const SmallestChange& change, Index record) const {
  const auto& step = program_.steps[trace_.state.messages[record].step];
  const Arg when{"when", moment(change.sent_at)};
  if (change.cures.empty())
    return {"trace.change.later", {{"later", Duration{.seconds = change.later.value_or(0)}}, when}};
  std::vector<Message> cures;
  for (const auto check : change.cures) {
    if (check == model::Check::consent && step.topic == none) {
      cures.push_back({"trace.cure.consent.no_topic", {}});
    } else {
      cures.push_back(
          {key("trace.cure.", model::names::of(model::names::check, check)), {{"topic", topic_title(step.topic)}}});
    }
  }
  return {change.later ? "trace.change.cures_later" : "trace.change.cures", {{"cures", cures}, when}};
}

}  // namespace wayproof::trace
