// Changes one value of a file and nothing else: the smallest edit, in the manner in which the file is written (one line
// or many, how far indented, blanks behind colons or none). The page's forms and many fixes are made of these.
//
// All give nothing if the change cannot be made: the pointer leads nowhere, the new value is not JSON, or the place is
// in a part of the text that could not be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/tree.h"
#include "text/edit.h"

namespace wayproof::json {

/// Makes the value at `pointer` be `new_json`. What is not there yet is put in: a missing member at the end of its
/// object, an item "-" (or one past the last) at the end of its array, and missing objects on the way. Lines of a
/// `new_json` that has several are indented to fit.
[[nodiscard]] std::optional<Edit> set_value(Value document, std::string_view text, std::string_view pointer,
                                            std::string_view new_json);

/// Puts a new member into the object at `pointer`, behind the member `after`, else (empty or not found) at the end.
/// Nothing if the object has the key.
[[nodiscard]] std::optional<Edit> insert_member(Value document, std::string_view text, std::string_view pointer,
                                                std::string_view key, std::string_view new_json,
                                                std::string_view after = {});

/// Takes the member or item at `pointer` out, with its comma.
[[nodiscard]] std::optional<Edit> remove_value(Value document, std::string_view text, std::string_view pointer);

/// A text as a JSON string, quotes included. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string quote(std::string_view text);

// The same on a tree.
[[nodiscard]] inline std::optional<Edit> set_value(const Tree& tree, std::string_view text, std::string_view pointer,
                                                   std::string_view new_json) {
  return set_value(tree.root(), text, pointer, new_json);
}
[[nodiscard]] inline std::optional<Edit> insert_member(const Tree& tree, std::string_view text,
                                                       std::string_view pointer, std::string_view key,
                                                       std::string_view new_json, std::string_view after = {}) {
  return insert_member(tree.root(), text, pointer, key, new_json, after);
}
[[nodiscard]] inline std::optional<Edit> remove_value(const Tree& tree, std::string_view text,
                                                      std::string_view pointer) {
  return remove_value(tree.root(), text, pointer);
}

}  // namespace wayproof::json
