// The list of importers and what they share.
#include "import/import.h"

#include "import/dittofeed.h"
#include "import/journey_builder.h"
#include "import/klaviyo.h"

namespace wayproof::imports {
namespace {

constexpr Importer known[] = {dittofeed, journey_builder, klaviyo};

// A workspace has one file; what an export declares stands in another, so its places say nothing there.
template <class Thing>
void forget_places(Thing& thing) {
  thing.span = thing.id.span = {};
}
void forget_places(model::Event& event) {
  event.span = event.id.span = {};
  for (model::Property& property : event.properties) property.id.span = {};
}

// Adds the things of one kind whose ids are new.
template <class Thing>
void add_new(const model::Declared<Thing>& from, model::Declared<Thing>& to, bool keep_places) {
  for (const Thing& thing : from) {
    if (to.find(thing.id.value) != nullptr) continue;
    Thing& added = to.add(thing);
    if (!keep_places) forget_places(added);
  }
}

}  // namespace

std::span<const Importer> importers() { return known; }

const Importer* recognise(json::Value root) {
  if (root["format"].string().value_or("").starts_with("wayproof/")) return nullptr;
  for (const Importer& importer : known) {
    if (importer.recognises(root)) return &importer;
  }
  return nullptr;
}

const Importer* find(std::string_view id) {
  for (const Importer& importer : known) {
    if (importer.id == id) return &importer;
  }
  return nullptr;
}

Import read(const Importer& importer, const json::Tree& tree, std::string_view name, FileId file, Report& report) {
  return importer.read(tree, name, file, report);
}

void merge(const model::Workspace& needs, FileId file, model::Workspace& workspace) {
  const bool nothing_yet = workspace.segments.empty() && workspace.templates.empty() && workspace.topics.empty() &&
                           workspace.channels.empty() && workspace.events.empty() && workspace.attributes.empty();
  if (!workspace.given && nothing_yet) workspace.file = file;
  const bool keep_places = !workspace.given && workspace.file == file;
  add_new(needs.segments, workspace.segments, keep_places);
  const std::size_t before = workspace.templates.size();
  add_new(needs.templates, workspace.templates, keep_places);
  for (std::size_t i = before; i < workspace.templates.size(); ++i) workspace.templates[i].text_file = file;
  add_new(needs.topics, workspace.topics, keep_places);
  add_new(needs.channels, workspace.channels, keep_places);
  add_new(needs.events, workspace.events, keep_places);
  add_new(needs.attributes, workspace.attributes, keep_places);
  add_new(needs.people, workspace.people, keep_places);
}

}  // namespace wayproof::imports
