// The shipped examples speak the grammar: none of them has a mistake in its form.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "model/decode.h"
#include "support/model.h"
#include "support/source_dir.h"

namespace wayproof::model {
namespace {

TEST(Examples, HaveNoMistakesOfForm) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(testing::source_dir() + "/examples")) {
    const std::string path = std::filesystem::relative(entry.path(), testing::source_dir()).generic_string();
    if (entry.path().extension() != ".json") continue;
    const std::string text = testing::source_file(path);
    const auto tag = parse_format(json::read(text).tree.root()["format"].string().value_or(""));
    if (!tag) continue;
    std::vector<testing::Said> findings;
    if (tag->kind == "journey") {
      findings = testing::decode_journey(text).findings;
    } else if (tag->kind == "workspace") {
      findings = testing::decode_workspace(text).findings;
    } else if (tag->kind == "customer") {
      findings = testing::decode_customer(text).findings;
    } else {
      continue;
    }
    ++files;
    EXPECT_EQ(findings, std::vector<testing::Said>{}) << path;
  }
  EXPECT_GT(files, 5u);
}

}  // namespace
}  // namespace wayproof::model
