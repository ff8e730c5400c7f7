// Which messages a filter is about: the one place that says so.
#pragma once

#include "program/program.h"

namespace wayproof::program {

/// Whether a filter matches what a step sends; never a step that sends nothing.
[[nodiscard]] bool matches(const Filter& filter, const Program& program, Index step);

}  // namespace wayproof::program
