// A workspace to start from, for journeys that have none.
#pragma once

#include <string>
#include <vector>

#include "model/project.h"

namespace wayproof::api {

/// The text of a workspace that declares what these journeys speak of: attributes, events, topics, channels and the
/// like. What only people know (what consent a topic needs, how late events arrive, limits) is left out, so that
/// `check` asks for it.
[[nodiscard]] std::string starting_workspace(const std::vector<model::InputFile>& files);

/// How its file is called.
inline constexpr std::string_view starting_workspace_name = "shared.workspace.json";

}  // namespace wayproof::api
