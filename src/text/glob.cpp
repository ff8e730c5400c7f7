#include "text/glob.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace wayproof {
namespace {

using Names = std::vector<std::string_view>;

Names names_of(std::string_view path) {
  Names names;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != ".") names.push_back(name);
    if (slash == std::string_view::npos) return names;
    path.remove_prefix(slash + 1);
  }
}

/// The usual walk with one memory: after a mismatch only the last wildcard takes one more and all is tried again from
/// there. `is_star(g)` says whether the pattern's element stands for any number, `fits(g, p)` whether it fits one.
template <class IsStar, class Fits>
bool walk(std::size_t pattern_size, std::size_t path_size, IsStar is_star, Fits fits) {
  constexpr auto none = static_cast<std::size_t>(-1);
  std::size_t g = 0, p = 0, star = none, taken = 0;
  while (p < path_size) {
    if (g < pattern_size && is_star(g)) {
      star = g++;
      taken = p;
    } else if (g < pattern_size && fits(g, p)) {
      ++g;
      ++p;
    } else if (star != none) {
      g = star + 1;
      p = ++taken;
    } else {
      return false;
    }
  }
  while (g < pattern_size && is_star(g)) ++g;
  return g == pattern_size;
}

bool name_matches(std::string_view pattern, std::string_view name) {
  return walk(
      pattern.size(), name.size(), [&](std::size_t g) { return pattern[g] == '*'; },
      [&](std::size_t g, std::size_t p) { return pattern[g] == '?' || pattern[g] == name[p]; });
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  const Names wanted = names_of(pattern), names = names_of(path);
  return walk(
      wanted.size(), names.size(), [&](std::size_t g) { return wanted[g] == "**"; },
      [&](std::size_t g, std::size_t p) { return name_matches(wanted[g], names[p]); });
}

std::string_view folder_of_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view path_below(std::string_view folder, std::string_view path) {
  if (folder.empty()) return path;
  if (path.size() <= folder.size() || path.substr(0, folder.size()) != folder || path[folder.size()] != '/') return {};
  return path.substr(folder.size() + 1);
}

}  // namespace wayproof
