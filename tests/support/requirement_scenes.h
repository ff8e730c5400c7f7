// From a requirement's own parameters: a small workspace that breaks it, and one that holds to it. What a pack asks for
// is so put to the test as a pack, whoever wrote it: a requirement that nothing can break protects nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"
#include "support/pitfall_scenes.h"

namespace wayproof::testing {

struct RequirementScene {
  std::vector<TestFile> files;
  Day as_of = 0;
};
struct RequirementPair {
  RequirementScene broken, held;
  std::string breaks_by;              ///< what the first one does, where a proof shows it and no finding
  std::string holds_by;               ///< what the second one does, as half a sentence
  std::string held_answer = "holds";  ///< "not_asked" of what nobody may get at all
};

/// One kind of message that a requirement is about.
struct RequirementCase {
  std::string region;  ///< of the recipients
  model::ChannelKind channel = model::ChannelKind::sms;
  model::Purpose purpose = model::Purpose::marketing;
};
/// Its first region with every channel and purpose, then each other region with the first of both.
[[nodiscard]] std::vector<RequirementCase> cases_of(const model::Pack& pack, const model::Requirement& requirement);

/// Nothing where no scene is known.
[[nodiscard]] std::optional<RequirementPair> requirement_pair(const model::Pack& pack,
                                                              const model::Requirement& requirement,
                                                              const RequirementCase& one);

}  // namespace wayproof::testing
