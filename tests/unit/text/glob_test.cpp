// Patterns of file names.
#include "text/glob.h"

#include <gtest/gtest.h>

#include <string>

namespace wayproof {
namespace {

TEST(Glob, OneName) {
  EXPECT_TRUE(glob_matches("*.journey.json", "cart.journey.json"));
  EXPECT_TRUE(glob_matches("*.journey.json", ".journey.json"));
  EXPECT_FALSE(glob_matches("*.journey.json", "cart.workspace.json"));
  EXPECT_FALSE(glob_matches("*.journey.json", "more/cart.journey.json")) << "a star stays within one name";
  EXPECT_TRUE(glob_matches("c?rt.json", "cart.json"));
  EXPECT_FALSE(glob_matches("c?rt.json", "crt.json"));
  EXPECT_FALSE(glob_matches("c?rt.json", "c/rt.json"));
  EXPECT_TRUE(glob_matches("a*b*c", "aXbYbZc"));
}

TEST(Glob, Folders) {
  EXPECT_TRUE(glob_matches("**", "a/b/c.json"));
  EXPECT_TRUE(glob_matches("**/*.json", "c.json")) << "no folder is any number of folders";
  EXPECT_TRUE(glob_matches("**/*.json", "a/b/c.json"));
  EXPECT_TRUE(glob_matches("a/**/z.json", "a/z.json"));
  EXPECT_TRUE(glob_matches("a/**/z.json", "a/b/c/z.json"));
  EXPECT_FALSE(glob_matches("a/**/z.json", "b/z.json"));
  EXPECT_TRUE(glob_matches("a/**", "a/b"));
  EXPECT_TRUE(glob_matches("./a/*.json", "a/x.json"));
  EXPECT_FALSE(glob_matches("a/*.json", "a"));
  EXPECT_FALSE(glob_matches("", "a"));
}

TEST(Glob, ManyStarsDoNotTakeForever) {
  std::string pattern, path(400, 'a');
  for (int i = 0; i < 100; ++i) pattern += "*a";
  EXPECT_FALSE(glob_matches(pattern + "b", path));
}

TEST(GlobPaths, BelowAFolder) {
  EXPECT_EQ(folder_of_path("a/b/c.json"), "a/b");
  EXPECT_EQ(folder_of_path("c.json"), "");
  EXPECT_EQ(path_below("a", "a/b/c"), "b/c");
  EXPECT_EQ(path_below("", "a/b"), "a/b");
  EXPECT_EQ(path_below("a", "ab/c"), "");
  EXPECT_EQ(path_below("a/b", "a"), "");
}

}  // namespace
}  // namespace wayproof
