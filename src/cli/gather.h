// From the paths of a command line to what is checked together: a workspace with its journeys, or a journey alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/sniff.h"
#include "cli/io.h"
#include "cli/walk.h"
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
  explicit Gatherer(Io& io) : io_(io), here_(io.current_folder()), walk_(io) {}

  /// The groups of these paths: files, folders (every JSON file below them that is ours) and globs. With `workspace`
  /// all of them belong to that workspace, whatever its globs say.
  [[nodiscard]] Gathered gather(const std::vector<std::string>& paths, const std::string& workspace);
  /// The path as groups name it.
  [[nodiscard]] std::string name_of(const std::string& path) const;
  [[nodiscard]] bool is_journey(const std::string& path);
  /// The bytes of a file, standard input included.
  [[nodiscard]] Io::Content text(const std::string& path);
  [[nodiscard]] Walk& walk() { return walk_; }

 private:
  struct Known : api::Sniffed {
    Io::Content::Trouble trouble = Io::Content::Trouble::none;
  };
  const Known& sniff(const std::string& path);
  std::vector<std::string> files_of(const std::string& path, Gathered& gathered);
  std::vector<std::string> json_files(const std::string& folder);
  const std::vector<std::string>& workspaces_in(const std::string& folder);
  std::vector<std::string> workspaces_of(const std::string& path);
  Group group_of(const std::vector<std::string>& workspaces);
  std::size_t group_for(const std::string& path, const std::string& workspace, Gathered& gathered);
  void add_customers_beside(const std::string& tests, std::size_t group, Gathered& gathered);

  Io& io_;
  std::string here_;
  Walk walk_;
  std::map<std::string, Known> known_;                          // by canonical path
  std::map<std::string, std::vector<std::string>> workspaces_;  // by folder
  std::optional<Io::Content> input_;
  // Of the call of `gather` that is going on: groups by their first workspace, and of each group its files by path.
  std::map<std::string, std::size_t> group_by_workspace_;
  std::vector<std::map<std::string, std::size_t>> places_;
};

}  // namespace wayproof::cli
