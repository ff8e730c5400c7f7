// Klaviyo's actions, one by one. What each field becomes is said where it is read; the notes of what differs stand in
// src/i18n/messages/import.json.
#include "import/klaviyo_actions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/stable_sort.h"
#include "import/klaviyo_conditions.h"
#include "time/zone.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;
using model::Step;
using model::StepType;

class ActionsReader {
 public:
  ActionsReader(Ledger& ledger, model::Journey& journey, model::Workspace& needs)
      : ledger_(ledger), journey_(journey), needs_(needs), way_out_(journey) {}

  void read(json::Value actions) {
    journey_.steps_span = actions.span();
    if (actions.size() == 0) ledger_.mapped(actions, "steps");
    for (std::size_t i = 0; i < actions.size(); ++i) read_action(actions.item(i), i);
    way_out_.close();
  }

 private:
  using Read = void (ActionsReader::*)(json::Value action, Step step);
  struct Kind {
    std::string_view type;
    Read read;
  };

  void read_action(json::Value action, std::size_t index) {
    if (!action.is(json::Kind::object)) {
      if (!action.is(json::Kind::hole)) ledger_.not_understood(action, "actions");
      return;
    }
    Step step;
    step.span = action.span();
    const MaybeId id = klaviyo_id(action, ledger_);
    step.id = id ? *id : Id{"action-" + std::to_string(index + 1), action.span()};
    const json::Value type = action["type"];
    if (!type.string()) {
      if (type) ledger_.not_understood(type, "type");
      step.readable = false;
      return add(std::move(step));
    }
    ledger_.mapped(type, "steps.type");
    (this->*reader_of(*type.string()))(action, std::move(step));
  }

  static Read reader_of(std::string_view type) {
    static constexpr std::array kinds{
        Kind{"send-email", &ActionsReader::read_email},
        Kind{"send-sms", &ActionsReader::read_sms},
        Kind{"send-mobile-push", &ActionsReader::read_push},
        Kind{"send-whatsapp", &ActionsReader::read_whatsapp},
        Kind{"send-internal-alert", &ActionsReader::read_alert},
        Kind{"send-webhook", &ActionsReader::read_webhook},
        Kind{"time-delay", &ActionsReader::read_delay},
        Kind{"conditional-split", &ActionsReader::read_split},
        Kind{"trigger-split", &ActionsReader::read_split},
        Kind{"multi-branch-split", &ActionsReader::read_branches},
        Kind{"ab-test", &ActionsReader::read_test},
        Kind{"content-experiment", &ActionsReader::read_test},
        Kind{"update-profile", &ActionsReader::read_update},
    };
    for (const Kind& kind : kinds) {
      if (kind.type == type) return kind.read;
    }
    return &ActionsReader::read_opaque;
  }

  void add(Step step) { journey_.steps.push_back(std::move(step)); }

  /// A link: null, or none, ends the flow.
  Id link(json::Value links, const char* key, Span at, std::string_view becomes = "steps.next") {
    const MaybeId next = ledger_.id(links, key, becomes);
    const json::Value written = links[key];
    return next ? *next : way_out_.id(written ? written.span() : at);
  }

  void leave_out(json::Value object, std::initializer_list<const char*> keys, std::string_view note) {
    for (const char* const key : keys) {
      if (const json::Value value = object[key]) ledger_.left_out(value, note);
    }
  }

  // ---- messages

  struct Medium {
    std::string_view channel;
    model::ChannelKind kind;
  };

  void read_email(json::Value action, Step step) {
    read_message(action, std::move(step), {"email", model::ChannelKind::email});
  }
  void read_sms(json::Value action, Step step) {
    read_message(action, std::move(step), {"sms", model::ChannelKind::sms});
  }
  void read_push(json::Value action, Step step) {
    read_message(action, std::move(step), {"push", model::ChannelKind::push});
  }
  void read_whatsapp(json::Value action, Step step) {
    read_message(action, std::move(step), {"whatsapp", model::ChannelKind::whatsapp});
  }

  void read_message(json::Value action, Step step, Medium channel) {
    step.next = link(action["links"], "next", action.span());
    const json::Value data = action["data"];
    const json::Value message = data["message"];
    read_status(data);
    read_settings(message);
    step.type = StepType::message;
    step.title = ledger_.title(message, "name", "steps.title");
    step.channel = Id{std::string(channel.channel), action["type"].span()};
    declare(needs_.channels, *step.channel).kind = channel.kind;
    read_purpose(message, step);
    read_content(message, channel, step);
    add(only_if(message["additional_filters"], std::move(step)));
  }

  void read_status(json::Value data) {
    const json::Value status = data["status"];
    if (!status) return;
    if (status.string() == "live") return ledger_.mapped(status, "status");
    ledger_.left_out(status, "draft_message");
  }

  void read_purpose(json::Value message, Step& step) {
    const auto transactional = ledger_.flag(message, "transactional", "steps.message.purpose");
    if (!transactional) return;
    const model::Purpose purpose = transactional->value ? model::Purpose::transactional : model::Purpose::marketing;
    step.purpose = model::Located<model::Purpose>{purpose, transactional->span};
    if (transactional->value) return;
    step.topic = Id{std::string(klaviyo_topic), transactional->span};
    declare(needs_.topics, *step.topic);
  }

  // A template stands elsewhere; the text of an SMS stands here, as a template of its own because the platform may add
  // the way to opt out.
  void read_content(json::Value message, Medium channel, Step& step) {
    step.content.subject = ledger_.title(message, "subject_line", "steps.message.content.subject");
    step.content.span = message.span();
    const MaybeId template_id = ledger_.id(message, "template_id", "steps.message.content.template");
    const model::Text body = ledger_.title(message, "body", "steps.message.content.text");
    if (template_id) {
      step.content.template_id = template_id;
      declare(needs_.templates, *template_id).content.subject = step.content.subject;
    } else if (!body.empty()) {
      const Id own{step.id.value + ": text", body.span};
      step.content.template_id = own;
      model::Template& one = declare(needs_.templates, own);
      one.content.text = body;
      one.content.span = body.span;
      one.content_given = true;
      one.opt_out_in_footer = read_footer(message);
    } else if (channel.kind == model::ChannelKind::email) {
      // A draft without template: its text is not at hand.
      const Id own{step.id.value + ": text", message.span()};
      step.content.template_id = own;
      declare(needs_.templates, own).content.subject = step.content.subject;
    }
  }

  bool read_footer(json::Value message) {
    const auto added =
        ledger_.flag(message, "add_opt_out_language", "steps.message.content.template.opt_out_in_footer");
    return added && added->value;
  }

  void read_settings(json::Value message) {
    leave_out(message,
              {"from_email", "from_label", "reply_to_email", "cc_email", "bcc_email", "preview_text", "id",
               "add_tracking_params", "custom_tracking_params", "add_org_prefix", "image_id", "add_info_link",
               "respect_quiet_hours", "conversion_metric_id"},
              "sending");
    if (const json::Value smart = message["smart_sending_enabled"])
      ledger_.left_out(smart, smart.boolean() == true ? "smart_sending" : "no_smart_sending");
    if (const json::Value quiet = message["sms_quiet_hours_enabled"])
      ledger_.left_out(quiet, quiet.boolean() == true ? "quiet_hours" : "no_quiet_hours");
    if (message["body"].string().value_or("").empty()) leave_out(message, {"add_opt_out_language"}, "sending");
  }

  // Whom the message's own filter leaves out goes on without it: a branch in front of the message.
  Step only_if(json::Value filter, Step message) {
    if (filter.is(json::Kind::null)) ledger_.mapped(filter, "steps.message");
    auto condition =
        read_klaviyo_filter(filter, message.id.value + ": filter", "steps.branch.cases.if", ledger_, needs_);
    if (!condition) return message;
    Step branch;
    branch.type = StepType::branch;
    branch.id = message.id;
    branch.span = message.span;
    branch.title = message.title;
    branch.otherwise = message.next;
    message.id.value += ":message";
    branch.cases.push_back({{}, std::move(*condition), {message.id.value, filter.span()}, filter.span()});
    add(std::move(branch));
    return message;
  }

  void read_alert(json::Value action, Step step) {
    step.next = link(action["links"], "next", action.span());
    const json::Value data = action["data"];
    const json::Value message = data["message"];
    read_status(data);
    ledger_.left_out(message, "alert");
    step.type = StepType::message;
    step.title = ledger_.title(message, "name", "steps.title");
    step.content.subject = ledger_.title(message, "subject_line", "steps.message.content.subject");
    step.content.span = message.span();
    step.channel = Id{"email", action["type"].span()};
    declare(needs_.channels, *step.channel).kind = model::ChannelKind::email;
    step.purpose = model::Located<model::Purpose>{model::Purpose::internal, action["type"].span()};
    model::Person team;
    team.role = Id{"team", action["type"].span()};
    team.span = action["type"].span();
    declare(needs_.people, *team.role);
    step.to = std::move(team);
    add(std::move(step));
  }

  void read_webhook(json::Value action, Step step) {
    step.next = link(action["links"], "next", action.span());
    const json::Value data = action["data"];
    read_status(data);
    ledger_.left_out(data, "webhook");
    step.type = StepType::webhook;
    step.title = ledger_.title(data, "name", "steps.title");
    const MaybeId url = ledger_.id(data, "url", "steps.webhook.call");
    step.call = url ? *url : Id{step.id.value, step.id.span};
    add(std::move(step));
  }

  // ---- waits

  void read_delay(json::Value action, Step step) {
    step.type = StepType::wait;
    step.next = link(action["links"], "next", action.span());
    const json::Value data = action["data"];
    const auto length = delay_of(data);
    const MaybeId clock = ledger_.text(data, "delay_until_time", "steps.wait.until.at");
    std::vector<model::Located<model::DayKind>> days = days_of(data["delay_until_weekdays"]);
    const MaybeId zone = zone_of(data);
    if (!clock && days.empty()) {
      step.wait = Step::WaitKind::for_;
      step.duration = length;
      return add(std::move(step));
    }
    if (!clock) {
      // On a day that is not allowed the customer waits for the next one that is.
      ledger_.approximated(data["delay_until_weekdays"].item(0), "steps.wait.until.on", "weekdays");
      Step wait = step;
      wait.wait = Step::WaitKind::for_;
      wait.duration = length;
      step.id.value += ":day";
      wait.next = step.id;
      add(std::move(wait));
    }
    step.wait = Step::WaitKind::until;
    model::InstantSpec& until = step.until.emplace();
    until.span = until.of.span = data.span();
    until.zone = zone;
    until.on = std::move(days);
    until.if_past = model::Otherwise{};
    if (clock) until.plus = length;
    until.at = model::Located<ClockTime>{0, data.span()};
    if (clock) set_clock(*clock, data["delay_until_time"], until);
    add(std::move(step));
  }

  void set_clock(const Id& written, json::Value value, model::InstantSpec& until) {
    const auto clock = parse_clock(written.value.size() == 5 ? written.value + ":00" : written.value);
    if (clock)
      until.at = model::Located<ClockTime>{*clock, written.span};
    else
      ledger_.not_understood(value, "delay_until_time");
  }

  MaybeId zone_of(json::Value data) {
    const MaybeId zone = ledger_.text(data, "timezone", "steps.wait.until.zone");
    if (!zone || zone->value == "profile") return std::nullopt;
    if (Zone::find(zone->value)) return zone;
    ledger_.not_understood(data["timezone"], "timezone");
    return std::nullopt;
  }

  // "2 days and 3 hours": the second value counts in the next smaller unit.
  model::Maybe<Duration> delay_of(json::Value data) {
    const auto value = ledger_.integer(data, "value", "steps.wait.for");
    const MaybeId unit = ledger_.text(data, "unit", "steps.wait.for");
    const json::Value second = data["secondary_value"];
    if (second) ledger_.mapped(second, "steps.wait.for");
    if (!value || !unit) return std::nullopt;
    auto length = klaviyo_duration(value->value, unit->value);
    if (!length) {
      ledger_.not_understood(data["unit"], "unit");
      return std::nullopt;
    }
    if (const auto more = second.integer(); more && *more > 0) {
      const auto rest = klaviyo_duration(*more, unit->value.starts_with("day") ? "hour" : "minute");
      if (!rest) ledger_.not_understood(second, "secondary_value");
      if (rest) length->seconds += rest->seconds;
    }
    return model::Located<Duration>{*length, value->span};
  }

  // All seven days are no restriction.
  std::vector<model::Located<model::DayKind>> days_of(json::Value days) {
    static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
    std::vector<model::Located<model::DayKind>> result;
    if (days && days.size() == 0) ledger_.mapped(days, "steps.wait.until.on");
    for (std::size_t i = 0; i < days.size(); ++i) {
      const auto found = std::find(names.begin(), names.end(), days.item(i).string().value_or(""));
      if (found == names.end()) {
        ledger_.not_understood(days.item(i), "delay_until_weekdays");
        continue;
      }
      ledger_.mapped(days.item(i), "steps.wait.until.on");
      result.push_back({static_cast<model::DayKind>(found - names.begin()), days.item(i).span()});
    }
    if (result.size() == names.size()) result.clear();
    return result;
  }

  // ---- branches

  void read_split(json::Value action, Step step) {
    const json::Value data = action["data"];
    const json::Value filter = data["profile_filter"] ? data["profile_filter"] : data["trigger_filter"];
    const Id yes = link(action["links"], "next_if_true", action.span(), "steps.branch.cases.next");
    const Id no = link(action["links"], "next_if_false", action.span(), "steps.branch.else");
    leave_out(data, {"trigger_id", "trigger_type", "trigger_subtype"}, "record");
    if (const json::Value share = sample_of(filter)) return read_sample(filter, share, std::move(step), yes, no);
    step.type = StepType::branch;
    auto condition =
        read_klaviyo_filter(filter, step.id.value + ": condition", "steps.branch.cases.if", ledger_, needs_);
    if (!condition) condition = in_segment(needs_, Id{step.id.value + ": condition", action.span()});
    step.cases.push_back({{}, std::move(*condition), yes, filter ? filter.span() : action.span()});
    step.otherwise = no;
    add(std::move(step));
  }

  void read_sample(json::Value filter, json::Value share, Step step, const Id& yes, const Id& no) {
    const auto percent = share.millionths();
    ledger_.mapped(share, "steps.split.arms.share");
    ledger_.mapped(filter["condition_groups"].item(0)["conditions"].item(0)["type"], "steps.type");
    step.type = StepType::split;
    const std::int64_t millionths = percent ? *percent / 100 : 0;
    if (!percent || *percent < 0 || millionths > 1'000'000) ledger_.not_understood(share, "percentage");
    for (const bool first : {true, false}) {
      model::Arm arm;
      arm.span = share.span();
      arm.id = {first ? "yes" : "no", share.span()};
      arm.share = {first ? millionths : 1'000'000 - millionths, share.span()};
      arm.next = first ? yes : no;
      step.arms.push_back(std::move(arm));
    }
    add(std::move(step));
  }

  void read_branches(json::Value action, Step step) {
    const json::Value data = action["data"];
    step.type = StepType::branch;
    step.title = ledger_.title(data, "name", "steps.title");
    const json::Value branches = data["branches"];
    for (const std::size_t i : in_order(branches)) {
      const json::Value branch = branches.item(i);
      const Id next = link(branch["links"], "next", branch.span(), "steps.branch.cases.next");
      leave_out(branch, {"branch_id", "order"}, "record");
      const model::Text name = ledger_.title(branch, "name", "steps.branch.cases.name");
      const auto rest = ledger_.flag(branch, "is_else", "steps.branch.else");
      const json::Value filter = branch["branch_filter"];
      if (filter.is(json::Kind::null)) ledger_.mapped(filter, "steps.branch.else");
      const std::string unclear = step.id.value + ": " + std::to_string(i + 1);
      auto condition = read_klaviyo_filter(filter, unclear, "steps.branch.cases.if", ledger_, needs_);
      if ((rest && rest->value) || !condition)
        step.otherwise = next;
      else
        step.cases.push_back({name, std::move(*condition), next, branch.span()});
    }
    if (!step.otherwise) step.otherwise = way_out_.id(action.span());
    add(std::move(step));
  }

  // The first branch by `order` that fits is taken.
  static std::vector<std::size_t> in_order(json::Value branches) {
    std::vector<std::pair<std::int64_t, std::size_t>> keyed;
    for (std::size_t i = 0; i < branches.size(); ++i)
      keyed.emplace_back(branches.item(i)["order"].integer().value_or(0), i);
    stable_sort(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> order;
    for (const auto& [key, index] : keyed) order.push_back(index);
    return order;
  }

  // Versions of one message: which one a customer gets changes nothing of when. The first stands for all.
  void read_test(json::Value action, Step step) {
    const json::Value data = action["data"];
    ledger_.left_out(data, "versions");
    const json::Value main =
        data["main_action"] ? data["main_action"] : data["current_experiment"]["variations"].item(0);
    if (!main["data"]["message"]) return read_opaque(action, std::move(step));
    const std::string_view kind = main["type"].string().value_or("send-email");
    ledger_.approximated(action["type"], "steps.type", "versions");
    if (main["type"]) ledger_.mapped(main["type"], "steps.type");
    const json::Value message = main["data"]["message"];
    step.next = link(action["links"], "next", action.span());
    step.type = StepType::message;
    read_settings(message);
    step.title = ledger_.title(message, "name", "steps.title");
    const Medium channel =
        kind == "send-sms" ? Medium{"sms", model::ChannelKind::sms} : Medium{"email", model::ChannelKind::email};
    step.channel = Id{std::string(channel.channel), action["type"].span()};
    declare(needs_.channels, *step.channel).kind = channel.kind;
    read_purpose(message, step);
    read_content(message, channel, step);
    add(std::move(step));
  }

  // ---- updates

  void read_update(json::Value action, Step step) {
    step.type = StepType::update;
    step.next = link(action["links"], "next", action.span());
    const json::Value operations = action["data"]["profile_operations"];
    if (operations && operations.size() == 0) ledger_.mapped(operations, "steps.update.set");
    for (std::size_t i = 0; i < operations.size(); ++i) read_operation(operations.item(i), step);
    add(std::move(step));
  }

  void read_operation(json::Value operation, Step& step) {
    const MaybeId key = ledger_.text(operation, "property_key", "steps.update.set");
    const json::Value value = operation["property_value"];
    leave_out(operation, {"property_type"}, "record");
    const json::Value kind = operation["operator"];
    if (kind) ledger_.mapped(kind, "steps.update.set");
    if (!key || !value.string() || kind.string() == "delete") {
      leave_out(operation, {"property_value", "operator"}, "computed_value");
      return;
    }
    ledger_.mapped(value, "steps.update.set");
    model::Assignment set;
    set.name = {property_name(key->value), key->span};
    set.span = operation.span();
    set.literal.kind = model::Literal::Kind::text;
    set.literal.text = std::string(*value.string());
    set.literal.span = value.span();
    declare(needs_.attributes, set.name).changes = model::Changes::journey;
    step.set.push_back(std::move(set));
  }

  // ---- what we cannot look into: every link is a way on

  void read_opaque(json::Value action, Step step) {
    step.type = StepType::opaque;
    step.system = Id{"klaviyo", action["type"].span()};
    step.title.entries.push_back({"", std::string(action["type"].string().value_or("")), action["type"].span()});
    if (const json::Value data = action["data"]) ledger_.left_out(data, "not_known_inside");
    collect_ways(action["links"], step);
    const json::Value branches = action["data"]["branches"];
    for (std::size_t i = 0; i < branches.size(); ++i) collect_ways(branches.item(i)["links"], step);
    if (step.outcomes.size() < 2) {
      step.next = step.outcomes.empty() ? way_out_.id(action.span()) : step.outcomes.front().next;
      step.outcomes.clear();
    }
    add(std::move(step));
  }

  void collect_ways(json::Value links, Step& step) {
    for (std::size_t i = 0; i < links.size(); ++i) {
      const json::Member member = links.member(i);
      const Id next = link(links, std::string(member.key).c_str(), member.value.span(), "steps.opaque.outcomes");
      std::string name(member.key);
      if (step.outcomes.size() > 0 && name == "next") name += " " + std::to_string(step.outcomes.size() + 1);
      step.outcomes.push_back({{name, member.value.span()}, next, member.value.span()});
    }
  }

  Ledger& ledger_;
  model::Journey& journey_;
  model::Workspace& needs_;
  WayOut way_out_;
};

}  // namespace

MaybeId klaviyo_id(json::Value action, Ledger& ledger) {
  MaybeId id = ledger.id(action, "id", "steps");
  if (id) {
    if (const json::Value other = action["temporary_id"]) ledger.left_out(other, "record");
    return id;
  }
  return ledger.id(action, "temporary_id", "steps");
}

void read_klaviyo_actions(json::Value actions, Ledger& ledger, model::Journey& journey, model::Workspace& needs) {
  ActionsReader(ledger, journey, needs).read(actions);
}

}  // namespace wayproof::imports
