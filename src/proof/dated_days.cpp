#include "proof/dated_days.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof::proof {
namespace {

// Longer waits and windows span from one change of the clock to the next: then nothing is ordinary.
constexpr std::int64_t longest_reach = 100 * day_seconds;
// Who is looked at lives within these years around the start, as reaches go no further.
constexpr std::int64_t years_before = 3 * 366 * day_seconds, years_after = 6 * 366 * day_seconds;

/// What lies between [first, last] is no ordinary day.
struct Odd {
  Instant first = 0, last = 0;
};

/// A change of the clock as who lives by it sees it.
struct Seen {
  LocalSeconds at = 0;
  std::int32_t by = 0;

  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<Seen> changes_of(Zone zone, Instant after, Instant until) {
  std::vector<Seen> out;
  for (auto change = zone.next_transition(after); change && change->at < until;
       change = zone.next_transition(change->at))
    out.push_back({change->at + change->before, change->after - change->before});
  return out;
}

}  // namespace

Instant beginning_of_day(Instant t, Zone zone, bool weeks) {
  Day day = day_of_local(zone.local(t));
  if (weeks) day -= weekday(day);
  return zone.resolve(LocalSeconds{day} * day_seconds).at;
}

std::vector<Zone> unlike(const std::vector<Zone>& zones, Instant start) {
  std::vector<Zone> out;
  std::vector<std::vector<Seen>> known;
  for (const Zone zone : zones) {
    auto changes = changes_of(zone, start - years_before, start + years_after);
    if (std::find(known.begin(), known.end(), changes) != known.end()) continue;
    known.push_back(std::move(changes));
    out.push_back(zone);
  }
  return out;
}

bool alike(const DatedDays& one, const DatedDays& other) {
  const auto changes = [](const DatedDays& days) { return changes_of(days.zone, days.from, days.from + days.seconds); };
  return one.zone.local(one.from) == other.zone.local(other.from) && one.seconds == other.seconds &&
         one.lead == other.lead && changes(one) == changes(other);
}

std::optional<std::vector<DatedDays>> dated_days(const program::Program& program, Zone zone, Instant start,
                                                 const Reach& reach, bool weeks) {
  const bool holidays = weeks && (!program.holidays.empty() || !program.workdays.empty());
  std::vector<DatedDays> out;
  if (!holidays && !zone.next_transition(start)) return out;
  if (std::max({reach.stay, reach.memory, reach.window}) > longest_reach) return std::nullopt;
  const std::int64_t lead = reach.stay + reach.window + 2 * day_seconds;
  const std::int64_t tail = reach.stay + reach.memory + reach.window + 2 * day_seconds;

  std::vector<Odd> odd;
  const Instant earliest = start - lead - tail;
  // Rules repeat every year on the same day of the week: one change there and one back stand for all.
  int ahead = 0;
  for (auto change = zone.next_transition(earliest); change && ahead < 2; change = zone.next_transition(change->at)) {
    odd.push_back({change->at, change->at});
    if (change->at > start + lead) ++ahead;
  }
  for (const auto* days : {&program.holidays, &program.workdays}) {
    for (const Day day : *days) {
      const Instant at = zone.resolve(LocalSeconds{day} * day_seconds).at;
      if (holidays && at > earliest) odd.push_back({at, at + day_seconds});
    }
  }
  stable_sort(odd, [](const Odd& a, const Odd& b) { return a.first < b.first; });
  for (const Odd& one : odd) {
    if (!out.empty() && one.first - lead <= out.back().from + out.back().seconds) {
      out.back().seconds = std::max(out.back().seconds, one.last + tail - out.back().from);
      continue;
    }
    const Instant from = beginning_of_day(one.first - lead, zone, weeks);
    out.push_back({zone, from, one.last + tail - from, one.first - from});
  }
  for (const DatedDays& days : out) {
    if (days.seconds > most_dated) return std::nullopt;
  }
  return out;
}

}  // namespace wayproof::proof
