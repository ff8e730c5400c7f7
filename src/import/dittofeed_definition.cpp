// Dittofeed definitions, node by node. What each field becomes is said where it is read; the notes of what differs
// stand in src/i18n/messages/import.json.
#include "import/dittofeed_definition.h"

#include <algorithm>
#include <utility>

#include "import/pieces.h"

namespace wayproof::imports {
namespace {

using model::Condition;
using model::Id;
using model::MaybeId;
using model::Step;
using model::StepType;
using model::Trigger;

constexpr std::string_view exit_id = "ExitNode";  // the id that every definition's end goes by

class DefinitionReader {
 public:
  DefinitionReader(Ledger& ledger, model::Workspace& needs, model::Journey& journey)
      : ledger_(ledger), needs_(needs), journey_(journey) {}

  void read(json::Value definition, bool again) {
    read_entry(definition["entryNode"], again);
    const json::Value nodes = definition["nodes"];
    journey_.steps_span = nodes ? nodes.span() : definition.span();
    if (nodes && nodes.size() == 0) ledger_.mapped(nodes, "steps");
    for (std::size_t i = 0; i < nodes.size(); ++i) read_node(nodes.item(i), i);
    add_exit(definition);
  }

 private:
  // ---- who enters

  void read_entry(json::Value node, bool again) {
    const auto type = node["type"].string();
    if (!type) return;
    ledger_.mapped(node["type"], "entry.on");
    journey_.entry.span = node.span();
    journey_.entry.on.span = node.span();
    journey_.entry_given = true;
    if (*type == "EntryNode" || *type == "SegmentEntryNode") {
      enter_by_segment(node);
    } else if (*type == "EventEntryNode") {
      again = enter_by_event(node) || again;
    } else {
      ledger_.not_understood(node["type"], "type");
      journey_.entry_given = false;
    }
    if (const auto re_enter = ledger_.flag(node, "reEnter", "entry.again")) again = again || re_enter->value;
    if (again) journey_.entry.again = again_after_leaving(node.span());
    journey_.first = ledger_.id(node, "child", "first");
  }

  void enter_by_segment(json::Value node) {
    const MaybeId segment = ledger_.id(node, "segment", "entry.on.becomes.segment");
    if (!segment) return;
    ledger_.approximated(node["segment"], "entry.on.becomes.segment", "members_at_start");
    journey_.entry.on = comes_into(needs_, *segment, node.span());
  }

  // True if several runs of one customer are possible, one for each value of the key.
  bool enter_by_event(json::Value node) {
    const MaybeId name = ledger_.text(node, "event", "entry.on.event");
    if (!name) return false;
    Trigger& on = journey_.entry.on;
    on.kind = Trigger::Kind::event;
    on.name = *name;
    model::Event& event = declare(needs_.events, *name);
    const MaybeId key = ledger_.text(node, "key", "entry.again");
    if (!key) return false;
    ledger_.approximated(node["key"], "entry.again", "one_run_a_key");
    model::Property property;
    property.id = *key;
    property.type = model::ValueType::id;
    event.properties.push_back(std::move(property));
    return true;
  }

  // ---- steps

  void read_node(json::Value node, std::size_t index) {
    Step step;
    step.span = node.span();
    const MaybeId id = ledger_.id(node, "id", "steps");
    step.id = id ? *id : Id{"node-" + std::to_string(index + 1), node.span()};
    step.title = ledger_.title(node, "name", "steps.title");
    const auto type = node["type"].string();
    if (!type) {
      step.type = StepType::opaque;
      step.readable = false;
      return add(std::move(step));
    }
    ledger_.mapped(node["type"], "steps.type");
    if (*type == "MessageNode") return read_message(node, std::move(step));
    if (*type == "DelayNode") return read_delay(node, std::move(step));
    if (*type == "WaitForNode") return read_wait_for(node, std::move(step));
    if (*type == "SegmentSplitNode") return read_segment_split(node, std::move(step));
    if (*type == "RandomCohortNode") return read_random_cohort(node, std::move(step));
    if (*type == "ExitNode") {
      step.type = StepType::end;
      return add(std::move(step));
    }
    read_opaque(node, std::move(step));
  }

  void add(Step step) { journey_.steps.push_back(std::move(step)); }

  // The exit has no node of its own in the list; "ExitNode" as a child means it.
  void add_exit(json::Value definition) {
    const json::Value exit = definition["exitNode"];
    if (exit) ledger_.mapped(exit["type"], "steps.type");
    if (journey_.find_step(exit_id)) return;
    Step step;
    step.type = StepType::end;
    step.span = exit ? exit.span() : Span{definition.span().end, definition.span().end};
    step.id = {std::string(exit_id), step.span};
    add(std::move(step));
  }

  // ---- messages

  void read_message(json::Value node, Step step) {
    step.type = StepType::message;
    step.next = ledger_.id(node, "child", "steps.message.next");
    read_topic(node, step);
    read_sending(node);
    const json::Value variant = node["variant"];
    const auto type = variant["type"].string();
    const bool webhook = type == "Webhook";
    const MaybeId template_id =
        ledger_.id(variant, "templateId", webhook ? "steps.webhook.call" : "steps.message.content.template");
    if (template_id) {
      step.content.template_id = template_id;
      step.content.span = variant.span();
    }
    if (webhook) {
      step.type = StepType::webhook;
      step.call = template_id;
      ledger_.mapped(variant["type"], "steps.type");
    } else {
      if (template_id) declare(needs_.templates, *template_id);
      read_channel(variant, step);
    }
    if (const json::Value provider = variant["providerOverride"]) ledger_.left_out(provider, "provider");
    add(std::move(step));
  }

  void read_channel(json::Value variant, Step& step) {
    constexpr std::pair<std::string_view, std::pair<std::string_view, model::ChannelKind>> channels[] = {
        {"Email", {"email", model::ChannelKind::email}},
        {"Sms", {"sms", model::ChannelKind::sms}},
        {"MobilePush", {"push", model::ChannelKind::push}}};
    const auto type = variant["type"].string();
    if (!type) return;
    for (const auto& [foreign, own] : channels) {
      if (foreign != *type) continue;
      ledger_.mapped(variant["type"], "steps.message.channel");
      step.channel = Id{std::string(own.first), variant["type"].span()};
      declare(needs_.channels, *step.channel).kind = own.second;
      return;
    }
    ledger_.not_understood(variant["type"], "type");
  }

  void read_topic(json::Value node, Step& step) {
    step.topic = ledger_.id(node, "subscriptionGroupId", "steps.message.topic");
    if (step.topic) declare(needs_.topics, *step.topic);
  }

  // How the platform sends: without a counterpart, but not without a word.
  void read_sending(json::Value node) {
    if (const auto skip = ledger_.flag(node, "skipOnFailure", "steps.message")) {
      if (!skip->value) ledger_.approximated(node["skipOnFailure"], "steps.message", "stops_on_failure");
    }
    if (const json::Value retries = node["retryCount"]) ledger_.left_out(retries, "retries");
    if (const json::Value sync = node["syncProperties"]) ledger_.left_out(sync, "sync_properties");
  }

  // ---- waits

  void read_delay(json::Value node, Step step) {
    step.type = StepType::wait;
    step.next = ledger_.id(node, "child", "steps.wait.next");
    const json::Value variant = node["variant"];
    const auto type = variant["type"].string();
    if (type == "Second") {
      ledger_.mapped(variant["type"], "steps.wait.for");
      step.wait = Step::WaitKind::for_;
      step.duration = seconds(variant, "seconds", "steps.wait.for");
    } else if (type == "LocalTime") {
      ledger_.mapped(variant["type"], "steps.wait.until");
      step.wait = Step::WaitKind::until;
      step.until = local_time(variant);
    } else if (type == "UserProperty") {
      ledger_.mapped(variant["type"], "steps.wait.until");
      step.wait = Step::WaitKind::until;
      step.until = user_property(variant);
    } else if (type) {
      ledger_.not_understood(variant["type"], "type");
    }
    add(std::move(step));
  }

  model::Maybe<Duration> seconds(json::Value object, std::string_view key, std::string_view becomes) {
    const auto number = ledger_.integer(object, key, becomes);
    if (!number) return std::nullopt;
    constexpr std::int64_t most = 36'525 * day_seconds;  // what a duration may be
    if (number->value < 0 || number->value > most) {
      ledger_.not_understood(object[key], key);
      return std::nullopt;
    }
    Duration duration;
    duration.seconds = number->value;
    return model::Located<Duration>{duration, number->span};
  }

  // The next time the customer's clock shows it, on one of the days.
  model::InstantSpec local_time(json::Value variant) {
    model::InstantSpec until;
    until.span = variant.span();
    until.of.span = variant.span();
    const auto hour = ledger_.integer(variant, "hour", "steps.wait.until.at");
    const auto minute = ledger_.integer(variant, "minute", "steps.wait.until.at");
    if (hour) {
      const std::int64_t clock = hour->value * 3600 + (minute ? minute->value : 0) * 60;
      if (hour->value < 0 || clock < 0 || clock >= day_seconds)
        ledger_.not_understood(variant["hour"], "hour");
      else
        until.at = model::Located<ClockTime>{static_cast<ClockTime>(clock), hour->span};
    }
    const json::Value days = variant["allowedDaysOfWeek"];
    for (std::size_t i = 0; i < days.size(); ++i) add_day(days.item(i), until);
    if (days && days.size() == 0) ledger_.mapped(days, "steps.wait.until.on");
    if (until.on.empty()) until.on.push_back({model::DayKind::any, variant.span()});
    if (const json::Value zone = variant["defaultTimezone"])
      ledger_.approximated(zone, "steps.wait.until.zone", "default_zone");
    return until;
  }

  void add_day(json::Value item, model::InstantSpec& until) {
    constexpr model::DayKind from_sunday[] = {model::DayKind::sun, model::DayKind::mon, model::DayKind::tue,
                                              model::DayKind::wed, model::DayKind::thu, model::DayKind::fri,
                                              model::DayKind::sat};
    const auto number = item.integer();
    if (!number || *number < 0 || *number > 6) return ledger_.not_understood(item, "allowedDaysOfWeek");
    ledger_.mapped(item, "steps.wait.until.on");
    until.on.push_back({from_sunday[*number], item.span()});
  }

  model::InstantSpec user_property(json::Value variant) {
    model::InstantSpec until;
    until.span = variant.span();
    until.if_past = model::Otherwise{};
    if (const MaybeId property = ledger_.id(variant, "userProperty", "steps.wait.until.of.attribute")) {
      ledger_.approximated(variant["userProperty"], "steps.wait.until.of.attribute", "missing_date");
      until.of.kind = model::Anchor::Kind::attribute;
      until.of.name = property->value;
      until.of.span = property->span;
      until.if_missing = model::Otherwise{};
      model::Attribute& attribute = declare(needs_.attributes, *property);
      attribute.type = model::ValueType::moment;
    }
    const MaybeId direction = ledger_.text(variant, "offsetDirection", "steps.wait.until.plus");
    if (auto offset = seconds(variant, "offsetSeconds", "steps.wait.until.plus")) {
      if (direction && direction->value == "Before") offset->value.seconds = -offset->value.seconds;
      until.plus = offset;
    }
    return until;
  }

  // Waits until the customer is in one of the segments; one who is already in goes on at once. That is a branch, a
  // wait, and for several segments another branch behind it.
  void read_wait_for(json::Value node, Step step) {
    const json::Value children = node["segmentChildren"];
    std::vector<model::Case> cases;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (auto one = segment_case(children.item(i), "segmentId", "id", "steps.wait.until_event.becomes.segment",
                                  "steps.wait.next")) {
        cases.push_back(std::move(*one));
      }
    }
    if (children && children.size() == 0) ledger_.mapped(children, "steps.wait.until_event");

    Step wait;
    wait.type = StepType::wait;
    wait.span = node.span();
    wait.title = step.title;
    wait.wait = Step::WaitKind::until_event;
    wait.at_most = seconds(node, "timeoutSeconds", "steps.wait.at_most");
    wait.on_time_out = ledger_.id(node, "timeoutChild", "steps.wait.on_time_out");
    if (cases.empty()) {
      // Nothing to wait for but the time-out.
      wait.id = step.id;
      wait.wait = Step::WaitKind::for_;
      wait.duration = std::exchange(wait.at_most, std::nullopt);
      wait.next = std::exchange(wait.on_time_out, std::nullopt);
      return add(std::move(wait));
    }
    wait.id = {step.id.value + ":wait", step.id.span};
    wait.until_event = any_of(cases, node.span());
    wait.next = cases.front().next;
    Step which;
    if (cases.size() > 1) {
      which.type = StepType::branch;
      which.span = node.span();
      which.id = {step.id.value + ":which", step.id.span};
      which.title = step.title;
      which.cases = cases;
      which.otherwise = cases.back().next;
      wait.next = which.id;
    }
    step.type = StepType::branch;
    step.cases = std::move(cases);
    step.otherwise = wait.id;
    add(std::move(step));
    add(std::move(wait));
    if (!which.cases.empty()) add(std::move(which));
  }

  Trigger any_of(const std::vector<model::Case>& cases, Span span) const {
    if (cases.size() == 1) return comes_into(needs_, cases.front().condition.name, cases.front().span);
    Trigger any;
    any.kind = Trigger::Kind::any;
    any.span = span;
    for (const model::Case& one : cases) any.parts.push_back(comes_into(needs_, one.condition.name, one.span));
    return any;
  }

  // ---- branches

  void read_segment_split(json::Value node, Step step) {
    const json::Value variant = node["variant"];
    const auto type = variant["type"].string();
    if (type && *type != "Boolean") return read_opaque(node, std::move(step));
    if (type) ledger_.mapped(variant["type"], "steps.type");
    step.type = StepType::branch;
    if (auto one =
            segment_case(variant, "segment", "trueChild", "steps.branch.cases.if.segment", "steps.branch.cases.next")) {
      step.cases.push_back(std::move(*one));
    }
    step.otherwise = ledger_.id(variant, "falseChild", "steps.branch.else");
    add(std::move(step));
  }

  std::optional<model::Case> segment_case(json::Value object, std::string_view segment_key, std::string_view child_key,
                                          std::string_view segment_becomes, std::string_view child_becomes) {
    const MaybeId segment = ledger_.id(object, segment_key, segment_becomes);
    const MaybeId next = ledger_.id(object, child_key, child_becomes);
    if (!segment && !next) return std::nullopt;
    model::Case one;
    one.span = object.span();
    if (segment) one.condition = in_segment(needs_, *segment);
    if (next) one.next = *next;
    return one;
  }

  void read_random_cohort(json::Value node, Step step) {
    step.type = StepType::split;
    const json::Value children = node["children"];
    if (children && children.size() == 0) ledger_.mapped(children, "steps.split.arms");
    for (std::size_t i = 0; i < children.size(); ++i) {
      const json::Value child = children.item(i);
      model::Arm arm;
      arm.span = child.span();
      arm.id = {"arm-" + std::to_string(i + 1), child.span()};
      arm.name = ledger_.title(child, "name", "steps.split.arms.name");
      if (const MaybeId next = ledger_.id(child, "id", "steps.split.arms.next")) arm.next = *next;
      if (const auto percent = ledger_.millionths(child, "percent", "steps.split.arms.share")) arm.share = *percent;
      step.arms.push_back(std::move(arm));
    }
    scale_shares(step.arms);
    add(std::move(step));
  }

  // Percents were read as millionths of a percent; weights are as exact in 10^-6 of the whole while no digit is lost.
  static void scale_shares(std::vector<model::Arm>& arms) {
    const bool exact =
        std::all_of(arms.begin(), arms.end(), [](const model::Arm& arm) { return arm.share.value % 100 == 0; });
    if (!exact) return;
    for (model::Arm& arm : arms) arm.share.value /= 100;
  }

  // ---- what we cannot look into

  // Ways on are all texts of the node that name a node, by the key they stand under.
  void read_opaque(json::Value node, Step step) {
    step.type = StepType::opaque;
    step.system = Id{"dittofeed", node["type"].span()};
    if (step.title.empty())
      step.title.entries.push_back({"", std::string(node["type"].string().value_or("")), node["type"].span()});
    if (const MaybeId child = ledger_.id(node, "child", "steps.opaque.next")) {
      step.next = child;
    } else {
      collect_ways_on(node, step);
    }
    add(std::move(step));
  }

  void collect_ways_on(json::Value object, Step& step) {
    for (std::size_t i = 0; i < object.size(); ++i) {
      const bool keyed = object.is(json::Kind::object);
      const std::string_view key = keyed ? object.member(i).key : std::string_view();
      const json::Value value = keyed ? object.member(i).value : object.item(i);
      collect_ways_on(value, step);
      if (!key.ends_with("Child") || !value.string()) continue;
      ledger_.mapped(value, "steps.opaque.outcomes");
      step.outcomes.push_back(
          {{std::string(key), value.span()}, {std::string(*value.string()), value.span()}, value.span()});
    }
  }

  Ledger& ledger_;
  model::Workspace& needs_;
  model::Journey& journey_;
};

}  // namespace

void read_dittofeed_definition(json::Value definition, bool again, Ledger& ledger, model::Journey& journey,
                               model::Workspace& needs) {
  DefinitionReader(ledger, needs, journey).read(definition, again);
}

}  // namespace wayproof::imports
