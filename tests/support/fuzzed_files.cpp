#include "support/fuzzed_files.h"

#include <cstdio>
#include <cstdlib>

namespace wayproof::testing {

std::vector<TestFile> files_in(std::string_view input) {
  constexpr std::string_view border = "\n----\n";
  std::vector<TestFile> files;
  while (true) {
    const auto end = input.find(border);
    files.emplace_back(std::to_string(files.size()) + ".json", input.substr(0, end));
    if (end == std::string_view::npos) return files;
    input.remove_prefix(end + border.size());
  }
}

void found(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace wayproof::testing
