#include "proof/race.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "trace/customer.h"

namespace wayproof::proof {
namespace {

using program::none;
using trace::LogEntry;

auto told_apart_by(const LogEntry& entry) {
  return std::tuple(entry.kind, entry.journey, entry.step, entry.subject, entry.detail, entry.flag, entry.number);
}

/// The entries of the instant at which the log goes on at `from`.
std::size_t end_of_instant(const std::vector<LogEntry>& log, std::size_t from) {
  std::size_t end = from;
  while (end < log.size() && log[end].at == log[from].at) ++end;
  return end;
}

bool same_but_for_order(const std::vector<LogEntry>& one, const std::vector<LogEntry>& other, std::size_t from,
                        std::size_t end) {
  if (end_of_instant(one, from) != end || one[from].at != other[from].at) return false;
  const auto begin = static_cast<std::ptrdiff_t>(from), stop = static_cast<std::ptrdiff_t>(end);
  return std::is_permutation(one.begin() + begin, one.begin() + stop, other.begin() + begin, other.begin() + stop,
                             [](const LogEntry& a, const LogEntry& b) { return told_apart_by(a) == told_apart_by(b); });
}

}  // namespace

program::Program in_other_order(program::Program program) {
  std::reverse(program.order.begin(), program.order.end());
  return program;
}

std::optional<Race> race_of(const program::Program& program, const model::Project& project, const Refutation& shown) {
  Report ignored;  // names come from the program itself
  const auto rehearsal = trace::prepare(program, project, shown.customer, 0, ignored);
  const trace::Run usual = trace::replay(program, rehearsal);
  const auto& log = shown.run.log;
  for (std::size_t from = 0; from < log.size();) {
    const std::size_t end = end_of_instant(log, from);
    if (from < usual.log.size() && same_but_for_order(usual.log, log, from, end)) {
      from = end;
      continue;
    }
    Race out{.at = log[from].at};
    for (std::size_t n = from; n < end; ++n) {
      const Index journey = log[n].journey;
      if (journey == none || journey == out.first) continue;
      (out.first == none ? out.first : out.second) = journey;
      if (out.second != none) return out;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace wayproof::proof
