// What the fuzzers ask (tests/fuzz), asked of the samples, whole and broken off, and of what fuzzing found.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/foreign_invariants.h"
#include "support/model.h"
#include "support/source_dir.h"

namespace wayproof::testing {
namespace {

namespace fs = std::filesystem;

/// Calls `ask` for each file of a folder of tests/data, whole and cut off at some fifty places.
template <class Ask>
void each_text(const std::string& folder, const Ask& ask) {
  for (const auto& entry : fs::directory_iterator(fs::path(source_dir()) / "tests/data" / folder)) {
    const std::string text = source_file("tests/data/" + folder + "/" + entry.path().filename().string());
    SCOPED_TRACE(entry.path().filename().string());
    EXPECT_EQ(ask(text), "");
    for (std::size_t cut = 0; cut < 50; ++cut) EXPECT_EQ(ask(text.substr(0, text.size() * cut / 50)), "") << cut;
  }
}

TEST(ForeignInvariants, HoldForExportsWholeAndBrokenOff) {
  for (const char* const system : {"journey-builder", "klaviyo", "dittofeed"})
    each_text(system, [&](const std::string& text) { return broken_import_invariant(text, system); });
}

TEST(ForeignInvariants, HoldForTablesWholeAndBrokenOff) { each_text("tables", broken_table_invariant); }

TEST(ForeignInvariants, HoldForTheTablesThatFuzzingFound) {
  for (const auto& entry : fs::directory_iterator(fs::path(source_dir()) / "tests/fuzz/corpus/table")) {
    const std::string name = "tests/fuzz/corpus/table/" + entry.path().filename().string();
    EXPECT_EQ(broken_table_invariant(source_file(name)), "") << name;
  }
}

}  // namespace
}  // namespace wayproof::testing
