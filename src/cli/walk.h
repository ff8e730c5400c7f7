// Finds files by globs, as the rules of docs/command.md have it: what is hidden, skipped or reached through a link to a
// folder is left out, and what could not be looked into is remembered.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/io.h"
#include "cli/skipping.h"

namespace wayproof::cli {

/// Has `*` or `?` in it (text/glob.h).
[[nodiscard]] bool is_glob(std::string_view text);

class Walk {
 public:
  explicit Walk(Io& io) : io_(io), here_(io.current_folder()), skipping_(io, here_) {}

  /// Files below `folder` that the glob matches, as paths that start with `folder`, in byte order. Hidden folders and
  /// node_modules are left out unless the glob names them; so are folders behind links, which may lead in circles.
  [[nodiscard]] std::vector<std::string> expand(std::string_view glob, std::string_view folder);

  [[nodiscard]] Skipping& skipping() { return skipping_; }
  /// Folders that could not be listed.
  [[nodiscard]] const std::set<std::string>& unreadable() const { return unreadable_; }

 private:
  using Names = std::vector<std::string_view>;
  void collect(const std::string& folder, const Names& glob, std::size_t at, std::vector<std::string>& found);
  [[nodiscard]] bool skips(const std::string& path, bool is_folder);
  [[nodiscard]] std::vector<Io::Entry> entries(const std::string& folder);

  Io& io_;
  std::string here_;
  Skipping skipping_;
  std::set<std::string> unreadable_;
};

}  // namespace wayproof::cli
