#include "api/init.h"

#include <algorithm>
#include <map>
#include <set>

#include "api/answers.h"
#include "api/load.h"
#include "model/names.h"
#include "program/program.h"
#include "report/json_writer.h"

namespace wayproof::api {
namespace {

using report::ordered_json;

using NameSet = std::set<std::string>;

/// What the journeys speak of.
struct Mentioned {
  NameSet attributes, events, tags, channels, templates, offers, people, segments;
  std::map<std::string, NameSet> topics;  // with the channels on which messages about them go out
};

void add(const program::Names& names, NameSet& all) {
  for (program::Index i = 0; i < names.size(); ++i) all.insert(names[i]);
}

void add(const program::Program& program, Mentioned& all) {
  add(program.attributes, all.attributes);
  add(program.events, all.events);
  add(program.tags, all.tags);
  add(program.channels, all.channels);
  add(program.templates, all.templates);
  add(program.offers, all.offers);
  add(program.roles, all.people);
  add(program.segments, all.segments);
  for (program::Index i = 0; i < program.topics.size(); ++i) all.topics[program.topics[i]];
  for (const program::Step& step : program.steps) {
    if (step.topic == program::none || step.channel == program::none) continue;
    all.topics[program.topics[step.topic]].insert(program.channels[step.channel]);
  }
}

/// A channel called "sms" is one; of others the kind is for people to say.
std::string channel_kind(const std::string& id) {
  const auto& kinds = model::names::channel_kind;
  return std::find(std::begin(kinds), std::end(kinds), id) != std::end(kinds) ? id : "other";
}

}  // namespace

std::string starting_workspace(const std::vector<model::InputFile>& files) {
  Report unused;
  const LoadedFiles loaded = load_files(files, unused);
  Mentioned all;
  for (const model::Project& project : loaded.projects) add(program::lower(project), all);

  ordered_json workspace{{"format", "wayproof/workspace@1"}, {"id", "shared"}, {"journeys", {"*.json"}}};
  for (const std::string& name : all.attributes) workspace["attributes"][name] = {{"type", "text"}};
  const auto declare = [&](const char* key, const NameSet& names) {
    for (const std::string& name : names) workspace[key][name] = ordered_json::object();
  };
  declare("events", all.events);
  declare("segments", all.segments);
  for (const auto& [name, channels] : all.topics) workspace["topics"][name] = {{"channels", channels}};
  for (const std::string& name : all.channels) workspace["channels"][name] = {{"kind", channel_kind(name)}};
  declare("people", all.people);
  declare("offers", all.offers);
  declare("templates", all.templates);
  for (const std::string& name : all.tags) workspace["tags"].push_back(name);
  return workspace.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Answer answer_init(const Request& request) {
  return report::dump(
      {{"format", "wayproof/init@1"}, {"name", starting_workspace_name}, {"text", starting_workspace(request.files)}});
}

}  // namespace wayproof::api
