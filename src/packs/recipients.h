// What a workspace is for the people of one region: its journeys without what only others meet. So law is asked of the
// messages that reach the people whom it protects, and of no others.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.h"

namespace wayproof::packs {

/// People who live in one region, as far as journeys can tell them apart.
struct Recipients {
  std::string region;                ///< as the workspace names it, or more exactly: "KR", "US-TX"
  std::optional<std::string> value;  ///< of the attribute that says the region; absent: they have none
  bool told_apart = false;           ///< some condition of the journeys asks for their region
};

/// The attribute that says where a customer lives: the only one of type `region`. Null: none, or nobody can tell which.
[[nodiscard]] const model::Attribute* region_attribute(const model::Workspace& workspace);

/// All recipients of a workspace by its `regions`, each region once for every value that the attribute can have there.
/// People without a value are among those of every region where the attribute may be missing.
[[nodiscard]] std::vector<Recipients> recipients_of(const model::Project& project);

/// The project as these recipients meet it: conditions on their region are decided, and what is decided against them is
/// gone (cases, exits, versions of texts, whole journeys). The rest is as it was, at its places.
[[nodiscard]] model::Project project_for(const model::Project& project, const model::Attribute& attribute,
                                         const Recipients& recipients);

/// A region lies in another, or is it: "US-TX" in "US".
[[nodiscard]] bool lies_in(std::string_view region, std::string_view other);
/// One lies in the other: of people somewhere in the US some may live in Texas.
[[nodiscard]] bool meet(std::string_view region, std::string_view other);

}  // namespace wayproof::packs
