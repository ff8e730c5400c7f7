#include "cli/paths.h"

#include <gtest/gtest.h>

#include "cli/walk.h"
#include "support/fake_io.h"

namespace wayproof::cli {
namespace {

using testing::FakeIo;
using Paths = std::vector<std::string>;

TEST(Paths, NormalMakesTwoSpellingsEqual) {
  EXPECT_EQ(normal("./a//b/"), "a/b");
  EXPECT_EQ(normal("a/../b"), "b");
  EXPECT_EQ(normal("a/.."), ".");
  EXPECT_EQ(normal("../../a"), "../../a");
  EXPECT_EQ(normal("/../a"), "/a");
  EXPECT_EQ(normal("/"), "/");
  EXPECT_EQ(normal(""), ".");
}

TEST(Paths, FolderAndJoinAreInverse) {
  for (const std::string path : {"a", "a/b", "/a", "/a/b", "../a"}) {
    EXPECT_EQ(join(folder_of(path), path.substr(path.rfind('/') + 1)), path);
  }
}

TEST(Paths, UpwardGoesThroughTheCurrentFolderToTheRoot) {
  EXPECT_EQ(folders_upward("x/y", "/home/ada"), (Paths{"x/y", "x", ".", "..", "../.."}));
  EXPECT_EQ(folders_upward(".", "/home"), (Paths{".", ".."}));
  EXPECT_EQ(folders_upward("../x", "/home/ada"), (Paths{"../x", "..", "../.."}));
  EXPECT_EQ(folders_upward("/srv/x", "/home"), (Paths{"/srv/x", "/srv", "/"}));
  EXPECT_EQ(folders_upward(".", "/"), (Paths{"."}));
}

TEST(Paths, ExpandFindsFilesInOrderAndPassesHiddenFoldersBy) {
  FakeIo io;
  for (const char* const name :
       {"b.json", "a.json", "x/c.json", "x/y/d.json", ".git/e.json", "node_modules/p/f.json", "g.txt"}) {
    io.files[name] = "";
  }
  Walk walk(io);
  EXPECT_EQ(walk.expand("**/*.json", "."), (Paths{"a.json", "b.json", "x/c.json", "x/y/d.json"}));
  EXPECT_EQ(walk.expand("**/**/*.json", "x"), (Paths{"x/c.json", "x/y/d.json"}));
  EXPECT_EQ(walk.expand("x/*/d.json", "."), (Paths{"x/y/d.json"}));
  EXPECT_EQ(walk.expand(".git/*", "."), (Paths{".git/e.json"}));
  EXPECT_EQ(walk.expand("nothing/*", "."), Paths{});
}

}  // namespace
}  // namespace wayproof::cli
