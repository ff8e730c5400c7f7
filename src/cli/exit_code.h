// How the command ends, for scripts and CI. Part of its interface: numbers never change their meaning.
#pragma once

namespace wayproof::cli {

enum class ExitCode : int {
  clean = 0,     ///< nothing found at or above --fail-on
  findings = 1,  ///< something found at or above --fail-on
  usage = 2,     ///< the command line is wrong, or a named file cannot be read or written
  internal = 3,  ///< a mistake of ours
};

/// The worse of two outcomes.
[[nodiscard]] inline ExitCode worse(ExitCode a, ExitCode b) { return a < b ? b : a; }

}  // namespace wayproof::cli
