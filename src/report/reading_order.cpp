#include "report/reading_order.h"

#include <map>
#include <tuple>

#include "base/stable_sort.h"

namespace wayproof::report {
namespace {

int rank(const Finding& finding) {
  if (finding.rule == "file/syntax") return 0;
  return finding.severity == Severity::error ? 1 : finding.severity == Severity::warning ? 2 : 3;
}

}  // namespace

std::vector<Alike> worst_first(const std::vector<const Finding*>& findings) {
  // Two reasons of one rule have different sentences; the names in them do not matter.
  using Cause = std::tuple<int, std::string_view, std::string_view, std::string_view>;
  std::map<Cause, std::size_t> seen;
  std::vector<Alike> result;
  for (const Finding* finding : findings) {
    const Cause cause{rank(*finding), finding->rule, finding->why.key, finding->advice.key};
    const auto [place, added] = seen.emplace(cause, result.size());
    if (added) result.emplace_back();
    result[place->second].push_back(finding);
  }
  stable_sort(result, [](const Alike& a, const Alike& b) { return rank(*a.front()) < rank(*b.front()); });
  return result;
}

}  // namespace wayproof::report
