// Writes findings down for people and for machines: text for a terminal, our own JSON, SARIF for code scanning, JUnit
// for CI servers, workflow commands for GitHub. Every format shows the same findings in the same order; `text` and
// `github`, which people read, leave the ignored and the known ones out and count them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/baseline.h"
#include "finding/finding.h"
#include "i18n/language.h"

namespace wayproof::report {

enum class Format : std::uint8_t { text, json, sarif, junit, github };

/// The format of that name, as the command's `--format` takes it.
[[nodiscard]] std::optional<Format> format_of(std::string_view name);

/// A file that findings point into; its index in the list is the FileId.
struct Source {
  std::string name;       ///< as the user named it; relative paths stay relative, "/" between folders
  std::string_view text;  ///< must outlive the call
  // What the reader found out about it; shown in `json`.
  std::string kind;  ///< "journey", "workspace", ...; empty: unknown
  std::string id;
  UserText title;
  bool readable = true;  ///< false: not even a broken tree of it could be used
};

/// What is known of a rule beyond its findings: SARIF shows it as help.
struct RuleHelp {
  std::string_view id;
  Severity severity = Severity::error;
  std::string title;     ///< one line, in the reader's language; empty: the id stands for it
  std::string markdown;  ///< the rule's page; may be empty
};

/// What a baseline did to the findings; those that it knows are marked in themselves.
struct BaselineSummary {
  Baseline gone;  ///< what it lists and what is no more
};

/// What importing a file of another system could not keep as it was.
struct Losses {
  struct Item {
    Span span;                  ///< of the field's value
    bool approximated = false;  ///< nearly kept; else not at all
    std::string pointer;        ///< JSON Pointer of the field
    Message note;
  };

  FileId file = 0;
  std::string system;       ///< its name, as people know it
  std::int64_t mapped = 0;  ///< fields kept exactly
  std::vector<Item> items;  ///< in order of position
};

/// Everything else that goes into a report. Same findings, sources and context give the same bytes.
struct Context {
  Day as_of = 0;        ///< the date that the verdict holds for
  std::string version;  ///< of the engine
  std::string tzdata;   ///< release of the tz database, "2026b"
  i18n::Language language = i18n::Language::en;
  bool colour = false;                 ///< ANSI colours, `text` only
  unsigned width = 100;                ///< columns, `text` only; 0 for no limit, else at least 40 are used
  Severity fail_on = Severity::error;  ///< from which severity on a finding is a failure, `junit` only
  std::vector<RuleHelp> rules;         ///< in any order; rules without an entry are described by their id
  /// Paths that the user left out, each with what says so: ("archive/", ".wayproofignore:3"). `json` only.
  std::vector<std::pair<std::string, std::string>> skipped;
  std::vector<Losses> losses;               ///< of files of other systems, in their order; `text` and `json` only
  std::optional<BaselineSummary> baseline;  ///< present when there was one, even an empty one
};

/// `findings` in the order of Report::finish. A finding may point past the sources or past a text's end; it is then
/// shown at the end of the text, or without a place.
[[nodiscard]] std::string render(Format format, std::span<const Finding> findings, std::span<const Source> sources,
                                 const Context& context);

/// The last line of the text report: "2 problems to fix, 1 to improve in 3 files (as of 2026-11-21, tz 2026b)".
[[nodiscard]] std::string summary(std::span<const Finding> findings, std::span<const Source> sources,
                                  const Context& context);

}  // namespace wayproof::report
