#include "base/stable_sort.h"

#include <algorithm>
#include <numeric>

namespace wayproof::sorting {

std::vector<std::uint32_t> stable_order(std::size_t count, Before before, const void* items) {
  const auto end = static_cast<std::uint32_t>(count);
  std::uint32_t sorted = 1;
  while (sorted < end && !before(items, sorted, sorted - 1)) ++sorted;
  if (sorted >= end) return {};
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return before(items, a, b); });
  return order;
}

}  // namespace wayproof::sorting
