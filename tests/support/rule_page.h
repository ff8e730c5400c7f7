// Reads a rule's page: its headings, its metadata, its examples. tools/rule_pages.py says what a page looks like.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace wayproof::testing {

/// A fenced block: "```json cart.journey.json" has info "json cart.journey.json". A planning table is "csv plan.csv".
struct Fence {
  std::string info;
  std::string text;       ///< without the fences, each line with its end
  std::string heading;    ///< the second-level heading it stands under
  std::size_t begin = 0;  ///< of the text in the page
  bool adjacent = false;  ///< nothing but blank lines between this and the block before
};

/// An example: the files that blocks in a row hold, and the report that stands below.
struct Example {
  std::vector<std::pair<std::string, std::string>> files;  ///< own ones, then the shared ones they do not replace
  bool fails = false;
  std::string report;
  std::size_t report_begin = 0;
};

struct RulePage {
  std::string path;
  std::string source;
  std::string title;                  ///< of the first heading
  std::vector<std::string> headings;  ///< of the second level, in order
  std::string metadata;               ///< JSON
  std::vector<Example> examples;
};

[[nodiscard]] RulePage read_rule_page(const std::string& path);

}  // namespace wayproof::testing
