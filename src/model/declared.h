// Things of one kind that a workspace declares, in the order of its file, each found by its id without looking through
// the others: a workspace of 10,000 events is asked for one of them at every place that names one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wayproof::model {

/// Thing has a member `id` with the id's text as its `value`, which stays what it was when the thing was added.
template <class Thing>
class Declared {
 public:
  /// Several may have the same id, which is a finding; the first of them is the one that is found.
  Thing& add(Thing thing) {
    places_.try_emplace(thing.id.value, static_cast<std::uint32_t>(things_.size()));
    return things_.emplace_back(std::move(thing));
  }

  /// Null if nothing has this id.
  [[nodiscard]] const Thing* find(std::string_view id) const {
    const auto known = places_.find(id);
    return known == places_.end() ? nullptr : &things_[known->second];
  }
  [[nodiscard]] Thing* find(std::string_view id) { return const_cast<Thing*>(std::as_const(*this).find(id)); }

  [[nodiscard]] bool empty() const { return things_.empty(); }
  [[nodiscard]] std::size_t size() const { return things_.size(); }
  [[nodiscard]] const Thing& operator[](std::size_t place) const { return things_[place]; }
  [[nodiscard]] Thing& operator[](std::size_t place) { return things_[place]; }
  [[nodiscard]] auto begin() const { return things_.begin(); }
  [[nodiscard]] auto end() const { return things_.end(); }
  [[nodiscard]] auto begin() { return things_.begin(); }
  [[nodiscard]] auto end() { return things_.end(); }

  /// All of them, for who changes their ids and declares them anew; nothing is left here.
  [[nodiscard]] std::vector<Thing> take() {
    places_.clear();
    return std::exchange(things_, {});
  }

 private:
  std::vector<Thing> things_;
  std::map<std::string, std::uint32_t, std::less<>> places_;  ///< of the first with each id
};

}  // namespace wayproof::model
