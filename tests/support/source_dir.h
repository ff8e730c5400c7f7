// Where the checkout lies, for tests that read the project's own files.
#pragma once

#include <string>

namespace wayproof::testing {

[[nodiscard]] std::string source_dir();

}  // namespace wayproof::test
