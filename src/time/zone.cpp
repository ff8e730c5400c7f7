// Everything about a zone is derived from one question: which stretch of constant offset lies around an instant. The
// table and its yearly rules answer it; local times, gaps and overlaps follow by walking from stretch to stretch.
// Tests: tests/unit/time/zone_test.cpp, and tests/tz against another reader of the same data.
#include "time/zone.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "time/zone_table.h"

namespace wayproof {

namespace {

using zone_table::Series;
using zone_table::YearlyChange;
using zone_table::YearlyRule;

const Series& series_of(std::uint16_t name) {
  return zone_table::table().series[zone_table::table().name_series[name]];
}

Instant change_in(const YearlyChange& change, std::chrono::year year) {
  const auto month = year / std::chrono::month{change.month};
  const std::chrono::weekday weekday{change.weekday};
  const std::chrono::sys_days day = change.week == 5 ? std::chrono::sys_days{month / weekday[std::chrono::last]}
                                                     : std::chrono::sys_days{month / weekday[change.week]};
  return day.time_since_epoch().count() * day_seconds + change.minutes * 60;
}

Stretch stretch_by(const YearlyRule& rule, Instant t) {
  const std::chrono::year year{civil(day_of_local(t)).year};
  const std::int32_t between = rule[0].offset * 60;
  const std::int32_t around = rule[1].offset * 60;
  const Instant first = change_in(rule[0], year);
  if (t < first) return {change_in(rule[1], year - std::chrono::years{1}), first, around};
  const Instant second = change_in(rule[1], year);
  if (t < second) return {first, second, between};
  return {second, change_in(rule[0], year + std::chrono::years{1}), around};
}

Stretch stretch_in(const Series& series, Instant t) {
  const std::uint32_t* const at = zone_table::table().row_at + series.first_row;
  const std::int16_t* const offsets = zone_table::table().row_offset + series.first_row;
  const auto passed = static_cast<std::size_t>(std::upper_bound(at, at + series.row_count, t) - at);
  const Instant begin = passed == 0 ? beginning_of_time : Instant{at[passed - 1]};
  const std::int32_t offset = (passed == 0 ? series.first_offset : offsets[passed - 1]) * 60;
  if (passed < series.row_count) return {begin, at[passed], offset};
  if (series.rule == zone_table::no_rule) return {begin, end_of_time, offset};

  const Instant rule_begin = std::max(begin, zone_table::table_begin);
  Stretch stretch = stretch_by(zone_table::table().rules[series.rule], std::max(t, rule_begin));
  if (stretch.begin <= rule_begin) stretch.begin = begin;
  return stretch;
}

/// Does the clock show `local` once more after the stretch `shown` in which it showed it?
bool shown_again(Zone zone, LocalSeconds local, Stretch shown) {
  while (shown.end <= local + day_seconds) {  // no offset reaches a day
    shown = zone.stretch_at(shown.end);
    if (shown.contains(local - shown.offset)) return true;
  }
  return false;
}

}  // namespace

Zone::Zone() : name_(zone_table::table().utc) {}

std::optional<Zone> Zone::find(std::string_view name) {
  std::size_t low = 0;
  std::size_t high = count();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (name_at(middle) < name) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == count() || name_at(low) != name) return std::nullopt;
  return Zone(static_cast<std::uint16_t>(low));
}

std::size_t Zone::count() { return zone_table::table().name_count; }

std::string_view Zone::name_at(std::size_t index) {
  const std::size_t begin = zone_table::table().name_begin[index];
  return {zone_table::table().name_text + begin, zone_table::table().name_begin[index + 1] - begin};
}

std::vector<Zone> Zone::of_country(std::string_view code) {
  const zone_table::Table& table = zone_table::table();
  std::vector<Zone> out;
  for (std::size_t n = 0; n < table.country_count; ++n) {
    if (std::string_view(table.country_text + 2 * n, 2) != code) continue;
    for (std::size_t at = table.country_begin[n]; at < table.country_begin[n + 1]; ++at)
      out.push_back(Zone(table.country_zone[at]));
  }
  return out;
}

std::string_view Zone::name() const { return name_at(name_); }

Stretch Zone::stretch_at(Instant t) const { return stretch_in(series_of(name_), t); }

Resolved Zone::resolve(LocalSeconds local) const {
  Stretch stretch = stretch_at(local - day_seconds);  // no offset reaches a day: the clock cannot be there yet
  while (local - stretch.offset >= stretch.end) stretch = stretch_at(stretch.end);
  const Instant at = local - stretch.offset;
  if (at < stretch.begin) return {stretch.begin, LocalKind::gap};
  return {at, shown_again(*this, local, stretch) ? LocalKind::overlap : LocalKind::unique};
}

std::optional<Transition> Zone::next_transition(Instant t) const {
  const Stretch stretch = stretch_at(t);
  if (stretch.end == end_of_time) return std::nullopt;
  return Transition{stretch.end, stretch.offset, offset_at(stretch.end)};
}

bool Zone::same_clock(Zone other) const {
  return zone_table::table().name_series[name_] == zone_table::table().name_series[other.name_];
}

bool Zone::same_clock(Zone other, Instant from, Instant until) const {
  while (from < until && !same_clock(other)) {
    const Stretch one = stretch_at(from), another = other.stretch_at(from);
    if (one.offset != another.offset) return false;
    from = std::min(one.end, another.end);
  }
  return true;
}

std::string_view tzdata_version() { return zone_table::table().release; }

Instant add(Instant t, const Duration& duration, Zone zone) {
  if (duration.exact()) return t + duration.seconds;
  const LocalSeconds local = zone.local(t);
  const Day day = plus_months(day_of_local(local), duration.months) + duration.days;
  const Instant at = zone.resolve(day * day_seconds + clock_of_local(local)).at + duration.seconds;
  // Only an overlap of a day or longer could lead to the wrong side of `t`. The table has none; a zone may make one
  // yet.
  return duration.negative() ? std::min(at, t) : std::max(at, t);
}

Resolved resolve(const WrittenMoment& moment, Zone zone) {
  if (moment.offset) return {moment.local - *moment.offset, LocalKind::unique};
  return zone.resolve(moment.local);
}

std::string iso(Instant t, Zone zone) {
  if (zone == Zone{}) return iso_utc(t);
  const std::int32_t minutes = zone.offset_at(t) / 60;
  return iso_local(zone.local(t)) + (minutes < 0 ? '-' : '+') + padded(std::abs(minutes) / 60, 2) + ':' +
         padded(std::abs(minutes) % 60, 2);
}

}  // namespace wayproof
