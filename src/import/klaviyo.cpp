// What stands around the actions of a Klaviyo flow: name, status, who enters, who is filtered out, how often.
#include "import/klaviyo.h"

#include "import/klaviyo_actions.h"
#include "import/klaviyo_conditions.h"
#include "import/marks.h"
#include "import/pieces.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;
using model::Trigger;

class FileReader {
 public:
  FileReader(const json::Tree& tree, std::string_view name, FileId file, Report& report)
      : tree_(tree), name_(name), file_(file), ledger_(tree, file, report, klaviyo.id) {}

  Import read() && {
    const json::Value root = tree_.root();
    if (is_klaviyo_definition(root)) {
      read_flow({}, root);
    } else {
      ledger_.left_out(root, "record");
      const json::Value data = root["data"] ? root["data"] : root;
      if (data.is(json::Kind::array)) {
        for (std::size_t i = 0; i < data.size(); ++i) read_resource(data.item(i));
      } else {
        read_resource(data);
      }
    }
    result_.fields = std::move(ledger_).finish();
    return std::move(result_);
  }

 private:
  void read_resource(json::Value resource) {
    if (is_klaviyo_definition(klaviyo_definition_of(resource))) read_flow(resource, klaviyo_definition_of(resource));
  }

  void read_flow(json::Value resource, json::Value definition) {
    model::Journey journey;
    journey.file = file_;
    journey.span = resource ? resource.span() : definition.span();
    journey.system = std::string(klaviyo.id);
    journey.lifetime = {Duration{0, 365, 0}, definition["actions"].span()};
    const MaybeId id = ledger_.id(resource, "id", "id");
    const std::string stem = file_stem(name_);
    journey.id = id ? *id : Id{stem.empty() ? "flow" : stem, {journey.span.begin, journey.span.begin}};
    const json::Value named = resource ? resource["attributes"] : definition;
    journey.title = ledger_.title(named, "name", "title");
    read_status(named, journey);
    for (const char* const key : {"metadata", "archived", "created", "updated", "trigger_type"}) {
      if (const json::Value value = named[key]) ledger_.left_out(value, "record");
    }
    // Who wrote the fields that are told apart below has booked them; the rest of a definition is not known.
    read_entry(definition, journey);
    read_filter(definition["profile_filter"], journey);
    journey.first = ledger_.id(definition, "entry_action_id", "first");
    read_klaviyo_actions(definition["actions"], ledger_, journey, result_.needs);
    result_.journeys.push_back(std::move(journey));
  }

  void read_status(json::Value named, model::Journey& journey) {
    const json::Value status = named["status"];
    if (!status) return;
    ledger_.mapped(status, "status");
    if (status.string() == "live")
      journey.status = model::Status::live;
    else if (status.string() == "manual")
      ledger_.approximated(status, "status", "manual");
    else if (status.string() != "draft")
      ledger_.not_understood(status, "status");
  }

  // ---- who enters, and how often

  void read_entry(json::Value definition, model::Journey& journey) {
    const json::Value triggers = definition["triggers"];
    if (triggers && triggers.size() == 0) ledger_.mapped(triggers, "entry");
    journey.entry.span = triggers ? triggers.span() : definition.span();
    for (std::size_t i = 0; i < triggers.size(); ++i) {
      auto trigger = read_trigger(triggers.item(i), journey);
      if (!trigger || journey.entry_given) continue;
      journey.entry.on = std::move(*trigger);
      journey.entry_given = true;
    }
    read_again(definition["reentry_criteria"], journey);
  }

  std::optional<Trigger> read_trigger(json::Value trigger, model::Journey& journey) {
    const auto type = trigger["type"].string();
    if (!type) return std::nullopt;
    ledger_.mapped(trigger["type"], "entry.on");
    if (*type == "date") return read_date(trigger, journey);
    const MaybeId id = ledger_.id(trigger, "id", "entry.on");
    const Id name = id ? *id : Id{journey.id.value + ": " + std::string(*type), trigger["type"].span()};
    if (*type == "list" || *type == "segment") return comes_into(result_.needs, name, trigger.span());
    journey.entry.again = again_after_leaving(trigger.span());
    if (*type != "metric") {
      for (std::size_t i = 0; i < trigger.size(); ++i) {
        const json::Member member = trigger.member(i);
        if (member.key != "type" && member.key != "id" && member.key != "trigger_filter")
          ledger_.left_out(member.value, "trigger_details");
      }
      ledger_.approximated(trigger["type"], "entry.on.event", "trigger_details");
    }
    const json::Value filter = trigger["trigger_filter"];
    if (filter.is(json::Kind::null)) ledger_.mapped(filter, "entry.if");
    journey.entry.condition =
        read_klaviyo_filter(filter, journey.id.value + ": trigger filter", "entry.if", ledger_, result_.needs);
    return on_event(result_.needs, name, trigger.span());
  }

  // So long before (or on) a date of the profile; yearly for birthdays.
  std::optional<Trigger> read_date(json::Value trigger, model::Journey& journey) {
    const json::Value written = trigger["date_profile_property"];
    for (const char* const key : {"date_field_type", "timezone", "custom_object_id", "custom_object_property_id"}) {
      if (const json::Value value = trigger[key]) ledger_.left_out(value, "trigger_details");
    }
    Trigger result;
    result.kind = Trigger::Kind::date;
    result.span = trigger.span();
    result.name = {journey.id.value + ": date", trigger.span()};
    if (const auto property = written.string()) {
      ledger_.mapped(written, "entry.on.date.attribute");
      result.name = {property_name(*property), written.span()};
    }
    declare(result_.needs.attributes, result.name).type = model::ValueType::date;
    const auto frequency = ledger_.text(trigger, "recurrence_frequency", "entry.on.date.yearly");
    result.yearly = frequency && frequency->value == "yearly";
    if (frequency && !result.yearly && frequency->value != "none" && frequency->value != "never" &&
        frequency->value != "once")
      ledger_.approximated(trigger["recurrence_frequency"], "entry.on.date.yearly", "trigger_details");
    const auto count = ledger_.integer(trigger, "timedelta_value_before_date", "entry.on.date.plus");
    const auto unit = ledger_.text(trigger, "timedelta_unit_before_date", "entry.on.date.plus");
    if (count && unit) {
      if (auto before = klaviyo_duration(count->value, unit->value)) {
        *before = {-before->months, -before->days, -before->seconds};
        result.plus = model::Located<Duration>{*before, count->span};
      }
    }
    if (result.yearly) journey.entry.again = again_after_leaving(trigger.span());
    return result;
  }

  void read_again(json::Value criteria, model::Journey& journey) {
    if (!criteria) return;
    if (criteria.is(json::Kind::null)) return ledger_.mapped(criteria, "entry.again");
    const auto count = ledger_.integer(criteria, "duration", "entry.again.after");
    const auto unit = ledger_.text(criteria, "unit", "entry.again");
    if (!count || !unit) return;
    journey.entry.again.reset();
    if (unit->value == "alltime") return;
    const auto after = klaviyo_duration(count->value, unit->value);
    if (!after) return ledger_.not_understood(criteria["unit"], "unit");
    journey.entry.again = again_after_leaving(criteria.span());
    journey.entry.again->since = model::Again::Since::entry;
    journey.entry.again->after = {*after, count->span};
  }

  // ---- the flow's filter, which the platform asks before each action: who does not pass it any more leaves

  void read_filter(json::Value filter, model::Journey& journey) {
    if (!filter) return;
    if (filter.is(json::Kind::null)) return ledger_.mapped(filter, "entry.if");
    read_not_in_flow(filter, journey);
    std::vector<KlaviyoGroup> groups =
        read_groups(filter, journey.id.value + ": filter", "exits.on", ledger_, result_.needs);
    for (KlaviyoGroup& group : groups) {
      journey.exits.push_back(exit_for(group));
      if (!group.since_start) enter_only_if(std::move(group.condition), journey);
    }
  }

  static model::Exit exit_for(const KlaviyoGroup& group) {
    model::Exit exit;
    exit.span = exit.on.span = group.condition.span;
    if (group.absent) {
      exit.on.kind = Trigger::Kind::event;
      exit.on.name = group.condition.name;
      return exit;
    }
    model::Condition fails;
    fails.kind = model::Condition::Kind::negation;
    fails.span = group.condition.span;
    fails.parts.push_back(group.condition);
    exit.on.kind = Trigger::Kind::becomes;
    exit.on.becomes.push_back(std::move(fails));
    return exit;
  }

  static void enter_only_if(model::Condition condition, model::Journey& journey) {
    if (!journey.entry.condition) {
      journey.entry.condition = std::move(condition);
      return;
    }
    model::Condition& known = *journey.entry.condition;
    if (known.kind != model::Condition::Kind::all) {
      model::Condition all;
      all.kind = model::Condition::Kind::all;
      all.span = known.span;
      all.parts.push_back(std::move(known));
      known = std::move(all);
    }
    known.parts.push_back(std::move(condition));
  }

  // "Has not been in this flow in the last 7 days": how soon a customer may enter again.
  void read_not_in_flow(json::Value filter, model::Journey& journey) {
    const json::Value groups = filter["condition_groups"];
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const json::Value only = groups.item(i)["conditions"].item(0);
      if (only["type"].string() != "profile-not-in-flow") continue;
      const json::Value frame = only["timeframe_filter"];
      const auto after =
          frame["operator"].string() == "in-the-last"
              ? klaviyo_duration(frame["quantity"].integer().value_or(0), frame["unit"].string().value_or(""))
              : std::nullopt;
      journey.entry.again.reset();
      if (!after) continue;
      journey.entry.again = again_after_leaving(only.span());
      journey.entry.again->since = model::Again::Since::entry;
      journey.entry.again->after = {*after, frame.span()};
    }
  }

  const json::Tree& tree_;
  std::string_view name_;
  FileId file_;
  Ledger ledger_;
  Import result_;
};

}  // namespace

Import read_klaviyo(const json::Tree& tree, std::string_view name, FileId file, Report& report) {
  return FileReader(tree, name, file, report).read();
}

}  // namespace wayproof::imports
