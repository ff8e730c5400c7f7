#include "import/marks.h"

#include "import/dittofeed.h"
#include "import/journey_builder.h"
#include "import/klaviyo.h"

namespace wayproof::imports {

bool is_dittofeed_definition(json::Value value) {
  return value["entryNode"].is(json::Kind::object) &&
         (value["nodes"].is(json::Kind::array) || value["exitNode"].is(json::Kind::object));
}

bool is_dittofeed_resource(json::Value value) {
  return is_dittofeed_definition(value["definition"]) || is_dittofeed_definition(value["draft"]);
}

bool is_dittofeed(json::Value root) {
  if (is_dittofeed_definition(root) || is_dittofeed_resource(root)) return true;
  const json::Value list = root.is(json::Kind::array) ? root : root["journeys"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (is_dittofeed_resource(list.item(i))) return true;
  }
  return false;
}

bool is_interaction(json::Value value) {
  return value["workflowApiVersion"] && value["activities"].is(json::Kind::array);
}

json::Value interactions_of(json::Value root) { return root.is(json::Kind::array) ? root : root["items"]; }

bool is_journey_builder(json::Value root) {
  if (is_interaction(root)) return true;
  const json::Value list = interactions_of(root);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (is_interaction(list.item(i))) return true;
  }
  return false;
}

bool is_klaviyo_definition(json::Value value) {
  return value["actions"].is(json::Kind::array) &&
         (value["entry_action_id"] || value["triggers"].is(json::Kind::array)) && !value["edges"];
}

json::Value klaviyo_definition_of(json::Value resource) { return resource["attributes"]["definition"]; }

bool is_klaviyo(json::Value root) {
  if (is_klaviyo_definition(root)) return true;
  const json::Value data = root["data"] ? root["data"] : root;
  if (!data.is(json::Kind::array)) return is_klaviyo_definition(klaviyo_definition_of(data));
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (is_klaviyo_definition(klaviyo_definition_of(data.item(i)))) return true;
  }
  return false;
}

}  // namespace wayproof::imports
