#include "dialect/changes.h"

namespace wayproof::dialect {
namespace {

using model::Check;
using model::OnFail;
using program::Gate;

bool same_counting(const program::Limit& a, const program::Limit& b) {
  return a.kind == b.kind && a.length == b.length && a.unit == b.unit && a.zone == b.zone && a.count_at == b.count_at;
}

/// Whether every message that the check concerns fares the same; the two are what the limits or hours say themselves.
bool same_fate(const Gate& own, OnFail says, const Gate& other, OnFail says_other, Check check) {
  const auto c = static_cast<std::size_t>(check);
  for (std::size_t p = 0; p < model::purpose_count; ++p) {
    const program::CheckPolicy& a = own.policy[c][p];
    const program::CheckPolicy& b = other.policy[c][p];
    if (!a.applies) continue;
    if ((a.overridden ? a.on_fail : says) != (b.overridden ? b.on_fail : says_other)) return false;
  }
  return true;
}

bool same_hours(const Gate& own, const std::vector<program::Hours>& a, const Gate& other,
                const std::vector<program::Hours>& b) {
  for (std::size_t h = 0; h < a.size(); ++h) {
    if (!same_fate(own, a[h].on_fail, other, b[h].on_fail, Check::hours)) return false;
  }
  return true;
}

}  // namespace

Changes changes_between(const Gate& own, const Gate& other) {
  Changes out;
  for (Index c = 0; c < own.caps.size(); ++c) {
    if (!same_counting(own.caps[c], other.caps[c])) out.counting.push_back(c);
    if (!same_fate(own, own.caps[c].on_full, other, other.caps[c].on_full, Check::caps)) out.full.push_back(c);
  }
  out.closed = !same_hours(own, own.quiet, other, other.quiet) || !same_hours(own, own.windows, other, other.windows);
  return out;
}

Changes noticed(Changes changes, const Gate& gate) {
  const auto mode = [&](Check check) { return gate.mode[static_cast<std::size_t>(check)]; };
  if (mode(Check::caps) == model::Mode::off) changes.counting.clear();
  if (mode(Check::caps) != model::Mode::enforce) changes.full.clear();
  if (mode(Check::hours) != model::Mode::enforce) changes.closed = false;
  return changes;
}

}  // namespace wayproof::dialect
