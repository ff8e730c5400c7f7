// What stands around the activities of a Journey Builder journey: name, status, who enters and how often, goals and
// exits.
#include "import/journey_builder.h"

#include "import/journey_builder_activities.h"
#include "import/marks.h"
#include "import/pieces.h"

namespace wayproof::imports {
namespace {

using model::Id;
using model::MaybeId;

class FileReader {
 public:
  FileReader(const json::Tree& tree, std::string_view name, FileId file, Report& report)
      : tree_(tree), name_(name), file_(file), ledger_(tree, file, report, journey_builder.id) {}

  Import read() && {
    const json::Value root = tree_.root();
    if (is_interaction(root)) {
      read_interaction(root);
    } else {
      ledger_.left_out(root, "record");
      const json::Value list = interactions_of(root);
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (is_interaction(list.item(i))) read_interaction(list.item(i));
      }
    }
    result_.fields = std::move(ledger_).finish();
    return std::move(result_);
  }

 private:
  void read_interaction(json::Value root) {
    read_records(root);
    model::Journey journey;
    journey.file = file_;
    journey.span = root.span();
    journey.system = std::string(journey_builder.id);
    journey.lifetime = {Duration{0, 365, 0}, root["activities"].span()};
    if (const MaybeId key = ledger_.id(root, "key", "id"); key && !key->value.empty()) {
      journey.id = *key;
    } else if (const MaybeId id = ledger_.id(root, "id", "id"); id && !id->value.empty()) {
      journey.id = *id;
    } else {
      journey.id = {file_stem(name_), {root.span().begin, root.span().begin}};
    }
    journey.title = ledger_.title(root, "name", "title");
    read_status(root, journey);
    read_entry(root, journey);
    read_goals(root["goals"], journey);
    read_exits(root["exits"], journey);
    read_activities(root["activities"], purpose_of_all(root), ledger_, journey, result_.needs);
    result_.journeys.push_back(std::move(journey));
  }

  void read_records(json::Value root) {
    for (std::size_t i = 0; i < root.size(); ++i) {
      const json::Member member = root.member(i);
      if (member.key.starts_with("r__folder")) ledger_.left_out(member.value, "record");
    }
    for (const char* const key : {"id",
                                  "lastPublishedDate",
                                  "description",
                                  "version",
                                  "workflowApiVersion",
                                  "createdDate",
                                  "modifiedDate",
                                  "stats",
                                  "channel",
                                  "metaData",
                                  "executionMode",
                                  "categoryId",
                                  "transactionKeys",
                                  "persistenceModel_asyncStopping",
                                  "persistenceModel_pausing",
                                  "persistenceModel_resuming",
                                  "definitionId",
                                  "scheduledStatus",
                                  "campaigns",
                                  "notifiers",
                                  "entryMode",
                                  "definitionType",
                                  "tags",
                                  "healthStats",
                                  "publishRequestId",
                                  "exits",
                                  "goals"}) {
      if (const json::Value value = root[key]) ledger_.left_out(value, "record");
    }
    if (const json::Value defaults = root["defaults"]) ledger_.left_out(defaults, "address_source");
    if (const json::Value properties = root["defaults"]["properties"]) ledger_.left_out(properties, "tracking");
  }

  void read_status(json::Value root, model::Journey& journey) {
    struct Known {
      std::string_view foreign;
      model::Status own;
    };
    static constexpr Known known[] = {{"Draft", model::Status::draft},
                                      {"Published", model::Status::live},
                                      {"ScheduledToPublish", model::Status::draft},
                                      {"Publishing", model::Status::draft},
                                      {"Paused", model::Status::paused},
                                      {"Stopped", model::Status::ended},
                                      {"Unpublished", model::Status::ended},
                                      {"Deleted", model::Status::ended}};
    const auto status = root["status"].string();
    if (!status) return;
    for (const Known& one : known) {
      if (upper(one.foreign) != upper(*status)) continue;
      ledger_.mapped(root["status"], "status");
      journey.status = one.own;
      return;
    }
    ledger_.not_understood(root["status"], "status");
  }

  // A journey of one message for transactions says so by its kind.
  model::Maybe<model::Purpose> purpose_of_all(json::Value root) {
    const json::Value type = root["definitionType"];
    if (type.string() != "Transactional") return std::nullopt;
    ledger_.mapped(type, "steps.message.purpose");
    return model::Located<model::Purpose>{model::Purpose::transactional, type.span()};
  }

  // ---- who enters

  void read_entry(json::Value root, model::Journey& journey) {
    const json::Value triggers = root["triggers"];
    if (triggers && triggers.size() == 0) ledger_.mapped(triggers, "entry");
    read_again(root, journey);
    std::vector<model::Trigger> ways_in;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
      if (auto way_in = read_trigger(triggers.item(i), journey)) ways_in.push_back(std::move(*way_in));
    }
    if (ways_in.empty()) return;
    journey.entry_given = true;
    journey.entry.span = triggers.span();
    journey.entry.on = ways_in.front();
    if (ways_in.size() == 1) return;
    journey.entry.on = {};
    journey.entry.on.kind = model::Trigger::Kind::any;
    journey.entry.on.span = triggers.span();
    journey.entry.on.parts = std::move(ways_in);
  }

  std::optional<model::Trigger> read_trigger(json::Value trigger, model::Journey& journey) {
    for (const char* const key : {"id", "key", "name", "description", "metaData", "arguments", "configurationArguments",
                                  "outcomes", "schema", "eventDefinitionId", "isVisible", "isPublished"}) {
      if (const json::Value value = trigger[key]) ledger_.left_out(value, "record");
    }
    const auto type = trigger["type"].string();
    if (!type) return std::nullopt;
    ledger_.mapped(trigger["type"], "entry.on");
    const MaybeId event = event_key(trigger);
    if (const json::Value criteria = trigger["configurationArguments"]["criteria"]; criteria.string()) {
      journey.entry.condition =
          read_criteria(criteria, journey.id.value + ": entry", {}, "entry.if", ledger_, result_.needs);
    }
    const Id name = event ? *event : Id{journey.id.value + ": entry", trigger["type"].span()};
    if (type->find("Audience") != std::string_view::npos) {
      ledger_.approximated(trigger["type"], "entry.on.becomes.segment", "audience");
      return comes_into(result_.needs, name, trigger.span());
    }
    return on_event(result_.needs, name, trigger.span());
  }

  MaybeId event_key(json::Value trigger) {
    constexpr std::string_view becomes = "entry.on.event";
    const json::Value places[] = {trigger, trigger["metaData"], trigger["configurationArguments"]};
    for (const json::Value place : places) {
      for (const char* const key : {"eventDefinitionKey", "r__event_key"}) {
        if (const MaybeId found = ledger_.id(place, key, becomes); found && !found->value.empty()) return found;
      }
    }
    return std::nullopt;
  }

  void read_again(json::Value root, model::Journey& journey) {
    const json::Value mode = root["entryMode"];
    const auto name = mode.string();
    if (!name || *name == "OnceAndDone") {
      if (name) ledger_.mapped(mode, "entry.again");
      return;
    }
    journey.entry.again = again_after_leaving(mode.span());
    if (*name == "SingleEntryAcrossAllVersions") return ledger_.mapped(mode, "entry.again");
    if (*name == "MultipleEntries") return ledger_.approximated(mode, "entry.again", "several_at_once");
    if (*name == "NotSet") return ledger_.approximated(mode, "entry.again", "mode_not_set");
    ledger_.not_understood(mode, "entryMode");
  }

  // ---- who leaves

  void read_goals(json::Value goals, model::Journey& journey) {
    for (std::size_t i = 0; i < goals.size(); ++i) {
      const json::Value goal = goals.item(i);
      ledger_.left_out(goal, "goal");
      if (goal["metaData"]["isExitCriteria"].boolean() != true) continue;
      ledger_.mapped(goal["metaData"]["isExitCriteria"], "exits");
      read_exit(goal, journey);
    }
  }

  void read_exits(json::Value exits, model::Journey& journey) {
    for (std::size_t i = 0; i < exits.size(); ++i) read_exit(exits.item(i), journey);
  }

  // The platform asks when a wait ends; here a customer leaves when the condition comes true.
  void read_exit(json::Value item, model::Journey& journey) {
    const json::Value criteria = item["configurationArguments"]["criteria"];
    if (!criteria.string()) return;
    model::Exit exit;
    exit.span = item.span();
    exit.name = ledger_.title(item, "name", "exits.name");
    const std::string unclear = journey.id.value + ": exit " + std::to_string(journey.exits.size() + 1);
    auto condition = read_criteria(criteria, unclear, exit.name, "exits.on.becomes", ledger_, result_.needs);
    if (!condition) return;
    ledger_.approximated(criteria, "exits.on.becomes", "exit_at_once");
    exit.on.kind = model::Trigger::Kind::becomes;
    exit.on.becomes.push_back(std::move(*condition));
    exit.on.span = criteria.span();
    journey.exits.push_back(std::move(exit));
  }

  const json::Tree& tree_;
  std::string_view name_;
  FileId file_;
  Ledger ledger_;
  Import result_;
};

}  // namespace

Import read_journey_builder(const json::Tree& tree, std::string_view name, FileId file, Report& report) {
  return FileReader(tree, name, file, report).read();
}

}  // namespace wayproof::imports
