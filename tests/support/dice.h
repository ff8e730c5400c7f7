// Random choices that are the same on every machine and with every library, for workspaces and runs that a seed names.
#pragma once

#include <cstdint>
#include <vector>

namespace wayproof::testing {

/// A small generator (splitmix64), the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e37'79b9'7f4a'7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebULL;
    return z ^ (z >> 31);
  }
  /// Evenly from low to high, both included.
  int from_to(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }
  bool chance(int percent) { return from_to(1, 100) <= percent; }
  template <class T>
  const T& one_of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(from_to(0, static_cast<int>(list.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace wayproof::testing
