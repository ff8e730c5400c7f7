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

/// "My subscribers/All" -> "my-subscribers-all"; "topic" where nothing is left.
std::string own_id(std::string_view theirs) {
  std::string id;
  for (const char c : theirs) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (plain)
      id += small;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  if (id.size() > 60) id.resize(60);
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "topic" : id;
}

/// Exports declare themselves what they speak of. Only topics stay, for people have to say what consent they need:
/// under an id of ours, beside the other system's.
ordered_json name_what_is_imported(const LoadedFiles& loaded, Mentioned& all) {
  ordered_json topics = ordered_json::object();
  if (loaded.imports.empty()) return topics;
  for (NameSet* const names : {&all.attributes, &all.events, &all.templates, &all.people, &all.segments})
    names->clear();
  std::map<std::string, NameSet> ours;
  for (auto& [theirs, channels] : all.topics) {
    std::string id = own_id(theirs);
    for (int n = 2; ours.count(id) != 0; ++n) id = own_id(theirs) + "-" + std::to_string(n);
    ours[id] = channels;
    if (id != theirs) topics[theirs] = id;
  }
  all.topics = std::move(ours);
  if (topics.empty()) return topics;
  return {{"topics", std::move(topics)}};
}

}  // namespace

std::string starting_workspace(const std::vector<model::InputFile>& files) {
  Report unused;
  const LoadedFiles loaded = load_files(files, unused);
  Mentioned all;
  for (const model::Project& project : loaded.projects) add(program::lower(project), all);

  ordered_json workspace{{"format", "wayproof/workspace@1"}, {"id", "shared"}, {"journeys", {"*.json"}}};
  const ordered_json imported = name_what_is_imported(loaded, all);
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
  if (!imported.empty()) workspace["imported"] = imported;
  return workspace.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Answer answer_init(const Request& request) {
  return report::dump(
      {{"format", "wayproof/init@1"}, {"name", starting_workspace_name}, {"text", starting_workspace(request.files)}});
}

}  // namespace wayproof::api
