// Journeys that one event or day starts together, and what a customer meets in them to whom nothing else happens: he
// buys nothing, answers nothing, and every wait runs out. What two such journeys do to him is certain without a proof,
// as far as it goes; what events, branches and held messages add is left to the proof.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "rules/support.h"

namespace wayproof::rules {

/// A step on that customer's way that sends something or sets tags.
struct Passed {
  StepView step;
  const model::Trigger* by = nullptr;   ///< what started the journey
  std::optional<std::int64_t> exactly;  ///< seconds after the start, where they do not hang on the clock

  [[nodiscard]] const facts::Elapsed& elapsed() const { return step.facts->elapsed[step.node]; }
};

struct Starts {
  /// One for each event, day or date that starts journeys: such steps of all of them, by their earliest time.
  std::vector<std::vector<Passed>> groups;
};

[[nodiscard]] Starts starts_of(const Context& context);

/// Pairs of wanted steps, the earlier first, whose earliest times are at most so far apart, of journeys that surely
/// take the same customers. Each step is compared with its next few only, so that thousands of journeys stay cheap.
/// `one_journey`: pairs inside of one journey, too. A pair of which `visit` tells something (true) is the last of the
/// later one's journey: what else is wrong with it shows when that is mended.
void for_each_pair(const Context& context, std::int64_t within, bool one_journey,
                   const std::function<bool(const Passed&)>& wanted,
                   const std::function<bool(const Passed&, const Passed&)>& visit);

/// A finding at the later one of a pair, with a label "<rule>.label.other" at the earlier one; `why` and `advice` are
/// the rule's own.
[[nodiscard]] Draft draft_of_pair(const RuleInfo& rule, const Passed& earlier, const Passed& later,
                                  std::vector<Arg> more, std::string_view variant = {});

}  // namespace wayproof::rules
