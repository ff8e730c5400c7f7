// "Eastern Standard Time" -> "America/New_York".
#pragma once

#include <string_view>

namespace wayproof::imports {

/// Empty if Windows knows no such zone. "Standard Time" is part of the name and says nothing about summer time.
[[nodiscard]] std::string_view zone_of_windows(std::string_view name);

}  // namespace wayproof::imports
