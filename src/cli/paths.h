// Paths as text, with '/' between folders: the command names files as the user does and never asks for absolute paths
// unless it has to go above the current folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::cli {

/// The names between the slashes.
[[nodiscard]] std::vector<std::string_view> names_of(std::string_view path);
/// "a/b" for ("a", "b"); "b" for ("." or "", "b"); `name` itself when it is absolute.
[[nodiscard]] std::string join(std::string_view folder, std::string_view name);
/// "a" for "a/b", "." for "b", "/" for "/b".
[[nodiscard]] std::string folder_of(std::string_view path);
/// Without "./", doubled slashes and "x/..": two spellings of one path become equal. "." for nothing.
[[nodiscard]] std::string normal(std::string_view path);

/// One spelling for each path: relative for what lies below the current folder, else absolute or upward as it was
/// given.
[[nodiscard]] std::string canonical(std::string_view path, std::string_view current_folder);
/// `path` as seen from `folder`: "b/c" for ("a", "a/b/c"); nothing if it does not lie below.
[[nodiscard]] std::optional<std::string> below(std::string_view folder, std::string_view path,
                                               std::string_view current_folder);

/// The way from a folder to a path: "../x" for ("b", "x"), "c" for ("a/b", "a/b/c").
[[nodiscard]] std::string seen_from(std::string_view folder, std::string_view path, std::string_view current_folder);

/// The folder and those above it, nearest first, up to the root; above the current folder they are written "..",
/// "../..".
[[nodiscard]] std::vector<std::string> folders_upward(std::string_view folder, std::string_view current_folder);

}  // namespace wayproof::cli
