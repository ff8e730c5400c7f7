#include "proof/bounds.h"

#include <algorithm>

namespace wayproof::proof {
namespace {

constexpr std::int64_t sum(std::int64_t a, std::int64_t b) {
  return a >= Bounds::unbounded || b >= Bounds::unbounded ? Bounds::unbounded : a + b;
}

}  // namespace

Bounds::Bounds(std::size_t points) : points_(points), most_(points * points, unbounded) {
  for (Point p = 0; p < points; ++p) at(p, p) = 0;
}

std::optional<std::int64_t> Bounds::least(Point point) const {
  const std::int64_t bound = at(base, point);
  return bound >= unbounded ? std::nullopt : std::optional(-bound);
}

std::optional<std::int64_t> Bounds::greatest(Point point) const {
  const std::int64_t bound = at(point, base);
  return bound >= unbounded ? std::nullopt : std::optional(bound);
}

// One new bound tightens others only through itself.
void Bounds::constrain(const Difference& difference) {
  const auto [left, right, most] = difference;
  if (empty_ || most >= at(left, right)) return;
  if (sum(most, at(right, left)) < 0) {
    empty_ = true;
    return;
  }
  at(left, right) = most;
  for (Point a = 0; a < points_; ++a) {
    const std::int64_t to_left = sum(at(a, left), most);
    if (to_left >= unbounded) continue;
    for (Point b = 0; b < points_; ++b) at(a, b) = std::min(at(a, b), sum(to_left, at(right, b)));
  }
}

void Bounds::forget(Point point) {
  for (Point other = 0; other < points_; ++other) {
    if (other == point) continue;
    at(point, other) = unbounded;
    at(other, point) = unbounded;
  }
}

void Bounds::copy(Point to, Point from) {
  if (to == from) return;
  for (Point other = 0; other < points_; ++other) {
    if (other == to) continue;
    at(to, other) = at(from, other);
    at(other, to) = at(other, from);
  }
}

void Bounds::drop_last() {
  const std::size_t fewer = points_ - 1;
  for (std::size_t row = 0; row < fewer; ++row) {
    for (std::size_t column = 0; column < fewer; ++column) most_[row * fewer + column] = most_[row * points_ + column];
  }
  points_ = fewer;
  most_.resize(fewer * fewer);
}

Point Bounds::add_point() {
  const std::size_t more = points_ + 1;
  std::vector<std::int64_t> grown(more * more, unbounded);
  for (std::size_t row = 0; row < points_; ++row) {
    for (std::size_t column = 0; column < points_; ++column) grown[row * more + column] = most_[row * points_ + column];
  }
  grown[more * more - 1] = 0;
  most_ = std::move(grown);
  points_ = more;
  return static_cast<Point>(more - 1);
}

void Bounds::move_base(std::int64_t ticks) {
  for (Point point = 1; point < points_; ++point) {
    if (at(point, base) < unbounded) at(point, base) -= ticks;
    if (at(base, point) < unbounded) at(base, point) += ticks;
  }
}

void Bounds::blur(Point later, Point earlier, std::int64_t ticks) {
  const std::int64_t furthest = at(later, earlier);
  const bool unknown = furthest > ticks && furthest < unbounded, further = at(earlier, later) < -ticks;
  if (unknown) at(later, earlier) = unbounded;
  if (further) {
    // It lies further back than anything asks: its place on the calendar does not matter any more either.
    forget(earlier);
    at(earlier, later) = -ticks;
  }
  if (unknown || further) close();
}

// Shortest ways between all pairs (Floyd and Warshall), after bounds were taken away.
void Bounds::close() {
  for (Point through = 0; through < points_; ++through) {
    for (Point a = 0; a < points_; ++a) {
      for (Point b = 0; b < points_; ++b) at(a, b) = std::min(at(a, b), sum(at(a, through), at(through, b)));
    }
  }
}

bool Bounds::contains(const Bounds& other) const {
  if (other.empty_) return true;
  if (empty_) return false;
  for (std::size_t n = 0; n < most_.size(); ++n) {
    if (most_[n] < other.most_[n]) return false;
  }
  return true;
}

// What bounds the point from below is left out: put as late as all else lets it, it keeps to that.
bool Bounds::contains_later(const Bounds& other, Point point) const {
  if (other.empty_) return true;
  if (empty_) return false;
  for (Point left = 0; left < points_; ++left) {
    for (Point right = 0; right < points_; ++right) {
      if (right != point && at(left, right) < other.at(left, right)) return false;
    }
  }
  return true;
}

}  // namespace wayproof::proof
