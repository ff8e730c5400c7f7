// .wayproofignore means what .gitignore means: what the manual says, and then whatever git itself says about many more
// patterns, where git is installed.
#include "cli/ignore_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "cli/native_io.h"
#include "cli/skipping.h"

namespace wayproof::cli {
namespace {

namespace fs = std::filesystem;

/// Whether the last word about a path is to skip it.
bool skipped(const std::string& patterns, const std::string& path, bool is_folder = false) {
  const auto verdict = IgnoreFile(patterns).verdict(path, is_folder);
  return verdict && verdict->skipped;
}

TEST(IgnoreFile, ANameWithoutSlashIsMeantAnywhere) {
  EXPECT_TRUE(skipped("old.json", "old.json"));
  EXPECT_TRUE(skipped("old.json", "a/b/old.json"));
  EXPECT_FALSE(skipped("old.json", "a/very-old.json"));
  EXPECT_TRUE(skipped("*.draft.json", "a/x.draft.json"));
}

TEST(IgnoreFile, ASlashTiesThePatternToItsFolder) {
  EXPECT_TRUE(skipped("/old.json", "old.json"));
  EXPECT_FALSE(skipped("/old.json", "a/old.json"));
  EXPECT_TRUE(skipped("a/*.json", "a/x.json"));
  EXPECT_FALSE(skipped("a/*.json", "b/a/x.json"));
  EXPECT_FALSE(skipped("a/*.json", "a/b/x.json"));
}

TEST(IgnoreFile, ASlashAtTheEndMeansFoldersOnly) {
  EXPECT_TRUE(skipped("drafts/", "a/drafts", true));
  EXPECT_FALSE(skipped("drafts/", "a/drafts", false));
}

TEST(IgnoreFile, TwoStarsStandForAnyNumberOfFolders) {
  EXPECT_TRUE(skipped("**/old/*.json", "old/x.json"));
  EXPECT_TRUE(skipped("**/old/*.json", "a/b/old/x.json"));
  EXPECT_TRUE(skipped("a/**/x.json", "a/x.json"));
  EXPECT_TRUE(skipped("a/**/x.json", "a/b/c/x.json"));
  EXPECT_TRUE(skipped("a/**", "a/b/c"));
  EXPECT_FALSE(skipped("a/**", "a", true));
  EXPECT_FALSE(skipped("?**/x.json", "ab/c/x.json"));
}

TEST(IgnoreFile, TheLastPatternThatFitsDecides) {
  EXPECT_FALSE(skipped("*.json\n!keep.json\n", "keep.json"));
  EXPECT_TRUE(skipped("!keep.json\n*.json\n", "keep.json"));
  EXPECT_EQ(IgnoreFile("# all\n\n*.json\n!keep.json\n").verdict("keep.json", false)->line, 4U);
}

TEST(IgnoreFile, CommentsBlanksAndBackslashes) {
  EXPECT_FALSE(skipped("# old.json", "old.json"));
  EXPECT_TRUE(skipped("\\#old.json", "#old.json"));
  EXPECT_TRUE(skipped("\\!old.json", "!old.json"));
  EXPECT_TRUE(skipped("old.json   \r\n", "old.json"));
  EXPECT_TRUE(skipped("old\\ ", "old "));
  EXPECT_FALSE(skipped("old\\", "old"));
  EXPECT_TRUE(skipped("\xEF\xBB\xBFold.json", "old.json"));
}

TEST(IgnoreFile, APatternOfManyStarsTakesNoTime) {
  std::string pattern, text;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  for (int i = 0; i < 4000; ++i) text += 'a';
  EXPECT_FALSE(skipped(pattern + "b", text));
}

// ---- git's own word -------------------------------------------------------------------------------------------------

/// What a command prints; nothing if it cannot be run.
std::string output_of(const std::string& command) {
  std::string text;
  FILE* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, got);
  return ::pclose(pipe) == 127 * 256 ? std::string() : text;
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A repository with the same patterns in .gitignore and .wayproofignore.
class Repository {
 public:
  Repository() : root_(fs::temp_directory_path() / ("wayproof-ignore-" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    for (const char* const path :
         {"a.json", "b.json", "ab.json", "[a].json", "a b.json", "x/a.json", "x/b.json", "x/y/a.json", "x/y/z/b.json",
          "y/a.json", "y/x/a.json", "z/x/y/ab.json", "x.json/a.json", "x/#c", "x/!d"}) {
      write(root_ / path, "{}");
      for (fs::path at = path; !at.empty(); at = at.parent_path())
        paths_[at.generic_string()] = fs::is_directory(root_ / at);
    }
    (void)output_of("git -C '" + root_.string() + "' init -q 2>&1");
  }
  ~Repository() { fs::remove_all(root_); }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  void set(const std::string& folder, const std::string& patterns) const {
    for (const char* const name : {".gitignore", ".wayproofignore"}) write(root_ / folder / name, patterns);
  }
  [[nodiscard]] const std::map<std::string, bool>& paths() const { return paths_; }

  /// By git.
  [[nodiscard]] std::map<std::string, bool> asked() const {
    std::string words;
    for (const auto& [path, is_folder] : paths_) words += " '" + path + "'";
    std::istringstream lines(output_of(
        "cd '" + root_.string() + "' && git -c core.excludesFile=/dev/null check-ignore --no-index -v -n -- " + words));
    std::map<std::string, bool> result;
    for (std::string line; std::getline(lines, line);) {
      const std::size_t tab = line.rfind('\t');
      const std::string source = line.substr(0, tab);  // "x/.gitignore:3:pattern", or "::"
      const std::size_t colon = source.find(':', source.find(':') + 1);
      std::string path = line.substr(tab + 1);
      if (path.size() > 1 && path.front() == '"') path = path.substr(1, path.size() - 2);
      result[path] = source != "::" && source.compare(colon + 1, 1, "!") != 0;
    }
    return result;
  }
  /// By us.
  [[nodiscard]] std::map<std::string, bool> answered() const {
    NativeIo io;
    std::map<std::string, bool> result;
    Skipping skipping(io, io.current_folder());
    for (const auto& [path, is_folder] : paths_) result[path] = skipping.skips((root_ / path).string(), is_folder);
    return result;
  }

 private:
  fs::path root_;
  std::map<std::string, bool> paths_;
};

TEST(IgnoreFile, AgreesWithGit) {
  if (output_of("git --version 2>/dev/null").empty()) GTEST_SKIP() << "there is no git to ask";
  const Repository repository;
  std::mt19937 random(20261122);
  const auto pick = [&](const auto& list) { return std::string(list[random() % std::size(list)]); };
  constexpr std::string_view pieces[] = {"a",     "b",      "x",    "y",    "z",    "*",     "**",    "?",
                                         ".json", "/",      "/",    "[ab]", "[!a",  "]",     "[a-x]", "**/",
                                         "/**",   "*.json", "x/",   "\\a",  "\\",   " ",     "#",     "[[:alpha:]]",
                                         "[]a]",  "***",    "/**/", "!",    "[^x]", "a.json"};
  const auto patterns = [&](std::size_t most) {
    std::string text;
    for (std::size_t line = 0, lines = 1 + random() % most; line < lines; ++line) {
      if (random() % 4 == 0) text += '!';
      for (std::size_t piece = 0, count = 1 + random() % 4; piece < count; ++piece) text += pick(pieces);
      text += '\n';
    }
    return text;
  };
  std::size_t skips = 0;
  for (int round = 0; round < 150; ++round) {
    const std::string top = patterns(4), nested = random() % 3 == 0 ? patterns(2) : "",
                      deep = random() % 5 == 0 ? patterns(2) : "";
    repository.set(".", top);
    repository.set("x", nested);
    repository.set("x/y", deep);
    const auto asked = repository.asked();
    ASSERT_EQ(asked.size(), repository.paths().size()) << top;
    for (const auto& [path, is_skipped] : repository.answered()) {
      EXPECT_EQ(is_skipped, asked.at(path)) << path << "\n--- top\n"
                                            << top << "--- x\n"
                                            << nested << "--- x/y\n"
                                            << deep;
      skips += is_skipped ? 1 : 0;
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(skips, 300U);  // else the patterns are none
}

}  // namespace
}  // namespace wayproof::cli
