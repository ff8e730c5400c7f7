// What `check` says of limits and what the proof says must go together (decision 025): a limit that a customer is shown
// to break is not proved. On random small workspaces whose caps are only watched.
#include <gtest/gtest.h>

#include <algorithm>

#include "proof/prove.h"
#include "support/checked.h"
#include "support/small_workspaces.h"

namespace wayproof::rules {
namespace {

constexpr Instant start = 1'804'464'000;  // 2027-03-08

testing::SmallWorkspace watched(std::uint64_t seed) {
  testing::Features features = testing::some_features(seed, 20);
  features.sliding_caps = seed % 3 == 0;
  features.calendar_caps = seed % 3 == 1;
  features.tumbling_caps = seed % 3 == 2;
  testing::SmallWorkspace out = testing::random_workspace(seed, features);
  const std::string enforced = R"("caps": {"mode": "enforce"})";
  for (auto& [name, text] : out.files) {
    const auto at = text.find(enforced);
    if (at != std::string::npos) text.replace(at, enforced.size(), R"("caps": {"mode": "observe"})");
  }
  return out;
}

TEST(CheckAgreesWithProof, ALimitThatIsShownBrokenIsNotProved) {
  int shown = 0, agreed = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const auto loaded = testing::load(watched(seed).files);
    const auto& part = loaded->parts.front();
    const auto& caps = part.program.gate.caps;
    const auto found = testing::check(*loaded, day_of_local(start));
    const auto broken = std::find_if(found.begin(), found.end(),
                                     [](const Finding& finding) { return finding.rule == "cap/too-many-on-one-path"; });
    if (caps.size() != 1 || broken == found.end()) continue;
    ++shown;
    proof::Workspace workspace(*part.project, part.program);
    for (const proof::Property& property : proof::properties(*part.project, part.program)) {
      if (property.source != proof::Property::Source::cap) continue;
      const proof::Answer answer = proof::prove(workspace, property, start);
      EXPECT_NE(answer.verdict, proof::Answer::Verdict::proved) << "seed " << seed;
      agreed += answer.verdict == proof::Answer::Verdict::refuted ? 1 : 0;
    }
  }
  EXPECT_GE(shown, 30);
  EXPECT_GE(agreed * 10, shown * 9) << "most of them it refutes itself";
}

}  // namespace
}  // namespace wayproof::rules
