#include "cli/paths.h"

#include <algorithm>

namespace wayproof::cli {

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0) names.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return names;
}

std::string join(std::string_view folder, std::string_view name) {
  if (folder.empty() || folder == "." || name.starts_with('/')) return std::string(name);
  std::string path(folder);
  if (!path.ends_with('/')) path += '/';
  return path += name;
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

std::string normal(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view name : names_of(path)) {
    if (name == ".") continue;
    if (name == ".." && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (name != ".." || !path.starts_with('/')) {
      kept.push_back(name);
    }
  }
  std::string result = path.starts_with('/') ? "/" : "";
  for (const std::string_view name : kept) {
    if (!result.empty() && result != "/") result += '/';
    result += name;
  }
  return result.empty() ? "." : result;
}

std::optional<std::string> below(std::string_view folder, std::string_view path, std::string_view current_folder) {
  std::string start = normal(join(current_folder, folder));
  const std::string whole = normal(join(current_folder, path));
  if (start != "/") start += '/';
  return whole.starts_with(start) ? std::optional(whole.substr(start.size())) : std::nullopt;
}

std::string seen_from(std::string_view folder, std::string_view path, std::string_view current_folder) {
  const std::string whole = normal(join(current_folder, path));
  const std::string start = normal(join(current_folder, folder));
  const auto to = names_of(whole);
  const auto from = names_of(start);
  const auto apart = std::mismatch(to.begin(), to.end(), from.begin(), from.end());
  std::string result = ".";
  for (auto up = apart.second; up != from.end(); ++up) result = join(result, "..");
  for (auto down = apart.first; down != to.end(); ++down) result = join(result, *down);
  return result;
}

std::string canonical(std::string_view path, std::string_view current_folder) {
  return below(".", path, current_folder).value_or(normal(path));
}

std::vector<std::string> folders_upward(std::string_view folder, std::string_view current_folder) {
  std::vector<std::string> folders;
  std::string at = normal(join(current_folder, folder));
  for (;;) {
    folders.push_back(normal(folder).starts_with('/') ? canonical(at, current_folder)
                                                      : seen_from(".", at, current_folder));
    if (at == "/") return folders;
    at = folder_of(at);
  }
}

}  // namespace wayproof::cli
