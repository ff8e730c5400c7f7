// What the checker says of many files, for tests/schema/agree.mjs: reads lines "<kind> TAB <json>", answers a line
// each:
//   accept                  nothing that a schema could object to
//   reject <n> <rule> ...   n findings, and their rules
//   newer                   of a later minor version with unknown keys, of which this release's schema knows nothing
// Findings that no schema can make (docs/format.md lists them) count as accepted and are named behind: "accept <rule>
// ...".
#include <algorithm>
#include <iostream>
#include <string>

#include "json/read.h"
#include "model/decode.h"
#include "model/grammar.h"

namespace {

using namespace wayproof;

bool beyond_schemas(std::string_view rule) { return rule == "file/impossible-value" || rule == "file/empty-range"; }

std::string verdict(std::string_view kind, std::string_view text) {
  const model::Shape& shape = kind == "journey"     ? model::grammar::journey
                              : kind == "workspace" ? model::grammar::workspace
                              : kind == "tests"     ? model::grammar::tests
                              : kind == "baseline"  ? model::grammar::baseline
                              : kind == "pack"      ? model::grammar::pack
                                                    : model::grammar::customer;
  const json::ReadResult read = json::read(text);
  if (!read.errors.empty()) return "unreadable";
  Report report;
  (void)model::check_file(read.tree.root(), shape, 0, report, {});
  std::size_t rejections = 0;
  std::string rules;
  bool newer = false;
  for (const Finding& finding : std::move(report).finish()) {
    newer = newer || finding.rule == "file/newer-format";
    if (!beyond_schemas(finding.rule) && finding.rule != "file/newer-format") ++rejections;
    rules += " " + std::string(finding.rule);
  }
  if (rejections > 0) return "reject " + std::to_string(rejections) + rules;
  return newer ? "newer" : "accept" + rules;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return 2;
    std::cout << verdict(std::string_view(line).substr(0, tab), std::string_view(line).substr(tab + 1)) << '\n';
  }
}
