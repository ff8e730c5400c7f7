// The formats, one file each, and what they share. Only render.cpp and the writers include this.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "i18n/render.h"
#include "report/render.h"
#include "text/line_index.h"

namespace wayproof::report {

/// A place in all the countings in use outside the engine.
struct Range {
  Position begin;
  Position end;
  Span bytes;
};

/// The sources with their line indices, each made when first asked for. Answers for any place, existing or not.
class SourceMap {
 public:
  explicit SourceMap(std::span<const Source> sources) : sources_(sources), indices_(sources.size()) {}

  [[nodiscard]] bool has(FileId file) const { return file < sources_.size(); }
  [[nodiscard]] std::size_t count() const { return sources_.size(); }
  [[nodiscard]] std::string_view name(FileId file) const;
  [[nodiscard]] std::string_view text(FileId file) const;
  [[nodiscard]] const LineIndex& index(FileId file);  ///< only for a file it has
  [[nodiscard]] Range range(const Place& place);      ///< clamped into the text

 private:
  std::span<const Source> sources_;
  std::vector<std::optional<LineIndex>> indices_;
};

/// How many findings of each sort there are. Each finding is counted once: as ignored, else as known to the baseline,
/// else as question, else by severity.
struct Counts {
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  std::int64_t infos = 0;
  std::int64_t needs_data = 0;  ///< open questions, not the findings that ask them
  std::int64_t ignored = 0;
  std::int64_t known = 0;
};
[[nodiscard]] Counts count(std::span<const Finding> findings);

/// What rules newer than the pinned rule set found: so many hints, which the rule set would make more of.
struct NewerRules {
  std::int64_t count = 0;
  std::string_view rule_set;
};
[[nodiscard]] NewerRules newer_rules(std::span<const Finding> findings);
/// The sentence that says so once; empty when there are none.
[[nodiscard]] std::string about_newer_rules(std::span<const Finding> findings, const Context& context);

/// Of a file's losses those that are nearly kept.
[[nodiscard]] std::int64_t count_approximated(const Losses& losses);
/// The sentence that counts what became of a file's fields.
[[nodiscard]] std::string about_losses(const Losses& losses, std::string_view file, const Context& context);

[[nodiscard]] inline bool is_ignored(const Finding& finding) { return !finding.ignored.empty(); }
/// Nobody has to look at it now: the author ignores it, or the baseline knows it.
[[nodiscard]] inline bool is_put_off(const Finding& finding) { return is_ignored(finding) || finding.known; }
[[nodiscard]] inline bool needs_data(const Finding& finding) { return !finding.question.empty(); }

/// Identifiers of our formats; the same in every language.
[[nodiscard]] std::string_view name_of(Severity severity);            ///< "error", "warning", "info"
[[nodiscard]] std::string_view name_of(Applicability applicability);  ///< "safe", "unsafe", "display_only"
[[nodiscard]] std::string_view name_of(ContactEffect effect);         ///< "none", "fewer", "more", "other_time"

/// A sentence, or nothing for a message without key.
[[nodiscard]] std::string said(const Message& message, const Context& context);

struct Input {
  std::span<const Finding> findings;
  std::span<const Source> sources;
  const Context& context;
};
[[nodiscard]] std::string write_text(const Input& input);
[[nodiscard]] std::string write_json(const Input& input);
[[nodiscard]] std::string write_sarif(const Input& input);
[[nodiscard]] std::string write_junit(const Input& input);
[[nodiscard]] std::string write_github(const Input& input);

}  // namespace wayproof::report
