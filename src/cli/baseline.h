// The baseline on the command line: found, applied to all findings of a run, written, pruned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "finding/baseline.h"

namespace wayproof::cli {

/// A file that was read in this run.
struct CheckedFile {
  std::string name;
  bool named = false;  ///< the user asked about it, so all its findings are there
};

/// What is wrong with the options that concern the baseline, if anything.
[[nodiscard]] std::optional<Message> baseline_mistake(const Arguments& arguments);

/// Files as a baseline at `path` knows them: seen from its folder, so that it means the same wherever one stands.
[[nodiscard]] std::vector<BaselineFile> files_for_baseline(const std::vector<CheckedFile>& files,
                                                           const std::string& path, const std::string& here);

/// Counts what lies in files that are no more among the gone.
void look_for_missing_files(std::vector<BaselineMatch>& matches, const std::string& path, Io& io);

/// Writes the baseline that `--write-baseline` or `--prune-baseline` asks for and says so; without pruning, says what
/// could be.
[[nodiscard]] ExitCode write_known(const Session& session, const std::string& path,
                                   const std::vector<Finding>& findings, std::span<const BaselineFile> files);
[[nodiscard]] ExitCode say_what_is_gone(const Session& session, const std::string& path,
                                        const std::vector<BaselineMatch>& matches);

}  // namespace wayproof::cli
