// Would another platform send these journeys otherwise? For each way in which platforms carry out the checks before
// sending, a customer who gets something else there than by the files as they are written, played under both; or that
// there is none, where that can be proved; or how many were tried.
#pragma once

#include <optional>
#include <vector>

#include "dialect/changes.h"
#include "dialect/side_by_side.h"
#include "model/project.h"
#include "program/dialects.h"

namespace wayproof::dialect {

/// A customer for whom two readings part.
struct Shown {
  model::Customer customer;
  trace::Run own, other;
  std::vector<Row> rows;
  std::size_t first = 0;  ///< of the rows, the first that differs
};

/// The files as they are written beside one other way of reading them.
struct Pair {
  enum class Answer : std::uint8_t {
    differs,
    cannot_differ,
    not_found,  ///< nobody was found; there may be somebody all the same
  };
  enum class Ground : std::uint8_t {
    replay,       ///< differs: a customer was played under both
    not_checked,  ///< cannot differ: what they read otherwise is no check that decides anything
    never_full,   ///< cannot differ: proved that no limit is ever full and no message comes at closed hours
    tried,        ///< not found: among the customers that were tried
  };
  std::vector<const program::Dialect*> dialects;  ///< that read these files so; by id
  program::Program program;                       ///< as they would carry it out
  Changes changes;
  Answer answer = Answer::not_found;
  Ground ground = Ground::tried;
  std::optional<Shown> shown;
  std::size_t tried = 0;  ///< customers played under both
  std::size_t work = 0;   ///< states looked at
};

struct Comparison {
  std::vector<const program::Dialect*> alike;  ///< as far as their pages say, they read the files as written
  std::vector<Pair> pairs;
};

/// Nobody who is shown does anything before `start`.
[[nodiscard]] Comparison compare(const model::Project& project, const program::Program& program, Instant start);

}  // namespace wayproof::dialect
