// The texts of a group of files, ready for the engine.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "cli/gather.h"
#include "cli/session.h"
#include "model/project.h"

namespace wayproof::cli {

/// A group with its texts. `files` has views of `texts`, which a deque keeps where they are.
struct LoadedGroup {
  std::deque<std::string> texts;
  std::vector<model::InputFile> files;
  std::vector<FileId> named;  ///< those the user asked about
};

[[nodiscard]] LoadedGroup load(const Group& group, Gatherer& gatherer);

/// One that honours `--no-ignore`.
[[nodiscard]] Gatherer gatherer_for(const Session& session);

/// Says on standard error how many paths were skipped, with `--verbose` which.
void say_what_is_skipped(const std::map<std::string, std::string>& skipped, const Session& session);

/// Says what is wrong with the paths; the exit code it leads to, if anything was.
[[nodiscard]] ExitCode report_mistakes(const Gathered& gathered, const Session& session);

/// The paths of the command line, the current folder without any.
[[nodiscard]] std::vector<std::string> paths_or_here(const std::vector<std::string>& operands);

}  // namespace wayproof::cli
