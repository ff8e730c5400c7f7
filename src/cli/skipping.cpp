#include "cli/skipping.h"

#include "cli/paths.h"

namespace wayproof::cli {

/// The place of the pattern that takes the path out; empty if none does, or if the last word takes it in again.
std::string Skipping::pattern_for(const std::vector<const Rules*>& rules, const std::string& path,
                                  bool is_folder) const {
  for (auto one = rules.rbegin(); one != rules.rend(); ++one) {
    const auto inside = below((*one)->folder, path, here_);
    if (!inside) continue;
    const auto verdict = (*one)->file.verdict(*inside, is_folder);
    if (verdict) return verdict->skipped ? (*one)->name + ":" + std::to_string(verdict->line) : std::string();
  }
  return {};
}

const Skipping::Folder& Skipping::folder(const std::string& path) {
  const auto known = folders_.find(path);
  if (known != folders_.end()) return known->second;
  Folder made;
  const std::vector<std::string> upward = folders_upward(path, here_);
  if (upward.size() > 1) {
    const Folder& above = folder(upward[1]);
    made.rules = above.rules;
    made.skipped_by = above.skipped_by.empty() ? pattern_for(above.rules, path, true) : above.skipped_by;
  }
  const std::string name = join(path, ".wayproofignore");
  if (made.skipped_by.empty()) {
    const Io::Content content = io_.read(name);
    if (content.trouble == Io::Content::Trouble::none) {
      made.rules.push_back(&files_.emplace(path, Rules{path, name, IgnoreFile(content.text)}).first->second);
    }
  }
  return folders_.emplace(path, std::move(made)).first->second;
}

bool Skipping::skips(const std::string& path, bool is_folder) {
  if (off_ || path == "." || path == "/") return false;
  const Folder& around = folder(canonical(folder_of(path), here_));
  const std::string by = around.skipped_by.empty() ? pattern_for(around.rules, path, is_folder) : around.skipped_by;
  if (!by.empty()) skipped_.emplace(is_folder ? path + '/' : path, by);
  return !by.empty();
}

}  // namespace wayproof::cli
