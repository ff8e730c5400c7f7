#include "cli/walk.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "cli/paths.h"
#include "text/glob.h"

namespace wayproof::cli {
namespace {

bool is_hidden(std::string_view folder_name) { return folder_name.starts_with('.') || folder_name == "node_modules"; }

}  // namespace

bool is_glob(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

bool Walk::skips(const std::string& path, bool is_folder) { return skipping_.skips(canonical(path, here_), is_folder); }

std::vector<Io::Entry> Walk::entries(const std::string& folder) {
  std::optional<std::vector<Io::Entry>> found = io_.list(folder);
  if (found) return std::move(*found);
  if (io_.kind(folder) == Io::PathKind::folder) unreadable_.insert(canonical(folder, here_));
  return {};
}

/// Walks only into folders that the glob can still reach.
void Walk::collect(const std::string& folder, const Names& glob, std::size_t at, std::vector<std::string>& found) {
  if (at == glob.size()) return;
  const std::string_view name = glob[at];
  const bool last = at + 1 == glob.size();
  const auto take = [&](const std::string& path, Io::PathKind kind) {
    if (last && kind == Io::PathKind::file && !skips(path, false)) found.push_back(path);
    if (!last && kind == Io::PathKind::folder && !skips(path, true)) collect(path, glob, at + 1, found);
  };
  if (name == "**") {
    collect(folder, glob, at + 1, found);
  } else if (!is_glob(name)) {
    const std::string path = join(folder, name);
    return take(path, io_.kind(path));
  }
  for (const Io::Entry& entry : entries(folder)) {
    if (entry.kind == Io::PathKind::folder && is_hidden(entry.name)) continue;
    const std::string path = join(folder, entry.name);
    if (name == "**") {
      if (entry.kind == Io::PathKind::folder && !skips(path, true)) collect(path, glob, at, found);
    } else if (glob_matches(name, entry.name)) {
      take(path, entry.kind);
    }
  }
}

std::vector<std::string> Walk::expand(std::string_view glob, std::string_view folder) {
  std::vector<std::string> found;
  const std::string start = glob.starts_with('/') ? "/" : std::string(folder);
  Names names = names_of(glob);
  // Two in a row say nothing more than one, but would walk every folder again and again.
  const auto doubled = [](std::string_view a, std::string_view b) { return a == "**" && b == "**"; };
  names.erase(std::unique(names.begin(), names.end(), doubled), names.end());
  collect(start, names, 0, found);
  stable_sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace wayproof::cli
