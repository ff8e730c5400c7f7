#include "support/examples.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/model.h"

namespace wayproof::testing {

bool in_large_example(const std::filesystem::path& path) {
  static const nlohmann::json folders = nlohmann::json::parse(source_file("examples/index.json")).at("large");
  return std::any_of(path.begin(), path.end(), [](const std::filesystem::path& part) {
    return std::find(folders.begin(), folders.end(), part.string()) != folders.end();
  });
}

}  // namespace wayproof::testing
