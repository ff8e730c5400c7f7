// Two journeys that one event starts send two different colleagues to the same customer.
#include "rules/starts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t a_week = 7 * day_seconds;

/// A colleague who speaks to the customer.
bool speaks(const Passed& passed) {
  const auto& step = *passed.step.lowered;
  return step.type == model::StepType::task && step.sends && step.purpose != model::Purpose::internal &&
         step.role != program::none;
}

ArgValue role(const Context& context, const Passed& passed) {
  const std::string& id = context.program.roles[passed.step.lowered->role];
  const auto* found = context.workspace().people.find(id);
  return found != nullptr ? title_of(found->title, id) : ArgValue(verbatim(id));
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for_each_pair(context, a_week, false, speaks, [&](const Passed& a, const Passed& b) {
    if (a.step.lowered->role == b.step.lowered->role) return false;
    draft_of_pair(rule, a, b, {{"one", role(context, a)}, {"other", role(context, b)}}).add_to(report);
    return true;
  });
}

}  // namespace

extern constinit const Rule cross_two_voices{{"cross/two-voices", Severity::warning, "2026.11", Stability::preview},
                                             check};

}  // namespace wayproof::rules
