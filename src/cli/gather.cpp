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

/// The engine would have nothing to say of the file, not even that it is none of ours: that is no "No problems".
bool says_nothing(const api::Sniffed& file, std::string_view path) {
  if (file.kind == FileKind::other) return true;
  return file.kind == FileKind::unknown && !file.is_bracketed && !path.ends_with(".json");
}

bool is_ours(FileKind kind) { return kind != FileKind::unknown && kind != FileKind::other; }
/// What a workspace lists: journeys of our own and files of other systems.
bool is_listed(FileKind kind) { return kind == FileKind::journey || kind == FileKind::imported; }

}  // namespace

Io::Content Gatherer::text(const std::string& path) {
  if (path != input_path) return io_.read(path);
  if (!input_) input_ = io_.read_input();
  return *input_;
}

const Gatherer::Known& Gatherer::sniff(const std::string& path) {
  const auto known = known_.find(path);
  if (known != known_.end()) return known->second;
  const Io::Content content = text(path);
  Known fresh{api::sniff(content.text), content.trouble};
  return known_.emplace(path, std::move(fresh)).first->second;
}

std::string Gatherer::name_of(const std::string& path) const {
  return path == input_path ? path : canonical(path, here_);
}

bool Gatherer::is_journey(const std::string& path) { return is_listed(sniff(path).kind); }

/// Files of a folder that are ours, and those that cannot be read and so may be.
std::vector<std::string> Gatherer::json_files(const std::string& folder) {
  std::vector<std::string> files = walk_.expand("**/*.json", folder);
  const auto foreign = [&](const std::string& path) {
    const Known& known = sniff(path);
    return known.trouble == Io::Content::Trouble::none && !is_ours(known.kind);
  };
  files.erase(std::remove_if(files.begin(), files.end(), foreign), files.end());
  return files;
}

/// The files that one path of the command line stands for.
std::vector<std::string> Gatherer::files_of(const std::string& given, Gathered& gathered) {
  const std::string path = name_of(given);
  if (path == input_path) return {path};
  const Io::PathKind kind = io_.kind(path);
  const std::size_t skipped = walk_.skipping().skipped().size();
  const std::size_t unreadable = walk_.unreadable().size();
  std::vector<std::string> files;
  if (kind == Io::PathKind::nothing && !is_glob(path)) {
    gathered.mistakes.push_back(mistake("not-there", given));
    return {};
  }
  if (kind != Io::PathKind::nothing && walk_.skipping().skips(path, kind == Io::PathKind::folder)) return {};
  if (kind == Io::PathKind::file) {
    files = {path};
  } else if (kind == Io::PathKind::folder) {
    files = json_files(path);
  } else {
    files = walk_.expand(path, ".");
  }
  // What was skipped is said in another place, and what could not be looked into too.
  const bool all_said = walk_.skipping().skipped().size() > skipped || walk_.unreadable().size() > unreadable;
  if (files.empty() && !all_said) gathered.mistakes.push_back(mistake("nothing-to-check", given));
  return files;
}

const std::vector<std::string>& Gatherer::workspaces_in(const std::string& folder) {
  const auto known = workspaces_.find(folder);
  if (known != workspaces_.end()) return known->second;
  std::vector<std::string> found = walk_.expand("*.json", folder);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const auto& path) { return sniff(path).kind != FileKind::workspace; }),
              found.end());
  return workspaces_.emplace(folder, std::move(found)).first->second;
}

/// The workspaces in the nearest folder, at or above the file's own, whose globs match the file. More than one is a
/// mistake in the files, which the engine reports; customers and tests belong to the nearest workspace of all.
std::vector<std::string> Gatherer::workspaces_of(const std::string& path) {
  if (path == input_path) return {};
  const FileKind kind = sniff(path).kind;
  const bool any = kind == FileKind::customer || kind == FileKind::tests;
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

/// The workspaces themselves, every journey that they list and the packs of their own.
Group Gatherer::group_of(const std::vector<std::string>& workspaces) {
  std::vector<std::string> paths;
  for (const std::string& workspace : workspaces) {
    for (const std::string& glob : sniff(workspace).journeys) {
      for (const std::string& path : walk_.expand(normal(glob), folder_of(workspace))) {
        if (is_journey(path)) paths.push_back(canonical(path, here_));
      }
    }
    for (const std::string& pack : sniff(workspace).packs) {
      const std::string path = canonical(normal(folder_of(workspace) + "/" + pack), here_);
      if (io_.kind(path) == Io::PathKind::file) paths.push_back(path);
    }
  }
  stable_sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  Group group;
  for (const std::string& workspace : workspaces) group.files.push_back({workspace});
  for (std::string& path : paths) group.files.push_back({std::move(path)});
  return group;
}

/// The index of the group that a path belongs to; a new one where there is none yet.
std::size_t Gatherer::group_for(const std::string& path, const std::string& workspace, Gathered& gathered) {
  std::vector<std::string> owners;
  if (!workspace.empty()) {
    owners = {canonical(workspace, here_)};
  } else if (sniff(path).kind == FileKind::workspace) {
    owners = {path};
  } else {
    owners = workspaces_of(path);
  }
  const std::size_t next = gathered.groups.size();
  if (owners.empty()) {
    gathered.groups.emplace_back();
    places_.emplace_back();
    return next;
  }
  const auto [known, is_new] = group_by_workspace_.emplace(owners.front(), next);
  if (is_new) {
    gathered.groups.push_back(group_of(owners));
    auto& places = places_.emplace_back();
    for (const GroupFile& file : gathered.groups.back().files) places.emplace(file.path, places.size());
  }
  return known->second;
}

/// Tests name customers by their ids; those beside the tests come along.
void Gatherer::add_customers_beside(const std::string& tests, std::size_t group, Gathered& gathered) {
  for (const std::string& path : walk_.expand("*.json", folder_of(tests))) {
    if (sniff(path).kind != FileKind::customer) continue;
    auto& files = gathered.groups[group].files;
    if (places_[group].emplace(canonical(path, here_), files.size()).second) files.push_back({canonical(path, here_)});
  }
}

Gathered Gatherer::gather(const std::vector<std::string>& paths, const std::string& workspace) {
  Gathered gathered;
  group_by_workspace_.clear();
  places_.clear();
  std::map<std::string, bool> seen;
  for (const std::string& given : paths) {
    for (const std::string& path : files_of(given, gathered)) {
      if (std::exchange(seen[path], true)) continue;
      if (const auto trouble = sniff(path).trouble; trouble != Io::Content::Trouble::none) {
        gathered.mistakes.push_back(
            mistake(trouble == Io::Content::Trouble::too_large ? "too-large" : "unreadable", path));
        continue;
      }
      if (says_nothing(sniff(path), path)) {
        gathered.mistakes.push_back(mistake("nothing-to-check", path));
        continue;
      }
      const std::size_t index = group_for(path, workspace, gathered);
      auto& files = gathered.groups[index].files;
      const auto [place, is_new] = places_[index].emplace(path, files.size());
      if (is_new) files.push_back({path});
      files[place->second].named = true;
      if (sniff(path).kind == FileKind::tests) add_customers_beside(path, index, gathered);
    }
  }
  for (const std::string& folder : walk_.unreadable()) gathered.mistakes.push_back(mistake("unreadable", folder));
  return gathered;
}

}  // namespace wayproof::cli
