#include "facts/week.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace wayproof::facts {
namespace {

constexpr auto day_length = static_cast<std::int32_t>(day_seconds);

bool allows(const DaySet& days, int weekday) {
  if (days.workdays && weekday < 5) return true;
  return ((days.weekdays >> static_cast<unsigned>(weekday)) & 1U) != 0;
}

}  // namespace

WeekSet::WeekSet(std::vector<Range> ranges) {
  std::vector<Range> inside;
  inside.reserve(ranges.size() + 1);
  for (const Range& range : ranges) {
    if (range.begin >= range.end) continue;
    if (range.end - range.begin >= week_seconds) {
      ranges_ = {{0, week_seconds}};
      return;
    }
    if (range.end <= week_seconds) {
      inside.push_back(range);
    } else {
      inside.push_back({range.begin, week_seconds});
      inside.push_back({0, range.end - week_seconds});
    }
  }
  stable_sort(inside, [](const Range& a, const Range& b) { return a.begin < b.begin; });
  for (const Range& range : inside) {
    if (!ranges_.empty() && range.begin <= ranges_.back().end) {
      ranges_.back().end = std::max(ranges_.back().end, range.end);
    } else {
      ranges_.push_back(range);
    }
  }
}

WeekSet WeekSet::always() { return WeekSet({{0, week_seconds}}); }

WeekSet WeekSet::at(ClockTime clock, const DaySet& days) {
  std::vector<Range> ranges;
  for (int day = 0; day < 7; ++day) {
    const std::int32_t second = day * day_length + clock;
    if (allows(days, day)) ranges.push_back({second % week_seconds, second % week_seconds + 1});
  }
  return WeekSet(std::move(ranges));
}

WeekSet WeekSet::daily(ClockTime from, ClockTime to, const DaySet& days) {
  if (from == to) return {};
  const std::int32_t length = from < to ? to - from : to - from + day_length;
  std::vector<Range> ranges;
  for (int day = 0; day < 7; ++day) {
    const std::int32_t begin = day * day_length + from % day_length;
    if (allows(days, day)) ranges.push_back({begin, begin + length});
  }
  return WeekSet(std::move(ranges));
}

bool WeekSet::contains(std::int32_t second) const {
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), second,
                                      [](std::int32_t s, const Range& r) { return s < r.begin; });
  return after != ranges_.begin() && second < std::prev(after)->end;
}

WeekSet WeekSet::shifted(std::int64_t seconds) const {
  const auto by = static_cast<std::int32_t>(((seconds % week_seconds) + week_seconds) % week_seconds);
  std::vector<Range> ranges;
  ranges.reserve(ranges_.size());
  for (const Range& range : ranges_) {
    // Begin stays below the week's end, so that the constructor has to split at one place only.
    const std::int32_t begin = (range.begin + by) % week_seconds;
    ranges.push_back({begin, begin + (range.end - range.begin)});
  }
  return WeekSet(std::move(ranges));
}

WeekSet WeekSet::spread(std::int64_t seconds) const {
  if (ranges_.empty()) return {};
  if (seconds >= week_seconds) return always();
  std::vector<Range> ranges(ranges_);
  for (Range& range : ranges) range.end += static_cast<std::int32_t>(seconds);
  return WeekSet(std::move(ranges));
}

WeekSet WeekSet::on_every_day() const {
  WeekSet all;
  for (int day = 0; day < 7; ++day) all = all | shifted(day * day_seconds);
  return all;
}

WeekSet WeekSet::complement() const {
  std::vector<Range> ranges;
  std::int32_t free = 0;
  for (const Range& range : ranges_) {
    ranges.push_back({free, range.begin});
    free = range.end;
  }
  ranges.push_back({free, week_seconds});
  return WeekSet(std::move(ranges));
}

WeekSet operator|(const WeekSet& a, const WeekSet& b) {
  std::vector<WeekSet::Range> ranges(a.ranges_);
  ranges.insert(ranges.end(), b.ranges_.begin(), b.ranges_.end());
  return WeekSet(std::move(ranges));
}

WeekSet operator&(const WeekSet& a, const WeekSet& b) {
  WeekSet both;
  auto left = a.ranges_.begin();
  auto right = b.ranges_.begin();
  while (left != a.ranges_.end() && right != b.ranges_.end()) {
    const std::int32_t begin = std::max(left->begin, right->begin);
    const std::int32_t end = std::min(left->end, right->end);
    if (begin < end) both.ranges_.push_back({begin, end});
    (left->end < right->end ? left : right)++;
  }
  return both;
}

std::optional<std::int32_t> WeekSet::until_free(std::int32_t second) const {
  if (!contains(second)) return 0;
  if (ranges_.size() == 1 && ranges_.front() == Range{0, week_seconds}) return std::nullopt;
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), second,
                                      [](std::int32_t s, const Range& r) { return s < r.begin; });
  const std::int32_t end = std::prev(after)->end;
  if (end < week_seconds || ranges_.front().begin != 0) return end - second;
  return end - second + ranges_.front().end;  // goes on over Sunday's midnight
}

WeekSet WeekSet::let_out(const WeekSet& closed) const {
  WeekSet out = *this & closed.complement();
  for (const Range& held : (*this & closed).ranges_) {
    const auto wait = closed.until_free(held.begin);
    if (!wait) continue;
    const std::int32_t open = (held.begin + *wait) % week_seconds;
    out = out | WeekSet({{open, open + 1}});
  }
  return out;
}

WeekSet::Range WeekSet::clock_bounds() const {
  Range bounds{day_length - 1, 0};
  for (const Range& range : ranges_) {
    const std::int32_t first = range.begin % day_length;
    const std::int32_t last = (range.end - 1) % day_length;
    if (range.end - range.begin >= day_length || last < first) return {0, day_length - 1};
    bounds.begin = std::min(bounds.begin, first);
    bounds.end = std::max(bounds.end, last);
  }
  return ranges_.empty() ? Range{0, day_length - 1} : bounds;
}

}  // namespace wayproof::facts
