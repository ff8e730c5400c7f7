// Several files in one input of a fuzzer, parted by lines of "----", so that a seed can be read and written by people.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/checked.h"

namespace wayproof::testing {

[[nodiscard]] std::vector<TestFile> files_in(std::string_view input);

/// Ends the process with a sentence that says what was found.
[[noreturn]] void found(const char* what);

}  // namespace wayproof::testing
