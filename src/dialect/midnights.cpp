#include "dialect/midnights.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "facts/facts.h"
#include "program/filter.h"

namespace wayproof::dialect {
namespace {

using Unit = model::Window::Unit;

constexpr std::int64_t minute = 60;
// Of customers who get many messages the first ones will do.
constexpr std::size_t most_messages = 9;

/// The first beginning of a day, week or month after `t`.
Instant next_beginning(Zone zone, Unit unit, Instant t) {
  Day day = day_of_local(zone.local(t)) + 1;
  if (unit == Unit::week) day += (7 - weekday(day)) % 7;
  while (unit == Unit::month && civil(day).day != 1) ++day;
  return zone.resolve(static_cast<LocalSeconds>(day) * day_seconds).at;
}

/// How long before midnight nothing may be sent any more: not at all, and by each of the hours that close in the
/// evening.
std::vector<std::int64_t> closes_before(const program::Gate& gate) {
  std::vector<std::int64_t> out{0};
  const auto add = [&](ClockTime closes) {
    const std::int64_t before = day_seconds - closes;
    if (closes > day_seconds / 2 && std::find(out.begin(), out.end(), before) == out.end()) out.push_back(before);
  };
  for (const program::Hours& hours : gate.quiet) add(hours.range.from);
  for (const program::Hours& hours : gate.windows) add(hours.range.to);
  return out;
}

/// Down to a time as people tell it, where that leaves something.
std::int64_t rounded(std::int64_t seconds) {
  for (const std::int64_t unit : {10 * minute, minute}) {
    if (seconds >= unit) return seconds / unit * unit;
  }
  return seconds;
}

}  // namespace

std::vector<std::int64_t> onto_midnights(const program::Program& program, const trace::Run& run,
                                         const program::Limit& limit) {
  std::vector<std::int64_t> out;
  if (limit.kind != model::Window::Kind::calendar) return out;
  const Zone zone = limit.zone.value_or(run.state.zone);
  std::vector<Instant> times;
  for (const trace::MessageRecord& record : run.state.messages) {
    if (program::matches(limit.of, program, record.step)) times.push_back(record.planned);
  }
  stable_sort(times);
  for (const std::int64_t before : closes_before(program.gate)) {
    for (std::size_t n = 0; n + 1 < std::min(times.size(), most_messages); ++n) {
      const std::int64_t gap = times[n + 1] - times[n];
      const Instant closes = next_beginning(zone, limit.unit, times[n] + before) - before;
      if (gap > 0 && times[n + 1] < closes) out.push_back(closes - times[n] - rounded((gap + 1) / 2));
    }
  }
  return out;
}

}  // namespace wayproof::dialect
