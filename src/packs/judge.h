// Holds a workspace to its packs: of each requirement one of four answers, and findings where it is not met or where
// something is missing to tell.
#pragma once

#include <string>
#include <vector>

#include "packs/audiences.h"
#include "packs/library.h"
#include "rules/rule.h"

namespace wayproof::packs {

/// The worse the later: of several recipients the worst answer counts.
enum class Verdict : std::uint8_t {
  holds,
  not_told,           ///< only a proof or a run can tell; the quick check does not
  needs_attestation,  ///< no file can show it, and nobody has confirmed it
  needs_data,         ///< the files do not say something that decides it
  broken,             ///< a finding shows where
};

/// A message that a requirement is about, by the ids of its journey and step.
struct About {
  std::string journey, step;
  friend bool operator==(const About&, const About&) = default;
};

/// What is answered of one group of recipients.
struct Group {
  const View* view = nullptr;  ///< the project as they meet it; null: as it is written
  Verdict verdict = Verdict::holds;
  std::vector<program::Index> messages;  ///< that it is about, into the program's steps
};

struct Answer {
  const model::Pack* pack = nullptr;
  const model::Requirement* requirement = nullptr;
  Verdict verdict = Verdict::holds;
  /// Messages that it is about reach people whom it protects. False: there is nothing to ask.
  bool concerns = false;
  std::vector<std::string> regions;  ///< of those people, as the workspace names them; empty: everybody
  std::vector<About> messages;
  std::vector<Group> groups;                        ///< that messages which it is about reach
  std::size_t findings = 0;                         ///< how many show it broken or ask for data
  const model::Attestation* attestation = nullptr;  ///< that settles it
};

/// Every requirement of the library's packs, by pack and in the packs' order. `findings` are those of the rules; a
/// requirement that some rule stands for adds its source to that rule's findings, any other adds findings of its own
/// under "pack/<pack>/<requirement>".
[[nodiscard]] std::vector<Answer> judge(const rules::Context& context, const Library& library,
                                        const Audiences& audiences, std::vector<Finding>& findings);

}  // namespace wayproof::packs
