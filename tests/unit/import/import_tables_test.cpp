// What becomes of foreign files, as tables that somebody looked at: tests/golden/import/<system>/<file>.txt for our own
// look-alikes (steps and fields), .../corpus/ for real exports (steps), which are read where WAYPROOF_CORPUS names
// their folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/golden.h"
#include "support/import_table.h"
#include "support/source_dir.h"

namespace wayproof {
namespace {

namespace fs = std::filesystem;
using testing::Imported;

std::string file_text(const fs::path& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct System {
  const char* folder;    // of look-alikes and goldens
  const char* importer;  // that must recognise them
  const char* corpus;    // folder of real exports, or nullptr
  std::size_t real_files;
};

class ImportTables : public ::testing::TestWithParam<System> {};

TEST_P(ImportTables, OfLookAlikes) {
  const System system = GetParam();
  const auto files = json_files(fs::path(testing::source_dir()) / "tests/data" / system.folder);
  EXPECT_GE(files.size(), 2u);
  for (const fs::path& file : files) {
    const Imported imported(file_text(file), file.filename().string());
    ASSERT_NE(imported.importer, nullptr) << file;
    EXPECT_EQ(imported.importer->id, system.importer) << file;
    testing::expect_books_balance(imported);
    const std::string golden = std::string("import/") + system.folder + "/" + file.stem().string() + ".txt";
    EXPECT_TRUE(testing::matches_golden(golden, step_table(imported) + "\n" + field_table(imported)));
  }
}

TEST_P(ImportTables, OfRealExports) {
  const System system = GetParam();
  const char* const corpus = std::getenv("WAYPROOF_CORPUS");
  if (system.corpus == nullptr) GTEST_SKIP() << "no real exports at hand";
  if (corpus == nullptr)
    GTEST_SKIP() << "WAYPROOF_CORPUS is not set: " << system.real_files << " real exports not read";
  const auto files = json_files(fs::path(corpus) / system.corpus);
  EXPECT_EQ(files.size(), system.real_files);
  for (const fs::path& file : files) {
    const Imported imported(file_text(file), file.filename().string());
    ASSERT_NE(imported.importer, nullptr) << file;
    EXPECT_EQ(imported.importer->id, system.importer) << file;
    testing::expect_books_balance(imported);
    EXPECT_EQ(imported.unknown_fields(), 0u) << file << "\n" << field_table(imported);
    EXPECT_TRUE(imported.report.findings().empty()) << file;
    const std::string golden = std::string("import/corpus/") + system.corpus + "/" + file.stem().string() + ".txt";
    EXPECT_TRUE(testing::matches_golden(golden, step_table(imported)));
  }
}

INSTANTIATE_TEST_SUITE_P(Systems, ImportTables,
                         ::testing::Values(System{"dittofeed", "dittofeed", nullptr, 0},
                                           System{"journey-builder", "journey-builder", "sfmc", 7},
                                           System{"klaviyo", "klaviyo", nullptr, 0}),
                         [](const auto& one) {
                           std::string name = one.param.folder;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// Cut anywhere, a file still is read as far as it goes: no crash, the books balance, places lie inside.
TEST(ImportTables, BrokenFilesKeepTheirBooks) {
  for (const char* const name : {"klaviyo/cart-reminder.json", "journey-builder/boots-launch.journey-meta.json"}) {
    const std::string whole = file_text(fs::path(testing::source_dir()) / "tests/data" / name);
    ASSERT_FALSE(whole.empty()) << name;
    for (std::size_t length = 0; length < whole.size(); length += 61) {
      const Imported imported(whole.substr(0, length));
      for (const imports::FieldFate& field : imported.import.fields) ASSERT_LE(field.span.end, length) << name;
      for (const model::Journey& journey : imported.import.journeys) {
        for (const model::Step& step : journey.steps) ASSERT_LE(step.span.end, length) << name;
      }
    }
  }
}

}  // namespace
}  // namespace wayproof
