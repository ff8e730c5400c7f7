#include "program/names.h"

namespace wayproof::program {

std::uint32_t Names::add(std::string_view name) {
  if (const auto found = index_.find(name); found != index_.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  index_.emplace(name, index);
  return index;
}

std::uint32_t Names::find(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? std::numeric_limits<std::uint32_t>::max() : found->second;
}

}  // namespace wayproof::program
