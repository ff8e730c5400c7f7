// The list of problems that a team knows and has put off: they are counted and fail nothing, new ones do. The file that
// holds it is "wayproof/baseline@1" (model/baseline.h reads, report/baseline.h writes it).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "finding/identity.h"

namespace wayproof {

struct KnownFinding {
  Identity identity;
  std::int64_t count = 1;  ///< so many that nothing tells apart
};

using Baseline = std::vector<KnownFinding>;

/// A file as findings point to it.
struct BaselineFile {
  std::string name;     ///< by which the baseline knows it
  std::string shown;    ///< as findings quote it
  bool checked = true;  ///< all its findings are there, so that what is not among them is gone
};

/// What became of one entry.
struct BaselineMatch {
  KnownFinding known;
  std::int64_t found = 0;
  bool checked = false;  ///< its file was looked at

  /// How many of it are no more.
  [[nodiscard]] std::int64_t gone() const { return checked ? known.count - found : 0; }
};

/// Marks the findings that the baseline knows; of more alike than it counts, the later ones are new. `findings` are in
/// their one order, ignored ones are passed by. Gives the entries in the baseline's order, each identity once.
std::vector<BaselineMatch> apply_baseline(const Baseline& baseline, std::vector<Finding>& findings,
                                          std::span<const BaselineFile> files);

/// The baseline that knows all these findings but the ignored ones, ordered by file, rule, journey and step.
[[nodiscard]] Baseline make_baseline(const std::vector<Finding>& findings, std::span<const BaselineFile> files);

/// What is left when the gone ones are taken out, and these themselves.
[[nodiscard]] Baseline pruned(const std::vector<BaselineMatch>& matches);
[[nodiscard]] Baseline gone(const std::vector<BaselineMatch>& matches);

}  // namespace wayproof
