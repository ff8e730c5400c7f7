// What the decoders share: which version of the grammar a file speaks, and its check.
#pragma once

#include <optional>
#include <string_view>

#include "model/check.h"
#include "model/project.h"

namespace wayproof::model {

/// The parts of "wayproof/<kind>@<major>.<minor>".
struct FormatTag {
  std::string_view kind;
  int major = 0;
  int minor = 0;  ///< 0 when not written
};
[[nodiscard]] std::optional<FormatTag> parse_format(std::string_view text);

/// The newest minor version of all kinds of files that this release knows.
inline constexpr int known_minor = 0;

/// Checks a file against its grammar. Of a later minor version, unknown keys are one warning.
[[nodiscard]] CheckResult check_file(json::Value root, const Shape& shape, FileId file, Report& report,
                                     const DecodeOptions& options);

}  // namespace wayproof::model
