// Runs a small workspace written in a test and shows what happened as short lines, so that a test of the semantics
// reads like the sentence it stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"
#include "trace/trace.h"

namespace wayproof::testing {

/// Texts of one workspace. Journeys and customer are JSON; a missing workspace means one with channels, topics and
/// events enough for most tests (see rehearse.cpp).
struct Cast {
  std::string workspace;
  std::vector<std::string> journeys;
  std::string customer;
};

struct Performance {
  model::Project project;
  program::Program program;
  trace::Rehearsal rehearsal;
  trace::Trace trace;
  std::vector<std::string> findings;  ///< rules of findings about the texts
};

/// Decodes, lowers and runs.
[[nodiscard]] Performance perform(const Cast& cast);

/// One line an entry: "03-01 10:30:00 cart.sms sent"; times on the customer's clock, with the year only where it is not
/// 2027. `only` keeps the lines that contain one of these words (all when empty).
[[nodiscard]] std::string lines(const Performance& performance, std::vector<std::string_view> only = {});

/// lines(perform(cast), only).
[[nodiscard]] std::string rehearse(const Cast& cast, std::vector<std::string_view> only = {});

}  // namespace wayproof::test
