// What a file is, seen from its text alone and without decoding it: doors need that to know which files belong
// together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"

namespace wayproof::api {

struct Sniffed {
  model::FileKind kind = model::FileKind::unknown;
  bool is_bracketed = false;  ///< begins as JSON does: of a file of no known kind, only then there is more to say
  std::string system;         ///< importer's id, for FileKind::imported
  std::vector<std::string> journeys;  ///< of a workspace: its globs, relative to its folder
  std::vector<std::string> packs;     ///< of a workspace: where policy packs of its own lie, relative to its folder
};

/// A file is known by its "format", or by an importer that recognises it; never by its name.
[[nodiscard]] Sniffed sniff(std::string_view text);

}  // namespace wayproof::api
