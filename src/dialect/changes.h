// What two ways of carrying out the same checks before sending do not share.
#pragma once

#include <vector>

#include "program/program.h"

namespace wayproof::dialect {

using program::Index;
using program::none;

struct Changes {
  std::vector<Index> counting;  ///< limits that count another stretch of time, or messages at another moment
  std::vector<Index> full;      ///< limits that do something else with a message too many
  bool closed = false;          ///< closed hours do something else with a message

  [[nodiscard]] bool empty() const { return counting.empty() && full.empty() && !closed; }
};

/// Of two gates with the same limits and hours, as `program::as_read_by` makes them.
[[nodiscard]] Changes changes_between(const program::Gate& own, const program::Gate& other);

/// Those that anybody can notice: what a check only watches stops nobody, and what nobody checks counts nothing.
[[nodiscard]] Changes noticed(Changes changes, const program::Gate& gate);

}  // namespace wayproof::dialect
