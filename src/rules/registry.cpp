// The one list of rules. tests/unit/rules/registry_test.cpp holds it equal to the files in this folder.
#include <array>

#include "rules/rule.h"

// clang-format off
#define WAYPROOF_RULES(rule) \
  rule(graph_dead_branch)    \
  rule(graph_no_way_out)     \
  rule(graph_unreachable)    \
  rule(graph_zero_time_loop)
// clang-format on

namespace wayproof::rules {

// Each is defined in src/rules/<family>/<name>.cpp.
#define WAYPROOF_DECLARE(name) extern const Rule name;
WAYPROOF_RULES(WAYPROOF_DECLARE)
#undef WAYPROOF_DECLARE

std::span<const Rule* const> registry() {
#define WAYPROOF_ADDRESS(name) &name,
  static constexpr std::array all{WAYPROOF_RULES(WAYPROOF_ADDRESS)};
#undef WAYPROOF_ADDRESS
  return all;
}

const Rule* find_rule(std::string_view id) {
  for (const Rule* rule : registry()) {
    if (rule->info.id == id) return rule;
  }
  return nullptr;
}

std::span<const std::string_view> retired_ids() { return {}; }

}  // namespace wayproof::rules
