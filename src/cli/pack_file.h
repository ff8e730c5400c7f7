// A policy pack of one's own, read from its file to be shown: `wayproof packs house.pack.json`, `wayproof explain
// house/night house.pack.json`.
#pragma once

#include <optional>
#include <string>

#include "cli/session.h"
#include "model/pack.h"

namespace wayproof::cli {

struct PackFile {
  std::string text;
  model::Pack pack;
};

/// Nothing, and a complaint, of a file that cannot be read, is no pack or has mistakes; `check` shows those.
[[nodiscard]] std::optional<PackFile> read_pack(const Session& session, const std::string& path);

}  // namespace wayproof::cli
