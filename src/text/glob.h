// Paths and the patterns by which a workspace names its files. '/' stands between folders; nothing is read from a disk.
#pragma once

#include <string>
#include <string_view>

namespace wayproof {

/// True if the pattern matches the whole path. `*` and `?` stay within one name, `**` as a whole name stands for any
/// number of folders, none included. A leading "./" of either does not count. Time is linear in the product of the
/// lengths.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

/// "a/b" for "a/b/c.json", "" for "c.json".
[[nodiscard]] std::string_view folder_of_path(std::string_view path);

/// The path as seen from a folder: "b/c" for ("a", "a/b/c"); the whole path for ""; nothing when it lies elsewhere.
[[nodiscard]] std::string_view path_below(std::string_view folder, std::string_view path);

}  // namespace wayproof
