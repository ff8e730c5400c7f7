// Journey Builder's activities: what all have in common, who comes first, and the kinds that change data or whose
// inside is not known. What each field becomes is said where it is read; the notes of what differs stand in
// src/i18n/messages/import.json.
#include "import/journey_builder_activities.h"

#include <array>
#include <set>
#include <utility>

#include "import/journey_builder_filter.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;
using model::Step;
using model::StepType;

// ---- activities that change data

void read_assignment(Desk& desk, json::Value field, Step& step) {
  MaybeId name;
  for (const char* const key : {"r__dataExtensionField_name", "field", "c__dataExtensionField_name"}) {
    if (!name) name = desk.ledger.id(field, key, "steps.update.set");
  }
  const json::Value value = field["value"];
  const auto text = value.string();
  if (!name || !text) return;
  model::Assignment set;
  set.name = *name;
  set.span = field.span();
  set.literal.span = value.span();
  model::Attribute& attribute = declare(desk.needs.attributes, *name);
  attribute.changes = model::Changes::journey;
  if (text->starts_with("{{")) {
    const auto data = data_name(*text);
    if (!data || data->event.empty()) return desk.ledger.left_out(value, "computed_value");
    desk.ledger.mapped(value, "steps.update.set");
    set.entry_field = data->name;
    declare_data(desk.needs, *data, model::ValueType::text, value.span());
  } else {
    desk.ledger.mapped(value, "steps.update.set");
    set.literal.kind = model::Literal::Kind::text;
    set.literal.text = std::string(*text);
  }
  step.set.push_back(std::move(set));
}

Step read_update(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::update;
  desk.go_on(step, ways);
  for (const char* const key : {"updateContactFields", "fields"}) {
    const json::Value fields = activity["arguments"]["activityData"][key];
    for (std::size_t i = 0; i < fields.size(); ++i) read_assignment(desk, fields.item(i), step);
  }
  return step;
}

// Sets one field of a table to a value that mostly is computed.
Step read_data_extension(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::update;
  desk.go_on(step, ways);
  const json::Value configuration = activity["configurationArguments"];
  desk.leave_out(configuration, {"dataExtensionId", "r__dataExtension_key", "r__dataExtensionField_name", "field"},
                 "computed_value");
  return step;
}

// ---- activities that we cannot look into

std::vector<model::Outcome> outcomes_of(const std::vector<Way>& ways) {
  std::vector<model::Outcome> outcomes;
  for (const Way& way : ways) {
    const Id name = way.label.empty() ? way.key : Id{way.label.entries.front().value, way.label.span};
    outcomes.push_back({name, way.next, way.outcome.span()});
  }
  return outcomes;
}

// A partner's activity: the platform calls its address, and its answer says which way.
Step read_custom(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  desk.ledger.approximated(activity["type"], "steps.type", "custom_activity");
  desk.leave_out(activity, {"configurationArguments"}, "custom_activity");
  const json::Value url = activity["arguments"]["execute"]["url"];
  if (const auto address = url.string()) {
    desk.ledger.mapped(url, "steps.webhook.call");
    step.call = Id{std::string(*address), url.span()};
  } else {
    step.call = Id{step.id.value, step.id.span};
  }
  step.type = StepType::webhook;
  if (ways.size() < 2)
    desk.go_on(step, ways);
  else
    step.outcomes = outcomes_of(ways);
  return step;
}

struct Kind {
  std::string_view type;
  ActivityReader read;
};
constexpr std::array kinds{
    Kind{"EMAILV2", read_email},
    Kind{"EMAIL", read_email},
    Kind{"SMSSYNC", read_sms},
    Kind{"SMS", read_sms},
    Kind{"PUSHNOTIFICATIONACTIVITY", read_push},
    Kind{"WAIT", read_wait},
    Kind{"WAITBYDURATION", read_wait},
    Kind{"MULTICRITERIADECISION", read_decision},
    Kind{"MULTICRITERIADECISIONV2", read_decision},
    Kind{"RANDOMSPLIT", read_random_split},
    Kind{"ABNTEST", read_path_test},
    Kind{"ENGAGEMENTDECISION", read_engagement},
    Kind{"ENGAGEMENTSPLIT", read_engagement},
    Kind{"UPDATECONTACTDATA", read_update},
    Kind{"UPDATECONTACTDATAV2", read_update},
    Kind{"DATAEXTENSIONUPDATE", read_data_extension},
    Kind{"REST", read_custom},
    Kind{"RESTDECISION", read_custom},
};

ActivityReader reader_of(const std::string& type) {
  for (const Kind& kind : kinds) {
    if (kind.type == type) return kind.read;
  }
  return read_opaque;
}

class ActivitiesReader {
 public:
  ActivitiesReader(model::Maybe<model::Purpose> purpose, Ledger& ledger, model::Journey& journey,
                   model::Workspace& needs)
      : ledger_(ledger), journey_(journey), way_out_(journey), desk_{ledger, needs, way_out_, purpose} {}

  void read(json::Value activities) {
    journey_.steps_span = activities.span();
    if (activities.size() == 0) ledger_.mapped(activities, "steps");
    for (std::size_t i = 0; i < activities.size(); ++i) read_activity(activities.item(i), i);
    if (const json::Value first = first_of(activities)) {
      const json::Value key = first["key"];
      if (const auto id = key.string()) journey_.first = Id{std::string(*id), key.span()};
    }
    way_out_.close();
  }

 private:
  /// No field names the first activity: it is the one that none leads to. Of several the first in the file is taken;
  /// the others show up as steps that nobody comes to.
  json::Value first_of(json::Value activities) {
    std::set<std::string_view> led_to;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      const json::Value outcomes = activities.item(i)["outcomes"];
      for (std::size_t k = 0; k < outcomes.size(); ++k) {
        if (const auto next = outcomes.item(k)["next"].string()) led_to.insert(*next);
      }
    }
    for (std::size_t i = 0; i < activities.size(); ++i) {
      const auto key = activities.item(i)["key"].string();
      if (key && led_to.find(*key) == led_to.end()) return activities.item(i);
    }
    return activities.item(0);
  }

  // ---- every activity

  void read_activity(json::Value activity, std::size_t index) {
    if (!activity.is(json::Kind::object)) {
      if (!activity.is(json::Kind::hole)) ledger_.not_understood(activity, "activities");
      return;
    }
    Step step;
    step.span = activity.span();
    const MaybeId key = ledger_.id(activity, "key", "steps");
    step.id = key ? *key : Id{"activity-" + std::to_string(index + 1), activity.span()};
    step.title = ledger_.title(activity, "name", "steps.title");
    read_surroundings(activity);
    const std::vector<Way> ways = read_ways(activity["outcomes"]);
    const auto type = activity["type"].string();
    if (!type) {
      if (activity["type"]) ledger_.not_understood(activity["type"], "type");
      step.readable = false;
      return add(std::move(step));
    }
    ledger_.mapped(activity["type"], "steps.type");
    add(reader_of(upper(*type))(desk_, activity, std::move(step), ways));
  }

  void read_surroundings(json::Value activity) {
    desk_.leave_out(activity, {"id", "description", "definitionInstanceId", "isPublished", "transactionKeys"},
                    "record");
    desk_.leave_out(activity, {"metaData"}, "editor");
    desk_.leave_out(activity, {"schema"}, "declared_arguments");
    desk_.leave_out(activity, {"arguments"}, "passed_arguments");
    desk_.leave_out(activity["configurationArguments"], {"applicationExtensionKey", "isModified", "description"},
                    "editor");
    const json::Value configuration = activity["configurationArguments"];
    if (configuration && configuration.size() == 0) ledger_.left_out(configuration, "editor");
  }

  std::vector<Way> read_ways(json::Value outcomes) {
    if (outcomes && outcomes.size() == 0) ledger_.mapped(outcomes, "steps.next");
    std::vector<Way> ways;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const json::Value outcome = outcomes.item(i);
      desk_.leave_out(outcome, {"arguments"}, "passed_arguments");
      desk_.leave_out(outcome, {"metaData"}, "editor");
      Way way{outcome, {}, {}, {}};
      if (const MaybeId key = ledger_.id(outcome, "key", "steps.outcomes")) way.key = *key;
      const MaybeId next = ledger_.id(outcome, "next", "steps.next");
      way.next = next ? *next : way_out_.id(outcome.span());
      way.label = ledger_.title(outcome["metaData"], "label", "steps.outcomes");
      ways.push_back(std::move(way));
    }
    return ways;
  }

  void add(Step step) { journey_.steps.push_back(std::move(step)); }

  Ledger& ledger_;
  model::Journey& journey_;
  WayOut way_out_;
  Desk desk_;
};

}  // namespace

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

Step read_opaque(Desk& desk, json::Value activity, Step step, const std::vector<Way>& ways) {
  step.type = StepType::opaque;
  step.system = Id{"journey-builder", activity["type"].span()};
  if (step.title.empty())
    step.title.entries.push_back({"", std::string(activity["type"].string().value_or("")), activity["type"].span()});
  desk.leave_out(activity, {"configurationArguments"}, "not_known_inside");
  if (ways.size() < 2)
    desk.go_on(step, ways);
  else
    step.outcomes = outcomes_of(ways);
  return step;
}

void read_activities(json::Value activities, model::Maybe<model::Purpose> purpose, Ledger& ledger,
                     model::Journey& journey, model::Workspace& needs) {
  ActivitiesReader(purpose, ledger, journey, needs).read(activities);
}

std::optional<model::Condition> read_criteria(json::Value xml, const std::string& unclear, const model::Text& title,
                                              std::string_view becomes, Ledger& ledger, model::Workspace& needs) {
  Filter filter = read_filter(xml.string().value_or(""), xml.span(), needs);
  if (filter.kind == Filter::Kind::empty) {
    ledger.mapped(xml, becomes);
    return std::nullopt;
  }
  if (filter.kind == Filter::Kind::understood) {
    ledger.mapped(xml, becomes);
    return std::move(filter.condition);
  }
  ledger.approximated(xml, becomes, "unclear_condition");
  model::Condition condition = in_segment(needs, Id{unclear, xml.span()});
  model::Segment& segment = declare(needs.segments, Id{unclear, xml.span()});
  if (segment.title.empty()) segment.title = title;
  return condition;
}

}  // namespace wayproof::imports
