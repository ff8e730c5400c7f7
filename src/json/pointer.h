// JSON Pointer (RFC 6901): how the page, fixes and requests name a place in a file ("/steps/day-2/next").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/tree.h"

namespace wayproof::json {

/// The decoded tokens of a pointer, or nothing if it is not one. The empty pointer has no tokens and means the whole
/// text.
[[nodiscard]] std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer);

/// A key as a token of a pointer: '~' and '/' escaped.
[[nodiscard]] std::string pointer_token(std::string_view key);

/// An array index as RFC 6901 wants it (no sign, no leading zeros), or nothing.
[[nodiscard]] std::optional<std::size_t> pointer_index(std::string_view token);

/// The value at a pointer; a value without tree if there is none. Of doubled keys the first counts.
[[nodiscard]] Value at(const Tree& tree, std::string_view pointer);

}  // namespace wayproof::json
