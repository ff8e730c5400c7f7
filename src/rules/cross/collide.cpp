// Two journeys that one event starts write to the same customer within the hour.
#include <algorithm>

#include "program/filter.h"
#include "rules/starts.h"

namespace wayproof::rules {
namespace {

constexpr std::int64_t an_hour = 3600;

bool advertises(const Passed& passed) {
  const auto& step = *passed.step.lowered;
  return step.type == model::StepType::message && step.sends && is_marketing(step.purpose) &&
         step.channel != program::none && passed.exactly;
}

/// An enforced limit of one message lets only one of the two out.
bool only_one(const Context& context, const Passed& a, const Passed& b) {
  const auto& caps = context.program.gate.caps;
  return enforced(context, model::Check::caps, *a.step.lowered) &&
         std::any_of(caps.begin(), caps.end(), [&](const program::Cap& cap) {
           return cap.max == 1 && (cap.kind != model::Window::Kind::sliding || cap.length >= an_hour) &&
                  program::matches(cap.of, context.program, a.step.index) &&
                  program::matches(cap.of, context.program, b.step.index);
         });
}

void check(const RuleInfo& rule, const Context& context, Report& report) {
  for_each_pair(context, an_hour, false, advertises, [&](const Passed& a, const Passed& b) {
    const std::int64_t gap = *b.exactly - *a.exactly;
    if (gap >= an_hour || gap <= -an_hour || only_one(context, a, b)) return false;
    draft_of_pair(rule, a, b, {{"gap", Duration{.seconds = gap < 0 ? -gap : gap}}}, gap == 0 ? "at_once" : "")
        .add_to(report);
    return true;
  });
}

}  // namespace

extern constinit const Rule cross_collide{{"cross/collide", Severity::warning, "2026.11", Stability::preview}, check};

}  // namespace wayproof::rules
