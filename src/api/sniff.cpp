#include "api/sniff.h"

#include "import/import.h"
#include "json/read.h"
#include "model/load.h"

namespace wayproof::api {

Sniffed sniff(std::string_view text) {
  const json::ReadResult read = json::read(text);
  const json::Value root = read.tree.root();
  Sniffed result;
  const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  result.is_bracketed = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  result.kind = model::kind_of(root);
  if (result.kind == model::FileKind::unknown) {
    if (const imports::Importer* const importer = imports::recognise(root)) {
      result.kind = model::FileKind::imported;
      result.system = importer->id;
    }
  }
  if (result.kind == model::FileKind::workspace) {
    const json::Value globs = root["journeys"];
    for (std::size_t i = 0; i < globs.size(); ++i) {
      if (const auto glob = globs.item(i).string()) result.journeys.emplace_back(*glob);
    }
    if (result.journeys.empty()) result.journeys = {"**/*.json"};  // it rules its whole folder
    const json::Value packs = root["packs"];
    for (std::size_t i = 0; i < packs.size(); ++i) {
      if (const auto file = packs.item(i)["file"].string()) result.packs.emplace_back(*file);
    }
  }
  return result;
}

}  // namespace wayproof::api
