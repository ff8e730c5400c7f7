#include "api/sniff.h"

#include "import/import.h"
#include "json/read.h"

namespace wayproof::api {
namespace {

using model::FileKind;

/// The kind that a "format" names, whatever its version; decoding says what it thinks of that.
FileKind kind_of_format(std::string_view format) {
  constexpr std::string_view prefix = "wayproof/";
  if (!format.starts_with(prefix)) return FileKind::unknown;
  const std::string_view name = format.substr(prefix.size(), format.find('@') - prefix.size());
  if (name == "journey") return FileKind::journey;
  if (name == "workspace") return FileKind::workspace;
  if (name == "customer") return FileKind::customer;
  return FileKind::other;
}

}  // namespace

Sniffed sniff(std::string_view text) {
  const json::ReadResult read = json::read(text);
  const json::Value root = read.tree.root();
  Sniffed result;
  result.kind = kind_of_format(root["format"].string().value_or(""));
  if (result.kind == FileKind::unknown) {
    if (const imports::Importer* const importer = imports::recognise(root)) {
      result.kind = FileKind::imported;
      result.system = importer->id;
    }
  }
  if (result.kind == FileKind::workspace) {
    const json::Value globs = root["journeys"];
    for (std::size_t i = 0; i < globs.size(); ++i) {
      if (const auto glob = globs.item(i).string()) result.journeys.emplace_back(*glob);
    }
  }
  return result;
}

}  // namespace wayproof::api
