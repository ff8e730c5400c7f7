// The packs that there are for a project: its own in front of those that came with Wayproof, each read when it is first
// asked for.
#pragma once

#include <deque>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "model/project.h"

namespace wayproof::packs {

class KnownPacks {
 public:
  explicit KnownPacks(const model::Project& project) : project_(project) {}

  /// By its id; null: there is none.
  [[nodiscard]] const model::Pack* find(std::string_view id);
  /// The same among those that came with Wayproof.
  [[nodiscard]] const model::Pack* find_shipped(std::string_view id);
  [[nodiscard]] std::vector<std::string_view> ids() const;

  struct Named {
    const model::Pack* pack = nullptr;
    const model::Requirement* requirement = nullptr;
  };
  /// A requirement by its full name; of a name that nothing has there is a finding, and nulls.
  [[nodiscard]] Named requirement(FileId file, const model::Id& name, Report& report);

  /// Those that came with Wayproof and were read; what points at one stays true.
  [[nodiscard]] std::deque<model::Pack> take() { return std::move(read_); }

 private:
  const model::Project& project_;
  std::deque<model::Pack> read_;
};

/// A name in a file that nothing has, with the one that may have been meant. `kind`: "pack", "requirement", "rule",
/// "source".
void unknown_name(FileId file, std::string_view kind, const model::Id& name,
                  std::span<const std::string_view> candidates, Report& report);

}  // namespace wayproof::packs
