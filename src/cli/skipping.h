// Which paths the `.wayproofignore` files of a project take out of a check, and which were taken out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/ignore_file.h"
#include "cli/io.h"

namespace wayproof::cli {

/// Looks at the `.wayproofignore` of a path's folder and of every folder above it: the nearest one that has a fitting
/// pattern decides, and what lies in a skipped folder is skipped. Paths are canonical (cli/paths.h).
class Skipping {
 public:
  Skipping(Io& io, std::string here) : io_(io), here_(std::move(here)) {}

  /// From now on nothing is skipped.
  void turn_off() { off_ = true; }
  /// Whether the path is skipped; if so it is remembered.
  [[nodiscard]] bool skips(const std::string& path, bool is_folder);
  /// The skipped paths, folders with a '/' behind them, each with the place of the pattern: ".wayproofignore:3".
  [[nodiscard]] const std::map<std::string, std::string>& skipped() const { return skipped_; }

 private:
  struct Rules {
    std::string folder;
    std::string name;  ///< of the file
    IgnoreFile file;
  };
  struct Folder {
    std::vector<const Rules*> rules;  ///< its own and those above, nearest last
    std::string skipped_by;           ///< empty: it is not skipped
  };
  const Folder& folder(const std::string& path);
  [[nodiscard]] std::string pattern_for(const std::vector<const Rules*>& rules, const std::string& path,
                                        bool is_folder) const;

  Io& io_;
  std::string here_;
  bool off_ = false;
  std::map<std::string, Rules> files_;
  std::map<std::string, Folder> folders_;
  std::map<std::string, std::string> skipped_;
};

}  // namespace wayproof::cli
