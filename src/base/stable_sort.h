// The one sort of the engine. std::sort leaves the order of equals to the library, so the native and the WebAssembly
// engine could differ, and each use of std::stable_sort is some 4 kB of code in the page's download; this one is
// compiled once. tests/unit/base/stable_sort_test.cpp; tests/layering holds the other rooms to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace wayproof {
namespace sorting {

/// Whether the item at position `a` belongs before the one at `b`; `items` is what the caller gave.
using Before = bool (*)(const void* items, std::uint32_t a, std::uint32_t b);

/// The positions of `count` items in their sorted order, equals in the order they stand in; empty if they are sorted
/// already.
[[nodiscard]] std::vector<std::uint32_t> stable_order(std::size_t count, Before before, const void* items);

}  // namespace sorting

/// Sorts by `before`, a strict weak order; equals keep their order. At most 2^32 - 1 items. O(n log n), O(n) if sorted
/// already.
template <class Item, class Order = std::less<>>
void stable_sort(std::vector<Item>& items, Order before = {}) {
  struct Given {
    const std::vector<Item>& items;
    const Order& before;
  } const given{items, before};
  const std::vector<std::uint32_t> order = sorting::stable_order(
      items.size(),
      [](const void* opaque, std::uint32_t a, std::uint32_t b) {
        const Given& all = *static_cast<const Given*>(opaque);
        return static_cast<bool>(all.before(all.items[a], all.items[b]));
      },
      &given);
  if (order.empty()) return;
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t position : order) sorted.push_back(std::move(items[position]));
  items = std::move(sorted);
}

}  // namespace wayproof
