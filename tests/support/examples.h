// What tests that walk over examples/ know of the folders there.
#pragma once

#include <filesystem>

namespace wayproof::testing {

/// It lies in a folder that is large on purpose (`large` in examples/index.json). Such examples are checked and proved
/// like all others; what a test tries at every place of a file it tries in the others.
[[nodiscard]] bool in_large_example(const std::filesystem::path& path);

}  // namespace wayproof::testing
