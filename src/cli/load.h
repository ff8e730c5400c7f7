// The texts of a group of files, ready for the engine.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "cli/gather.h"
#include "cli/session.h"
#include "model/project.h"
#include "report/render.h"

namespace wayproof::cli {

/// How reports are to be written for who called the command.
[[nodiscard]] report::Context context_for(const Session& session);

/// A group with its texts. `files` has views of `texts`, which a deque keeps where they are.
struct LoadedGroup {
  std::deque<std::string> texts;
  std::vector<model::InputFile> files;
  std::vector<FileId> named;  ///< those the user asked about
};

[[nodiscard]] LoadedGroup load(const Group& group, Gatherer& gatherer);

/// The files below the paths of the command line (the current folder without any), in groups that belong together. What
/// is wrong with the paths is said on standard error, and how many were skipped, with `--verbose` which.
class PathsGiven {
 public:
  /// With `beside`, also the tests that lie in the folders of the files that were found.
  enum class Tests : std::uint8_t { as_given, beside };
  explicit PathsGiven(const Session& session, Tests tests = Tests::as_given);

  [[nodiscard]] const std::vector<Group>& groups() const { return gathered_.groups; }
  [[nodiscard]] LoadedGroup load(const Group& group) { return cli::load(group, gatherer_); }
  /// What the paths alone lead to: `usage` when something is wrong with them.
  [[nodiscard]] ExitCode exit_code() const { return exit_code_; }
  /// By what each path is skipped.
  [[nodiscard]] const std::map<std::string, std::string>& skipped() { return gatherer_.walk().skipping().skipped(); }
  /// There is neither a file nor one that was skipped: nothing can be said.
  [[nodiscard]] bool nothing() { return gathered_.groups.empty() && skipped().empty(); }

 private:
  Gatherer gatherer_;
  Gathered gathered_;
  ExitCode exit_code_ = ExitCode::clean;
};

/// One that honours `--no-ignore`.
[[nodiscard]] Gatherer gatherer_for(const Session& session);

/// Says what is wrong with the paths; the exit code it leads to, if anything was.
[[nodiscard]] ExitCode report_mistakes(const Gathered& gathered, const Session& session);

}  // namespace wayproof::cli
