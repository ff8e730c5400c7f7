// Two journeys that one event starts: one sets a tag, the other takes it away within the hour. Which of them is last
// decides what the customer is.
#include <algorithm>

#include "rules/starts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t an_hour = 3600;

bool tags(const Passed& passed) {
  const auto& step = *passed.step.lowered;
  return passed.exactly && (!step.add_tags.empty() || !step.remove_tags.empty());
}

const Index* shared(const std::vector<Index>& a, const std::vector<Index>& b) {
  const auto found = std::find_first_of(a.begin(), a.end(), b.begin(), b.end());
  return found == a.end() ? nullptr : &*found;
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for_each_pair(context, an_hour, false, tags, [&](const Passed& a, const Passed& b) {
    const std::int64_t gap = *b.exactly - *a.exactly;
    if (gap > an_hour || gap < -an_hour) return false;
    const Index* removed = shared(a.step.lowered->add_tags, b.step.lowered->remove_tags);
    const Index* added = shared(a.step.lowered->remove_tags, b.step.lowered->add_tags);
    if (removed == nullptr && added == nullptr) return false;
    const Index tag = removed != nullptr ? *removed : *added;
    draft_of_pair(rule, a, b, {{"tag", verbatim(context.program.tags[tag])}}, removed != nullptr ? "removed" : "added")
        .add_to(report);
    return true;
  });
}

}  // namespace

extern constinit const Rule cross_tags_contradict{
    {"cross/tags-contradict", Severity::warning, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
