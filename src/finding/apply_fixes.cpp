#include "finding/apply_fixes.h"

#include <algorithm>
#include <utility>

namespace wayproof {
namespace {

bool allowed(const Fix& fix, FixPolicy policy) {
  if (fix.edits.empty()) return false;
  return fix.applicability == Applicability::safe ||
         (fix.applicability == Applicability::unsafe && policy == FixPolicy::unsafe_too);
}

/// True if the two edits cannot both be made in any order. Spans that only share an end are apart; of an insertion,
/// whether it stands at that end or inside does matter.
bool touch(Span a, Span b) {
  if (a.empty() && b.empty()) return a.begin == b.begin;
  if (a.empty()) return b.begin < a.begin && a.begin < b.end;
  if (b.empty()) return a.begin < b.begin && b.begin < a.end;
  return a.begin < b.end && b.begin < a.end;
}

class Editor {
 public:
  explicit Editor(std::span<const std::string_view> texts) : texts_(texts), edits_(texts.size()) {}

  /// Takes all edits of the fix, or none.
  bool take(const Fix& fix) {
    if (!fits(fix)) return false;
    for (const FileEdit& change : fix.edits) {
      if (!made(change)) edits_[change.file].push_back(change.edit);
    }
    return true;
  }

  /// The edits lie in the files and do not touch one another.
  bool well_formed(const Fix& fix) const {
    for (std::size_t i = 0; i < fix.edits.size(); ++i) {
      const FileEdit& change = fix.edits[i];
      if (change.file >= texts_.size()) return false;
      if (change.edit.span.begin > change.edit.span.end || change.edit.span.end > texts_[change.file].size())
        return false;
      for (std::size_t j = 0; j < i; ++j) {
        if (fix.edits[j].file == change.file && touch(fix.edits[j].edit.span, change.edit.span)) return false;
      }
    }
    return true;
  }

  std::vector<std::string> finish() && {
    std::vector<std::string> result;
    result.reserve(texts_.size());
    for (std::size_t file = 0; file < texts_.size(); ++file) {
      result.push_back(apply_edits(texts_[file], std::move(edits_[file])));
    }
    return result;
  }

 private:
  bool made(const FileEdit& change) const {
    const std::vector<Edit>& taken = edits_[change.file];
    return std::find(taken.begin(), taken.end(), change.edit) != taken.end();
  }

  bool fits(const Fix& fix) const {
    return std::all_of(fix.edits.begin(), fix.edits.end(), [this](const FileEdit& change) {
      const std::vector<Edit>& taken = edits_[change.file];
      return made(change) || std::none_of(taken.begin(), taken.end(),
                                          [&change](const Edit& edit) { return touch(edit.span, change.edit.span); });
    });
  }

  std::span<const std::string_view> texts_;
  std::vector<std::vector<Edit>> edits_;  // of each file
};

}  // namespace

AppliedFixes apply_fixes(std::span<const Finding> findings, std::span<const std::string_view> texts, FixPolicy policy) {
  AppliedFixes result;
  Editor editor(texts);
  for (std::size_t f = 0; f < findings.size(); ++f) {
    if (!findings[f].ignored.empty()) continue;
    std::vector<FixChoice> in_the_way;
    bool done = false;
    for (std::size_t i = 0; i < findings[f].fixes.size() && !done; ++i) {
      const Fix& fix = findings[f].fixes[i];
      if (!allowed(fix, policy) || !editor.well_formed(fix)) continue;
      done = editor.take(fix);
      (done ? result.applied : in_the_way).push_back({f, i});
    }
    if (!done && !in_the_way.empty()) result.deferred.push_back(in_the_way.front());
  }
  result.texts = std::move(editor).finish();
  return result;
}

AppliedFixes apply_fix(std::span<const Finding> findings, std::span<const std::string_view> texts, FixChoice choice) {
  AppliedFixes result;
  Editor editor(texts);
  if (choice.finding < findings.size() && choice.fix < findings[choice.finding].fixes.size()) {
    const Fix& fix = findings[choice.finding].fixes[choice.fix];
    if (!fix.edits.empty() && editor.well_formed(fix) && editor.take(fix)) result.applied.push_back(choice);
  }
  result.texts = std::move(editor).finish();
  return result;
}

}  // namespace wayproof
