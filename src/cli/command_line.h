// The command `wayproof`, from its arguments to its exit code.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/io.h"

namespace wayproof::cli {

/// Runs one command line; `arguments` come without the program's name.
[[nodiscard]] ExitCode run(const std::vector<std::string>& arguments, Io& io);

}  // namespace wayproof::cli
