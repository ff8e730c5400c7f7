#include "proof/clock.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof::proof {
namespace {

constexpr Instant monday = 1'704'067'200;  // 2024-01-01T00:00:00Z, any Monday would do
// The longest that hours are looked for: what opens later does not open.
constexpr std::int64_t horizon = 400 * day_seconds;

}  // namespace

Clock Clock::ordinary(Ticks tick) { return {Zone(), {}, monday, tick, true}; }

Clock Clock::dated(Zone zone, WorkCalendar calendar, Instant origin, Ticks tick) {
  return {zone, calendar, origin, tick, false};
}

Instant Clock::at_midnight(Day day, const Duration& plus) const {
  return add(zone_.resolve(LocalSeconds{day} * day_seconds).at, plus, zone_);
}

std::vector<Duration> Clock::readings(const Duration& duration) const {
  if (duration.months == 0 || !ordinary_) return {duration};
  // Eight years with two leap days in them have every length that so many months can have.
  const Day first = day_of({2021, 1, 1});
  Day least = std::numeric_limits<Day>::max(), most = std::numeric_limits<Day>::min();
  for (Day day = first; day < first + 8 * 366; ++day) {
    const Day days = plus_months(day, duration.months) - day;
    least = std::min(least, days);
    most = std::max(most, days);
  }
  std::vector<Duration> out;
  for (Day days = least; days <= most; ++days)
    out.push_back({.months = 0, .days = days + duration.days, .seconds = duration.seconds});
  return out;
}

std::vector<Instant> Clock::boundaries(const std::vector<ClockTime>& clocks, Instant from, Instant to) const {
  std::vector<Instant> out;
  for (Instant t = from; t <= to;) {
    const Stretch stretch = zone_.stretch_at(t);
    if (stretch.begin > from) out.push_back(stretch.begin);
    const Instant end = std::min(to, stretch.end - 1);
    for (Day day = day_of_local(t + stretch.offset) - 1; day <= day_of_local(end + stretch.offset); ++day) {
      for (const ClockTime clock : clocks) {
        const Instant at = static_cast<Instant>(day) * day_seconds + clock - stretch.offset;
        if (at > from && at >= t && at <= end) out.push_back(at);
      }
    }
    if (stretch.end == end_of_time) break;
    t = stretch.end;
  }
  stable_sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<Piece> Clock::later(const Duration& duration, Ticks from, Ticks to) const {
  if (duration.exact() || ordinary_) {
    return {{from, to, true, ticks(duration.days * day_seconds + duration.seconds)}};
  }
  // The sum is a shift, or stands still in a gap, between the changes of the clock at its start and at its end.
  const Instant first = instant(from), last = instant(to);
  std::vector<Instant> breaks{first};
  const auto add_break = [&](Instant t) {
    if (t > first && t <= last) breaks.push_back(t);
  };
  const std::int64_t reach = duration.longest() + 2 * day_seconds;
  for (auto change = zone_.next_transition(first - 2 * day_seconds); change && change->at <= last + reach;
       change = zone_.next_transition(change->at)) {
    add_break(change->at);
    for (const std::int32_t offset : {change->before, change->after}) {
      const LocalSeconds target = change->at + offset;
      for (const std::int32_t start : {change->before, change->after})
        add_break(target - static_cast<std::int64_t>(duration.days) * day_seconds - start);
    }
  }
  stable_sort(breaks);
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  std::vector<Piece> out;
  for (std::size_t n = 0; n < breaks.size(); ++n) {
    const Instant begin = breaks[n], end = n + 1 < breaks.size() ? breaks[n + 1] - tick_ : last;
    if (end < begin) continue;
    const Instant begins_to = add(begin, duration, zone_), ends_to = add(end, duration, zone_);
    const bool moves = begin == end || ends_to != begins_to;
    out.push_back({at(begin), at(end), moves, moves ? (begins_to - begin) / tick_ : at(begins_to)});
  }
  return out;
}

std::vector<Piece> Clock::next_clock(ClockTime clock, const DaySet& days, Ticks from, Ticks to) const {
  std::vector<Piece> out;
  for (Ticks t = from; t <= to;) {
    const auto next = wayproof::next_clock(instant(t), clock, zone_, days, calendar_);
    if (!next) break;
    const Ticks end = std::min(to, at(*next));
    out.push_back({t, end, false, at(*next)});
    t = end + 1;
  }
  return out;
}

std::vector<Piece> Clock::clock_of_day(ClockTime clock, Ticks from, Ticks to) const {
  std::vector<Piece> out;
  Instant begin = instant(from);
  const auto piece = [&](Instant end) {
    const Day day = day_of_local(zone_.local(begin));
    out.push_back({at(begin), at(end), false, at(resolve_local(day, clock, zone_).at)});
  };
  for (const Instant midnight : boundaries({0}, begin, instant(to))) {
    piece(midnight - tick_);
    begin = midnight;
  }
  piece(instant(to));
  return out;
}

std::vector<Piece> Clock::when_open(const OpenHours& hours, Ticks from, Ticks to) const {
  std::vector<ClockTime> clocks{0};
  for (const auto ranges : {hours.windows, hours.quiet}) {
    for (const auto& range : ranges) {
      clocks.push_back(range.from);
      clocks.push_back(range.to % static_cast<ClockTime>(day_seconds));
    }
  }
  std::vector<Piece> out;
  Instant begin = instant(from);
  const auto piece = [&](Instant end) {
    if (hours.open(zone_.local(begin))) {
      if (!out.empty() && out.back().moves && out.back().to + 1 == at(begin)) {
        out.back().to = at(end);
      } else {
        out.push_back({at(begin), at(end), true, 0});
      }
    } else {
      const auto opens = first_open(begin, begin + horizon, zone_, hours);
      const Ticks when = opens ? at(*opens) : never;
      if (!out.empty() && !out.back().moves && out.back().value == when) {
        out.back().to = at(end);
      } else {
        out.push_back({at(begin), at(end), false, when});
      }
    }
  };
  for (const Instant boundary : boundaries(clocks, begin, instant(to))) {
    piece(boundary - tick_);
    begin = boundary;
  }
  piece(instant(to));
  return out;
}

std::vector<Side> Clock::sides(const DailyRange& range, Ticks from, Ticks to) const {
  std::vector<Side> out;
  Instant begin = instant(from);
  const auto side = [&](Instant end) {
    const bool is = inside(range, zone_.local(begin), calendar_);
    if (!out.empty() && out.back().inside == is) {
      out.back().to = at(end);
    } else {
      out.push_back({at(begin), at(end), is});
    }
  };
  const std::vector<ClockTime> clocks{0, range.from, range.to % static_cast<ClockTime>(day_seconds)};
  for (const Instant boundary : boundaries(clocks, begin, instant(to))) {
    side(boundary - tick_);
    begin = boundary;
  }
  side(instant(to));
  return out;
}

std::vector<Ticks> Clock::clocks(ClockTime clock, const DaySet& days, Ticks from, Ticks to) const {
  std::vector<Ticks> out;
  for (const Piece& piece : next_clock(clock, days, from, to)) {
    if (piece.value <= to) out.push_back(piece.value);
  }
  return out;
}

}  // namespace wayproof::proof
