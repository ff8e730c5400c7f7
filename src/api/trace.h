// One customer's file played through a project.
#pragma once

#include <vector>

#include "api/check.h"
#include "trace/trace.h"

namespace wayproof::api {

struct Traced {
  LoadedFiles loaded;
  std::size_t project = 0;   ///< the one the customer belongs to
  program::Program program;  ///< of that project
  trace::Trace trace;
  std::size_t customer = 0;       ///< index into its customers
  std::vector<Finding> findings;  ///< about the customer's file alone; `check` is for the others

  [[nodiscard]] const model::Project& its_project() const { return loaded.projects[project]; }
  [[nodiscard]] const model::Customer& its_customer() const { return its_project().customers[customer]; }
};

/// Plays the customer of `file`, one of `files`. Nothing if that file holds no customer.
[[nodiscard]] std::optional<Traced> trace_customer(const std::vector<model::InputFile>& files, FileId file, Day as_of);

/// A journey test of what the trace shows, as the text of a tests' file.
[[nodiscard]] std::string test_of(const Traced& traced);

}  // namespace wayproof::api
