// The check of one project, as the command uses it without a detour through JSON and as the request `check` answers it.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "api/load.h"
#include "facts/facts.h"
#include "finding/baseline.h"
#include "finding/finding.h"
#include "packs/check.h"
#include "program/program.h"
#include "report/render.h"

namespace wayproof::api {

/// All that was made of the files; later requests (traces, maps) start from it.
struct Checked {
  LoadedFiles loaded;
  std::vector<program::Program> programs;  ///< of the projects, in their order
  std::deque<packs::Held> held;            ///< to which packs the projects are held, in their order
  std::vector<Finding> findings;           ///< in their one order
  std::vector<BaselineMatch> baseline;     ///< what became of the entries of the baseline
};

struct CheckOptions {
  Day as_of = 0;
  /// Files whose findings are wanted; the others are there because limits and exits hold across journeys. Empty: all.
  std::vector<FileId> only;
  /// The file that lists known problems. Of a check in several parts, each would only see its own part of them: such a
  /// caller applies it itself, to all findings at once.
  std::optional<FileId> baseline;
};

/// Reads and decodes the files, lowers each project and runs every rule on it. The texts must outlive the result.
[[nodiscard]] Checked check(const std::vector<model::InputFile>& files, const CheckOptions& options);

/// The files as reports name them, with what is known of each.
[[nodiscard]] std::vector<report::Source> sources_of(const LoadedFiles& loaded);

/// What became of the fields of other systems' files.
[[nodiscard]] std::vector<report::Losses> losses_of(const LoadedFiles& loaded);

/// What every report says about itself.
[[nodiscard]] report::Context context_of(Day as_of, i18n::Language language);

}  // namespace wayproof::api
