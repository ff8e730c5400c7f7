// Text and attributes as XML 1.0 holds them.
#pragma once

#include <string>
#include <string_view>

namespace wayproof::report {

/// Escaped for text and attributes; what XML 1.0 cannot hold becomes U+FFFD.
[[nodiscard]] std::string xml(std::string_view text);

/// ` name="value"`, with the blank before it.
[[nodiscard]] std::string xml_attribute(std::string_view name, std::string_view value);

}  // namespace wayproof::report
