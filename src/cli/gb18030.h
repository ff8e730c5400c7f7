// GB18030, in which Chinese spreadsheets still write CSV. The engine takes UTF-8 alone; texts are turned around here,
// at the door. Only the native command carries the table: Node and browsers have their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wayproof::cli {

/// What two bytes stand for: 190 second bytes (40-7E, 80-FE) for each first one (81-FE).
extern const char16_t gb18030_two_bytes[23'941];

/// The text in UTF-8; nothing if the bytes are no GB18030.
[[nodiscard]] std::optional<std::string> from_gb18030(std::string_view bytes);
/// The bytes of a text in UTF-8; what is no UTF-8 becomes U+FFFD. Every character has a code.
[[nodiscard]] std::string to_gb18030(std::string_view text);

}  // namespace wayproof::cli
