// What is known of some points in time relative to each other: for each pair, how much later one can be than the other
// at most. A set of such bounds describes all runs at once that go the same way. The literature calls it a
// difference-bound matrix (D. Dill, "Timing assumptions and verification of finite-state concurrent systems", 1989).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace wayproof::proof {

/// One of the points; 0 is the base that all others are counted from.
using Point = std::uint32_t;
inline constexpr Point base = 0;

/// x[left] - x[right] <= most, in ticks.
struct Difference {
  Point left = base, right = base;
  std::int64_t most = 0;

  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Kept closed: every bound is as tight as the others make it, so what can be read off is exact, and two descriptions
/// of the same set are equal. All points are whole numbers, so nothing is lost by closed bounds.
class Bounds {
 public:
  /// Nothing is known but that the base is 0.
  explicit Bounds(std::size_t points);

  [[nodiscard]] std::size_t points() const { return points_; }
  /// No point in time fits.
  [[nodiscard]] bool empty() const { return empty_; }

  /// At most this much between two points; `unbounded` when nothing is known.
  static constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;
  [[nodiscard]] std::int64_t most(Point left, Point right) const { return at(left, right); }
  /// Earliest and latest value; nothing when there is none.
  [[nodiscard]] std::optional<std::int64_t> least(Point point) const;
  [[nodiscard]] std::optional<std::int64_t> greatest(Point point) const;

  void constrain(const Difference& difference);
  /// Nothing is known of the point any more; what it said about others stays.
  void forget(Point point);
  /// The point is where another one is; what was known of it is gone.
  void copy(Point to, Point from);
  /// Takes away the last point.
  void drop_last();
  Point add_point();
  /// Counts from a base that lies `ticks` later.
  void move_base(std::int64_t ticks);
  /// Forgets by how much `earlier` lies more than `ticks` before `later`.
  void blur(Point later, Point earlier, std::int64_t ticks);

  /// Every run that fits `other` fits this.
  [[nodiscard]] bool contains(const Bounds& other) const;
  /// Every run that fits `other` fits this, once `point` is put to a later time or left where it is.
  [[nodiscard]] bool contains_later(const Bounds& other, Point point) const;

 private:
  [[nodiscard]] std::int64_t at(Point left, Point right) const { return most_[left * points_ + right]; }
  [[nodiscard]] std::int64_t& at(Point left, Point right) { return most_[left * points_ + right]; }
  void close();

  std::size_t points_;
  bool empty_ = false;
  std::vector<std::int64_t> most_;
};

}  // namespace wayproof::proof
