#include "rules/registry.h"

#include <array>

namespace wayproof::rules {

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
