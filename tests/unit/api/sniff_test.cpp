// What a file is, by its content.
#include <gtest/gtest.h>

#include "api/sniff.h"

namespace wayproof::api {
namespace {

TEST(Sniff, OwnFilesSayWhatTheyAre) {
  EXPECT_EQ(sniff(R"({"format": "wayproof/journey@1"})").kind, model::FileKind::journey);
  EXPECT_EQ(sniff(R"({"format": "wayproof/audience@1"})").kind, model::FileKind::other);
  const Sniffed workspace = sniff(R"({"format": "wayproof/workspace@1", "journeys": ["*.journey.json", 5]})");
  EXPECT_EQ(workspace.kind, model::FileKind::workspace);
  EXPECT_EQ(workspace.journeys, (std::vector<std::string>{"*.journey.json"}));
}

TEST(Sniff, ForeignFilesAreKnownByTheirImporter) {
  const Sniffed foreign =
      sniff(R"({"entryNode": {"type": "EntryNode"}, "nodes": [], "exitNode": {"type": "ExitNode"}})");
  EXPECT_EQ(foreign.kind, model::FileKind::imported);
  EXPECT_EQ(foreign.system, "dittofeed");
}

TEST(Sniff, AnythingElseIsUnknown) {
  for (const char* const text : {"", "[1]", "{\"nodes\": []}", "not json"})
    EXPECT_EQ(sniff(text).kind, model::FileKind::unknown) << text;
}

}  // namespace
}  // namespace wayproof::api
