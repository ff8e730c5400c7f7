// A machine in memory for tests of the command: files by path, and what was printed.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "cli/gb18030.h"
#include "cli/io.h"
#include "cli/paths.h"

namespace wayproof::testing {

class FakeIo final : public cli::Io {
 public:
  std::map<std::string, std::string> files;  ///< by path, relative to the current folder or absolute
  std::set<std::string> read_only;           ///< paths that refuse to be written
  std::set<std::string> locked;              ///< files and folders that refuse to be read
  std::set<std::string> huge;                ///< files that are larger than anybody reads
  bool printing_fails = false;
  std::string input, printed, complained, folder = "/home/ada/work";
  std::map<std::string, std::string> variables;
  Day date = day_of({2026, 11, 21});
  bool is_terminal = false;
  int columns = 0;

  PathKind kind(const std::string& path) override {
    if (find(path) != files.end()) return PathKind::file;
    return listed(path).empty() ? PathKind::nothing : PathKind::folder;
  }
  Content read(const std::string& path) override {
    const auto found = find(path);
    if (huge.count(path) != 0) return {Content::Trouble::too_large, {}};
    if (found == files.end() || locked.count(path) != 0) return {Content::Trouble::unreadable, {}};
    return {Content::Trouble::none, found->second};
  }
  std::optional<std::vector<Entry>> list(const std::string& path) override {
    if (locked.count(path) != 0) return std::nullopt;
    return listed(path);
  }
  std::vector<Entry> listed(const std::string& path) {
    std::map<std::string, PathKind> names;
    for (const auto& [name, text] : files) {
      const auto rest = cli::below(path, name, folder);
      if (!rest) continue;
      const std::size_t slash = rest->find('/');
      names[rest->substr(0, slash)] = slash == std::string::npos ? PathKind::file : PathKind::folder;
    }
    std::vector<Entry> entries;
    for (const auto& [name, what] : names) entries.push_back({name, what});
    return entries;
  }
  bool write(const std::string& path, std::string_view text) override {
    if (read_only.count(path) != 0) return false;
    files[path] = std::string(text);
    return true;
  }
  std::string current_folder() override { return folder; }
  Content read_input() override { return {Content::Trouble::none, input}; }
  void out(std::string_view text) override { printed += text; }
  void err(std::string_view text) override { complained += text; }
  bool output_lost() override { return printing_fails; }
  std::optional<std::string> from_gb18030(std::string_view bytes) override { return cli::from_gb18030(bytes); }
  std::optional<std::string> to_gb18030(std::string_view bytes) override { return cli::to_gb18030(bytes); }
  Day today() override { return date; }
  bool terminal() override { return is_terminal; }
  int width() override { return columns; }
  std::string variable(const std::string& name) override { return variables[name]; }

 private:
  std::map<std::string, std::string>::iterator find(const std::string& path) {
    return std::find_if(files.begin(), files.end(), [&](const auto& file) {
      return cli::canonical(file.first, folder) == cli::canonical(path, folder);
    });
  }
};

}  // namespace wayproof::testing
