// Interned names: text to dense index and back, in order of first mention. Look-ups are by a sorted index, so nothing
// depends on hashing.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace wayproof::program {

class Names {
 public:
  /// The index of a name, added when new.
  std::uint32_t add(std::string_view name);
  /// The index of a name, or the greatest value when it is not there.
  [[nodiscard]] std::uint32_t find(std::string_view name) const;
  [[nodiscard]] const std::string& operator[](std::uint32_t index) const { return names_[index]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::uint32_t, std::less<>> index_;
};

}  // namespace wayproof::program
