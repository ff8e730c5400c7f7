// The files that hold Dittofeed definitions, and what stands around a definition: id, name, status.
#include "import/dittofeed.h"

#include "import/dittofeed_definition.h"
#include "import/marks.h"
#include "import/pieces.h"

namespace wayproof::imports {
namespace {

using model::MaybeId;

class FileReader {
 public:
  FileReader(const json::Tree& tree, std::string_view name, FileId file, Report& report)
      : tree_(tree), name_(name), file_(file), ledger_(tree, file, report, dittofeed.id) {}

  Import read() && {
    const json::Value root = tree_.root();
    if (is_dittofeed_definition(root)) {
      read_definition(root, root, false, {});
    } else if (is_dittofeed_resource(root)) {
      read_resource(root);
    } else {
      const json::Value list = root.is(json::Kind::array) ? root : root["journeys"];
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (is_dittofeed_resource(list.item(i))) read_resource(list.item(i));
      }
    }
    result_.fields = std::move(ledger_).finish();
    return std::move(result_);
  }

 private:
  void read_resource(json::Value resource) {
    model::Journey journey;
    if (const MaybeId id = ledger_.id(resource, "id", "id")) journey.id = *id;
    journey.title = ledger_.title(resource, "name", "title");
    read_status(resource, journey);
    const auto multiple = ledger_.flag(resource, "canRunMultiple", "entry.again");
    for (const char* const key : {"workspaceId", "createdAt", "updatedAt", "statusUpdatedAt", "resourceType"}) {
      if (const json::Value value = resource[key]) ledger_.left_out(value, "record");
    }
    const bool running = is_dittofeed_definition(resource["definition"]);
    if (running && resource["draft"]) ledger_.left_out(resource["draft"], "draft");
    read_definition(resource, resource[running ? "definition" : "draft"], multiple && multiple->value,
                    std::move(journey));
  }

  void read_status(json::Value resource, model::Journey& journey) {
    const auto status = resource["status"].string();
    if (!status) return;
    ledger_.mapped(resource["status"], "status");
    if (*status == "Running")
      journey.status = model::Status::live;
    else if (*status == "Paused")
      journey.status = model::Status::paused;
    else if (*status == "Broadcast")
      ledger_.approximated(resource["status"], "status", "broadcast");
    else if (*status != "NotStarted")
      ledger_.not_understood(resource["status"], "status");
    if (*status == "Broadcast") journey.status = model::Status::live;
  }

  void read_definition(json::Value whole, json::Value definition, bool again, model::Journey journey) {
    journey.file = file_;
    journey.span = whole.span();
    journey.system = std::string(dittofeed.id);
    journey.lifetime = {Duration{0, 365, 0}, definition["entryNode"].span()};
    if (journey.id.value.empty()) {
      const std::string stem = file_stem(name_);
      journey.id = {stem.empty() ? std::string(dittofeed.id) : stem, {whole.span().begin, whole.span().begin}};
    }
    read_dittofeed_definition(definition, again, ledger_, journey, result_.needs);
    result_.journeys.push_back(std::move(journey));
  }

  const json::Tree& tree_;
  std::string_view name_;
  FileId file_;
  Ledger ledger_;
  Import result_;
};

}  // namespace

Import read_dittofeed(const json::Tree& tree, std::string_view name, FileId file, Report& report) {
  return FileReader(tree, name, file, report).read();
}

}  // namespace wayproof::imports
