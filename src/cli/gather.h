// From the paths of a command line to what is checked together: a workspace with its journeys, or a journey alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/sniff.h"
#include "cli/io.h"
#include "finding/finding.h"

namespace wayproof::cli {

/// One file of a group. Its text is read when the group is loaded, so that ten thousand files do not lie in memory at
/// once.
struct GroupFile {
  std::string path;
  bool named = false;  ///< the user asked about this file; the others are there because the workspace lists them
};

/// Files that are checked together: at most one workspace as a rule, its journeys, and named customers.
struct Group {
  std::vector<GroupFile> files;  ///< workspace first, then by path
};

struct Gathered {
  std::vector<Group> groups;      ///< in order of first mention
  std::vector<Message> mistakes;  ///< paths that are not there, cannot be read, or hold nothing of ours
};

/// Finds files by the rules of docs/command.md. What it learns about a file is kept, so several calls cost little more
/// than one. `-` stands for standard input.
class Gatherer {
 public:
  explicit Gatherer(Io& io) : io_(io), here_(io.current_folder()) {}

  /// The groups of these paths: files, folders (every JSON file below them that is ours) and globs. With `workspace`
  /// all of them belong to that workspace, whatever its globs say.
  [[nodiscard]] Gathered gather(const std::vector<std::string>& paths, const std::string& workspace);
  /// The path as groups name it.
  [[nodiscard]] std::string name_of(const std::string& path) const;
  [[nodiscard]] bool is_journey(const std::string& path);
  /// The bytes of a file, standard input included.
  [[nodiscard]] std::optional<std::string> text(const std::string& path);

 private:
  struct Known : api::Sniffed {
    bool readable = false;
  };
  const Known& sniff(const std::string& path);
  std::vector<std::string> files_of(const std::string& path, Gathered& gathered);
  std::vector<std::string> json_files(const std::string& folder);
  const std::vector<std::string>& workspaces_in(const std::string& folder);
  std::vector<std::string> workspaces_of(const std::string& path);
  Group group_of(const std::vector<std::string>& workspaces);

  Io& io_;
  std::string here_;
  std::map<std::string, Known> known_;                          // by canonical path
  std::map<std::string, std::vector<std::string>> workspaces_;  // by folder
  std::optional<std::string> input_;
};

}  // namespace wayproof::cli
