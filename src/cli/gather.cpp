#include "cli/gather.h"

#include <algorithm>
#include <utility>

#include "base/stable_sort.h"
#include "cli/paths.h"
#include "text/glob.h"

namespace wayproof::cli {
namespace {

using model::FileKind;

const std::string input_path = "-";

Message mistake(std::string_view key, std::string_view path) {
  return {"cli.gather." + std::string(key), {{"path", Verbatim{std::string(path)}}}};
}

bool is_ours(FileKind kind) { return kind != FileKind::unknown && kind != FileKind::other; }
/// What a workspace lists: journeys of our own and files of other systems.
bool is_listed(FileKind kind) { return kind == FileKind::journey || kind == FileKind::imported; }

}  // namespace

std::optional<std::string> Gatherer::text(const std::string& path) {
  if (path != input_path) return io_.read(path);
  if (!input_) input_ = io_.read_input();
  return input_;
}

const Gatherer::Known& Gatherer::sniff(const std::string& path) {
  const auto known = known_.find(path);
  if (known != known_.end()) return known->second;
  const std::optional<std::string> bytes = text(path);
  return known_.emplace(path, bytes ? Known{api::sniff(*bytes), true} : Known{}).first->second;
}

std::string Gatherer::name_of(const std::string& path) const {
  return path == input_path ? path : canonical(path, here_);
}

bool Gatherer::is_journey(const std::string& path) { return is_listed(sniff(path).kind); }

std::vector<std::string> Gatherer::json_files(const std::string& folder) {
  std::vector<std::string> files = expand("**/*.json", folder, io_);
  files.erase(std::remove_if(files.begin(), files.end(), [&](const auto& path) { return !is_ours(sniff(path).kind); }),
              files.end());
  return files;
}

/// The files that one path of the command line stands for.
std::vector<std::string> Gatherer::files_of(const std::string& given, Gathered& gathered) {
  const std::string path = name_of(given);
  if (path == input_path) return {path};
  const Io::PathKind kind = io_.kind(path);
  std::vector<std::string> files;
  if (kind == Io::PathKind::file) {
    files = {path};
  } else if (kind == Io::PathKind::folder) {
    files = json_files(path);
  } else if (is_glob(path)) {
    files = expand(path, ".", io_);
  } else {
    gathered.mistakes.push_back(mistake("not-there", given));
    return {};
  }
  if (files.empty()) gathered.mistakes.push_back(mistake("nothing-to-check", given));
  return files;
}

const std::vector<std::string>& Gatherer::workspaces_in(const std::string& folder) {
  const auto known = workspaces_.find(folder);
  if (known != workspaces_.end()) return known->second;
  std::vector<std::string> found = expand("*.json", folder, io_);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const auto& path) { return sniff(path).kind != FileKind::workspace; }),
              found.end());
  return workspaces_.emplace(folder, std::move(found)).first->second;
}

/// The workspaces in the nearest folder, at or above the file's own, whose globs match the file. More than one is a
/// mistake in the files, which the engine reports; customers belong to the nearest workspace of all.
std::vector<std::string> Gatherer::workspaces_of(const std::string& path) {
  if (path == input_path) return {};
  const bool any = sniff(path).kind == FileKind::customer;
  for (const std::string& folder : folders_upward(folder_of(path), here_)) {
    std::vector<std::string> matching;
    for (const std::string& workspace : workspaces_in(folder)) {
      const auto& globs = sniff(workspace).journeys;
      const auto inside = below(folder, path, here_);
      if (any || (inside && std::any_of(globs.begin(), globs.end(),
                                        [&](const std::string& glob) { return glob_matches(glob, *inside); }))) {
        matching.push_back(workspace);
      }
    }
    if (!matching.empty()) return matching;
  }
  return {};
}

/// The workspaces themselves and every journey that they list.
Group Gatherer::group_of(const std::vector<std::string>& workspaces) {
  std::vector<std::string> paths;
  for (const std::string& workspace : workspaces) {
    for (const std::string& glob : sniff(workspace).journeys) {
      for (const std::string& path : expand(normal(glob), folder_of(workspace), io_)) {
        if (is_journey(path)) paths.push_back(canonical(path, here_));
      }
    }
  }
  stable_sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  Group group;
  for (const std::string& workspace : workspaces) group.files.push_back({workspace});
  for (std::string& path : paths) group.files.push_back({std::move(path)});
  return group;
}

Gathered Gatherer::gather(const std::vector<std::string>& paths, const std::string& workspace) {
  Gathered gathered;
  std::map<std::string, std::size_t> group_by_workspace;
  std::map<std::string, bool> seen;
  for (const std::string& given : paths) {
    for (const std::string& path : files_of(given, gathered)) {
      if (std::exchange(seen[path], true)) continue;
      if (!sniff(path).readable) {
        gathered.mistakes.push_back(mistake("unreadable", path));
        continue;
      }
      std::vector<std::string> owners;
      if (!workspace.empty()) {
        owners = {canonical(workspace, here_)};
      } else if (sniff(path).kind == FileKind::workspace) {
        owners = {path};
      } else {
        owners = workspaces_of(path);
      }
      std::size_t index = gathered.groups.size();
      if (owners.empty()) {
        gathered.groups.emplace_back();
      } else {
        const auto [known, is_new] = group_by_workspace.emplace(owners.front(), index);
        index = known->second;
        if (is_new) gathered.groups.push_back(group_of(owners));
      }
      auto& files = gathered.groups[index].files;
      const auto there =
          std::find_if(files.begin(), files.end(), [&](const GroupFile& file) { return file.path == path; });
      if (there != files.end()) {
        there->named = true;
      } else {
        files.push_back({path, true});
      }
    }
  }
  return gathered;
}

}  // namespace wayproof::cli
