// Calendar arithmetic (on std::chrono's proleptic Gregorian calendar) and the strict readers and printers of durations,
// clocks, dates and moments. Readers accept their grammar and nothing near it, so that no two readers of a file can
// take it differently. Tests: tests/unit/time/time_test.cpp.
#include "time/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace wayproof {

namespace {

std::chrono::sys_days chrono_day(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

Day from_chrono(std::chrono::sys_days day) { return static_cast<Day>(day.time_since_epoch().count()); }

/// Reads a text from left to right; every read either succeeds or leaves the place where it was.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Exactly `count` digits, at most nine.
  std::optional<std::int32_t> fixed(std::size_t count) {
    if (digits() < count) return std::nullopt;
    return static_cast<std::int32_t>(take_number(count));
  }

  /// All digits that follow, at least one. What is too great for any use is read as `huge`.
  std::optional<std::int64_t> number() {
    const std::size_t count = digits();
    if (count == 0) return std::nullopt;
    return take_number(count);
  }

 private:
  static constexpr std::int64_t huge = 1'000'000'000'000;  // times any unit's worth still far from overflow

  [[nodiscard]] std::size_t digits() const {
    std::size_t count = 0;
    while (count < rest_.size() && '0' <= rest_[count] && rest_[count] <= '9') ++count;
    return count;
  }

  std::int64_t take_number(std::size_t count) {
    std::int64_t value = 0;
    for (const char c : rest_.substr(0, count)) value = std::min(value * 10 + (c - '0'), huge);
    rest_.remove_prefix(count);
    return value;
  }

  std::string_view rest_;
};

std::optional<Day> read_date(Cursor& in) {
  const auto year = in.fixed(4);
  if (!year || !in.take('-')) return std::nullopt;
  const auto month = in.fixed(2);
  if (!month || !in.take('-')) return std::nullopt;
  const auto day = in.fixed(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const Day result = from_chrono(std::chrono::sys_days{date});
  if (result * day_seconds < first_instant || result * day_seconds > last_instant) return std::nullopt;
  return result;
}

std::optional<ClockTime> read_clock(Cursor& in) {
  const auto hour = in.fixed(2);
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.fixed(2);
  if (!minute || !in.take(':')) return std::nullopt;
  const auto second = in.fixed(2);
  if (!second || *minute > 59 || *second > 59) return std::nullopt;
  const ClockTime clock = *hour * 3600 + *minute * 60 + *second;
  if (clock > day_seconds) return std::nullopt;
  return clock;
}

/// "Z", "+08:00" or "-03:30", in seconds east of UTC.
std::optional<std::int32_t> read_offset(Cursor& in) {
  if (in.take('Z')) return 0;
  const bool west = in.take('-');
  if (!west && !in.take('+')) return std::nullopt;
  const auto hours = in.fixed(2);
  if (!hours || !in.take(':')) return std::nullopt;
  const auto minutes = in.fixed(2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int32_t seconds = *hours * 3600 + *minutes * 60;
  return west ? -seconds : seconds;
}

enum Total : std::size_t { months, days, seconds, total_count };
using Totals = std::array<std::int64_t, total_count>;
constexpr Totals most = {1'200, 36'525, 36'525 * day_seconds};

/// A part of a duration: its letter, the sum it belongs to, and what one of it adds there.
struct Unit {
  char letter;
  Total total;
  std::int64_t worth;
};
constexpr std::array<Unit, 4> date_units = {Unit{'Y', months, 12}, Unit{'M', months, 1}, Unit{'W', days, 7},
                                            Unit{'D', days, 1}};
constexpr std::array<Unit, 3> time_units = {Unit{'H', seconds, 3600}, Unit{'M', seconds, 60}, Unit{'S', seconds, 1}};

/// Reads the parts that stand here, in the order of `units`, into `totals`. Gives their letters, or nothing if one has
/// no letter, a wrong one, or a sum grows too great.
template <std::size_t n>
std::optional<std::string> read_parts(Cursor& in, const std::array<Unit, n>& units, Totals& totals) {
  std::string letters;
  auto unit = units.begin();
  while (const auto number = in.number()) {
    while (unit != units.end() && !in.take(unit->letter)) ++unit;
    if (unit == units.end()) return std::nullopt;
    totals[unit->total] += *number * unit->worth;
    if (totals[unit->total] > most[unit->total]) return std::nullopt;
    letters += unit->letter;
    ++unit;
  }
  return letters;
}

/// The fewest and the most days that n months in a row can have.
constexpr std::array<std::int64_t, 12> fewest_days = {0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
constexpr std::array<std::int64_t, 12> most_days = {0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};
constexpr std::int64_t offset_swing = 2 * 3600;

struct Bounds {
  std::int64_t shortest;
  std::int64_t longest;
};

/// For a duration that is not negative.
Bounds bounds(const Duration& d) {
  if (d.exact()) return {d.seconds, d.seconds};
  const std::int64_t years = d.months / 12;
  const auto rest = static_cast<std::size_t>(d.months % 12);
  const std::int64_t fewest = years * 365 + fewest_days[rest] + d.days;
  const std::int64_t greatest = years * 366 + most_days[rest] + d.days;
  return {fewest * day_seconds - offset_swing + d.seconds, greatest * day_seconds + offset_swing + d.seconds};
}

Duration opposite(const Duration& d) { return {-d.months, -d.days, -d.seconds}; }

void print_part(std::string& out, std::int64_t count, char letter) {
  if (count != 0) out += std::to_string(count) + letter;
}

}  // namespace

Day day_of(CivilDate date) {
  return from_chrono(std::chrono::year_month_day{std::chrono::year{date.year},
                                                 std::chrono::month{static_cast<unsigned>(date.month)},
                                                 std::chrono::day{static_cast<unsigned>(date.day)}});
}

CivilDate civil(Day day) {
  const std::chrono::year_month_day date{chrono_day(day)};
  return {static_cast<int>(date.year()), static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
          static_cast<std::int32_t>(static_cast<unsigned>(date.day()))};
}

int weekday(Day day) { return static_cast<int>(std::chrono::weekday{chrono_day(day)}.iso_encoding()) - 1; }

Day day_of_local(LocalSeconds local) {
  const std::int64_t whole = local / day_seconds;
  return static_cast<Day>(local % day_seconds < 0 ? whole - 1 : whole);
}

ClockTime clock_of_local(LocalSeconds local) {
  const std::int64_t rest = local % day_seconds;
  return static_cast<ClockTime>(rest < 0 ? rest + day_seconds : rest);
}

Day plus_months(Day day, std::int32_t count) {
  const std::chrono::year_month_day date{chrono_day(day)};
  const std::chrono::year_month month = date.year() / date.month() + std::chrono::months{count};
  const auto last = std::chrono::year_month_day_last{month / std::chrono::last}.day();
  return from_chrono(std::chrono::sys_days{month / std::min(date.day(), last)});
}

std::int64_t Duration::shortest() const {
  return negative() ? -bounds(opposite(*this)).longest : bounds(*this).shortest;
}

std::int64_t Duration::longest() const {
  return negative() ? -bounds(opposite(*this)).shortest : bounds(*this).longest;
}

std::optional<Duration> parse_duration(std::string_view text, bool allow_negative) {
  Cursor in(text);
  const bool negative = allow_negative && in.take('-');
  if (!in.take('P')) return std::nullopt;
  Totals totals{};
  const auto date_part = read_parts(in, date_units, totals);
  if (!date_part) return std::nullopt;
  const bool weeks = date_part->find('W') != std::string::npos;
  if (in.take('T')) {
    const auto time_part = read_parts(in, time_units, totals);
    if (!time_part || time_part->empty() || weeks) return std::nullopt;
  } else if (date_part->empty() || (weeks && date_part->size() > 1)) {
    return std::nullopt;
  }
  if (!in.at_end()) return std::nullopt;
  const Duration duration = {static_cast<std::int32_t>(totals[months]), static_cast<std::int32_t>(totals[days]),
                             totals[seconds]};
  return negative ? opposite(duration) : duration;
}

std::string iso(const Duration& duration) {
  if (duration.zero()) return "PT0S";
  const Duration d = duration.negative() ? opposite(duration) : duration;
  std::string out = duration.negative() ? "-P" : "P";
  print_part(out, d.months / 12, 'Y');
  print_part(out, d.months % 12, 'M');
  print_part(out, d.days, 'D');
  if (d.seconds != 0) out += 'T';
  print_part(out, d.seconds / 3600, 'H');
  print_part(out, d.seconds / 60 % 60, 'M');
  print_part(out, d.seconds % 60, 'S');
  return out;
}

std::optional<ClockTime> parse_clock(std::string_view text) {
  Cursor in(text);
  const auto clock = read_clock(in);
  return in.at_end() ? clock : std::nullopt;
}

std::string padded(std::int64_t number, std::size_t digits) {
  const std::string plain = std::to_string(number < 0 ? -number : number);
  const std::size_t lacking = plain.size() < digits ? digits - plain.size() : 0;
  return (number < 0 ? "-" : "") + std::string(lacking, '0') + plain;
}

std::string iso_clock(ClockTime clock) {
  return padded(clock / 3600, 2) + ':' + padded(clock / 60 % 60, 2) + ':' + padded(clock % 60, 2);
}

std::optional<Day> parse_date(std::string_view text) {
  Cursor in(text);
  const auto day = read_date(in);
  return in.at_end() ? day : std::nullopt;
}

std::string iso_date(Day day) {
  const CivilDate date = civil(day);
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::string iso_local(LocalSeconds local) {
  return iso_date(day_of_local(local)) + 'T' + iso_clock(clock_of_local(local));
}

std::string iso_utc(Instant t) { return iso_local(t) + 'Z'; }

std::optional<WrittenMoment> parse_moment(std::string_view text) {
  Cursor in(text);
  const auto day = read_date(in);
  if (!day || !in.take('T')) return std::nullopt;
  const auto clock = read_clock(in);
  if (!clock || *clock == day_seconds) return std::nullopt;
  WrittenMoment moment{*day * day_seconds + *clock, std::nullopt};
  if (in.at_end()) return moment;
  moment.offset = read_offset(in);
  if (!moment.offset || !in.at_end()) return std::nullopt;
  return moment;
}

}  // namespace wayproof
