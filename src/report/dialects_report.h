// Says for which platforms the same files send something else, and to whom: text for a terminal with what goes out in
// two columns, wayproof/dialects@1 for machines and the page.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dialect/compare.h"
#include "report/render.h"

namespace wayproof::report {

/// One workspace, compared.
struct ComparedProject {
  const model::Project* project = nullptr;
  const program::Program* program = nullptr;
  std::vector<Source> sources;
  dialect::Comparison comparison;
};

struct DialectsInput {
  std::span<const ComparedProject> projects;
  const Context& context;
};

/// The platform that a workspace names would send something else than the files say.
[[nodiscard]] bool named_differs(std::span<const ComparedProject> projects);

[[nodiscard]] std::string write_dialects_text(const DialectsInput& input);
[[nodiscard]] std::string write_dialects_json(const DialectsInput& input);

}  // namespace wayproof::report
