// Which engine this is.
#pragma once

#include <string_view>

namespace wayproof {

/// The release, "0.1.0". Part of every report.
[[nodiscard]] std::string_view version();
/// 16 hexadecimal digits over all that this build was compiled from. Equal in two builds: the same engine.
[[nodiscard]] std::string_view source_hash();

}  // namespace wayproof
