// Writes a trace down: wayproof/trace@1 for machines and the page, a list of dated lines for a terminal.
#pragma once

#include <span>
#include <string>

#include "model/project.h"
#include "report/render.h"
#include "trace/trace.h"

namespace wayproof::report {

struct TraceInput {
  const model::Project& project;
  const program::Program& program;
  const model::Customer& customer;
  const trace::Trace& trace;
  std::span<const Finding> findings;  ///< about the customer's file
  std::span<const Source> sources;
  const Context& context;
};

/// wayproof/trace@1, described by schema/trace-1.schema.json.
[[nodiscard]] std::string write_trace_json(const TraceInput& input);

/// For people: one line an entry, with the checks behind every message and the reasons behind every branch.
[[nodiscard]] std::string write_trace_text(const TraceInput& input);

}  // namespace wayproof::report
