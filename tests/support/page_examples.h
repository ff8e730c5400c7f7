// What the pages of rules and of mechanisms are held to alike: their headings, their examples, the reports below them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "support/checked.h"
#include "support/rule_page.h"

namespace wayproof::testing {

/// A page and its translation.
struct PagePair {
  RulePage english, chinese;
};
/// The page beside the code: `stem` is its path below src/, without an ending.
[[nodiscard]] PagePair read_page_pair(const std::string& stem);

/// The title, the fixed headings, an example that fails and one that passes, and all examples in the translation.
void expect_page_shape(const PagePair& pages, std::string_view title, bool with_sources);

/// Compares the reports of a page's failing example, in both languages, with what is found in its files, and writes
/// them anew when UPDATE_GOLDEN=1. `nth`: among the failing examples.
void check_page_reports(const PagePair& pages, std::size_t example, std::size_t nth, const Loaded& loaded,
                        const std::vector<Finding>& findings, Day as_of);

}  // namespace wayproof::testing
